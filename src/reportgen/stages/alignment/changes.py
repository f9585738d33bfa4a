"""Compares two versions of the chapters: what was added, dropped, reworded, moved, split and joined."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace

from ...model.compilation import Item, Report, Section
from ...model.provenance import places_of
from ...model.revision import (
    Changes,
    FactChange,
    PassageChange,
    RegionChanges,
    SectionChange,
    SectionFacts,
    VersionFacts,
    VersionPassage,
)
from .align import Group, align
from .folding import fold, same_heading
from .pairs import OrderPair, heaviest_chain
from .section_pairs import SectionPair, pair_sections
from .word_runs import word_runs


@dataclass(frozen=True, slots=True)
class FlatChapter:
    """A chapter's passages and notes in order.

    Attributes:
        sections: of the chapter.
        passages: paragraphs and bullets of all sections.
        items: the item of each passage.
        homes: the index of the section of each passage.
        notes: notes of all sections.
    """

    sections: tuple[Section, ...]
    passages: tuple[VersionPassage, ...]
    items: tuple[Item, ...]
    homes: tuple[int, ...]
    notes: tuple[VersionPassage, ...]


def flatten(report: Report | None) -> FlatChapter:
    """Return a chapter's passages; none where there is no chapter."""
    sections = report.sections if report else ()
    items = [
        (index, place, item)
        for index, home in enumerate(sections)
        for place, item in enumerate(home.items, 1)
    ]
    notes = [(home, place, note) for home in sections for place, note in enumerate(home.notes, 1)]
    return FlatChapter(
        sections,
        tuple(
            VersionPassage(
                item.id,
                item.kind,
                item.text,
                sections[section].id,
                sections[section].heading,
                place,
                *places_of(item.evidence),
            )
            for section, place, item in items
        ),
        tuple(item for _, _, item in items),
        tuple(section for section, _, _ in items),
        tuple(
            VersionPassage(
                home.id, note.kind, note.text, home.id, home.heading, place, *places_of(note.evidence)
            )
            for home, place, note in notes
        ),
    )


def section_facts(section: Section, place: int) -> SectionFacts:
    """Return a section without its passages; `place` is its number in the chapter, from 1."""
    return SectionFacts(
        section.id,
        section.heading,
        section.subregion.heading if section.subregion else None,
        section.kind,
        section.audiences,
        place,
        *places_of(section.evidence),
    )


_EDGES = " .,;:!?()[]\"'-"
"""What may stand at the ends of a bold phrase without being part of it, folded."""


def compare(old: Sequence[Report], new: Sequence[Report], old_name: str = "", new_name: str = "") -> Changes:
    """Return all that differs between two versions; regions are matched by their id.

    Args:
        old: chapters of the old version.
        new: chapters of the new version, in the order wanted.
        old_name: what the old version is called.
        new_name: what the new version is called.
    """
    before = {report.region.id: report for report in old}
    regions = [compare_reports(before.pop(report.region.id, None), report) for report in new]
    regions += [compare_reports(report, None) for report in before.values()]
    return Changes(old_name, new_name, tuple(regions))


def compare_reports(old: Report | None, new: Report | None) -> RegionChanges:
    """Return what became of one region's chapter.

    Args:
        old: None where the old version does not have it.
        new: None where the new version does not have it.

    Raises:
        ValueError: there is neither.
    """
    report = new or old
    if report is None:
        raise ValueError("there is nothing to compare")
    before, after = flatten(old), flatten(new)
    groups = align(
        [passage.text for passage in before.passages], [passage.text for passage in after.passages]
    ).groups
    pairs = pair_sections(before.sections, after.sections, _shared(groups, before, after))
    moved, rehomed = _moved(groups, before, after, pairs)
    passages = [
        replace(_passage(group, before, after), moved=index in moved, rehomed=index in rehomed)
        for index, group in enumerate(groups)
    ]
    headings = old.heading if old else "", new.heading if new else ""
    return RegionChanges(
        report.region,
        _version(old),
        _version(new),
        word_runs(*headings),
        old is not None and new is not None and not same_heading(*headings),
        tuple(change for change in _sections(before, after, pairs) if change.is_change),
        tuple(change for change in passages if change.is_change),
        tuple(change for change in _notes(before, after) if change.is_change),
        tuple(_facts(old, new)),
        sum(not change.is_change for change in passages),
    )


def _shared(groups: Iterable[Group], before: FlatChapter, after: FlatChapter) -> Counter[tuple[int, int]]:
    """Return how many letters sections of both versions have in common, by their indices."""
    letters: Counter[tuple[int, int]] = Counter()
    for group in groups:
        for old_index in group.old:
            for new_index in group.new:
                text = min(before.passages[old_index].text, after.passages[new_index].text, key=len)
                letters[before.homes[old_index], after.homes[new_index]] += len(text)
    return letters


