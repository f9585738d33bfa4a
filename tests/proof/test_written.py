"""What the writers make of difficult compilations says what it must, in every format, to both engines."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation
from reportgen.proof import (
    docx_file,
    docx_form,
    engines,
    file_check,
    frame_check,
    html_file,
    html_form,
    pdf_file,
    pdf_form,
    quotation_check,
)
from reportgen.proof.expected_file import Expected
from reportgen.proof.findings import Discrepancy
from reportgen.proof.stream import of_blocks
from reportgen.writers.html import pages as html
from reportgen.writers.print import pdf
from reportgen.writers.word import docx
from tests import coded, compilations

COMPILATIONS = {
    "text like markup": compilations.hostile,
    "marks of editors": compilations.edited,
    "common ground": coded.coded,
}


@pytest.fixture(scope="module", params=COMPILATIONS, ids=str)
def compilation(request: pytest.FixtureRequest) -> Compilation:
    """A compilation that is hard to set and to read back."""
    return COMPILATIONS[request.param]()


@pytest.fixture(scope="module")
def assets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition's folder with logos."""
    return compilations.make_logos(tmp_path_factory.mktemp("logos"))


@pytest.fixture(scope="module")
def printed(compilation: Compilation, assets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF."""
    path = tmp_path_factory.mktemp("printed") / "out.pdf"
    path.write_bytes(pdf.render(compilation, assets)[0])
    return path


def own(expected: Expected, compilation: Compilation) -> list[Discrepancy]:
    """What the expectation itself must hold: all claims placed, references true, quotations verbatim."""
    assert expected.unplaced == ()
    assert any(owner is not None for owner in expected.owners)
    return [*file_check.reference_claims(expected), *quotation_check.check(expected, compilation)]


def test_web_page(compilation: Compilation, assets: Path) -> None:
    expected = html_form.expect(compilation, assets)
    page = html.render_web(compilation, assets)
    found = file_check.check(expected, of_blocks(html_file.blocks_of(page), "block"))
    found += frame_check.scripts(expected, html_file.scripts_of(page))
    assert [str(it) for it in found + own(expected, compilation)] == []


def test_word(compilation: Compilation, assets: Path, tmp_path: Path) -> None:
    expected = docx_form.expect(compilation, assets)
    path = tmp_path / "out.docx"
    path.write_bytes(docx.render(compilation, assets))
    document = docx_file.read(path)
    found = file_check.check(expected, of_blocks(document.blocks, "paragraph"))
    found += frame_check.furniture(expected, document.furniture)
    assert [str(it) for it in found + own(expected, compilation)] == []


@pytest.mark.parametrize("engine", engines.ENGINES)
def test_pdf(compilation: Compilation, assets: Path, printed: Path, engine: str) -> None:
    expected = pdf_form.expect(compilation, assets)
    pages = pdf_file.read(engines.read(engine, printed)[0], {})
    found = file_check.check(expected, pages.stream)
    found += frame_check.pages(expected, pages)
    assert [str(it) for it in found + own(expected, compilation)] == []


def test_a_quotation_that_is_not_verbatim_is_named(assets: Path) -> None:
    true = coded.coded()
    expected = html_form.expect(true, assets)
    assert list(quotation_check.check(expected, true)) == []
    first = next(
        block.target
        for place in expected.stream.places
        if (block := place.block) is not None and {"entries", "places"} <= block.classes
    )
    reports = tuple(
        replace(
            report,
            sections=tuple(
                replace(
                    section,
                    items=tuple(
                        replace(it, text="Nobody said so.") if it.id == first else it for it in section.items
                    ),
                )
                for section in report.sections
            ),
        )
        for report in true.reports
    )
    found = list(quotation_check.check(expected, replace(true, reports=reports)))
    assert {finding.item for finding in found} == {first}
    assert "is not in the words of the priority" in str(found[0])
