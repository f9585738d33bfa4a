"""The chapter "Common ground" as printed: tables, quotations and lists, each entry with its priority."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ...model.compilation import Compilation
from ...stages.ground.agenda import Ask, AudienceAgenda, Elsewhere
from ...stages.ground.analysis import CommonGround
from ...stages.ground.index import IndexEntry
from ...stages.ground.priorities import Priority
from ...stages.ground.quotations import Quotation
from ...vocabularies.phrase_keys import GroundPhrases, Phrases
from ..once import common_ground
from . import palette
from .agreement import finding, level_heading
from .ground_tables import (
    ForumRow,
    LevelRow,
    MatrixTable,
    SilenceRow,
    forum_rows,
    level_rows,
    matrix_table,
    silence_rows,
    theme_anchor,
)
from .passages import PrintedRun, runs_of
from .references import source_reference

ANCHOR = "common-ground"


@dataclass(frozen=True, slots=True)
class PriorityReference:
    """A priority as a reference: its id, which is its place in the document, and the pages of its report.

    Attributes:
        short: its id without the region, where the region stands before it.
        number: the last part of its id, where the section stands beside it.
    """

    id: str
    pages: str
    short: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class GroundEntry:
    """Words of one region, verbatim; ellipses stand where `cut_before` and `cut_after` say so.

    Attributes:
        also: further priorities that say nearly the same.
    """

    region: str
    accent: str
    language: str
    runs: tuple[PrintedRun, ...]
    place: PriorityReference
    cut_before: bool = False
    cut_after: bool = False
    also: tuple[PriorityReference, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryGroup:
    """The entries about one theme; `anchor` is None where another place of the chapter is the theme's."""

    label: str
    entries: tuple[GroundEntry, ...]
    anchor: str | None = None

    @property
    def forums(self) -> tuple[tuple[GroundEntry, ...], ...]:
        """The entries in order, those of one region that follow each other together."""
        return tuple(tuple(group) for _, group in groupby(self.entries, key=lambda entry: entry.region))


