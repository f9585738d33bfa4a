"""The headings of a document are one tree: tags of the PDF, styles of Word, elements of the web page."""

import io
from itertools import groupby
from pathlib import Path

import docx
import pytest
from lxml import html as lxml_html

from reportgen.readers.pdfium import document as pdfium
from tests.render.conftest import Outputs

pytestmark = pytest.mark.middle

Headings = list[tuple[int, str]]
"""Level below the title, from 1, and words without white space."""

AFTER = ((1, "Commonground"), (1, "Sources"))
"""From the first of them on the web page holds, in its places, what stands in the companion on paper."""

DEEPEST = 4
"""Chapters, sub-regions, sections, themes."""

UNLISTED = ("Contents", "Draft:whatisopen")
"""Headings that no contents list: they stand before the text, in styles of their own in Word."""


def squeezed(text: str) -> str:
    """`text` without white space, which lines of a page do not keep, and without soft hyphens."""
    return "".join(text.replace("\u00ad", "").replace("\u200b", "").split())


def of_pdf(outputs: Outputs, folder: Path) -> Headings:
    """By the tags of a PDF, whose title is H1; a heading over several lines is one element."""
    path = folder / "out.pdf"
    path.write_bytes(outputs.pdf)
    tags = [
        (line.tag.role, line.tag.element, line.text)
        for page in pdfium.read(path).pages
        for line in page.lines
        if line.tag and line.tag.role[:1] == "H" and line.tag.role[1:].isdigit()
    ]
    found = [
        (int(role[1:]) - 1, squeezed("".join(text for _, _, text in lines)))
        for (role, _), lines in groupby(tags, key=lambda tag: tag[:2])
    ]
    return [heading for heading in found if heading[0]]


def of_docx(outputs: Outputs) -> Headings:
    """By the styles of Word, whose title has a style of its own."""
    paragraphs = docx.Document(io.BytesIO(outputs.docx)).paragraphs
    styled = ((paragraph.style.name if paragraph.style else "", paragraph.text) for paragraph in paragraphs)
    return [(int(name[-1]), squeezed(text)) for name, text in styled if (name or "").startswith("Heading ")]


def of_web(outputs: Outputs) -> Headings:
    """By the elements of the web page, whose title is h1."""
    tree = lxml_html.document_fromstring(outputs.web)
    found = tree.xpath("//*[self::h2 or self::h3 or self::h4 or self::h5 or self::h6]")
    return [(int(it.tag[1]) - 1, squeezed(it.text_content())) for it in found]


def kept(headings: Headings) -> Headings:
    """What the three are compared by."""
    return [heading for heading in headings if heading[0] <= DEEPEST and heading[1] not in UNLISTED]


def chapters(headings: Headings) -> Headings:
    """What stands before common ground and sources."""
    return headings[: next(at for at, heading in enumerate(headings) if heading in AFTER)]


def test_headings_are_one_tree_in_all_formats(outputs: Outputs, tmp_path: Path) -> None:
    printed, web = kept(of_pdf(outputs, tmp_path)), kept(of_web(outputs))
    titles = [squeezed(report.heading) for report in outputs.compilation.reports]
    assert [text for level, text in printed if level == 1 and text in titles] == titles
    assert kept(of_docx(outputs)) == printed
    assert chapters(web) == chapters(printed)
    rest = iter(web[len(chapters(web)) :])
    assert [heading for heading in printed[len(chapters(printed)) :] if heading not in rest] == []
