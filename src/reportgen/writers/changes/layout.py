"""Changes in the order and grouping in which they are shown, whatever the form."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ...model.revision import ComparedRun, FactChange, PassageChange, RegionChanges, SectionChange
from . import phrases as say


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


def verdict(region: RegionChanges) -> str:
    """Return in one line what has changed in a region."""
    if region.old is None:
        return say.ONLY_NEW
    if region.new is None:
        return say.ONLY_OLD
    return say.summary(region.counts) if region.counts.changes else say.NOTHING


def groups(region: RegionChanges) -> tuple[ChangeGroup, ...]:
    """Return a region's changes under their headings; none where one version lacks the chapter."""
    if not (region.old and region.new):
        return ()
    chapter = [ChangeEntry((say.HEADING_REWORDED,), "", region.heading)] if region.renamed else []
    found = [
        ChangeGroup(say.CHAPTER_HEADING, tuple(chapter)),
        ChangeGroup(say.FACTS, tuple(map(_fact, region.facts))),
        ChangeGroup(say.SECTIONS, tuple(map(_section, region.sections))),
        *_by_section(region),
        ChangeGroup(say.NOTES, tuple(map(_passage, region.notes))),
    ]
    return tuple(group for group in found if group.entries)


def _by_section(region: RegionChanges) -> Iterable[ChangeGroup]:
    """Yield passages under the headings of the new version, as far as it has them."""
    renamed = {it.old.id: it.new.heading for it in region.sections if it.old and it.new}

    def heading(change: PassageChange) -> str:
        if change.new:
            return change.new[0].heading
        return renamed.get(change.old[0].section, change.old[0].heading)

    for words, members in groupby(region.passages, key=heading):
        yield ChangeGroup(words, tuple(map(_passage, members)), quoted=True)


def _passage(change: PassageChange) -> ChangeEntry:
    more = [say.move(change)]
    more += [f"{say.TERM_ADDED}: “{term}”" for term in change.terms_added]
    more += [f"{say.TERM_REMOVED}: “{term}”" for term in change.terms_removed]
    return ChangeEntry(tuple(say.labels(change)), say.places(change), change.runs, tuple(filter(None, more)))


def _section(change: SectionChange) -> ChangeEntry:
    return ChangeEntry(tuple(say.section_labels(change)), say.section_places(change), change.heading)


def _fact(change: FactChange) -> ChangeEntry:
    name, old, new = say.fact(change)
    return ChangeEntry(
        (name,),
        "",
        (ComparedRun("delete", old), ComparedRun("equal", " "), ComparedRun("insert", new)),
        quoted=False,
    )
