"""The matrix of the chapter "Common ground": themes by region."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ...stages.ground.analysis import CommonGround
from ...stages.ground.matrix import Cell, ForumColumn, ThemeRow
from ...vocabularies.phrase_keys import GroundPhrases
from ..sheet import WIDE
from .agreement import level_heading
from .matrix_sheets import divide, longest_line

NAMED, UNCOUNTED, SHARED, NOT_RAISED = "○", "–", "=", "0"
"""Marks of cells without priorities: only named; nothing counted; only in a sentence that others print too;
not raised, as people found who looked the chapter through."""


SHADES = 4
"""Steps of grey behind the numbers; more could not be distinguished in print."""

LETTER, LIGHT_LETTER, GAP, NARROWEST = 1.16, 1.08, 1.55, 7.0
"""Width of a letter of a heading in 7 pt type, bold and not, of the gap between columns, and of a column of
numbers, mm."""

THEME, THEME_LINE = 36.0, 60.0
"""Width that the names of themes need, mm: the longest then takes two lines, and one."""

COUNT = 9.7
"""Width of a column of counts in print, mm."""

UPRIGHT, WIDEST_UPRIGHT = 5.6, 7.5
"""Width of a column whose head stands upright, mm: two lines of 7 pt, and what more looks empty."""


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A column of the matrix; `part` marks a sub-region, which stands behind its forum."""

    label: str
    part: bool = False

    @property
    def width(self) -> float:
        """Room for the longest word of the heading in print, mm."""
        longest = max(map(len, self.label.split()), default=0)
        return max(NARROWEST, round(longest * (LIGHT_LETTER if self.part else LETTER) + GAP, 1))


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A number or mark.

    Attributes:
        column: id of the region.
        shade: how dark it is set, 1 to 4, by its share of the largest number; 0 for marks.
        meaning: what a mark stands for; an empty string for numbers.
    """

    column: str
    text: str
    shade: int
    meaning: str
    part: bool


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A theme: its cells, then in how many forums, and regions, it is asked for."""

    theme: str
    anchor: str
    label: str
    cells: tuple[MatrixCell, ...]
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MatrixGroup:
    """The themes that a number of forums ask for."""

    label: str
    rows: tuple[MatrixRow, ...]


@dataclass(frozen=True, slots=True)
class MatrixTable:
    """Theme x region.

    Attributes:
        upright: its heads stand upright, as there are more columns than a sheet has room for otherwise.
        room: width of the table in print, mm.
    """

    head: tuple[HeadCell, ...]
    counts: tuple[str, ...]
    groups: tuple[MatrixGroup, ...]
    caption: str
    upright: bool = False
    room: float = WIDE

    @property
    def widths(self) -> tuple[float, ...]:
        """Width of each column, mm, as all tables are written: for a sheet on which they are WIDE."""
        others = [cell.width for cell in self.head] + [COUNT] * len(self.counts)
        if self.upright:
            others = [self.upright_width] * len(others)
        widths = (max(NARROWEST, round(self.room - sum(others), 1)), *others)
        return widths if self.room == WIDE else tuple(round(width * WIDE / self.room, 2) for width in widths)

    @property
    def upright_width(self) -> float:
        """Width of a column whose head stands upright, mm in print; the themes take what is left."""
        share = (self.room - THEME_LINE) / (len(self.head) + len(self.counts))
        return round(min(WIDEST_UPRIGHT, max(UPRIGHT, share)), 2)

    @property
    def head_height(self) -> float:
        """Height of heads that stand upright, in two lines where they need them, mm."""
        labels = (*(cell.label for cell in self.head), *self.counts)
        return round(max(map(longest_line, labels)) * LETTER + GAP, 1)

    @property
    def sheets(self) -> tuple["MatrixTable", ...]:
        """The table in as many as its columns need on a sheet; the counts stand in the last one.

        Where one is too narrow for them, heads stand upright. A sub-region stays with its forum.
        """
        if sum(cell.width for cell in self.head) + COUNT * len(self.counts) <= self.room - THEME:
            return (self,)
        forums = list(_forums_of(self.head))
        sizes = [len(group) for _, group in forums]
        sizes[-1] += len(self.counts)
        starts = [forums[index][0] for index in divide(sizes, max(1, int((self.room - THEME) / UPRIGHT)))]
        ranges = zip(starts, [*starts[1:], len(self.head)], strict=True)
        return tuple(self._columns(start, end) for start, end in ranges)

    def _columns(self, start: int, end: int) -> "MatrixTable":
        is_last = end == len(self.head)
        groups = tuple(
            MatrixGroup(
                group.label,
                tuple(
                    replace(row, cells=row.cells[start:end], counts=row.counts if is_last else ())
                    for row in group.rows
                ),
            )
            for group in self.groups
        )
        counts = self.counts if is_last else ()
        caption = self.caption if start == 0 else ""
        return MatrixTable(self.head[start:end], counts, groups, caption, upright=True, room=self.room)


