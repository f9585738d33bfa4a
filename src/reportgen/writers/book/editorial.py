"""What people changed between the sources and this document, listed in full for the annex.

The list is taken from the decisions that were applied, and completed from the marks that the items
themselves carry, so that no change is printed without an entry.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count, groupby
from typing import Literal

from ...model import actions
from ...model.actions import Row
from ...model.compilation import Compilation, Item, KeyTerm
from ...model.decisions import DecidedCorrection
from ...model.provenance import SourcePlaces, places_of
from ...stages.alignment.word_runs import word_runs
from ...vocabularies.phrase_keys import Phrases
from .passages import PrintedRun, anchors_of, runs_of
from .references import source_reference


@dataclass(frozen=True, slots=True)
class Intervention:
    """One change that the editors made.

    Attributes:
        anchor: place of this entry.
        kind: field or action of the correction, see `InterventionKind`.
        item: id of the item, section or chapter, an empty string where it is not known.
        target: where in this document that stands; None where it does not.
        page: "p. 12" or "¶ 41", an empty string where it is not known.
        as_read: people have looked at the words and left them.
        before: as in the source; empty where it has nothing.
        after: as in this document; empty where nothing is left.
        who: who decided and when, in one line; an empty string where nobody is named.
        why: the reason given, and what else is worth knowing; an empty string where there is neither.
    """

    anchor: str
    kind: str
    item: str
    target: str | None
    page: str
    as_read: bool
    before: tuple[PrintedRun, ...]
    after: tuple[PrintedRun, ...]
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class InterventionGroup:
    """The changes in one region's chapter, or those of none."""

    name: str
    interventions: tuple[Intervention, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A change before it has its place in the list."""

    kind: str
    item: str
    where: SourcePlaces
    before: tuple[PrintedRun, ...]
    after: tuple[PrintedRun, ...]
    who: str = ""
    why: str = ""


def interventions_in(compilation: Compilation, phrases: Phrases) -> tuple[InterventionGroup, ...]:
    """Return every change, by region, in the order of the document."""
    anchors = anchors_of(compilation)
    names = {report.region.id: report.region.name for report in compilation.reports}
    order = _order(compilation)
    changes = sorted(
        _changes(compilation), key=lambda change: order.get(change.item, _last(change.item, order))
    )
    numbers = count(1)
    return tuple(
        InterventionGroup(
            names.get(region, phrases.common.whole_edition),
            tuple(_intervention(change, f"editorial/{next(numbers)}", anchors, phrases) for change in group),
        )
        for region, group in groupby(changes, key=lambda change: _region(change.item, names))
    )


def marks_of(groups: Iterable[InterventionGroup]) -> dict[str, str]:
    """Return the entries to which items point, by the items' ids."""
    entries = [
        intervention
        for group in groups
        for intervention in group.interventions
        if _row(intervention.kind).marked
    ]
    return {entry.item: entry.anchor for entry in reversed(entries)}


def _intervention(change: _Change, anchor: str, anchors: frozenset[str], phrases: Phrases) -> Intervention:
    row = _row(change.kind)
    gone = row.takes_out or change.item not in anchors
    return Intervention(
        anchor=anchor,
        kind=change.kind,
        item=change.item,
        target=None if gone else change.item,
        page=source_reference(change.where, phrases),
        as_read=row.settles,
        before=change.before,
        after=change.after,
        who=change.who,
        why=change.why,
    )


def _row(kind: str) -> Row:
    name = kind.removeprefix(actions.REMOVED)
    return actions.FIELDS.get(name) or actions.ACTIONS[name]


def _order(compilation: Compilation) -> dict[str, tuple[int, int]]:
    """Return the place of each chapter, section and item in the document."""
    order: dict[str, tuple[int, int]] = {}
    for chapter, report in enumerate(compilation.reports):
        ids = [report.region.id]
        for section in report.sections:
            ids += [section.id, *(item.id for item in section.items)]
        order |= {identity: (chapter, index) for index, identity in enumerate(ids)}
    return order


def _last(item: str, order: Mapping[str, tuple[int, int]]) -> tuple[int, int]:
    """Return the end of its chapter for what the document does not have any more."""
    after_all = len(order)
    return order.get(item.partition("/")[0], (after_all, 0))[0], after_all


def _region(item: str, names: Mapping[str, str]) -> str:
    region = item.partition("/")[0]
    return region if region in names else ""


def _changes(compilation: Compilation) -> Iterator[_Change]:
    """Yield the applied corrections, then the marks that none of them explains."""
    explained = set()
    added = _added_items(compilation)
    for correction in compilation.corrections:
        if correction.outcome == "applied":
            change = _decided(correction, added)
            explained |= {(change.kind, change.item, _words(change.after)), (change.kind, change.item, "")}
            yield change
    for change in _marks(compilation):
        words = _words(change.after) if _row(change.kind).shown == "bold" else ""
        if (change.kind, change.item, words) not in explained:
            yield change


def _added_items(compilation: Compilation) -> dict[str, list[str]]:
    """Return the ids of the items that the editors added, by their words."""
    ids: dict[str, list[str]] = defaultdict(list)
    for report in compilation.reports:
        for section in report.sections:
            for item in section.items:
                if item.origin == "editorial":
                    ids[item.text].append(item.id)
    return ids


def _decided(correction: DecidedCorrection, added: Mapping[str, list[str]]) -> _Change:
    before, after = _wordings(correction)
    identity, where = correction.item or "", places_of(correction.evidence)
    if correction.row.shown == "added":
        # the correction names what the words stand after; they have no page themselves
        same = added.get(_words(after), [])
        identity, where = (same.pop(0) if same else identity), SourcePlaces()
    elif not any(where):
        where = correction.where.places
    return _Change(
        kind=correction.kind,
        item=identity,
        where=where,
        before=before,
        after=after,
        who=", ".join(filter(None, (correction.by, correction.on))),
        why=" · ".join(filter(None, (correction.why, correction.reason))),
    )


def _wordings(correction: DecidedCorrection) -> tuple[tuple[PrintedRun, ...], tuple[PrintedRun, ...]]:
    """Return the words before and after; bold where bold is what was changed."""
    shown = correction.row.shown
    if shown == "bold":
        words = correction.before or correction.value or correction.quote
        plain = runs_of(words)
        bold = _bold(words, "source" if correction.remove else "editorial")
        return (bold, plain) if correction.remove else (plain, bold)
    if shown == "added":
        return (), runs_of(correction.after or correction.value or "")
    before = correction.before if correction.before is not None else correction.was
    after = correction.after if correction.after is not None else correction.value
    if shown in ("as read", "dropped") and not before:
        before = correction.quote
    if shown == "dropped":
        return runs_of(before or ""), ()
    if shown == "compared":
        return _compared(before or "", after or "")
    return runs_of(before or ""), runs_of(after or "")


def _compared(before: str, after: str) -> tuple[tuple[PrintedRun, ...], tuple[PrintedRun, ...]]:
    """Return both wordings, the words marked that only one of them has."""
    return _marked(after, before), _marked(before, after)


def _marked(other: str, text: str) -> tuple[PrintedRun, ...]:
    """Return `text` with the words marked that `other` does not have."""
    return tuple(
        replace(run, changed=piece.kind == "insert")
        for piece in word_runs(other, text)
        if piece.kind != "delete"
        for run in runs_of(piece.text)
    )


def _marks(compilation: Compilation) -> Iterator[_Change]:
    """Yield the changes that chapters, sections and items say they carry."""
    for report in compilation.reports:
        if report.source_heading is not None:
            yield _heading(report.region.id, report.source_heading, report.heading, SourcePlaces())
        for section in report.sections:
            if section.source_heading is not None:
                yield _heading(
                    section.id, section.source_heading, section.heading, places_of(section.evidence)
                )
            for item in section.items:
                yield from _marks_of_item(item)


def _marks_of_item(item: Item) -> Iterator[_Change]:
    if item.origin == "editorial":
        yield _Change(actions.ADD.name, item.id, SourcePlaces(), (), runs_of(item.text))
        return
    if item.source_text is not None:
        yield _Change("text", item.id, places_of(item.evidence), *_compared(item.source_text, item.text))
    for term in item.key_terms:
        if term.origin == "editorial":
            yield _Change(
                actions.KEY_TERM.name,
                item.id,
                places_of(item.evidence),
                runs_of(term.text),
                _bold(term.text, "editorial"),
            )


def _heading(identity: str, before: str, after: str, where: SourcePlaces) -> _Change:
    return _Change("heading", identity, where, *_compared(before, after))


def _bold(words: str, origin: Literal["source", "editorial"]) -> tuple[PrintedRun, ...]:
    return runs_of(words, (KeyTerm(words, 0, len(words), origin),))


def _words(runs: Iterable[PrintedRun]) -> str:
    return "".join(run.text for run in runs)
