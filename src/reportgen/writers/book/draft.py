"""What a draft says of itself: that it is one, and what stands between it and a release."""

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from itertools import groupby
from typing import get_args

from ...model.compilation import Compilation
from ...model.decisions import OpenKind, OpenPoint
from ...vocabularies.phrase_keys import Phrases
from .passages import anchors_of
from .references import source_reference


@dataclass(frozen=True, slots=True)
class OpenEntry:
    """An open point.

    Attributes:
        page: "p. 12" or "¶ 41", an empty string where the point names none.
        anchor: where in this document that stands; None where it does not.
    """

    message: str
    page: str
    anchor: str | None


@dataclass(frozen=True, slots=True)
class OpenGroup:
    """The open points of one region, or of the whole edition."""

    name: str
    entries: tuple[OpenEntry, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """Mark and list of a draft.

    Attributes:
        count: "12 points are open."
        kinds: how many of each kind, "Chapters not signed off: 5" and so on.
    """

    count: str
    kinds: tuple[str, ...]
    groups: tuple[OpenGroup, ...]


def draft_of(compilation: Compilation, phrases: Phrases) -> Draft | None:
    """Return mark and list of a draft; None where nothing is open."""
    if not compilation.is_draft:
        return None
    points = compilation.open
    tally = Counter(point.kind for point in points)
    return Draft(
        count=phrases.draft.open_points(count=len(points)),
        kinds=tuple(_open_of_kind(kind, tally[kind], phrases) for kind in get_args(OpenKind) if tally[kind]),
        groups=tuple(_groups(compilation, phrases)),
    )


def _open_of_kind(kind: OpenKind, count: int, phrases: Phrases) -> str:
    return phrases.draft.open_of_kind(count=count, kind=phrases.draft.kinds[kind])


def _groups(compilation: Compilation, phrases: Phrases) -> Iterable[OpenGroup]:
    """Yield the whole edition first, then the regions in the order of the document, then all others."""
    names = {report.region.id: report.region.name for report in compilation.reports}
    order = {region: index for index, region in enumerate([None, *names])}
    anchors = anchors_of(compilation)
    ordered = sorted(
        compilation.open, key=lambda point: (order.get(point.region, len(order)), point.region or "")
    )
    for region, points in groupby(ordered, key=lambda point: point.region):
        name = phrases.common.whole_edition if region is None else names.get(region, region)
        yield OpenGroup(name, tuple(_entry(point, anchors, phrases) for point in points))


def _entry(point: OpenPoint, anchors: Set[str], phrases: Phrases) -> OpenEntry:
    page = source_reference(point.where.places, phrases)
    return OpenEntry(point.message, page, point.item if point.item in anchors else None)
