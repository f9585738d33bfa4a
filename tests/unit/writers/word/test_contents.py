"""The contents of the Word document: a line for each heading, with a link and an estimated page."""

import pytest

from reportgen.errors import RenderError
from reportgen.writers.html.pages import ContentsEntry
from reportgen.writers.word import contents, ooxml
from reportgen.writers.word.ooxml import Element, w


def _body(*paragraphs: tuple[str, str]) -> Element:
    body = ooxml.element("body")
    for style, text in paragraphs:
        paragraph = ooxml.element("p")
        ooxml.set_style(paragraph, style)
        paragraph.append(ooxml.text_run(text))
        body.append(paragraph)
    return body


def _written() -> Element:
    body = _body(
        ("Title", "Priorities"),
        ("TOCHeading", "Contents"),
        ("Heading1", "Africa"),
        ("BodyText", "Words."),
        ("Heading2", "Overview"),
        ("Heading1", "Asia"),
        ("Heading2", "Overview"),
    )
    entries = [
        ContentsEntry(1, "Africa", "africa"),
        ContentsEntry(1, "Asia", "asia"),
        ContentsEntry(2, "Overview", "o"),
    ]
    contents.write(body, entries, 600)
    return body


def test_lines_stand_behind_their_heading_in_order() -> None:
    texts = [(ooxml.style_of(it), ooxml.text_of(it)) for it in _written().iter(w("p"))]
    assert [style for style, _ in texts[:5]] == ["Title", "TOCHeading", "TOC1", "TOC1", "TOC2"]
    assert [text[:4] for _, text in texts[2:5]] == ["Afri", "Asia", "Over"]


def test_of_two_headings_with_the_same_words_the_one_behind_the_entry_before_is_meant() -> None:
    body = _written()
    marked = [it.getparent() for it in body.iter(w("bookmarkStart"))]
    paragraphs = list(body)
    assert [paragraphs.index(it) for it in marked] == [5, 8, 9]  # type: ignore[arg-type]


def test_a_heading_that_is_not_there_is_named() -> None:
    with pytest.raises(RenderError, match="heading 'Mena' of the contents is not in the text"):
        contents.write(_body(("TOCHeading", "Contents")), [ContentsEntry(1, "Mena", "m")], 600)
    with pytest.raises(RenderError, match="the heading of the contents is missing"):
        contents.write(_body(("Heading1", "Africa")), [ContentsEntry(1, "Africa", "a")], 600)


def test_a_chapter_begins_on_a_page_of_its_own_and_long_text_fills_pages() -> None:
    filled = [("BodyText", "x" * 68 * 30)] * 2
    assert contents.estimate([("Title", "T"), ("Heading1", "A"), *filled, ("Heading1", "B")], 470) == [
        1,
        2,
        2,
        3,
        4,
    ]
