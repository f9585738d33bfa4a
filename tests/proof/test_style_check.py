"""Italics, raised and lowered letters of a published file are those of the compilation, in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation, Note
from reportgen.model.document import NoteMark
from reportgen.model.inline_runs import StyledRun
from reportgen.proof import docx_form, engines, file_check, html_form, pdf_form
from reportgen.proof.findings import Discrepancy
from reportgen.proof.forms import ProofForm
from tests import compilations
from tests.proof.test_link_check import made

RUNS = (
    StyledRun("Governments should read "),
    StyledRun("the whole", italic=True),
    StyledRun(" of the 2"),
    StyledRun("nd", script="sup"),
    StyledRun(" report on CO"),
    StyledRun("two", script="sub"),
    StyledRun(" and "),
    StyledRun("act", italic=True),
    StyledRun("."),
)
LOST = {
    "italic": "“the whole” must be italic",
    "raised": "“2nd” must be raised",
    "lowered": "“COtwo” must be lowered",
    "note": "“Forum.” must be italic",
}


def styled(lost: str = "") -> Compilation:
    """A document with all of it in a passage and its footnote, but for what is lost."""
    runs = [
        replace(
            run,
            italic=run.italic and not (lost == "italic" and "whole" in run.text),
            script=None if (run.script, lost) in (("sup", "raised"), ("sub", "lowered")) else run.script,
        )
        for run in RUNS
    ]
    report = compilations.report(0)
    section = report.sections[1]
    said = (StyledRun("See the "), StyledRun("Forum", italic=lost != "note"), StyledRun("."))
    note = Note("footnote", "See the Forum.", id="note", number=1, runs=said)
    text = "".join(run.text for run in RUNS)
    marks = (NoteMark("note", len(text)),)
    item = replace(
        section.items[0], text=text, runs=tuple(runs), marks=marks, key_terms=(), themes=(), asks=()
    )
    section = replace(section, items=(item, *section.items[1:]), notes=(note,))
    sections = (report.sections[0], section, *report.sections[2:])
    return Compilation(compilations.EDITION, (replace(report, sections=sections),))


def found(form: ProofForm, path: Path, lost: str, folder: Path, reader: str = "pdfium") -> list[Discrepancy]:
    """What is wrong with a file, by the compilation in which something is not lost."""
    expected = form.expect(styled(lost), folder)
    assert expected.unplaced == ()
    return file_check.check(expected, form.published(form.read(path, reader), expected)[0])


@pytest.mark.middle
@pytest.mark.parametrize("form", [html_form, docx_form, pdf_form])
def test_what_was_lost_is_named_with_its_passage(form: ProofForm, tmp_path: Path) -> None:
    for lost, message in LOST.items():
        folder = tmp_path / lost
        folder.mkdir()
        findings = found(form, made(form, styled(lost), folder), "", folder)
        assert [finding.code for finding in findings] == ["style"]
        assert message in str(findings[0])
        assert findings[0].item == (
            "africa/s0/note/1" if lost == "note" else styled().reports[0].sections[1].items[0].id
        )
        assert (findings[0].page is not None) == (form is pdf_form)


@pytest.mark.middle
@pytest.mark.parametrize("reader", engines.ENGINES)
def test_both_engines_see_them_in_print(reader: str, tmp_path: Path) -> None:
    path = made(pdf_form, styled(), tmp_path)
    assert found(pdf_form, path, "", tmp_path, reader) == []
    assert [it.code for it in found(pdf_form, path, "italic", tmp_path, reader)] == ["style"]


@pytest.mark.middle
@pytest.mark.parametrize("form", [html_form, docx_form])
def test_nothing_is_named_where_nothing_is_lost(form: ProofForm, tmp_path: Path) -> None:
    assert found(form, made(form, styled(), tmp_path), "", tmp_path) == []
    named = found(form, made(form, styled(), tmp_path), "raised", tmp_path)
    assert "“2nd” must not be raised" in str(named[0])
