"""Theme x region: how many priorities ask for what, under two rules of what counts as a region."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ...model.compilation import Report, Theme
from ...model.vocabulary_facts import ThemeFacts
from .priorities import Priority, SharedPlaces, is_strong


@dataclass(frozen=True, slots=True)
class ForumColumn:
    """What counts as one: a forum, or a region where sub-regions are regions of their own.

    Attributes:
        id: the region's id, or `<region>/<sub-region>`.
        report: id of the region whose report it belongs to.
        whole: whether the report's sub-regions count here too, as they do for a forum.
        counts: whether numbers such as "5 of 8 regions" count it: what holds the priorities across the
            sub-regions of a report is no region.
    """

    id: str
    label: str
    report: str
    whole: bool
    counts: bool = True

    def holds(self, priority: Priority) -> bool:
        """Return whether `priority` counts here."""
        return self.id == (priority.region if self.whole else _place_of(priority))


@dataclass(frozen=True, slots=True)
class Cell:
    """The priorities of one theme in one column; its number is `len(asked)`.

    Attributes:
        asked: coded as asked for or described as a need, on evidence that carries a number.
        shared: coded so, but only in sentences that count for an earlier region: not counted.
        named: coded as only named (weak), or on evidence that is too little to count.
        absent: people looked the whole chapter through for it, and did not find it.
    """

    column: ForumColumn
    asked: tuple[Priority, ...]
    shared: tuple[Priority, ...]
    named: tuple[Priority, ...]
    absent: bool = False


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """A theme over all columns."""

    theme: ThemeFacts
    cells: tuple[Cell, ...]

    @property
    def columns(self) -> int:
        """In how many columns that count at least one priority asks for it."""
        return sum(bool(cell.asked) for cell in self.cells if cell.column.counts)

    @property
    def asked(self) -> tuple[Priority, ...]:
        """All priorities that ask for it, in reading order."""
        return tuple(priority for cell in self.cells for priority in cell.asked)


@dataclass(frozen=True, slots=True)
class Matrix:
    """All themes over all columns of one counting rule; rows: most columns first, then most priorities."""

    columns: tuple[ForumColumn, ...]
    rows: tuple[ThemeRow, ...]

    @property
    def size(self) -> int:
        """How many columns count."""
        return sum(column.counts for column in self.columns)

    @property
    def counted(self) -> frozenset[tuple[str, str]]:
        """The codings behind the numbers: ids of the priority and the theme."""
        return frozenset((priority.id, row.theme.id) for row in self.rows for priority in row.asked)

    def silent(self, column: ForumColumn) -> tuple[ThemeFacts, ...]:
        """Return the themes of which nothing is counted in `column`, not even that it names them."""
        return tuple(row.theme for row in self.rows if _is_silent(_cell(row, column)))

    def absent(self, column: ForumColumn) -> tuple[ThemeFacts, ...]:
        """Return the themes that `column` does not raise, as people found who looked it through."""
        return tuple(row.theme for row in self.rows if _cell(row, column).absent)

    def named_only(self, column: ForumColumn) -> tuple[ThemeFacts, ...]:
        """Return the themes that `column` names or shares without asking for them in words of its own."""
        cells = ((row.theme, _cell(row, column)) for row in self.rows)
        return tuple(theme for theme, cell in cells if not cell.asked and not _is_silent(cell))


def forum_columns(reports: Iterable[Report]) -> tuple[ForumColumn, ...]:
    """Return one column for each report."""
    return tuple(_own(report, whole=True) for report in reports)


def region_columns(
    reports: Iterable[Report], priorities: Sequence[Priority], overarching: Collection[str] = ()
) -> tuple[ForumColumn, ...]:
    """Return the columns where each sub-region is a region of its own.

    Priorities of a report that stand outside its sub-regions count for the report's region.

    Args:
        reports: in order.
        priorities: of all reports.
        overarching: ids of sub-regions that are no place; they count where their report has no other.
    """
    columns: dict[str, ForumColumn] = {}
    for report in reports:
        own = [priority for priority in priorities if priority.region == report.region.id]
        if not own:
            columns[report.region.id] = _own(report, whole=False)
        for priority in own:
            place = _place_of(priority)
            subregion = priority.section.subregion
            columns.setdefault(
                place,
                ForumColumn(place, subregion.name, priority.region, False)
                if subregion
                else _own(report, whole=False),
            )
    return tuple(_placed(columns.values(), overarching))


def _placed(columns: Collection[ForumColumn], overarching: Collection[str]) -> Iterable[ForumColumn]:
    """Yield the columns, those of no place not counted beside another of their report."""
    shares = Counter(column.report for column in columns)
    for column in columns:
        is_place = column.id.removeprefix(f"{column.report}/") not in overarching
        yield replace(column, counts=is_place or shares[column.report] == 1)


def matrix(
    columns: tuple[ForumColumn, ...],
    themes: Iterable[ThemeFacts],
    priorities: Sequence[Priority],
    shared: SharedPlaces,
    *,
    unraised: Mapping[str, frozenset[str]] = MappingProxyType({}),
    counts: Callable[[Priority, Theme], bool] = is_strong,
) -> Matrix:
    """Count the priorities of each theme in each column.

    Args:
        columns: what counts as one.
        themes: in any order.
        priorities: of all reports.
        shared: the sentences that several regions print.
        unraised: for the region of a report the themes that people looked it through for, see `unraised_in`.
        counts: whether a coding can stand behind a number.
    """
    held = [(column, [priority for priority in priorities if column.holds(priority)]) for column in columns]
    rows = [
        ThemeRow(
            theme,
            tuple(
                replace(
                    _count(theme, column, own, shared, counts),
                    absent=theme.id in unraised.get(column.report, ()),
                )
                for column, own in held
            ),
        )
        for theme in themes
    ]
    return Matrix(columns, tuple(sorted(rows, key=lambda row: (-row.columns, -len(row.asked)))))


def unraised_in(report: Report) -> frozenset[str]:
    """Return the themes that a chapter does not raise, as people found who looked it through.

    What is coded anywhere in it is raised, whatever they found.
    """
    coded = {theme.id for section in report.sections for item in section.items for theme in item.themes}
    return frozenset(found.theme for found in report.looked_through if not found.changed) - coded


def _own(report: Report, *, whole: bool) -> ForumColumn:
    return ForumColumn(report.region.id, report.region.name, report.region.id, whole)


def _place_of(priority: Priority) -> str:
    subregion = priority.section.subregion
    return f"{priority.region}/{subregion.id}" if subregion else priority.region


def _count(
    theme: ThemeFacts,
    column: ForumColumn,
    priorities: Sequence[Priority],
    shared: SharedPlaces,
    counts: Callable[[Priority, Theme], bool],
) -> Cell:
    """Sort the priorities of a column by what they say of a theme."""
    kinds: dict[str, list[Priority]] = {"asked": [], "shared": [], "named": []}
    for priority in priorities:
        coding = next((own for own in priority.item.themes if own.id == theme.id), None)
        if coding is None:
            continue
        if not counts(priority, coding):
            kinds["named"].append(priority)
        else:
            kinds["shared" if shared.counted_elsewhere(priority.id, coding) else "asked"].append(priority)
    asked, also, named = (tuple(kinds[kind]) for kind in ("asked", "shared", "named"))
    return Cell(column, asked, also, named)


def _cell(row: ThemeRow, column: ForumColumn) -> Cell:
    return next(cell for cell in row.cells if cell.column == column)


def _is_silent(cell: Cell) -> bool:
    return not (cell.asked or cell.shared or cell.named)
