"""Marks of editorial additions, and the annex that tells every decision in full."""

import io
from collections.abc import Iterator
from dataclasses import replace

import docx
import pdfplumber
import pikepdf
import pypdfium2
from docx.oxml.ns import qn
from lxml import html as lxml_html

from reportgen.model.decisions import DecidedCorrection
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.annex import annex_of
from tests import compilations
from tests.render.conftest import Outputs
from tests.render.test_readback import spaced, squeezed

MM = 72 / 25.4
MARGIN = (36.12 + 124) * MM
"""Where the right margin of an A4 page begins, points."""

ADDED = ("The members confirmed this list by letter in June 2031.", "A bullet that the desk put in.")


def annex(outputs: Outputs) -> lxml_html.HtmlElement:
    """The annex of the web page."""
    found: lxml_html.HtmlElement = lxml_html.document_fromstring(outputs.web).get_element_by_id("sources")
    return found


def cells(table: lxml_html.HtmlElement) -> list[list[str]]:
    """The cells of the body of a table."""
    return [
        [spaced(it.text_content()) for it in row.xpath("./th | ./td")] for row in table.xpath("./tbody/tr")
    ]


def decisions(outputs: Outputs) -> Iterator[list[str]]:
    """The rows of the editorial decisions; a place that is a link with the id behind it."""
    for row in annex(outputs).xpath(".//table[contains(@class, 'editorial')]/tbody/tr"):
        said = [spaced(it.text_content()) for it in row.xpath("./th | ./td")]
        item = "".join(it[1:] for it in row.xpath("./td[@class='where']/a/@href"))
        yield [said[0], f"{said[1]} → {item}" if item else said[1], *said[2:]]


def test_added_items_are_labelled_in_the_margin_of_the_pdf(edited: Outputs) -> None:
    document = pypdfium2.PdfDocument(edited.pdf)
    labels = []
    for page in document:
        text = page.get_textpage()
        labels += [
            it
            for it in text.get_text_bounded(left=MARGIN, bottom=90, top=760).splitlines()
            if "editors" in it
        ]
    assert labels == ["Added by the editors"] * len(ADDED)


def test_the_label_stands_beside_the_words_it_is_about(edited: Outputs) -> None:
    with pdfplumber.open(io.BytesIO(edited.pdf)) as document:
        for page in document.pages:
            words = page.extract_words()
            labels = [it for it in words if it["text"] == "Added" and it["x0"] > MARGIN]
            for label in labels:
                line = [it["text"] for it in words if abs(it["top"] - label["top"]) < 6 and it["x0"] < MARGIN]
                assert any(" ".join(line).lstrip("• ").startswith(text[:20]) for text in ADDED)


def test_added_items_say_so_before_their_first_word(edited: Outputs) -> None:
    tree = lxml_html.document_fromstring(edited.web)
    items = tree.xpath("//section[@class='chapter']//*[@data-origin='editorial' and @id]")
    assert [spaced(it.xpath("./p")[0].text_content()) for it in items] == [
        f"[Added by the editors] {text} #" for text in ADDED
    ]
    for it in items:
        entry = tree.get_element_by_id(it.xpath("./p/a[@class='added']/@href")[0][1:])
        assert entry.xpath("./td[@class='where']/a/@href") == [f"#{it.get('id')}"]
    paragraphs = [
        it for it in docx.Document(io.BytesIO(edited.docx)).paragraphs if it.text.startswith("[Added")
    ]
    assert [it.text for it in paragraphs] == [f"[Added by the editors] {text}" for text in ADDED]
    assert {it.runs[0].style.name for it in paragraphs} == {"Editorial Mark"}


def test_corrected_items_say_so_beside_their_page(edited: Outputs) -> None:
    report = edited.compilation.reports[0]
    item = report.sections[1].items[0]
    assert item.source_text
    tree = lxml_html.document_fromstring(edited.web)
    (link,) = tree.get_element_by_id(item.id).xpath(".//a[@class='reference']")
    assert link.text == "p. 10 · corrected"
    row = tree.get_element_by_id(link.get("href")[1:])
    assert spaced(row.text_content()).startswith("Text changed")
    with pdfplumber.open(io.BytesIO(edited.pdf)) as document:
        margins = "".join(
            page.crop((MARGIN, 0, page.width, page.height)).extract_text() for page in document.pages
        )
    assert margins.count("corrected") == 1


