"""Two regions may print the same footnote: each is proven with its own page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation, Note, Report
from reportgen.model.document import NoteMark
from reportgen.model.note_numbers import numbered
from reportgen.model.provenance import Evidence
from reportgen.proof import docx_form, file_check, html_form, pdf_form
from tests import coded

WORDS = "The term is used here as in the convention."


def _with_note(report: Report, page: int, *, marked: bool) -> Report:
    """The report with a footnote on a page; where no mark leads to it, it stands in the annex."""
    section, *rest = report.sections
    item = replace(section.items[0], marks=(NoteMark("note", 3),) if marked else ())
    note = Note("footnote", WORDS, (Evidence(page, (70.0, 700.0, 300.0, 710.0)),), id="note")
    section = replace(section, items=(item, *section.items[1:]), notes=(note,))
    return numbered(replace(report, sections=(section, *rest)))


def _compilation(marked: Sequence[bool]) -> Compilation:
    made = coded.coded()
    reports = [
        _with_note(report, 90 + n, marked=own)
        for n, (report, own) in enumerate(zip(made.reports, marked, strict=False))
    ]
    return replace(made, reports=(*reports, *made.reports[len(reports) :]))


@pytest.mark.parametrize("form", [html_form, docx_form, pdf_form])
@pytest.mark.parametrize("marked", [(True, True), (False, True), (True, False, True), (False, False, True)])
def test_equal_footnotes_are_not_taken_for_one_another(form: object, marked: Sequence[bool]) -> None:
    expected = form.expect(_compilation(marked), Path("nowhere"))  # type: ignore[attr-defined]
    assert [it.message for it in file_check.reference_claims(expected)] == []
    assert expected.unplaced == ()
