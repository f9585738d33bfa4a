"""A draft says so on every page and lists what is open; a release has no trace of it."""

import io
import re
import subprocess
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import docx
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from lxml import html as lxml_html

from reportgen.model.compilation import Compilation
from reportgen.model.decisions import OpenPoint
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.references import source_reference
from reportgen.writers.html import pages as html
from reportgen.writers.print import pdf
from tests import compilations
from tests.render.conftest import Outputs
from tests.render.test_readback import spaced, squeezed

TOP = 29 * 72 / 25.4
"""Where the text block of a page begins, points."""


def headers(content: bytes) -> list[str]:
    """What stands above the text block of each page of a PDF."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [page.crop((0, 0, page.width, TOP)).extract_text() for page in document.pages]


def converted(outputs: Outputs, soffice: Path, folder: Path) -> Path:
    """The DOCX as LibreOffice prints it."""
    (folder / "out.docx").write_bytes(outputs.docx)
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [str(soffice), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), "out.docx"],
        cwd=folder,
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    return folder / "out.pdf"


@pytest.mark.parametrize("sheet", ["A4", pytest.param("Letter", marks=pytest.mark.middle)])
def test_every_page_of_the_pdf_is_marked(sheet: str, drafted: Outputs) -> None:
    content = drafted.pdf if sheet == "A4" else pdf.render(drafted.compilation, drafted.assets, sheet)[0]
    found = headers(content)
    assert len(found) > 20
    assert all(text.split()[-1:] == ["DRAFT"] for text in found), found


def test_the_mark_is_an_artifact(drafted: Outputs) -> None:
    with pikepdf.open(io.BytesIO(drafted.pdf)) as document:
        for page in document.pages:
            inside: list[str] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    inside.append(str(operands[0]))
                elif str(operator) == "EMC":
                    inside.pop()
                elif str(operator) in ("TJ", "Tj"):
                    assert inside, "text that is neither content nor artifact"


@pytest.mark.middle
def test_every_page_of_the_word_document_is_marked(drafted: Outputs, soffice: Path, tmp_path: Path) -> None:
    document = docx.Document(io.BytesIO(drafted.docx))
    for section in document.sections:
        assert section.different_first_page_header_footer
        for header in (section.header, section.first_page_header):
            assert header.paragraphs[0].text.endswith("\tDRAFT")
            assert header.paragraphs[0].runs[-1].style.name == "Draft Mark"
    found = headers(converted(drafted, soffice, tmp_path).read_bytes())
    assert len(found) > 20
    assert all(text.split()[-1:] == ["DRAFT"] for text in found), found


def test_the_web_page_has_a_banner_that_leads_to_the_list(drafted: Outputs) -> None:
    tree = lxml_html.document_fromstring(drafted.web)
    (link,) = tree.xpath("//aside[@class='draft-mark']/a")
    assert link.text_content() == f"DRAFT {len(drafted.compilation.open)} points are open."
    assert tree.get_element_by_id(link.get("href")[1:]).xpath("./h2/text()") == ["Draft: what is open"]


@pytest.mark.middle
def test_a_release_has_no_trace(realistic: Outputs, edited: Outputs) -> None:
    for release in (realistic, edited):
        text = "".join(it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(release.pdf))
        document = docx.Document(io.BytesIO(release.docx))
        words = "\n".join(it.text for it in document.paragraphs)
        parts = [h for s in document.sections for h in (s.header, s.first_page_header)]
        words += "\n".join(it.text for header in parts for it in header.paragraphs)
        for found in (text, words, release.web.partition("</style>")[2]):
            assert not re.search(r"draft|what is open", found, re.IGNORECASE)
        assert not any("DRAFT" in it for it in headers(release.pdf))
        assert headers(release.pdf)[0] == ""


def test_the_title_says_that_it_is_a_draft(drafted: Outputs, edited: Outputs) -> None:
    with pikepdf.open(io.BytesIO(drafted.pdf)) as one, pikepdf.open(io.BytesIO(edited.pdf)) as other:
        assert str(one.docinfo["/Title"]) == str(other.docinfo["/Title"]) + " (draft)"
    assert docx.Document(io.BytesIO(drafted.docx)).core_properties.title.endswith(" (draft)")
    assert lxml_html.document_fromstring(drafted.web).xpath("//title/text()")[0].endswith(" (draft)")


def listed(compilation: Compilation) -> list[tuple[str, list[str]]]:
    """The regions and their open points, in the order in which they must stand."""
    names = {None: "Whole edition"} | {it.region.id: it.region.name for it in compilation.reports}
    found: dict[str, list[str]] = {name: [] for name in names.values()}
    for point in compilation.open:
        found.setdefault(names.get(point.region, str(point.region)), []).append(point.message)
    return [(name, points) for name, points in found.items() if points]


def test_nothing_open_is_hidden(drafted: Outputs) -> None:
    expected = listed(drafted.compilation)
    assert sum(len(points) for _, points in expected) == len(drafted.compilation.open) == 46
    tree = lxml_html.document_fromstring(drafted.web).get_element_by_id("open")
    web = [
        [spaced(it.text_content()) for it in group.xpath("./tr/th | ./tr/td[1]")]
        for group in tree.xpath(".//tbody")
    ]
    assert web == [[name, *(spaced(it) for it in points)] for name, points in expected]
    table = docx.Document(io.BytesIO(drafted.docx)).tables[0]
    word = [spaced(row.cells[0].text) for row in table.rows[1:]]
    assert word == [spaced(it) for name, points in expected for it in (name, *points)]
    text = squeezed("".join(it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(drafted.pdf)))
    at = text.index(squeezed("Draft: what is open"))
    for name, points in expected:
        for words in (name, *points):
            at = text.index(squeezed(words), at)
    assert at < text.index(squeezed("Contents"))


def test_the_list_stands_between_cover_and_contents(drafted: Outputs) -> None:
    pages = [it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(drafted.pdf)]
    assert "Draft: what is open" in pages[1]
    contents = next(i for i, text in enumerate(pages) if re.search(r"^Contents\b", text, re.MULTILINE))
    assert 1 < contents < 6
    styles = [it.style.name for it in docx.Document(io.BytesIO(drafted.docx)).paragraphs]
    assert styles.index("Title") < styles.index("Draft Heading") < styles.index("TOC Heading")
    assert "Draft Heading" not in styles[styles.index("TOC Heading") :]


def test_the_contents_of_the_word_document_count_the_list(drafted: Outputs) -> None:
    document = docx.Document(io.BytesIO(drafted.docx))
    lines = [it.text for it in document.paragraphs if it.style.name == "toc 1"]
    assert int(lines[0].split("\t")[1]) >= 5  # cover, three pages of open points, contents


def test_summary_names_every_kind(drafted: Outputs) -> None:
    tree = lxml_html.document_fromstring(drafted.web).get_element_by_id("open")
    summary = spaced(tree.xpath("./details/summary")[0].text_content())
    assert summary == (
        "46 points are open. Reports missing: 1 · Chapters not signed off: 1 · "
        "Passages changed since their sign-off: 1 · Questions: 40 · Corrections held: 1 · "
        "Corrections without a place: 1 · Paragraphs unaccounted for: 1"
    )


def test_places_are_links_where_they_stand_in_the_document(drafted: Outputs) -> None:
    tree = lxml_html.document_fromstring(drafted.web)
    ids = set(tree.xpath("//@id"))
    points = {point.item: point.where for point in drafted.compilation.open if point.item}
    links = {it.get("href")[1:]: it.text for it in tree.xpath("//section[@id='open']//a")}
    assert links == {
        item: source_reference(where.places, phrases_for("en")) or "in the document"
        for item, where in points.items()
    }
    assert set(links) <= ids


@pytest.mark.middle
def test_one_open_point_of_an_empty_edition(assets: Path) -> None:
    point = OpenPoint("missing", "No report <could> be read.", item="gone/1")
    empty = replace(compilations.realistic(), reports=(), open=(point,))
    assert "1 point is open." in html.render_web(empty, assets)
    content, warnings = pdf.render(empty, assets)
    assert warnings == ()
    assert [it.split()[-1] for it in headers(content)] == ["DRAFT"] * len(headers(content))
    text = "".join(it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(content))
    assert "No report <could> be read." in text
    assert "gone/1" not in text


def test_bookmarks_begin_with_the_list(drafted: Outputs) -> None:
    with pikepdf.open(io.BytesIO(drafted.pdf)) as document, document.open_outline() as outline:
        titles = [it.title for it in outline.root]
    assert titles[:3] == ["Draft: what is open", "Contents", "Introduction"]
    assert all(a != b for a, b in pairwise(titles))
