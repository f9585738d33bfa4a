"""The introduction's Markdown: what is supported works, everything else keeps its words and is said."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.writers.book import introduction
from reportgen.writers.book.introduction import IntroductionHeading, Unsupported

UNSUPPORTED = [
    ("![A map](https://example.org/x.png)", "A map", "a picture"),
    ("Some <b>bold</b> words", "Some bold words", "HTML"),
    ("<div>\nA block\n</div>", "A block", "HTML"),
    ("One ~~word~~ less", "One word less", "words crossed out"),
    ("See[^1] below", "See1 below", "a footnote"),
    ("[^1]: The note", "1 The note", "a footnote"),
    ("- [ ] to do", "to do", "a check box"),
    ("[x](javascript:alert(1))", "x", "a link to something else than a web address"),
    ("[x](file:///etc/passwd)", "x", "a link to something else than a web address"),
]


def test_paragraphs_nested_lists_bold_italics_links_and_tables_are_html() -> None:
    found = introduction.to_html(
        (
            "One **bold** & *italic* [link](https://example.org).",
            "1. a\n   - b\n2. c",
            "| a | b |\n| --- | --- |\n| 1 | 2 |",
        )
    )
    assert "<strong>bold</strong> &amp; <em>italic</em>" in found
    assert '<a href="https://example.org">link</a>' in found
    assert found.count("<ol>") == found.count("<ul>") == found.count("<table>") == 1
    assert found.count("<li") == 3
    assert [part for part in ("1.", "2.") if f'data-marker="{part}"' in found] == ["1.", "2."]
    assert introduction.unsupported(("One **bold** [link](https://example.org).", "- a\n  1. b")) == ()


def test_headings_stand_below_that_of_the_introduction_whatever_their_signs() -> None:
    paragraphs = ("### Why *now*", "##### More", "###### Still more", "### Who")
    found = introduction.to_html(paragraphs, 1)
    assert '<h2 class="subregion" id="introduction/1">Why <em>now</em></h2>' in found
    assert found.count("<h3") == 2
    assert introduction.headings(paragraphs) == (
        IntroductionHeading("Why now", "introduction/1"),
        IntroductionHeading("Who", "introduction/2"),
    )


@pytest.mark.parametrize(("text", "words", "what"), UNSUPPORTED)
def test_what_is_not_supported_keeps_its_words_without_marks_and_is_said(
    text: str, words: str, what: str
) -> None:
    from lxml import html

    found = introduction.to_html((text,))
    assert " ".join(html.fragment_fromstring(found, create_parent=True).text_content().split()) == words
    assert not any(f"<{tag}" in found for tag in ("img", "b>", "s>", "a href"))
    assert [it.what for it in introduction.unsupported((text,))][:1] == [what]


@given(st.text(st.sampled_from('ab1-*_#>`|=:.!]^\\\n {}()+"')))
@example("a\n-\n![")
def test_nothing_is_unsupported_without_the_signs_that_are_looked_for_first(text: str) -> None:
    plain = text.replace("[", "")
    known = introduction.unsupported((plain,))
    assert known == ()
    assert introduction.unsupported((plain, "&amp;")) == (), "also where the whole text is parsed"


def test_the_line_is_named_in_which_something_is_not_supported() -> None:
    found = introduction.unsupported(("Fine.\nStill fine.", "First line,\nsecond with ~~marks~~."))
    assert found == (Unsupported("second with ~~marks~~.", "words crossed out"),)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("www.example.org", "https://www.example.org"),
        ("https://example.org/a", "https://example.org/a"),
        ("javascript:alert(1)", None),
        ("see our site", None),
        ("localhost", None),
        ("", None),
    ],
)
def test_website_links(address: str, link: str | None) -> None:
    assert introduction.safe_link(address) == link
