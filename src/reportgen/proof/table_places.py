"""Which passage of a report a row of a table is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..model.compilation import Compilation
from ..model.provenance import Locator, locator_of

_NAMING = ("id", "priority", "item")
"""Columns that name a priority."""
_FILE = "source file"


@dataclass(frozen=True, slots=True)
class RowPlace:
    """The passage, its report, and where it stands there."""

    item: str | None = None
    source: str | None = None
    where: Locator = field(default_factory=Locator)


NO_PLACE = RowPlace()


def places_of(compilation: Compilation) -> dict[str, RowPlace]:
    """Return the place of each priority by its id."""
    return {
        item.id: RowPlace(item.id, report.source.file, locator_of(item.evidence))
        for report in compilation.reports
        for section in report.sections
        for item in section.items
    }


def place_of(head: Sequence[str], row: Sequence[str], places: Mapping[str, RowPlace]) -> RowPlace:
    """Return the place of what a row is about."""
    cells = dict(zip(head, row, strict=False))
    name = next((cells[column] for column in _NAMING if column in cells), "")
    return places.get(name) or RowPlace(source=cells.get(_FILE) or None)
