"""What the regions share, from counts, quotations and lists: every number carries its list."""

from dataclasses import dataclass
from itertools import groupby

from ...model.compilation import Compilation, Participation, Region, SharedSentence
from ...model.vocabulary_facts import ThemeFacts
from . import agenda, index, matrix, quotations
from .agenda import AudienceAgenda
from .index import IndexEntry
from .matrix import ForumColumn, Matrix, ThemeRow
from .priorities import Priority, priorities_of, shared_places
from .quotations import Quotation
from .weight import Weighing

FEWEST_FORUMS = 2
"""Forums with priorities from which there is something to compare."""


@dataclass(frozen=True, slots=True)
class Forum:
    """A forum at a glance; None where its report does not say.

    Attributes:
        priorities: all of its priorities.
    """

    region: Region
    dates: str | None
    format: str | None
    participation: Participation
    priorities: tuple[Priority, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """The themes that `forums` of `of` forums ask for."""

    forums: int
    of: int
    rows: tuple[ThemeRow, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """What is not counted as asked for by one forum.

    Attributes:
        named: themes that another asks for, and that it names, or raises in the words of another forum only.
        uncounted: themes that another asks for, and of which nothing is counted in it; no proof of absence.
        absent: themes that people did not find who looked it through.
    """

    column: ForumColumn
    named: tuple[ThemeFacts, ...]
    uncounted: tuple[ThemeFacts, ...]
    absent: tuple[ThemeFacts, ...] = ()


@dataclass(frozen=True, slots=True)
class CommonGround:
    """What the chapter "Common ground" and the workbook say.

    Attributes:
        themes: of the codebook, in its order, then others that codings name.
        by_forum: theme x forum.
        by_region: theme x region, each sub-region a region of its own.
        levels: the rows of `by_forum` that somebody asks for, by the number of forums, all forums first.
        nobody: themes of the codebook that no forum asks for.
        shared: sentences of priorities that several regions print alike.
        codings: how many codings (strong and weak) the priorities have.
        confirmed: how many of them people have confirmed.
    """

    priorities: tuple[Priority, ...]
    themes: tuple[ThemeFacts, ...]
    forums: tuple[Forum, ...]
    by_forum: Matrix
    by_region: Matrix
    levels: tuple[Level, ...]
    silences: tuple[Silence, ...]
    nobody: tuple[ThemeFacts, ...]
    quotations: tuple[Quotation, ...]
    agenda: tuple[AudienceAgenda, ...]
    theme_index: tuple[IndexEntry, ...]
    places: tuple[IndexEntry, ...]
    instruments: tuple[IndexEntry, ...]
    shared: tuple[SharedSentence, ...]
    codings: int
    confirmed: int

    @property
    def is_comparable(self) -> bool:
        """Whether at least two forums have priorities, and one of them asks for a theme."""
        forums = [forum for forum in self.forums if forum.priorities]
        return len(forums) >= FEWEST_FORUMS and bool(self.levels)

    @property
    def counts_subregions(self) -> bool:
        """Whether the two counting rules differ."""
        return len(self.by_region.columns) != len(self.by_forum.columns)


def analyse(compilation: Compilation) -> CommonGround:
    """Count, quote and list what the priorities of `compilation` ask for; pure and deterministic."""
    priorities = priorities_of(compilation)
    themes = _themes(compilation, priorities)
    weighing = Weighing(themes)
    shared = shared_places(compilation.shared, priorities, weighing.carries)
    unraised = {report.region.id: matrix.unraised_in(report) for report in compilation.reports}
    forums = matrix.forum_columns(compilation.reports)
    by_forum = matrix.matrix(forums, themes, priorities, shared, unraised=unraised, counts=weighing.carries)
    regions = matrix.region_columns(compilation.reports, priorities, compilation.overarching)
    names = {name.id: name.name for name in compilation.names}
    quoting = compilation.codebook.quoting if compilation.codebook else ()
    codings = [coding for priority in priorities for coding in priority.item.themes]
    return CommonGround(
        priorities=priorities,
        themes=themes,
        forums=tuple(_forums(compilation, priorities)),
        by_forum=by_forum,
        by_region=matrix.matrix(
            regions, themes, priorities, shared, unraised=unraised, counts=weighing.carries
        ),
        levels=_levels(by_forum),
        silences=_silences(by_forum),
        nobody=tuple(row.theme for row in by_forum.rows if not row.columns),
        quotations=quotations.quotations(by_forum, shared, weighing, quoting),
        agenda=agenda.agenda(priorities, themes, compilation.audiences, shared),
        theme_index=index.theme_index(priorities, themes),
        places=index.mention_index(priorities, lambda item: item.places, names),
        instruments=index.mention_index(priorities, lambda item: item.instruments, names),
        shared=_shared(compilation, priorities),
        codings=len(codings),
        confirmed=sum(coding.confirmed for coding in codings),
    )


def _themes(compilation: Compilation, priorities: tuple[Priority, ...]) -> tuple[ThemeFacts, ...]:
    """Return the themes of the codebook, then those that only codings name, in the order of their ids."""
    known = compilation.codebook.themes if compilation.codebook else ()
    ids = {theme.id for theme in known}
    others = sorted({coding.id for priority in priorities for coding in priority.item.themes} - ids)
    return (*known, *(ThemeFacts(name, name, "") for name in others))


def _forums(compilation: Compilation, priorities: tuple[Priority, ...]) -> list[Forum]:
    return [
        Forum(
            report.region,
            report.source.dates,
            report.source.format,
            report.participation or Participation(),
            tuple(priority for priority in priorities if priority.region == report.region.id),
        )
        for report in compilation.reports
    ]


def _levels(by_forum: Matrix) -> tuple[Level, ...]:
    rows = [row for row in by_forum.rows if row.columns]
    return tuple(
        Level(forums, len(by_forum.columns), tuple(group))
        for forums, group in groupby(rows, key=lambda row: row.columns)
    )


def _silences(by_forum: Matrix) -> tuple[Silence, ...]:
    """Return what is not counted for each forum, and what people did not find in it."""
    asked = {row.theme.id for row in by_forum.rows if row.columns}
    return tuple(
        Silence(
            column,
            tuple(theme for theme in by_forum.named_only(column) if theme.id in asked),
            tuple(theme for theme in by_forum.silent(column) if theme.id in asked),
            by_forum.absent(column),
        )
        for column in by_forum.columns
    )


def _shared(compilation: Compilation, priorities: tuple[Priority, ...]) -> tuple[SharedSentence, ...]:
    """Return the shared sentences that stand in priorities; overviews are not counted anyway."""
    ids = {priority.id for priority in priorities}
    return tuple(
        sentence for sentence in compilation.shared if any(place.item in ids for place in sentence.places)
    )
