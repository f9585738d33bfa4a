"""What a person sees after a command: the verdict in one line, the board of an edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.commands import progress
from reportgen.edition.build import Built
from reportgen.model.decisions import OpenPoint
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
        assert report.source.file[:30] in shown  # a longer name goes on in the next line
    for missing in MADE.missing:
        assert missing.file in shown


def test_quiet_and_no_terminal_draw_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    for quiet in (True, False):
        with progress.shown(quiet) as drawn:
            drawn("reading", 1, 2)
    said = capsys.readouterr()
    assert said.out == said.err == ""