def test_editorial_bold_is_marked_on_the_web_page(edited: Outputs) -> None:
    tree = lxml_html.document_fromstring(edited.web)
    marked = tree.xpath("//section[@class='chapter']//strong[@data-origin='editorial']")
    expected = [
        term.text
        for report in edited.compilation.reports
        for section in report.sections
        for item in section.items
        for term in item.key_terms
        if term.origin == "editorial"
    ]
    assert [it.text for it in marked] == expected
    assert {it.get("title") for it in marked} == {"Bold added by the editors"}


def test_changed_headings_are_marked_on_the_web_page(edited: Outputs) -> None:
    tree = lxml_html.document_fromstring(edited.web)
    found = tree.xpath("//h2[@data-origin] | //h3[@data-origin]")
    assert [it.text for it in found] == ["African Priorities", "Priority Actions for Governments"]


def after(decided: DecidedCorrection) -> str:
    """The words that a decision left; "bold" is a look, not a word."""
    return (decided.before if decided.action == "key-term" else decided.after) or ""


def test_every_applied_decision_is_told_in_full(edited: Outputs) -> None:
    rows = list(decisions(edited))
    applied = [it for it in edited.compilation.corrections if it.outcome == "applied"]
    held = [it for it in edited.compilation.corrections if it.outcome != "applied"]
    assert (len(applied), len(held)) == (8, 1)
    for it in applied:
        who = "".join(filter(None, (f"{it.by}, {it.on}", it.why)))
        found = [
            row
            for row in rows
            if row[4].startswith(who) and _names(row[1], it) and spaced(after(it)) in row[3]
        ]
        assert any(
            spaced(it.before or "") in row[2] and (not it.evidence or row[1].startswith("p. 10"))
            for row in found
        )
    assert not any(held[0].quote in " ".join(row) for row in rows)


def _names(place: str, decided: DecidedCorrection) -> bool:
    """Whether a place leads to the item of a decision, or the item is no longer in the document."""
    return "→" not in place or place.endswith(decided.item or "")


def test_dropped_passages_keep_their_words_and_reason(edited: Outputs) -> None:
    (row,) = [row for row in decisions(edited) if row[0] == "Dropped"]
    assert row[2:] == [
        "Photo credit: the organizers, with thanks to the staff of <the> venue",
        "–",
        "Africa desk, 2031-11-02A credit line, no priority.",
    ]
    document = pypdfium2.PdfDocument(edited.companion_pdf)
    text = squeezed("".join(it.get_textpage().get_text_range() for it in document))
    assert text.count(squeezed(row[2])) == 1


def test_changed_words_are_underlined_on_both_sides(edited: Outputs) -> None:
    report = edited.compilation.reports[0]
    tree = lxml_html.document_fromstring(edited.web)
    rows = [it for it in annex(edited).xpath(".//tr") if it.xpath("./th")[0].text == "Heading changed"]
    found = [[it.xpath(".//u/text()") for it in row.xpath("./td[@class='words']")] for row in rows]
    assert found == [[["Prioritys"], ["Priorities"]], [["to"], ["for"]]]
    section = tree.get_element_by_id(report.sections[1].id)
    assert not section.xpath(".//u")


def test_what_was_only_confirmed_reads_so(edited: Outputs) -> None:
    (row,) = [row for row in decisions(edited) if row[0] == "Confirmed as read"]
    assert row[3] == "as read"


def test_no_mark_is_without_an_entry(edited: Outputs) -> None:
    rows = list(decisions(edited))
    for report in edited.compilation.reports:
        for section in report.sections:
            for item in section.items:
                mine = [row for row in rows if row[1].partition(" → ")[2] == item.id]
                if item.origin == "editorial":
                    assert [row[0] for row in mine] == ["Added"]
                    continue
                bold = [row[3] for row in mine if row[0] == "Bold added"]
                assert sorted(bold) == sorted(it.text for it in item.key_terms if it.origin == "editorial")
    unexplained = [row for row in rows if row[0] == "Added" and row[4] == "–"]
    assert [row[3] for row in unexplained] == ["A bullet that the desk put in."]


def test_coverage_adds_up(edited: Outputs) -> None:
    (table,) = annex(edited).xpath(".//table[contains(@class, 'coverage')]")
    head = [spaced(it.text_content()) for it in table.xpath("./thead//th")]
    assert head == [
        "Region", "In the report", "In the chapter", "Set apart", "Outside the chapter", "Dropped",
        "Headers, footers",
    ]  # fmt: skip
    rows = [[int(it) for it in row[1:]] for row in cells(table)]
    assert [row[0] for row in cells(table)] == [
        *(it.region.name for it in edited.compilation.reports),
        "Together",
    ]
    for row in rows:
        assert row[0] == sum(row[1:-1])
    assert rows[-1] == [sum(column) for column in zip(*rows[:-1], strict=True)]


