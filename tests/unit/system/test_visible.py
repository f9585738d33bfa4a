"""What a terminal would obey, or not show, is spelled out."""

from __future__ import annotations

import pytest

from reportgen.system.visible import is_shown_as_it_is, visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("“Überraschung” – naïve, 日本, ‍", "“Überraschung” – naïve, 日本, ‍"),
        ("\x1b[2J", r"\x1b[2J"),
        ("\x9b2J\x7f\0", r"\x9b2J\x7f\x00"),
        ("a\nerror: b\r\tc", r"a\nerror: b\r\tc"),
        ("\u202eabc\u2066d\u200f", r"\u202eabc\u2066d\u200f"),
        ("a\u2028b\u2029c\ufeff", r"a\u2028b\u2029c\ufeff"),
        ("as\udcffia.pdf", r"as\xffia.pdf"),
        ("\ud800", r"\ud800"),
    ],
)
def test_controls_are_shown_and_words_stay(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert is_shown_as_it_is(text) == (text == shown)