@dataclass(frozen=True, slots=True)
class ElsewhereLine:
    """Asks that are printed under another audience: how many, and the sections they stand in."""

    text: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EntryPart:
    """Quotations on a level of agreement, or the agenda of one audience."""

    heading: str
    groups: tuple[EntryGroup, ...]
    elsewhere: tuple[ElsewhereLine, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexForum:
    """What an entry of the index has of one region: sections, without the region's part of their ids."""

    region: str
    sections: tuple[tuple[str, tuple[PriorityReference, ...]], ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """An entry of the index: sections with the numbers of their priorities, and the same by region."""

    label: str
    sections: tuple[tuple[str, tuple[PriorityReference, ...]], ...]
    forums: tuple[IndexForum, ...]


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The entries of one kind."""

    heading: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class GroundChapter:
    """The chapter; `notes` are the sentences about how far it can be trusted."""

    anchor: str
    phrases: GroundPhrases
    finding: str
    notes: tuple[str, ...]
    forums: tuple[ForumRow, ...]
    shared: tuple[LevelRow, ...]
    matrix: MatrixTable
    silences: tuple[SilenceRow, ...]
    levels: tuple[EntryPart, ...]
    agenda: tuple[EntryPart, ...]
    index: tuple[IndexPart, ...]

    @property
    def example(self) -> GroundEntry | None:
        """An entry that shows how an id is shortened: the first."""
        return next(
            (entry for level in self.levels for group in level.groups for entry in group.entries), None
        )

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The headings and places of its parts that the contents name."""
        own = self.phrases
        parts = (
            (own.levels, "levels"),
            (own.matrix, "matrix"),
            (own.quotations, "quotations"),
            (own.agenda, "agenda"),
            (own.index, "index"),
        )
        return tuple((text, f"{ANCHOR}-{name}") for text, name in parts if self.agenda or name != "agenda")


@dataclass(frozen=True, slots=True)
class _Setter:
    """What every entry needs to be set: phrases, colours, labels of themes."""

    phrases: Phrases
    own: GroundPhrases
    accents: dict[str, str]
    labels: dict[str, str]

    def place(self, priority: Priority) -> PriorityReference:
        """Return `priority` as a reference."""
        number = priority.id.removeprefix(f"{priority.section.id}/")
        short = priority.id.removeprefix(f"{priority.region}/")
        return PriorityReference(priority.id, source_reference(priority.where, self.phrases), short, number)

    def quotation(self, quotation: Quotation) -> GroundEntry:
        """Return a quotation as printed."""
        report = quotation.priority.report
        return GroundEntry(
            report.region.name,
            self.accents[report.region.id],
            report.source.language,
            runs_of(quotation.words),
            self.place(quotation.priority),
            quotation.cut_before,
            quotation.cut_after,
        )

    def ask(self, ask: Ask) -> GroundEntry:
        """Return an ask as printed."""
        report = ask.places[0].priority.report
        first, *others = (self.place(place.priority) for place in ask.places)
        return GroundEntry(
            report.region.name,
            self.accents[report.region.id],
            report.source.language,
            runs_of(ask.text),
            first,
            also=tuple(others),
        )

    def audience(self, agenda: AudienceAgenda) -> EntryPart:
        """Return the agenda of an audience as printed."""
        groups = (
            EntryGroup(
                self.labels.get(group.theme or "", self.own.no_theme), tuple(map(self.ask, group.asks))
            )
            for group in agenda.groups
        )
        return EntryPart(
            agenda.label or self.own.no_audience, tuple(groups), tuple(map(self.elsewhere, agenda.elsewhere))
        )

    def elsewhere(self, elsewhere: Elsewhere) -> ElsewhereLine:
        """Return the pointer to asks that are printed under another audience."""
        sections = dict.fromkeys(
            place.priority.section.id
            for ask in elsewhere.asks
            for place in ask.places
            if elsewhere.to in place.priority.section.audiences
        )
        return ElsewhereLine(
            self.own.elsewhere(count=len(elsewhere.asks), audience=elsewhere.label), tuple(sections)
        )

    def index(self, heading: str, entries: Iterable[IndexEntry]) -> IndexPart:
        """Return the entries of an index as printed."""
        return IndexPart(heading, tuple(map(self._line, entries)))

    def _line(self, entry: IndexEntry) -> IndexLine:
        forums = groupby(entry.priorities, key=lambda priority: priority.report.region)
        return IndexLine(
            entry.label,
            self._sections(entry.priorities),
            tuple(
                IndexForum(region.name, self._sections(tuple(group), f"{region.id}/"))
                for region, group in forums
            ),
        )

    def _sections(
        self, priorities: Sequence[Priority], but_for: str = ""
    ) -> tuple[tuple[str, tuple[PriorityReference, ...]], ...]:
        grouped = groupby(priorities, key=lambda priority: priority.section.id)
        return tuple((name.removeprefix(but_for), tuple(map(self.place, group))) for name, group in grouped)


def chapter_of(compilation: Compilation, phrases: Phrases) -> GroundChapter | None:
    """Return the chapter, None where the edition does not want it or there is nothing to compare."""
    if not compilation.edition.common_ground:
        return None
    ground = common_ground(compilation)
    if not ground.is_comparable:
        return None
    own = phrases.ground
    setter = _Setter(
        phrases,
        own,
        {report.region.id: palette.accent(i) for i, report in enumerate(compilation.reports)},
        {theme.id: theme.label for theme in ground.themes},
    )
    index = (
        setter.index(own.themes, ground.theme_index),
        setter.index(own.places, ground.places),
        setter.index(own.instruments, ground.instruments),
    )
    return GroundChapter(
        anchor=ANCHOR,
        phrases=own,
        finding=_finding(ground, own),
        notes=tuple(_notes(compilation, ground, own)),
        forums=forum_rows(ground, phrases, own, setter.accents),
        shared=level_rows(ground, own),
        matrix=matrix_table(ground, own),
        silences=silence_rows(ground, setter.accents),
        levels=tuple(_levels(ground, setter)),
        agenda=tuple(map(setter.audience, ground.agenda)),
        index=tuple(part for part in index if part.lines),
    )


def _finding(ground: CommonGround, own: GroundPhrases) -> str:
    first = ground.levels[0]
    shared = len(first.rows) if first.forums == first.of else 0
    return finding(shared, len(ground.themes), first.of, own)


def _notes(compilation: Compilation, ground: CommonGround, own: GroundPhrases) -> Iterable[str]:
    version = compilation.codebook.version if compilation.codebook else None
    codebook = own.codebook(version=version) if version else own.any_codebook
    yield own.suggestions(count=ground.codings, codebook=codebook, confirmed=ground.confirmed)
    yield own.verbatim
    if ground.shared:
        yield own.shared(count=len(ground.shared))


def _levels(ground: CommonGround, setter: _Setter) -> Iterable[EntryPart]:
    for level in ground.levels:
        yield EntryPart(
            level_heading(level.forums, level.of, setter.own),
            tuple(
                EntryGroup(
                    row.theme.label,
                    tuple(
                        setter.quotation(quotation)
                        for quotation in ground.quotations
                        if quotation.theme == row.theme.id
                    ),
                    theme_anchor(row.theme.id),
                )
                for row in level.rows
            ),
        )
