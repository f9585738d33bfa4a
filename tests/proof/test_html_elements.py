"""What hides words of a web page, or shows others, is an element that no build writes."""

from __future__ import annotations

import pytest

from reportgen.proof.html_elements import check, elements_of

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body>'
    '<header><img src="data:a" alt="A"></header>'
    '<p class="text" id="africa/1">Words <b>in bold</b>.<br>More.</p></body></html>'
)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("<p ", "<p hidden ", "<p class="),
        ("<p ", '<p style="display:none" ', "display:none"),
        ('class="text"', 'class="text unseen"', "unseen"),
        ("More.", '<input value="never">More.', 'input value="never"'),
        ("More.", '<iframe srcdoc="never"></iframe>', "iframe"),
        ("More.", '<img src="data:never" alt="A">', "img"),
        ("More.", "<svg><text>12</text></svg>", "svg"),
        ("<head>", '<head><meta http-equiv="refresh" content="0;url=x">', "refresh"),
        ("<b>", '<b dir="rtl">', "rtl"),
    ],
)
def test_what_is_written_otherwise_is_named(old: str, new: str, named: str) -> None:
    found = list(check(elements_of(PAGE), elements_of(PAGE.replace(old, new))))
    assert found
    assert all(it.code == "frame" for it in found)
    assert any(named in it.message for it in found)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("data:a", "data:b"),
        ("<p ", "<P "),
        ("<head>", '<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">'),
        ("Words", "Other words"),
    ],
)
def test_other_logos_encodings_and_words_are_no_other_elements(old: str, new: str) -> None:
    assert list(check(elements_of(PAGE), elements_of(PAGE.replace(old, new)))) == []
