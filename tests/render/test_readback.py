"""PDF, DOCX and HTML say every heading and item, word for word, in one order, with the same bold."""

import io
import re

import docx
import pdfplumber
import pypdfium2
from docx.text.paragraph import Paragraph
from lxml import html as lxml_html

from reportgen.model.compilation import Compilation
from tests.render.conftest import Outputs

MM = 72 / 25.4
LEFT, MEASURE, TOP, BOTTOM = 36.12 * MM, 124 * MM, 29 * MM, 31 * MM
"""The text block of an A4 page, without margins, running header and footer; points."""

AFTER = ("Common ground", "Sources")
"""Headings of what follows the chapters."""

INVISIBLE = re.compile(r"[\s\u00ad\u200b\u2011\u2010-]")
"""What a reader of PDF text cannot tell: spaces, breaks, kinds of hyphens."""


def said(compilation: Compilation) -> list[str]:
    """Every heading and item text in reading order, straight from the compilation."""
    words = []
    for report in compilation.reports:
        words.append(report.heading)
        subregion = None
        for section in report.sections:
            fresh = section.subregion is not None and section.subregion != subregion
            subregion = section.subregion
            if fresh and subregion:
                words.append(subregion.heading)
            if not (fresh and subregion and section.heading == subregion.heading):
                words.append(section.heading)
            words += [item.text for item in section.items]
    return words


def bold(compilation: Compilation) -> list[str]:
    """Every key term in order."""
    return [
        term.text
        for report in compilation.reports
        for section in report.sections
        for item in section.items
        for term in item.key_terms
    ]


ARABIC = re.compile(r"[\u0600-\u06ff]+(?:\s+[\u0600-\u06ff]+)*")
"""A run of Arabic words: PDFium gives their letters in reading order, the words from left to right."""


def squeezed(text: str) -> str:
    """`text` without what `INVISIBLE` names; PDFium marks a hyphen at a line's end with U+FFFE or U+0002."""
    text = re.sub(r"[\x01\x0b\x7f\uffff]", "", text)
    text = ARABIC.sub(lambda run: " ".join(sorted(run[0].split())), text)
    return INVISIBLE.sub("", text.replace("\ufffe", "").replace("\x02", "").replace("ﬁ", "fi"))


def spaced(text: str) -> str:
    """`text` with its white space as HTML and Word show it, without soft hyphens (an element in Word)."""
    text = re.sub(r"[\x01\x0b\x7f\uffff]", "", text)
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


def test_pdf_says_everything_in_order(outputs: Outputs) -> None:
    document = pypdfium2.PdfDocument(outputs.pdf)
    text = ""
    for page in document:
        height = page.get_height()
        text += page.get_textpage().get_text_bounded(LEFT - 2, BOTTOM, LEFT + MEASURE + 2, height - TOP)
    text, at = squeezed(text), 0
    # the contents name the chapters too: start at the last page break before the first chapter
    at = text.rindex(squeezed("Contents"))
    for words in said(outputs.compilation):
        found = text.find(squeezed(words), at)
        assert found >= 0, f"not in the PDF after {text[at - 60 : at]!r}: {words!r}"
        at = found + len(squeezed(words))


def test_pdf_bold_is_the_key_terms(outputs: Outputs) -> None:
    found = ""
    with pdfplumber.open(io.BytesIO(outputs.pdf)) as document:
        for page in document.pages[2:]:
            if page.extract_text().startswith(AFTER):
                break
            found += "".join(
                it["text"]
                for it in page.chars
                if "Serif-4-Bold" in it["fontname"] and TOP < it["top"] < page.height - BOTTOM
            )
    introduction = "Every word" if outputs.compilation.edition.introduction else ""
    assert squeezed(found) == squeezed(introduction + "".join(bold(outputs.compilation)))


