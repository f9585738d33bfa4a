"""Which of the places that hold a correction's words its reviewer meant: region, page, accepted reading."""

from collections.abc import Mapping, Sequence

from ...model.decisions import Correction
from .anchors import Anchor, standing, to_the_letter
from .three_way import Base


def of_region(anchors: Sequence[Anchor], region: str | None) -> list[Anchor]:
    """Return the anchors in the report of a region; all where none is named."""
    return [anchor for anchor in anchors if region in (None, anchor.report.report.region.id)]


def telling_apart(anchors: Sequence[Anchor]) -> str:
    """Return how people tell some places apart."""
    if len({anchor.report.report.region.id for anchor in anchors}) > 1:
        return "quote more of them, or name the page or the region"
    return "quote more of them, or name the page"


def meant(anchors: Sequence[Anchor], correction: Correction, bases: Mapping[str, Base]) -> list[Anchor]:
    """Return the anchors at the passage that the reviewer saw.

    The page is one of the reading that the correction was made on: in a new version other passages may
    stand on it. So it tells where the words stood, and only where that is unknown, where they stand. A
    report that has the words on that page is meant rather than one that has them elsewhere.
    """
    there: list[Anchor] = []
    elsewhere: list[Anchor] = []
    for region, own in _by_region(anchors).items():
        base = bases.get(region)
        found, on_the_page = _seen(own, correction, base)
        (there if on_the_page else elsewhere).extend(found)
    return there or elsewhere


def _by_region(anchors: Sequence[Anchor]) -> dict[str, list[Anchor]]:
    groups: dict[str, list[Anchor]] = {}
    for anchor in anchors:
        groups.setdefault(anchor.report.report.region.id, []).append(anchor)
    return groups


def _seen(anchors: Sequence[Anchor], correction: Correction, base: Base | None) -> tuple[list[Anchor], bool]:
    """Return the anchors of one report that may be meant, and whether the words were seen on the page.

    Args:
        anchors: of this report.
        correction: names the page.
        base: the report's accepted reading.
    """
    place = base.place(correction.quote, correction.page) if base is not None else None
    if base is not None and place is not None:
        kept = [anchor for anchor in anchors if set(place.new) & set(anchor.target.positions)]
        if kept:
            return kept, place.on_page
    meant = standing(to_the_letter(anchors), correction.where)
    if base is not None and base.has(correction.quote):
        return meant, base.has(correction.quote, correction.page)
    return meant, any(correction.where.is_of(anchor.target.evidence) for anchor in meant)
