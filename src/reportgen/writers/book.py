"""The merged document in the order in which people read it: headings, paragraphs, lists, annexes.

PDF, DOCX and HTML are set from one and the same `Book`, so they say the same words in the same
order. The book quotes the compilation; the only words it adds come from `phrases`.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..schema import Compilation, Evidence, Item, KeyTerm, Note, Participation, Report, Section
from . import palette
from .phrases import Phrases, phrases_for

PRIORITY_KINDS = frozenset({"issues", "actions"})
"""Section kinds whose items are priorities."""

_RIGHT_TO_LEFT = re.compile(
    # a run of Hebrew, Arabic or related letters, with the spaces and marks between its words
    r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+(?:[\s\u200c\u200d]+[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+)*"
)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    strong: bool = False
    right_to_left: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """Where words stand in their source: "p. 22", linked to the entry in the Sources annex."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """An item's words with its reference; `anchor` is the item's id.

    Attributes:
        priority: whether it stands in a section of issues or actions.
    """

    anchor: str
    runs: tuple[Run, ...]
    reference: Reference | None
    priority: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Entry:
    """A bullet and the bullets under it.

    Attributes:
        marker: the printed number or letter, None for bullets and dashes.
    """

    passage: Passage
    children: tuple["BulletList", ...]
    marker: str | None = None


@dataclass(frozen=True, slots=True)
class BulletList:
    """Bullets of one level; `start` is the first number of a numbered list, None for bullets.

    Attributes:
        numbering: HTML list type: "1", "a", "A", "i" or "I"; None for bullets.
    """

    entries: tuple[Entry, ...]
    numbering: str | None = None
    start: int | None = None


Block = Paragraph | BulletList


@dataclass(frozen=True, slots=True)
class Part:
    """A section as printed; `heading` is None where the sub-region's heading already says it."""

    anchor: str
    heading: str | None
    kind: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Division:
    """The sections of one sub-region, or those that belong to none (`heading` is None)."""

    anchor: str
    heading: str | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class SetApart:
    """A footnote, pull-quote, caption or table of a source, for the annex."""

    kind: str
    runs: tuple[Run, ...]
    rows: tuple[tuple[str, ...], ...]
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The priorities chapter of one region."""

    anchor: str
    heading: str
    accent: str
    language: str
    facts: tuple[tuple[str, ...], ...]
    divisions: tuple[Division, ...]
    set_apart: tuple[SetApart, ...]
    source: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of the Sources annex."""

    anchor: str
    region: str
    title: str | None
    file: str
    pages: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Book:
    """Everything between the covers, in order, apart from what `compilation.edition` says itself."""

    compilation: Compilation
    phrases: Phrases
    chapters: tuple[Chapter, ...]
    sources: tuple[SourceRow, ...]

    @property
    def set_apart(self) -> tuple[Chapter, ...]:
        """The chapters of which something stands in the annex "Set apart in the sources"."""
        return tuple(chapter for chapter in self.chapters if chapter.set_apart)


def compose(compilation: Compilation) -> Book:
    """Put `compilation` into reading order."""
    phrases = phrases_for(compilation.edition.language)
    chapters = tuple(_chapter(report, i, phrases) for i, report in enumerate(compilation.reports))
    return Book(compilation, phrases, chapters, tuple(_source_row(report) for report in compilation.reports))


def runs_of(text: str, key_terms: Iterable[KeyTerm] = ()) -> tuple[Run, ...]:
    """Split `text` where bold or the writing direction changes; joined, the runs are `text`."""
    cuts = {0, len(text)}
    bold = [(term.start, term.end) for term in key_terms]
    leftward = [match.span() for match in _RIGHT_TO_LEFT.finditer(text)]
    for start, end in (*bold, *leftward):
        cuts |= {start, end}
    places = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    return tuple(Run(text[a:b], _covered(a, bold), _covered(a, leftward)) for a, b in pairwise(places))


def _covered(position: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= position < end for start, end in spans)


def _chapter(report: Report, position: int, phrases: Phrases) -> Chapter:
    notes = [(note, report) for section in report.sections for note in section.notes]
    return Chapter(
        anchor=report.region.id,
        heading=report.heading,
        accent=palette.accent(position),
        language=report.source.language,
        facts=_facts(report, phrases),
        divisions=tuple(_divisions(report, phrases)),
        set_apart=tuple(_set_apart(note, owner, phrases) for note, owner in notes),
        source=_source_anchor(report),
    )


def _divisions(report: Report, phrases: Phrases) -> Iterable[Division]:
    for subregion, group in groupby(report.sections, key=lambda section: section.subregion):
        sections = tuple(group)
        heading = subregion.heading if subregion else None
        yield Division(
            anchor=f"subregion/{report.region.id}/{subregion.id}" if subregion else report.region.id,
            heading=heading,
            parts=tuple(
                _part(section, report, phrases, said=(heading if i == 0 else None))
                for i, section in enumerate(sections)
            ),
        )


def _part(section: Section, report: Report, phrases: Phrases, said: str | None) -> Part:
    return Part(
        anchor=section.id,
        heading=None if section.heading == said else section.heading,
        kind=section.kind,
        blocks=tuple(_blocks(section, report, phrases)),
    )


