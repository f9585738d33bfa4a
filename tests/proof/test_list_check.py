"""An entry of a list stands as far in as the compilation says, in every format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation
from reportgen.proof import docx_form, file_check, html_form, pdf_form
from reportgen.proof.forms import ProofForm
from tests import compilations
from tests.proof.test_link_check import made

LEVELS = (1, 2, 3, 4, 1)


def listed(*levels: int) -> Compilation:
    """A document with a list of such levels; 0 stands for a paragraph."""
    report = compilations.report(0)
    section = report.sections[1]
    words = compilations.SENTENCES
    items = [
        compilations.item(f"{section.id}/{n}", words[n], (10,), "•" if level else None, level)
        for n, level in enumerate(levels, 1)
    ]
    sections = (report.sections[0], replace(section, items=tuple(items)), *report.sections[2:])
    return Compilation(compilations.EDITION, (replace(report, sections=sections),))


@pytest.mark.middle
@pytest.mark.parametrize("form", [html_form, docx_form, pdf_form])
@pytest.mark.parametrize(
    ("published", "message"),
    [
        (LEVELS, ""),
        ((1, 1, 2, 3, 1), "must be an entry of a list of level 2; it is an entry of a list of level 1"),
        ((1, 2, 3, 4, 0), "must be an entry of a list of level 1; it is a paragraph outside of lists"),
    ],
)
def test_another_level_is_named(
    form: ProofForm, published: tuple[int, ...], message: str, tmp_path: Path
) -> None:
    path = made(form, listed(*published), tmp_path)
    expected = form.expect(listed(*LEVELS), tmp_path)
    findings = file_check.check(expected, form.published(form.read(path, "pdfium"), expected)[0])
    assert {finding.code for finding in findings} <= {"style"}
    assert any(message in str(finding) for finding in findings) if message else not findings
