"""Chapters whose last page holds a few lines only get slightly closer or wider lines.

The choice is made from where a first layout put the end of a chapter; words never change.
"""

from collections.abc import Mapping, Sequence

from ..html.places import CHAPTER_END

Anchors = Sequence[Mapping[str, tuple[float, ...]]]
"""For each page the named places on it: x, y and more, from the page's top left corner."""

FITS = ("closer", "wider", "closest", "widest")
"""Line spacings to try in turn, classes of templates/print.css; each differs by at most 5 %."""

MINIMUM_FILL = 0.2
"""Smallest share of the text block's height on a chapter's last page: below about nine lines it
looks like an accident."""


def is_sparse(pages: Anchors, top: float, height: float) -> bool:
    """Return whether the last page of a chapter is nearly empty; False where no chapter ends on it.

    Args:
        pages: the named places of each page of the chapter.
        top: where the text block begins on a page.
        height: how high the text block is, in the same unit.
    """
    if len(pages) < 2:  # noqa: PLR2004  (a chapter of one page has no other last page)
        return False
    ends = [place[1] for name, place in pages[-1].items() if name.startswith(CHAPTER_END)]
    return bool(ends) and (max(ends) - top) / height < MINIMUM_FILL