def _blocks(section: Section, report: Report, phrases: Phrases) -> Iterable[Block]:
    priority = section.kind in PRIORITY_KINDS
    for kind, group in groupby(section.items, key=lambda item: item.kind):
        items = [(item, _passage(item, report, phrases, priority)) for item in group]
        if kind == "bullet":
            yield from _lists(items)
        else:
            yield from (Paragraph(passage) for _, passage in items)


def _passage(item: Item, report: Report, phrases: Phrases, priority: bool) -> Passage:
    return Passage(
        item.id, runs_of(item.text, item.key_terms), _reference(item.evidence, report, phrases), priority
    )


def _lists(items: Sequence[tuple[Item, Passage]]) -> Iterable[BulletList]:
    """Nest consecutive bullets by level, and part lists where bullets turn into numbers."""
    entries: list[tuple[Item, Entry]] = []
    i = 0
    while i < len(items):
        item, passage = items[i]
        j = i + 1
        while j < len(items) and items[j][0].level > item.level:
            j += 1
        entries.append((item, Entry(passage, tuple(_lists(items[i + 1 : j])), _printed(item.marker))))
        i = j
    for numbering, group in groupby(_numbered(entries), key=lambda row: row[0]):
        rows = list(group)
        yield BulletList(
            tuple(entry for _, _, entry in rows), numbering[0] if numbering else None, rows[0][1] or None
        )


def _numbered(entries: Sequence[tuple[Item, Entry]]) -> Iterable[tuple[tuple[str, int] | None, int, Entry]]:
    """Give each entry its list type and a number; entries whose key is equal form one list."""
    previous: tuple[str, int] | None = None
    group = 0
    for item, entry in entries:
        found = _ordinal(item.marker, previous)
        if found is None:
            previous = None
            yield None, 0, entry
            continue
        if previous is None or found != (previous[0], previous[1] + 1):
            group += 1
        previous = found
        yield (found[0], group), found[1], entry


_PRINTED_MARKER = re.compile(r"[(\[]?\w{1,4}(?:\.\w{1,3}){0,3}[.):\]]{0,2}")
"""A number or letter that stands for a bullet: "3.", "(b)", "iv)", "2.1"."""


def _printed(marker: str | None) -> str | None:
    """Return a marker that says something; bullets and dashes are a matter of style."""
    marker = (marker or "").strip()
    return marker if _PRINTED_MARKER.fullmatch(marker) else None


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


def _ordinal(marker: str | None, previous: tuple[str, int] | None) -> tuple[str, int] | None:
    """Read "3.", "(b)" or "iv)" as (HTML list type, number); None for bullets and dashes."""
    match = re.fullmatch(r"[(\[]?(\d{1,3}|[a-z]{1,5}|[A-Z]{1,5})[.):\]]{0,2}", (marker or "").strip())
    if not match:
        return None
    word = match[1]
    if word.isdigit():
        return "1", int(word)
    roman, letter = ("i", "a") if word.islower() else ("I", "A")
    candidates: list[tuple[str, int]] = []
    if len(word) == 1:
        candidates.append((letter, ord(word.lower()) - ord("a") + 1))
    if word.lower() in _ROMAN:
        candidates.append((roman, _ROMAN.index(word.lower()) + 1))
    if word.lower() == "i" and previous is None:
        candidates.reverse()  # a list that begins with "i" is roman
    follows = [c for c in candidates if previous and c == (previous[0], previous[1] + 1)]
    return next(iter(follows or candidates), None)


def _facts(report: Report, phrases: Phrases) -> tuple[tuple[str, ...], ...]:
    """Return the facts of a forum, line by line; what the report does not say is left out."""
    pages = [e.page for section in report.sections for item in section.items for e in item.evidence]
    span = phrases.page_reference(range(min(pages), max(pages) + 1)) if pages else ""
    lines = (
        (report.source.dates or "", phrases.source_pages.format(pages=span) if span else ""),
        tuple(_participation(report.participation, phrases)),
    )
    return tuple(facts for facts in (tuple(filter(None, line)) for line in lines) if facts)


def _participation(figures: Participation | None, phrases: Phrases) -> Iterable[str]:
    if figures is None:
        return
    yield _people(phrases.registered, figures.registered, figures.countries_registered, phrases)
    yield _people(phrases.participated, figures.participated, figures.countries_represented, phrases)


def _people(pattern: str, people: int | None, countries: int | None, phrases: Phrases) -> str:
    if people is None:
        return ""
    where = ""
    if countries is not None:
        where = phrases.one_country if countries == 1 else phrases.countries.format(count=countries)
    return pattern.format(people=people, countries=where)


def _set_apart(note: Note, report: Report, phrases: Phrases) -> SetApart:
    return SetApart(
        phrases.note_kind(note.kind),
        runs_of(note.text),
        note.rows,
        _reference(note.evidence, report, phrases),
    )


def _reference(evidence: Iterable[Evidence], report: Report, phrases: Phrases) -> Reference | None:
    text = phrases.page_reference(e.page for e in evidence)
    return Reference(text, _source_anchor(report)) if text else None


def _source_anchor(report: Report) -> str:
    return f"source/{report.region.id}"


def _source_row(report: Report) -> SourceRow:
    source = report.source
    return SourceRow(
        _source_anchor(report), report.region.name, source.title, source.file, source.pages, source.sha256
    )
