"""Links that lead out of a published file lead where the compilation says."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation, Note
from reportgen.model.document import NoteMark
from reportgen.model.inline_runs import StyledRun
from reportgen.proof import docx_form, html_form, link_check, pdf_form
from reportgen.proof.forms import ProofForm
from reportgen.proof.link_check import FileLink
from reportgen.writers.html import pages
from reportgen.writers.print import pdf
from reportgen.writers.word import docx
from tests import compilations

SAFE, OTHER = "https://example.org/report?page=2", "https://elsewhere.example/"


def test_words_that_lead_elsewhere_lead_nowhere_or_lead_at_all_are_named() -> None:
    wanted = [FileLink("the report", SAFE), FileLink("twice", SAFE), FileLink("twice", SAFE)]
    assert list(link_check.check(wanted, wanted)) == []
    written = [FileLink("the  report", OTHER), FileLink("twice", SAFE)]
    said = [str(it) for it in link_check.check(wanted, written)]
    assert len(said) == 3
    assert "“thereport” must lead to" in said[0]
    assert "leads to https://elsewhere.example" in said[2]


def test_places_in_the_file_are_no_links_out_of_it() -> None:
    page = f'<a href="#a">in</a> <a href="x.pdf#a">beside</a> <a href="{SAFE}">o<b>ut</b></a>'
    assert link_check.of_html(page) == (FileLink("out", SAFE),)


def linked(address: str) -> Compilation:
    """A document with a link in a passage and one in its footnote."""
    report = compilations.report(0)
    section = report.sections[1]
    item = section.items[0]
    note = Note(
        "footnote",
        "The note ends here.",
        id="note",
        number=1,
        runs=(StyledRun("The note", link=address), StyledRun(" ends here.")),
    )
    runs = (StyledRun(item.text[:7], link=address), StyledRun(item.text[7:]))
    item = replace(item, runs=runs, marks=(NoteMark("note", len(item.text)),))
    section = replace(section, items=(item, *section.items[1:]), notes=(note,))
    sections = (report.sections[0], section, *report.sections[2:])
    return Compilation(compilations.EDITION, (replace(report, sections=sections),))


def made(form: ProofForm, compilation: Compilation, folder: Path) -> Path:
    """The document as a file of the format."""
    if form is html_form:
        path = folder / "out.html"
        path.write_text(pages.render_web(compilation, folder), "utf-8")
    elif form is docx_form:
        path = folder / "out.docx"
        path.write_bytes(docx.render(compilation, folder))
    else:
        path = folder / "out.pdf"
        path.write_bytes(pdf.render(compilation, folder)[0])
    return path


@pytest.mark.middle
@pytest.mark.parametrize("form", [html_form, docx_form, pdf_form])
def test_a_link_that_was_turned_elsewhere_is_found_in_every_format(form: ProofForm, tmp_path: Path) -> None:
    seen = form.read(made(form, linked(OTHER), tmp_path), "pdfium")
    listed = 0 if form is html_form else 2  # for readers of paper the address stands in words too
    for address, count in ((OTHER, 0), (SAFE, 4 + listed)):
        expected = form.expect(linked(address), tmp_path)
        findings = [it for it in form.published(seen, expected)[1] if it.code == "reference"]
        assert len(findings) == count
