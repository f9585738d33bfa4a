"""What a correction does is shown where the words differ."""

from __future__ import annotations

from reportgen.commands.correct import SHOWN, differing

LONG = "Members agreed that wages are paid on the day on which they are earned. " * 12


def test_short_texts_are_shown_whole() -> None:
    assert differing("licence", "license") == ("licence", "license")


def test_long_texts_are_shown_around_their_first_difference() -> None:
    at = LONG.index("wages", 400)
    after = f"{LONG[:at].rstrip()} ¶ {LONG[at:]}"
    shown = differing(LONG, after)
    assert shown[0] != shown[1]
    assert "¶" in shown[1]
    for text, whole in zip(shown, (LONG, after), strict=True):
        assert len(text) <= SHOWN
        assert text.startswith("… ")
        assert text.removeprefix("… ").removesuffix(" …") in whole


def test_what_is_appended_is_seen() -> None:
    before, after = differing(LONG.strip(), f"{LONG}More words.")
    assert after.endswith("More words.")
    assert not before.endswith(" …")
