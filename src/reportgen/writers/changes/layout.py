"""Changes in the order and grouping in which they are shown, whatever the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ...model.revision import ComparedRun, FactChange, PassageChange, RegionChanges, SectionChange
from ...vocabularies.phrase_keys import ChangesPhrases, Phrases
from . import labels


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """One change.

    Attributes:
        labels: what became of it: "reworded", "moved".
        where: pages, old → new.
        runs: the words.
        more: further lines: from where to where, key terms.
        quoted: the words are the report's own, in its language.
    """

    labels: tuple[str, ...]
    where: str
    runs: tuple[ComparedRun, ...]
    more: tuple[str, ...] = ()
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """Changes under one heading; `quoted` where it is the report's own."""

    heading: str
    entries: tuple[ChangeEntry, ...]
    quoted: bool = False


def verdict(region: RegionChanges, phrases: ChangesPhrases) -> str:
    """Return in one line what has changed in a region."""
    if region.old is None:
        return phrases.only_new
    if region.new is None:
        return phrases.only_old
    return labels.summary(region.counts, phrases) if region.counts.changes else phrases.nothing


def groups(region: RegionChanges, phrases: Phrases) -> tuple[ChangeGroup, ...]:
    """Return a region's changes under their headings; none where one version lacks the chapter."""
    if not (region.old and region.new):
        return ()
    said = phrases.changes
    renamed = [ChangeEntry((said.heading_reworded,), "", region.heading)] if region.renamed else []
    every = [
        ChangeGroup(said.chapter_heading, tuple(renamed)),
        ChangeGroup(said.facts, tuple(_fact(change, phrases) for change in region.facts)),
        ChangeGroup(said.sections, tuple(_section(change, phrases) for change in region.sections)),
        *_by_section(region, phrases),
        ChangeGroup(said.notes, tuple(_passage(change, phrases) for change in region.notes)),
    ]
    return tuple(group for group in every if group.entries)


def _by_section(region: RegionChanges, phrases: Phrases) -> Iterable[ChangeGroup]:
    """Yield passages under the headings of the new version, as far as it has them."""
    renamed = {change.old.id: change.new.heading for change in region.sections if change.old and change.new}

    def heading(change: PassageChange) -> str:
        if change.new:
            return change.new[0].heading
        return renamed.get(change.old[0].section, change.old[0].heading)

    for words, members in groupby(region.passages, key=heading):
        yield ChangeGroup(words, tuple(_passage(change, phrases) for change in members), quoted=True)


def _passage(change: PassageChange, phrases: Phrases) -> ChangeEntry:
    said = phrases.changes
    more = [labels.move(change, said)]
    more += [said.term_added(term=term) for term in change.terms_added]
    more += [said.term_removed(term=term) for term in change.terms_removed]
    return ChangeEntry(
        tuple(labels.passage_labels(change, said)),
        labels.passage_pages(change, phrases),
        change.runs,
        tuple(filter(None, more)),
    )


def _section(change: SectionChange, phrases: Phrases) -> ChangeEntry:
    said = tuple(labels.section_labels(change, phrases.changes))
    return ChangeEntry(said, labels.section_pages(change, phrases), change.heading)


def _fact(change: FactChange, phrases: Phrases) -> ChangeEntry:
    name, old, new = labels.fact(change, phrases)
    return ChangeEntry(
        (name,),
        "",
        (ComparedRun("delete", old), ComparedRun("equal", " "), ComparedRun("insert", new)),
        quoted=False,
    )
