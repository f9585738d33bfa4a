"""The accent colours of the chapters.

Each has a contrast of at least 4.5 : 1 on white (WCAG 2.2, 1.4.3) and its own lightness, so that
the first five stay apart in greyscale and for colour-blind readers.
"""

from collections.abc import Sequence

ACCENTS = (
    "#a8431b",  # rust
    "#1e3a6e",  # navy
    "#84700a",  # ochre
    "#45174a",  # plum
    "#0b5f5a",  # teal
    "#a12b63",  # raspberry
    "#2b2b2b",  # graphite
    "#486a22",  # moss
)

MINIMUM_CONTRAST = 4.5
"""Smallest allowed contrast of an accent on white."""


def accent(position: int, accents: Sequence[str] = ()) -> str:
    """Return the accent of the chapter at `position`, counted from 0.

    Args:
        position: of the chapter.
        accents: those of the house; ours where it has none.
    """
    chosen = accents or ACCENTS
    return chosen[position % len(chosen)]


def luminance(colour: str) -> float:
    """Return the relative luminance of `#rrggbb`, 0 to 1, as WCAG defines it."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4  # noqa: PLR2004

    red, green, blue = (linear(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_on_white(colour: str) -> float:
    """Return the contrast ratio of `#rrggbb` on white, 1 to 21."""
    return contrast(colour, "#ffffff")


def contrast(colour: str, ground: str) -> float:
    """Return the contrast ratio of two colours, `#rrggbb`, 1 to 21."""
    darker, lighter = sorted((luminance(colour), luminance(ground)))
    return (lighter + 0.05) / (darker + 0.05)
