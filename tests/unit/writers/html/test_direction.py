"""Controls of direction are kept where they came from, and end with the text node that holds them."""

from __future__ import annotations

import pytest

from reportgen.writers.html.direction import isolate, without_turns


@pytest.mark.parametrize(
    ("html", "isolated"),
    [
        ("<p>plain <b>words</b></p>", "<p>plain <b>words</b></p>"),
        ("<p>a \u202eb<b>c</b> d</p>", "<p><bdi>a \u202eb</bdi><b>c</b> d</p>"),
        ("<p>a<b>\u2067b\u2069</b></p>", "<p>a<b><bdi>\u2067b\u2069</bdi></b></p>"),
        ('<img alt="\u202ex"><p>\u202dy</p>', '<img alt="\u202ex"><p><bdi>\u202dy</bdi></p>'),
        ("<script>'\u202ex'</script><p>y</p>", "<script>'\u202ex'</script><p>y</p>"),
        ("<!-- \u202e > --><p>y</p>", "<!-- \u202e > --><p>y</p>"),
        ("<title>a \u202eb</title><p>\u202ac</p>", "<title>a b</title><p><bdi>\u202ac</bdi></p>"),
        ("<textarea>\u202ex</textarea>", "<textarea>\u202ex</textarea>"),
        ("\u202ex", "<bdi>\u202ex</bdi>"),
    ],
)
def test_only_a_text_node_that_turns_is_isolated(html: str, isolated: str) -> None:
    assert isolate(html) == isolated


def test_what_can_hold_no_markup_goes_without_them() -> None:
    assert without_turns("a \u202eb\u2069 c\u200f") == "a b c\u200f"