def _moved(
    groups: Sequence[Group], before: FlatChapter, after: FlatChapter, pairs: Iterable[SectionPair]
) -> tuple[frozenset[int], frozenset[int]]:
    """Return the groups that stand elsewhere, and those of them that stand in another section.

    What moves along with its section has not moved.
    """
    together: dict[tuple[int, int], list[int]] = {(pair.old, pair.new): [] for pair in pairs}
    rehomed: set[int] = set()
    moved: set[int] = set()
    for number, group in enumerate(groups):
        if not group.old or not group.new:
            continue
        home = before.homes[group.old[0]], after.homes[group.new[0]]
        if home in together:
            together[home].append(number)
        else:
            rehomed.add(number)
    for members in together.values():
        places = [
            OrderPair(group.old[0], group.new[0], len(before.passages[group.old[0]].text))
            for group in map(groups.__getitem__, members)
        ]
        kept = {members[number] for number in heaviest_chain(places)}
        moved.update(number for number in members if number not in kept)
    return frozenset(moved | rehomed), frozenset(rehomed)


def _passage(group: Group, before: FlatChapter, after: FlatChapter) -> PassageChange:
    old, new = [before.items[index] for index in group.old], [after.items[index] for index in group.new]
    old_terms, new_terms = _terms(old), _terms(new)
    both = bool(old and new)
    single = len(old) == len(new) == 1
    return PassageChange(
        group.kind,
        False,
        tuple(before.passages[index] for index in group.old),
        tuple(after.passages[index] for index in group.new),
        word_runs(" ".join(note.text for note in old), " ".join(note.text for note in new)),
        tuple((new_terms - old_terms).elements()) if both else (),
        tuple((old_terms - new_terms).elements()) if both else (),
        single and old[0].kind != new[0].kind,
        group.similarity,
    )


def _terms(items: Iterable[Item]) -> Counter[str]:
    """Return the key terms of passages; their ends and capitals are a matter of layout."""
    terms = (fold(term.text).strip(_EDGES).casefold() for item in items for term in item.key_terms)
    return Counter(term for term in terms if term)


def _notes(before: FlatChapter, after: FlatChapter) -> Iterable[PassageChange]:
    """Yield what became of footnotes, asides, captions and tables; where they stand is layout."""
    for group in align([note.text for note in before.notes], [note.text for note in after.notes]).groups:
        old, new = [before.notes[index] for index in group.old], [after.notes[index] for index in group.new]
        words = word_runs(
            " ".join(passage.text for passage in old), " ".join(passage.text for passage in new)
        )
        yield PassageChange(group.kind, False, tuple(old), tuple(new), words, similarity=group.similarity)


def _sections(
    before: FlatChapter, after: FlatChapter, pairs: Iterable[SectionPair]
) -> Iterable[SectionChange]:
    """Yield the sections of the new version in order, then those it does not have any more."""
    partners = {pair.new: pair for pair in pairs}
    for index, section in enumerate(after.sections):
        pair = partners.get(index)
        facts = section_facts(section, index + 1)
        if pair is None:
            yield SectionChange("added", None, facts, word_runs("", section.heading))
            continue
        old = before.sections[pair.old]
        homes = [side.subregion.id if side.subregion else None for side in (old, section)]
        yield SectionChange(
            "kept",
            section_facts(old, pair.old + 1),
            facts,
            word_runs(old.heading, section.heading),
            pair.moved,
            not same_heading(old.heading, section.heading),
            homes[0] != homes[1],
            (old.kind, set(old.audiences)) != (section.kind, set(section.audiences)),
        )
    kept = {pair.old for pair in partners.values()}
    for index, section in enumerate(before.sections):
        if index not in kept:
            yield SectionChange(
                "dropped", section_facts(section, index + 1), None, word_runs(section.heading, "")
            )


def _version(report: Report | None) -> VersionFacts | None:
    if report is None:
        return None
    source = report.source
    return VersionFacts(source.file, source.sha256, source.pages, source.language, report.heading)


def _facts(old: Report | None, new: Report | None) -> Iterable[FactChange]:
    """Yield the facts that differ, where both versions have the region."""
    if old is None or new is None:
        return
    before, after = _named_facts(old), _named_facts(new)
    for name in before | after:
        was, now = before.get(name), after.get(name)
        if was != now and not (was and now and same_heading(was, now)):
            yield FactChange(name, was, now)


def _named_facts(report: Report) -> dict[str, str | None]:
    figures = asdict(report.participation) if report.participation else {}
    numbers = {name: str(value) for name, value in figures.items() if value is not None}
    return {"title": report.source.title, "dates": report.source.dates, **numbers}
