"""Where words come from, and what became of every word of a source."""

from dataclasses import dataclass

from .geometry import BBox


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where words stand in a source: one entry for each page or column they touch.

    Attributes:
        page: physical page, from 1.
        bbox: box around the words, PDF points, top-left origin.
    """

    page: int
    bbox: BBox


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of an item's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What became of a source's blocks: every one is counted once.

    Attributes:
        blocks: all blocks of the source, furniture not counted.
        used: blocks that stand in the chapter's running text and headings.
        notes: blocks of the chapter set apart from its running text.
        outside: blocks that stand under other headings than the chapter's.
        dropped: blocks of the chapter that a correction takes out.
        furniture: headers, footers, folios, logos.
        unaccounted: blocks of the chapter without a fate; always 0 unless something is wrong.
    """

    blocks: int
    used: int
    notes: int
    outside: int
    dropped: int
    furniture: int
    unaccounted: int = 0