def body_paragraphs(outputs: Outputs) -> list[Paragraph]:
    """The paragraphs of the chapters in the DOCX."""
    paragraphs = docx.Document(io.BytesIO(outputs.docx)).paragraphs
    start = next(
        i
        for i, it in enumerate(paragraphs)
        if it.text == outputs.compilation.reports[0].heading and it.style.name == "Heading 1"
    )
    end = next(i for i, it in enumerate(paragraphs) if it.text in AFTER and it.style.name == "Heading 1")
    # the contents come first and have styles of their own
    return [it for it in paragraphs[start:end] if it.style.name not in ("Facts", "Source Reference")]


def quoted(paragraph: Paragraph) -> str:
    """The words of a paragraph without the label of what the editors added."""
    return paragraph.text.removeprefix("[Added by the editors] ")


def test_docx_says_everything_in_order(outputs: Outputs) -> None:
    found = [spaced(quoted(it)) for it in body_paragraphs(outputs)]
    assert found == [spaced(it) for it in said(outputs.compilation)]


def test_docx_bold_is_the_key_terms(outputs: Outputs) -> None:
    found = [
        run.text
        for paragraph in body_paragraphs(outputs)
        for run in paragraph.runs
        if run.style.name == "Strong"
    ]
    # pandoc puts a space at the edge of bold outside it
    assert squeezed("".join(found)) == squeezed("".join(bold(outputs.compilation)))


def chapters(outputs: Outputs) -> list[lxml_html.HtmlElement]:
    """The chapters of the web page, without references, permalinks and labels."""
    tree = lxml_html.document_fromstring(outputs.web)
    for link in tree.xpath("//a[@class='reference' or @class='permalink' or @class='added']"):
        link.drop_tree()
    return list(tree.xpath("//section[@class='chapter']"))


def test_web_page_says_everything_in_order(outputs: Outputs) -> None:
    found = [
        spaced(it.text_content())
        for chapter in chapters(outputs)
        for it in chapter.xpath(".//h2 | .//h3 | .//h4 | .//p[not(@class)]")
    ]
    assert found == [spaced(it) for it in said(outputs.compilation)]


def test_web_page_bold_is_the_key_terms(outputs: Outputs) -> None:
    found = [it.text_content() for chapter in chapters(outputs) for it in chapter.xpath(".//strong")]
    assert found == bold(outputs.compilation)


def test_notes_stand_in_the_annex_only(hostile: Outputs) -> None:
    notes = [note.text for note in hostile.compilation.reports[0].sections[1].notes if not note.rows]
    assert len(notes) == 5
    chapter = spaced(chapters(hostile)[0].text_content())
    annex = spaced(
        lxml_html.document_fromstring(hostile.web).xpath("//section[@id='set-apart']")[0].text_content()
    )
    for note in notes:
        assert spaced(note) not in chapter
        assert spaced(note) in annex


def test_every_priority_names_its_source_page(realistic: Outputs) -> None:
    tree = lxml_html.document_fromstring(realistic.web)
    for report in realistic.compilation.reports:
        for section in report.sections:
            for item in section.items:
                pages = sorted({it.page for it in item.evidence})
                expected = f"p. {pages[0]}" if len(pages) == 1 else f"pp. {pages[0]}–{pages[-1]}"
                place = tree.get_element_by_id(item.id)
                link = place.xpath("./p//a[@class='reference']")[0]
                assert link.text_content().strip() == expected
                assert report.source.file in tree.get_element_by_id(link.get("href")[1:]).text_content()


def test_a_missing_report_is_named(hostile: Outputs) -> None:
    for text in (
        lxml_html.document_fromstring(hostile.web).text_content(),
        "\n".join(it.text for it in docx.Document(io.BytesIO(hostile.docx)).paragraphs),
        "".join(it.get_textpage().get_text_range() for it in pypdfium2.PdfDocument(hostile.pdf)),
    ):
        assert "mena.pdf: the file is no PDF {x}" in text