def test_sign_offs_are_named(edited: Outputs, drafted: Outputs) -> None:
    (table,) = annex(edited).xpath(".//table[contains(@class, 'sign-offs')]")
    assert cells(table) == [
        [it.region.name, f"{it.region.name} desk", "2031-11-05", "–"] for it in edited.compilation.reports
    ]
    (table,) = annex(drafted).xpath(".//table[contains(@class, 'sign-offs')]")
    rows = {row[0]: row[1:] for row in cells(table)}
    assert rows["Latin America"] == ["not accepted yet", "–", "–"]
    assert rows["Asia"] == [
        "Asia desk",
        "2031-11-05",
        "asia/s0/900, “A paragraph about seasonal work that is …” is gone",
    ]


def test_without_decisions_the_annex_says_so(hostile: Outputs) -> None:
    found = annex(hostile)
    assert not list(decisions(hostile))
    assert found.xpath(".//h3[@id='editorial']/following-sibling::p[1]/text()") == ["None."]
    assert not found.xpath(".//table[contains(@class, 'coverage') or contains(@class, 'sign-offs')]")
    assert "Set apart in the sources" in found.xpath("./p[2]")[0].text


def test_the_companion_tells_what_the_web_page_tells(edited: Outputs) -> None:
    found = annex(edited)
    rest = found.xpath("./*[preceding-sibling::table[contains(@class, 'sources')]]")
    web = squeezed("".join(it.text_content() for it in rest))
    paragraphs = list(docx.Document(io.BytesIO(edited.companion_docx)).element.body.iter(qn("w:p")))
    texts = ["".join(t.text or "" for t in it.iter(qn("w:t"))) for it in paragraphs]
    start = max(i for i, it in enumerate(texts) if it == "Editorial decisions")
    assert squeezed("".join(texts[start:])) == web
    document = pypdfium2.PdfDocument(edited.companion_pdf)
    text = squeezed("".join(it.get_textpage().get_text_range() for it in document))
    for row in decisions(edited):
        assert squeezed(row[0] + row[1].partition(" → ")[0]) in text


def test_a_correction_in_the_document_leads_to_its_entry_in_the_companion(edited: Outputs) -> None:
    with (
        pikepdf.open(io.BytesIO(edited.pdf)) as document,
        pikepdf.open(io.BytesIO(edited.companion_pdf)) as companion,
    ):
        remote = [
            (str(it.A.F), str(it.A.D), str(it.Contents))
            for page in document.pages
            for it in page.obj.get("/Annots", [])
            if it.get("/A") is not None and it.A.S == "/GoToR"
        ]
        names = {str(it) for it in list(companion.Root.Names.Dests.Names)[::2]}
    assert {file for file, _, _ in remote} == {"global-priorities-companion.pdf"}
    assert {place for _, place, _ in remote} <= names
    assert "page 10 of the report of Africa, corrected" in {said for _, _, said in remote}


def test_numbers_stand_right_in_the_word_document(edited: Outputs) -> None:
    tables = docx.Document(io.BytesIO(edited.companion_docx)).tables
    coverage = next(it for it in tables if it.rows[0].cells[0].text == "Region")
    alignments = {
        cell.paragraphs[0].paragraph_format.alignment for row in coverage.rows for cell in row.cells[1:]
    }
    assert {str(it) for it in alignments} == {"RIGHT (2)"}
    assert all(
        row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for it in tables for row in it.rows
    )


def test_bold_that_people_added_is_counted_by_chapter(edited: Outputs) -> None:
    terms = {
        report.region.name: [
            term.origin == "editorial"
            for section in report.sections
            for item in section.items
            for term in item.key_terms
        ]
        for report in edited.compilation.reports
    }
    chapters = ", ".join(f"{region} ({sum(added)})" for region, added in terms.items() if any(added))
    assert chapters
    said = f"The editors have set further key terms in bold: {chapters}."
    assert said in " ".join(annex(edited).text_content().split())


def test_bold_of_the_reports_alone_needs_no_word() -> None:
    made = compilations.edited()
    plain = replace(
        made,
        reports=tuple(
            replace(
                report,
                sections=tuple(
                    replace(section, items=tuple(replace(item, key_terms=()) for item in section.items))
                    for section in report.sections
                ),
            )
            for report in made.reports
        ),
    )
    assert not annex_of(plain, phrases_for("en")).bold_added