def _forums_of(head: Sequence[HeadCell]) -> Iterator[tuple[int, Sequence[HeadCell]]]:
    """Yield each forum with the sub-regions behind it, and the place of its column."""
    starts = [at for at, cell in enumerate(head) if not cell.part or at == 0]
    for start, end in zip(starts, [*starts[1:], len(head)], strict=True):
        yield start, head[start:end]


def theme_anchor(theme: str) -> str:
    """Return the place of a theme's quotations."""
    return f"common-ground/{theme}"


def matrix_table(ground: CommonGround, own: GroundPhrases) -> MatrixTable:
    """Return themes by region: each forum, followed by its sub-regions."""
    columns = columns_of(ground)
    regions = {row.theme.id: row for row in ground.by_region.rows}
    largest = max(len(cell.asked) for row in ground.by_forum.rows for cell in row.cells)
    groups = tuple(
        MatrixGroup(
            level_heading(level.forums, level.of, own),
            tuple(_row((row, regions[row.theme.id]), columns, ground, largest, own) for row in level.rows),
        )
        for level in ground.levels
    )
    counts = (own.forums, own.regions) if ground.counts_subregions else (own.forums,)
    return MatrixTable(
        tuple(HeadCell(column.label, not column.whole) for column in columns),
        counts,
        groups,
        _caption(ground, groups, own),
    )


def columns_of(ground: CommonGround) -> tuple[ForumColumn, ...]:
    """Return the forums, each followed by its sub-regions."""
    columns = []
    for forum in ground.by_forum.columns:
        columns.append(forum)
        columns += [
            column
            for column in ground.by_region.columns
            if column.report == forum.id and column.id != forum.id
        ]
    return tuple(columns)


def _row(
    rows: tuple[ThemeRow, ThemeRow],
    columns: Sequence[ForumColumn],
    ground: CommonGround,
    largest: int,
    own: GroundPhrases,
) -> MatrixRow:
    """Return the row of a theme from its rows by forum and by region."""
    by_forum, by_region = rows
    cells = {cell.column: cell for cell in (*by_forum.cells, *by_region.cells)}
    counts = (by_forum.columns, by_region.columns) if ground.counts_subregions else (by_forum.columns,)
    return MatrixRow(
        by_forum.theme.id,
        theme_anchor(by_forum.theme.id),
        by_forum.theme.label,
        tuple(_cell(cells[column], column, largest, own) for column in columns),
        counts,
    )


def _cell(cell: Cell, column: ForumColumn, largest: int, own: GroundPhrases) -> MatrixCell:
    part = not column.whole
    if cell.asked:
        number = len(cell.asked)
        return MatrixCell(column.id, str(number), -(-SHADES * number // largest), "", part)
    mark, meaning = UNCOUNTED, own.absent
    if cell.absent:
        mark, meaning = NOT_RAISED, own.not_raised
    elif cell.shared:
        mark, meaning = SHARED, own.only_shared
    elif cell.named:
        mark, meaning = NAMED, own.named
    return MatrixCell(column.id, mark, 0, meaning, part)


def _caption(ground: CommonGround, groups: Sequence[MatrixGroup], own: GroundPhrases) -> str:
    """Return what the table counts and what those of its marks mean that it uses."""
    used = {cell.text for group in groups for row in group.rows for cell in row.cells}
    marks = (
        *((UNCOUNTED, own.absent_mark), (NOT_RAISED, own.not_raised_mark)),
        *((NAMED, own.named_mark), (SHARED, own.shared_mark)),
    )
    legend = " · ".join(words for mark, words in marks if mark in used)
    forums, regions = ground.by_forum.size, ground.by_region.size
    counted = own.forums_rule(forums=forums)
    if ground.counts_subregions:
        counted = own.regions_rule(forums=forums, regions=regions)
    across = [column.label for column in ground.by_region.columns if not column.counts]
    if across:
        counted = f"{counted} {own.across_rule(parts=', '.join(dict.fromkeys(across)))}"
    return " ".join(filter(None, (own.matrix_caption, f"{legend}." if legend else "", counted)))
