"""What a person sees after a command: the verdict in one line, the board of an edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.commands import progress
from reportgen.edition.build import Built
from reportgen.model.decisions import OpenPoint
from reportgen.model.diagnostics import Diagnostic
from reportgen.writers.print import missing_signs
from tests import compilations

MADE = replace(compilations.realistic(), open=())
OPEN = (
    OpenPoint("question", "A hyphen was kept", "asia", 9),
    OpenPoint("question", "A page may go on", "asia", 10),
    OpenPoint("unsigned", "Nobody has signed", "asia"),
)


def test_nothing_open_is_complete() -> None:
    assert progress.verdict(MADE) == "complete: nothing is open"


def test_what_is_open_is_counted_by_kind() -> None:
    line = progress.verdict(replace(MADE, open=OPEN))
    assert line.startswith("draft: 2 questions, 1 unsigned (")
    assert line.endswith("status says more)")


def test_the_summary_names_every_report_and_the_missing_ones(capsys: pytest.CaptureFixture[str]) -> None:
    progress.summary(Built(MADE, (), (), ()))
    shown = capsys.readouterr().err
    for report in MADE.reports:
        for piece in progress.broken(report.source.file, progress.FILE_WIDTH):
            assert piece in shown
    for missing in MADE.missing:
        assert missing.file in shown


def test_quiet_and_no_terminal_draw_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for quiet in (True, False):
        with progress.shown(quiet) as drawn:
            drawn("reading", 1, 2)
    said = capsys.readouterr()
    assert said.out == said.err == ""


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("africa.pdf", ("africa.pdf",)),
        ("europe-north-america-caribbean.pdf 8fb6637a", ("europe-north-america-", "caribbean.pdf 8fb6637a")),
        ("a_report_with_low_lines_in_it.pdf", ("a_report_with_low_", "lines_in_it.pdf")),
        ("withoutanyplacetobreakit.pdf", ("withoutanyplacetobreakit.pdf",)),
    ],
)
def test_names_of_files_break_behind_separators(name: str, lines: tuple[str, ...]) -> None:
    assert progress.broken(name, 22) == lines


def test_the_summary_says_that_conformance_is_lost(capsys: pytest.CaptureFixture[str]) -> None:
    said = missing_signs.explained(['.notdef glyph rendered "山" (U+5C71)'], MADE)
    warnings = tuple(Diagnostic("warning", "rendering", text) for text in said * 2)
    progress.summary(Built(MADE, warnings, (), ()))
    assert "does not conform to PDF/UA and PDF/A: 1 sign is printed as a box" in capsys.readouterr().err
    progress.summary(Built(MADE, (), (), ()))
    assert "PDF/UA" not in capsys.readouterr().err
