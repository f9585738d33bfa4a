"""Chapters whose last page holds a few lines only get slightly closer or wider lines.

The choice is made from where a first layout put the end of each chapter; words never change.
"""

from collections.abc import Callable, Mapping, Sequence

from .book import Book

Anchors = Sequence[Mapping[str, tuple[float, float]]]
"""For each page the named places on it: (x, y) from the page's top left corner."""

FITS = ("closer", "wider", "closest", "widest")
"""Line spacings to try in turn, classes of templates/print.css; each differs by at most 5 %."""

MINIMUM_FILL = 0.2
"""Smallest share of the text block's height on a chapter's last page: below about nine lines it
looks like an accident."""


def end_of(chapter: str) -> str:
    """Return the name of the place where a chapter ends."""
    return f"end/{chapter}"


def sparse(chapters: Sequence[str], pages: Anchors, top: float, height: float) -> tuple[str, ...]:
    """Return the chapters whose last page is nearly empty.

    Args:
        chapters: anchors of the chapters.
        pages: the named places of each page.
        top: where the text block begins on a page.
        height: how high the text block is, in the same unit.
    """
    return tuple(it for it in chapters if _last_fill(it, pages, top, height) < MINIMUM_FILL)


def choose(
    book: Book, pages: Anchors, try_fit: Callable[[str, str], Anchors], top: float, height: float
) -> dict[str, str]:
    """Return the fit of each chapter that needs one.

    Args:
        book: the chapters.
        pages: the named places of the first layout.
        try_fit: (chapter, fit) → the named places of that chapter set alone.
        top: see `sparse`.
        height: see `sparse`.
    """
    chosen = {}
    for chapter in sparse([it.anchor for it in book.chapters], pages, top, height):
        for fit in FITS:
            if not sparse([chapter], try_fit(chapter, fit), top, height):
                chosen[chapter] = fit
                break
    return chosen


def _last_fill(chapter: str, pages: Anchors, top: float, height: float) -> float:
    """Return the filled share of the last page; 1 where the chapter has one page only."""
    first = next((i for i, places in enumerate(pages) if chapter in places), None)
    last = next((i for i, places in enumerate(pages) if end_of(chapter) in places), None)
    if first is None or last is None or first == last:
        return 1.0
    return (pages[last][end_of(chapter)][1] - top) / height
