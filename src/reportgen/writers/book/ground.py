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
from .agreement import level_heading
from .glance import caveat_of, finding_of
from .ground_tables import MatrixTable, matrix_table, theme_anchor
from .passages import PrintedRun, runs_of
from .references import described_reference, source_reference

ANCHOR = "common-ground"
BRIEF = 60
"""Quotations that take two pages in the larger type."""


@dataclass(frozen=True, slots=True)
class PriorityReference:
    """A priority as a reference for people: its region and the pages of its report; the link leads to its id.

    Attributes:
        id: of the priority, which is its place in the document.
        region: its name.
        pages: "p. 9"; the region's name where no page is known.
        described: the same in words, for those who hear it.
    """

    id: str
    region: str
    pages: str
    described: str

    @property
    def full(self) -> str:
        """Region and pages, where the region does not stand beside it."""
        return self.region if self.pages == self.region else f"{self.region}, {self.pages}"


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
    """Asks printed under another audience: how many; the first of their sections in each region."""

    text: str
    sections: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EntryPart:
    """Quotations on a level of agreement, or the agenda of one audience."""

    heading: str
    groups: tuple[EntryGroup, ...]
    elsewhere: tuple[ElsewhereLine, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexForum:
    """What an entry of the index has of one region; of several priorities on the same pages, the first."""

    region: str
    places: tuple[PriorityReference, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """An entry of the index."""

    label: str
    forums: tuple[IndexForum, ...]


@dataclass(frozen=True, slots=True)
class IndexPart:
    """The entries of one kind."""

    heading: str
    lines: tuple[IndexLine, ...]


@dataclass(frozen=True, slots=True)
class GroundChapter:
    """The chapter, and what the companion has of it.

    Attributes:
        notes: the sentences about how far it can be trusted.
        levels: quotations by how many forums ask for a theme; the most widely shared first.
        agenda: for looking up, as `index` is.
        is_full: the chapter itself has all of it.
    """

    anchor: str
    phrases: GroundPhrases
    finding: str
    notes: tuple[str, ...]
    matrix: MatrixTable
    levels: tuple[EntryPart, ...]
    agenda: tuple[EntryPart, ...]
    index: tuple[IndexPart, ...]
    is_full: bool

    @property
    def shared(self) -> tuple[EntryPart, ...]:
        """The quotations about the themes that most forums ask for."""
        return self.levels[:1]

    @property
    def is_brief(self) -> bool:
        """Whether the shared quotations are few enough to be read from first to last, in larger type."""
        return sum(len(group.forums) for level in self.shared for group in level.groups) <= BRIEF

    @property
    def lookups(self) -> tuple[tuple[str, str], ...]:
        """The headings and places of all that is for looking up."""
        own = self.phrases
        parts = ((own.quotations, "quotations"), (own.agenda, "agenda"), (own.index, "index"))
        return tuple((text, f"{ANCHOR}-{name}") for text, name in parts if self.agenda or name != "agenda")

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """The headings and places of the chapter's parts that the contents name."""
        quoted = self.lookups if self.is_full else self.lookups[:1]
        return ((self.phrases.matrix, f"{ANCHOR}-matrix"), *quoted)


@dataclass(frozen=True, slots=True)
class _Setter:
    """What every entry needs to be set: phrases, colours, labels of themes."""

    phrases: Phrases
    own: GroundPhrases
    accents: dict[str, str]
    labels: dict[str, str]

    def place(self, priority: Priority) -> PriorityReference:
        """Return `priority` as a reference."""
        region = priority.report.region.name
        return PriorityReference(
            priority.id,
            region,
            source_reference(priority.where, self.phrases) or region,
            described_reference(priority.where, region, self.phrases) or region,
        )

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
            agenda.label or self.own.no_audience,
            tuple(groups),
            tuple(self.elsewhere(other, alone=not agenda.groups) for other in agenda.elsewhere),
        )

    def elsewhere(self, elsewhere: Elsewhere, *, alone: bool) -> ElsewhereLine:
        """Return the pointer to asks that are printed under another audience; `alone`: it has no others."""
        say = self.own.elsewhere_only if alone else self.own.elsewhere
        sections: dict[str, str] = {}
        for ask in elsewhere.asks:
            for place in ask.places:
                if elsewhere.to in place.priority.section.audiences:
                    sections.setdefault(place.priority.report.region.name, place.priority.section.id)
        return ElsewhereLine(
            say(count=len(elsewhere.asks), audience=elsewhere.label), tuple(sections.items())
        )

    def index(self, heading: str, entries: Iterable[IndexEntry]) -> IndexPart:
        """Return the entries of an index as printed."""
        return IndexPart(heading, tuple(map(self._line, entries)))

    def _line(self, entry: IndexEntry) -> IndexLine:
        forums = groupby(entry.priorities, key=lambda priority: priority.report.region)
        return IndexLine(
            entry.label, tuple(IndexForum(region.name, self._places(group)) for region, group in forums)
        )

    def _places(self, priorities: Iterable[Priority]) -> tuple[PriorityReference, ...]:
        first: dict[str, PriorityReference] = {}
        for place in map(self.place, priorities):
            first.setdefault(place.pages, place)
        return tuple(first.values())


def chapter_of(
    compilation: Compilation, phrases: Phrases, accents: Sequence[str] = ()
) -> GroundChapter | None:
    """Return the chapter, None where the edition does not want it or there is nothing to compare.

    Args:
        compilation: what is printed.
        phrases: fixed phrases of its language.
        accents: colours of the chapters; ours by default.
    """
    if not compilation.edition.common_ground:
        return None
    ground = common_ground(compilation)
    if not ground.is_comparable:
        return None
    own = phrases.ground
    setter = _Setter(
        phrases,
        own,
        {report.region.id: palette.accent(i, accents) for i, report in enumerate(compilation.reports)},
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
        finding=finding_of(ground, own),
        notes=tuple(_notes(compilation, ground, own)),
        matrix=matrix_table(ground, own),
        levels=tuple(_levels(ground, setter)),
        agenda=tuple(map(setter.audience, ground.agenda)),
        index=tuple(part for part in index if part.lines),
        is_full=compilation.edition.common_ground_length == "full",
    )


def _notes(compilation: Compilation, ground: CommonGround, own: GroundPhrases) -> Iterable[str]:
    yield caveat_of(ground, own, compilation.codebook)
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
