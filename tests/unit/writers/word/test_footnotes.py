"""Word counts the footnotes of each chapter from 1: chapters are sections."""

from reportgen.writers.word import footnotes, ooxml
from reportgen.writers.word.ooxml import Element, W, w

PAGE = "<w:sectPr><w:headerReference/><w:footerReference/><w:pgSz/><w:titlePg/></w:sectPr>"
HEADING = '<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr></w:p>'
CALL = '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'


def body_of(inner: str) -> Element:
    return ooxml.parse(f'<w:body xmlns:w="{W}">{inner}{PAGE}</w:body>'.encode())


def test_a_document_without_footnotes_stays_one_section() -> None:
    body = body_of(f"<w:p/>{HEADING}<w:p/>{HEADING}")
    footnotes.count_by_chapter(body)
    assert len(list(body.iter(w("sectPr")))) == 1


def test_each_chapter_is_a_section_that_counts_anew_and_only_the_first_has_a_cover() -> None:
    body = body_of(f"<w:p/>{HEADING}{CALL}{HEADING}<w:tbl/>{HEADING}{CALL}")
    footnotes.count_by_chapter(body)
    sections = list(body.iter(w("sectPr")))
    assert len(sections) == 4
    assert [part.tag for part in sections[0]][:3] == [
        w("headerReference"),
        w("footerReference"),
        w("footnotePr"),
    ]
    assert [section.find(w("titlePg")) is not None for section in sections] == [True, False, False, False]
    assert all(
        section.find(f"{w('footnotePr')}/{w('numRestart')}").get(w("val")) == "eachSect"  # type: ignore[union-attr]
        for section in sections
    )
    assert sections[-1].getparent() is body
