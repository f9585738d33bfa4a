"""The priorities of a compilation with what belongs to them, and what several regions print alike."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ...model.compilation import Compilation, Item, Report, Section, SharedSentence, Theme
from ...model.provenance import SourcePlaces, Span, places_of

SAME_SENTENCE = 0.8
"""Share of the shorter of two spans from which they are one sentence: splitting may differ by a quotation
mark or a space, never by a sentence."""


@dataclass(frozen=True, slots=True)
class Priority:
    """An item that is a priority, with the section and report in which it stands."""

    report: Report
    section: Section
    item: Item

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def region(self) -> str:
        """The id of the region."""
        return self.report.region.id

    @property
    def pages(self) -> tuple[int, ...]:
        """The pages of the source on which it stands, from 1."""
        return self.where.pages

    @property
    def where(self) -> SourcePlaces:
        """The pages and paragraphs of the source on which it stands."""
        return places_of(self.item.evidence)


def priorities_of(compilation: Compilation) -> tuple[Priority, ...]:
    """Return all priorities in reading order."""
    return tuple(
        Priority(report, section, item)
        for report in compilation.reports
        for section in report.sections
        for item in section.priorities
    )


@dataclass(frozen=True, slots=True)
class SharedPlaces:
    """Where items print sentences that other regions print too.

    Attributes:
        places: item id → (span, sentence).
        first: (sentence, theme) → the first item that asks for the theme in this sentence.
    """

    places: Mapping[str, tuple[tuple[Span, SharedSentence], ...]]
    first: Mapping[tuple[SharedSentence, str], str]

    def at(self, item: str, span: Span) -> SharedSentence | None:
        """Return the shared sentence that `span` of `item` is, or is a part of."""
        return _at(self.places, item, span)

    def counted_elsewhere(self, item: str, theme: Theme) -> bool:
        """Return whether a coding is a copy: all its evidence is in sentences that count for an earlier item.

        A shared sentence counts once, for the first that prints it. A coding without evidence is a
        person's own, and counts; so does one that a person confirmed.
        """
        if theme.confirmed or not theme.evidence:
            return False
        sentences = [self.at(item, span) for span in theme.evidence]
        return all(
            sentence is not None and self.first.get((sentence, theme.id)) != item for sentence in sentences
        )


def is_strong(_priority: Priority, coding: Theme) -> bool:
    """Return whether a coding is strong, however little evidence it has."""
    return coding.strength == "strong"


def shared_places(
    sentences: Iterable[SharedSentence],
    priorities: Iterable[Priority],
    counts: Callable[[Priority, Theme], bool] = is_strong,
) -> SharedPlaces:
    """Look sentences up by the priorities that print them.

    Args:
        sentences: that several regions print.
        priorities: of all reports, in reading order.
        counts: whether a coding can stand behind a number; a shared sentence counts for the first that does.
    """
    places: dict[str, list[tuple[Span, SharedSentence]]] = {}
    for sentence in sentences:
        for place in sentence.places:
            places.setdefault(place.item, []).append((Span(place.start, place.end), sentence))
    by_item = {item: tuple(pairs) for item, pairs in places.items()}
    first: dict[tuple[SharedSentence, str], str] = {}
    for priority in priorities:
        for theme in priority.item.themes:
            for span in theme.evidence if counts(priority, theme) else ():
                shared = _at(by_item, priority.id, span)
                if shared is not None:
                    first.setdefault((shared, theme.id), priority.id)
    return SharedPlaces(by_item, first)


def _at(
    places: Mapping[str, tuple[tuple[Span, SharedSentence], ...]], item: str, span: Span
) -> SharedSentence | None:
    for place, sentence in places.get(item, ()):
        overlap = min(span.end, place.end) - max(span.start, place.start)
        shorter = min(span.end - span.start, place.end - place.start)
        if overlap > 0 and overlap >= SAME_SENTENCE * shorter:
            return sentence
    return None
