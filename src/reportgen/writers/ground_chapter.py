"""The chapter "Common ground" as printed: tables, quotations and lists, each entry with its priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..schema import Compilation
from ..stages.ground.agenda import Ask, AudienceAgenda, Elsewhere
from ..stages.ground.analysis import CommonGround, analyse
from ..stages.ground.index import IndexEntry
from ..stages.ground.priorities import Priority
from ..stages.ground.quotations import Quotation
from . import palette
from .ground_phrases import GroundPhrases, ground_phrases_for
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
from .passages import Run, runs_of
from .phrases import Phrases

ANCHOR = "common-ground"


@dataclass(frozen=True, slots=True)
class Place:
    """A priority as a reference: its id and the pages of its report; `id` is its place in the document."""

    id: str
    pages: str


@dataclass(frozen=True, slots=True)
class QuotationLine:
    """A quotation of one region; ellipses stand where `cut_before` and `cut_after` say so."""

    region: str
    accent: str
    language: str
    runs: tuple[Run, ...]
    cut_before: bool
    cut_after: bool
    place: Place


@dataclass(frozen=True, slots=True)
class ThemeQuotations:
    """What the regions say about one theme."""

    anchor: str
    label: str
    lines: tuple[QuotationLine, ...]


@dataclass(frozen=True, slots=True)
class LevelPart:
    """The themes that a number of forums ask for."""

    heading: str
    themes: tuple[ThemeQuotations, ...]


@dataclass(frozen=True, slots=True)
class AskLine:
    """An ask with the regions and priorities that print it; the first one's words are printed."""

    region: str
    accent: str
    language: str
    runs: tuple[Run, ...]
    place: Place
    also: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class AskGroup:
    """The asks about one theme."""

    label: str
    asks: tuple[AskLine, ...]


@dataclass(frozen=True, slots=True)
class ElsewhereLine:
    """Asks that are printed under another audience: how many, and the sections they stand in."""

    text: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AudiencePart:
    """The agenda of one audience."""

    anchor: str
    heading: str
    groups: tuple[AskGroup, ...]
    elsewhere: tuple[ElsewhereLine, ...]


@dataclass(frozen=True, slots=True)
class IndexLine:
    """An entry of the index."""

    label: str
    places: tuple[Place, ...]


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
    levels: tuple[LevelPart, ...]
    silences: tuple[SilenceRow, ...]
    agenda: tuple[AudiencePart, ...]
    index: tuple[IndexPart, ...]


@dataclass(frozen=True, slots=True)
class _Setter:
    """What every line needs to be set: phrases, colours and languages of the reports."""

    phrases: Phrases
    own: GroundPhrases
    accents: dict[str, str]
    labels: dict[str, str]

    def place(self, priority: Priority) -> Place:
        """Return `priority` as a reference."""
        return Place(priority.id, self.phrases.page_reference(priority.pages))

    def quotation(self, it: Quotation) -> QuotationLine:
        """Return a quotation as printed."""
        report = it.priority.report
        return QuotationLine(
            report.region.name,
            self.accents[report.region.id],
            report.source.language,
            runs_of(it.words),
            it.cut_before,
            it.cut_after,
            self.place(it.priority),
        )

    def ask(self, it: Ask) -> AskLine:
        """Return an ask as printed."""
        report = it.places[0].priority.report
        first, *others = (self.place(place.priority) for place in it.places)
        return AskLine(
            report.region.name,
            self.accents[report.region.id],
            report.source.language,
            runs_of(it.text),
            first,
            tuple(others),
        )

    def audience(self, it: AudienceAgenda) -> AudiencePart:
        """Return the agenda of an audience as printed."""
        return AudiencePart(
            f"{ANCHOR}/agenda/{it.audience or 'none'}",
            it.label or self.own.no_audience,
            tuple(
                AskGroup(
                    self.labels.get(group.theme or "", self.own.no_theme), tuple(map(self.ask, group.asks))
                )
                for group in it.groups
            ),
            tuple(map(self.elsewhere, it.elsewhere)),
        )

    def elsewhere(self, it: Elsewhere) -> ElsewhereLine:
        """Return the pointer to asks that are printed under another audience."""
        pattern = self.own.one_elsewhere if len(it.asks) == 1 else self.own.elsewhere
        sections = dict.fromkeys(
            place.priority.section.id
            for ask in it.asks
            for place in ask.places
            if it.to in place.priority.section.audiences
        )
        return ElsewhereLine(pattern.format(count=len(it.asks), audience=it.label), tuple(sections))

    def entries(self, heading: str, entries: Iterable[IndexEntry]) -> IndexPart:
        """Return the entries of an index as printed."""
        return IndexPart(
            heading, tuple(IndexLine(it.label, tuple(map(self.place, it.priorities))) for it in entries)
        )


def chapter_of(compilation: Compilation, phrases: Phrases) -> GroundChapter | None:
    """Return the chapter, None where the edition does not want it or there is nothing to compare."""
    if not compilation.edition.common_ground:
        return None
    ground = analyse(compilation)
    if not ground.is_comparable:
        return None
    own = ground_phrases_for(compilation.edition.language)
    setter = _Setter(
        phrases,
        own,
        {report.region.id: palette.accent(i) for i, report in enumerate(compilation.reports)},
        {theme.id: theme.label for theme in ground.themes},
    )
    parts = (
        setter.entries(own.themes, ground.theme_index),
        setter.entries(own.places, ground.places),
        setter.entries(own.instruments, ground.instruments),
    )
    return GroundChapter(
        anchor=ANCHOR,
        phrases=own,
        finding=_finding(ground, own),
        notes=tuple(_notes(compilation, ground, own)),
        forums=forum_rows(ground, phrases, own, setter.accents),
        shared=level_rows(ground, own),
        matrix=matrix_table(ground, own),
        levels=tuple(_levels(ground, setter)),
        silences=silence_rows(ground, setter.accents),
        agenda=tuple(map(setter.audience, ground.agenda)),
        index=tuple(part for part in parts if part.lines),
    )


def _finding(ground: CommonGround, own: GroundPhrases) -> str:
    """Return the sentence that answers what all forums agree on."""
    first = ground.levels[0]
    forums, of = own.number(first.of), len(ground.themes)
    if first.forums < first.of:
        return own.no_finding.format(of=of, forums=forums)
    pattern = own.one_finding if len(first.rows) == 1 else own.finding
    labels = "; ".join(row.theme.label for row in first.rows)
    return pattern.format(count=len(first.rows), of=of, forums=forums, themes=labels)


def _notes(compilation: Compilation, ground: CommonGround, own: GroundPhrases) -> Iterable[str]:
    version = compilation.codebook.version if compilation.codebook else None
    codebook = own.codebook.format(version=version) if version else own.any_codebook
    yield own.suggestions.format(codebook=codebook, confirmed=ground.confirmed, codings=ground.codings)
    yield own.verbatim
    if ground.shared:
        yield own.one_shared if len(ground.shared) == 1 else own.shared.format(count=len(ground.shared))


def _levels(ground: CommonGround, setter: _Setter) -> Iterable[LevelPart]:
    for level in ground.levels:
        yield LevelPart(
            setter.own.level(level.forums, level.of),
            tuple(
                ThemeQuotations(
                    theme_anchor(row.theme.id),
                    row.theme.label,
                    tuple(setter.quotation(it) for it in ground.quotations if it.theme == row.theme.id),
                )
                for row in level.rows
            ),
        )
