"""Where a correction of a first version must land in the second, and whether it did."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportgen.model.compilation import Item, Report, Section
from reportgen.model.decisions import DecidedCorrection
from reportgen.stages.alignment.folding import fold
from tests.typesetting.score import heading_words

from .decisions import Decision
from .drafts import Draft, Node, contains, words
from .reading import Done, Version

Duty = Literal["apply", "withhold", "either"]
"""The words are there and mean the same: apply. They are gone or mean something else: withhold. They are
there, but the passage around them is another: both are right, at the right place."""
Verdict = Literal["applied", "withheld", "missed", "misplaced"]

PASSAGE_WIDE = ("drop", "confirm", "answer")
"""Decisions on all words of a passage: they hold for no other words."""


@dataclass(frozen=True)
class Truth:
    """What must become of a decision.

    Attributes:
        node: the passage or heading of the second version that it is about; None where there is none.
        why: in words, for what is to be withheld.
    """

    duty: Duty
    node: Node | None
    why: str = ""


def truth_of(decision: Decision, old: Draft, new: Draft) -> Truth:
    """Return what must become of a decision in the second version."""
    if not decision.ids:
        return _truth_of_heading(decision, old, new)
    node = new.holding(decision.ids)
    if node is None:
        return Truth("withhold", None, "the quoted words are not there as they were")
    before = next(it for it in old.nodes if it.uid == decision.uid)
    intact = node.ids == before.ids
    if decision.correction.action in PASSAGE_WIDE and not intact:
        return Truth("withhold", node, "the passage has other words too")
    if decision.correction.action == "join":
        return _truth_of_join(decision, old, new, node, intact)
    if decision.correction.action == "split":
        return _truth_of_split(decision, node, intact)
    if decision.name == "set section":
        return _truth_of_section(decision, old, new, node, intact)
    if decision.name in ("set kind", "add", "set themes") and not intact:
        return Truth("either", node)
    if decision.name == "set kind" and type(node.block) is not type(before.block):
        return Truth("either", node)
    return Truth("apply", node)


def _truth_of_heading(decision: Decision, old: Draft, new: Draft) -> Truth:
    before = next(it for it in old.nodes if it.uid == decision.uid)
    node = next((it for it in new.nodes if it.uid == decision.uid), None)
    if node is None or node.text != before.text:
        return Truth("withhold", None, "the heading has other words")
    return Truth("apply", node)


def _truth_of_join(decision: Decision, old: Draft, new: Draft, node: Node, intact: bool) -> Truth:
    partner = next(it for it in old.nodes if it.uid == decision.partner)
    at = new.nodes.index(node)
    following = new.nodes[at + 1] if at + 1 < len(new.nodes) else None
    joined = contains(node.ids, partner.ids)
    if not joined and (following is None or following.uid != partner.uid):
        return Truth("withhold", node, "another passage follows")
    if not intact or joined or following is None or following.ids != partner.ids:
        return Truth("either", node)
    return Truth("apply", node)


def _truth_of_split(decision: Decision, node: Node, intact: bool) -> Truth:
    if not contains(node.ids, decision.changed):
        return Truth("withhold", node, "the second part's words are not in the passage")
    if node.ids[: len(decision.changed)] == decision.changed:
        return Truth("either", node)
    return Truth("apply" if intact else "either", node)


def _truth_of_section(decision: Decision, old: Draft, new: Draft, node: Node, intact: bool) -> Truth:
    before = next(it for it in old.nodes if it.uid == decision.partner)
    target = next((it for it in new.nodes if it.uid == decision.partner), None)
    if target is None or target.text != before.text:
        return Truth("withhold", node, "the section's heading has other words")
    if not intact or new.homes()[node.uid].uid != old.homes()[decision.uid].uid:
        return Truth("either", node)
    home = next(it for it in old.nodes if it.uid == old.homes()[decision.uid].uid)
    return Truth("apply" if new.homes()[node.uid].text == home.text else "either", node)


# --- what was done ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Row:
    """A passage as the reader of the merged document sees it, with all that a correction can change."""

    section: str
    subregion: str | None
    section_kind: str
    audiences: frozenset[str]
    kind: str
    text: str
    terms: frozenset[tuple[str, int]]


def rows(report: Report) -> list[Row]:
    """Return the passages of a chapter; an empty section is one row without words."""
    found = []
    for section in report.sections:
        shared = (
            fold(section.heading),
            section.subregion.id if section.subregion else None,
            section.kind,
            frozenset(section.audiences),
        )
        found += [Row(*shared, item.kind, fold(item.text), _terms(item)) for item in section.items]
        if not section.items:
            found.append(Row(*shared, "", "", frozenset()))
    return found


def _terms(item: Item) -> frozenset[tuple[str, int]]:
    return frozenset((fold(term.text), _length(item.text[: term.start])) for term in item.key_terms)


def _length(text: str) -> int:
    """Return how long a text is folded, with the space at its end."""
    return len(fold(f"{text}|")) - 1


def judge(
    decision: Decision, truth: Truth, outcome: DecidedCorrection, alone: Done | None, version: Version
) -> tuple[Verdict, str]:
    """Return whether a decision landed where it must, and in words what is wrong.

    Args:
        decision: what was decided on the first version.
        truth: what must become of it.
        outcome: what became of it among all corrections of the second version.
        alone: the second version with this correction only, which shows all that it does; None where it
            is not applied.
        version: the second version as read.
    """
    if outcome.outcome != "applied" or alone is None:
        if truth.duty == "apply":
            return "missed", f"{outcome.outcome}: {outcome.reason}"
        return "withheld", ""
    effect = rows(alone.before) != rows(alone.after)
    silent = decision.correction.action in ("confirm", "answer") or decision.name == "set themes"
    if truth.duty == "withhold":
        if (effect or silent) and alone.outcomes[0].outcome == "applied":
            return "misplaced", f"applied, but {truth.why}"
        return "withheld", ""
    assert truth.node is not None
    problem = _landing(decision, truth.node, outcome, version)
    if not problem and effect:
        problem = _wrong_effect(decision, truth.node, alone, version)
    return ("misplaced", problem) if problem else ("applied", "")


def _landing(decision: Decision, node: Node, outcome: DecidedCorrection, version: Version) -> str:
    """Return what is wrong with the place that an outcome names; "" where nothing is."""
    if not outcome.evidence:
        return "the outcome names no place"
    place = outcome.evidence[0]
    if decision.name == "set level":
        section = version.sections.get(node.uid)
        return "" if section is None or place in section.evidence else "another heading has that level now"
    if node.heading:
        wanted = version.sections.get(node.uid)
        found = [it for it in version.report.sections if place in it.evidence]
        right = bool(found) and (found[0] is wanted if wanted else _is_headed(found[0], node))
        return "" if right else "it landed at another heading"
    items = [item for section in version.report.sections for item in section.items if place in item.evidence]
    if not items:
        return "it landed at no passage"
    exact = version.items.get(node.uid)
    if exact is not None:
        return "" if items[0] is exact else f"it landed at “{items[0].text[:70]}”"
    return "" if fold(decision.correction.quote) in fold(items[0].text) else "it landed at other words"


def _is_headed(section: Section, node: Node) -> bool:
    return heading_words(section.heading) == heading_words(node.text)


def _wrong_effect(decision: Decision, node: Node, alone: Done, version: Version) -> str:
    """Return how what changed differs from what should have; "" where it does not, or cannot be told.

    Where the passage was not read exactly the effect cannot be foreseen to the letter; that nothing but
    this passage has changed is told by where it landed.
    """
    before, after = rows(alone.before), rows(alone.after)
    item = version.items.get(node.uid)
    if node.heading:
        return _wrong_heading(decision, node, before, after, version)
    if item is None or decision.name == "set level":
        return ""
    at = [it for section in version.report.sections for it in section.items].index(item)
    at = [n for n, row in enumerate(before) if row.text][at]
    wanted = _EFFECTS[decision.name](decision, node, before, at, version)
    if wanted is None or list(map(_comparable, wanted)) == list(map(_comparable, after)):
        return ""
    changed = [row.text[:70] for row in after if row not in wanted] or ["nothing new"]
    return f"another effect than meant: {changed}"


def _comparable(row: Row) -> tuple[object, ...]:
    return row.section, row.subregion, row.kind, row.text, row.terms


Effect = Callable[[Decision, Node, list[Row], int, Version], list[Row] | None]


def _with(before: Sequence[Row], at: int, *those: Row, instead_of: int = 1) -> list[Row]:
    return [*before[:at], *those, *before[at + instead_of :]]


def _offset(node: Node, ids: Sequence[int]) -> int:
    """Return where words start in the folded text of a passage."""
    at = node.ids.index(ids[0])
    shown = [atom for atom in node.atoms if atom.note is None]
    return _length(words(shown[:at]))


def _text(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    row, asked = before[at], decision.correction
    assert asked.was and asked.value
    start = _offset(node, decision.changed if asked.was != asked.quote else decision.ids)
    if not row.text[start:].startswith(fold(asked.was)):
        return None
    text = row.text[:start] + fold(asked.value) + row.text[start + len(fold(asked.was)) :]
    shift = len(fold(asked.value)) - len(fold(asked.was))
    terms = frozenset((words_, place + shift if place > start else place) for words_, place in row.terms)
    touched = any(place < start + len(fold(asked.was)) and start < place + len(it) for it, place in row.terms)
    return None if touched else _with(before, at, replace(row, text=text, terms=terms))


def _bold(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    row, asked = before[at], decision.correction
    assert asked.value
    start, phrase = _offset(node, decision.changed), fold(asked.value)
    if not row.text[start:].startswith(phrase):
        return None
    touching = {
        (it, place)
        for it, place in row.terms
        if place <= start + len(phrase) + 1 and start <= place + len(it) + 1
    }
    if touching - {(phrase, start)}:
        return None  # bold that joins its neighbours
    terms = row.terms - {(phrase, start)} if asked.remove else row.terms | {(phrase, start)}
    return _with(before, at, replace(row, terms=terms))


def _kind(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    assert decision.correction.value
    return _with(before, at, replace(before[at], kind=decision.correction.value))


def _drop(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    alone = sum(_home(row) == _home(before[at]) for row in before) == 1
    return None if alone else _with(before, at)


def _home(row: Row) -> tuple[object, ...]:
    return row.section, row.subregion, row.audiences


def _add(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    added = replace(before[at], text=fold(decision.correction.value or ""), terms=frozenset())
    return _with(before, at, before[at], added)


def _join(decision: Decision, node: Node, before: list[Row], at: int, version: Version) -> list[Row] | None:
    partner = version.items.get(decision.partner or 0)
    if at + 1 >= len(before) or partner is None or fold(partner.text) != before[at + 1].text:
        return None
    first, second = before[at : at + 2]
    shift = len(first.text) + 1
    terms = first.terms | {(it, place + shift) for it, place in second.terms}
    joined = replace(first, text=f"{first.text} {second.text}", terms=frozenset(terms))
    return _with(before, at, joined, instead_of=2)


def _split(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    row, start = before[at], _offset(node, decision.changed)
    if any(place < start < place + len(it) for it, place in row.terms):
        return None
    first = replace(
        row, text=row.text[:start].rstrip(), terms=frozenset(it for it in row.terms if it[1] < start)
    )
    later = frozenset((it, place - start) for it, place in row.terms if place >= start)
    return _with(before, at, first, replace(row, text=row.text[start:], terms=later))


def _section(decision: Decision, node: Node, before: list[Row], at: int, _: Version) -> list[Row] | None:
    """Where in the other section it goes is not foreseen: only that it stands there, and nothing else."""
    return None


_EFFECTS: dict[str, Effect] = {
    "set text": _text,
    "key-term": _bold,
    "key-term (remove)": _bold,
    "set kind": _kind,
    "drop": _drop,
    "add": _add,
    "join": _join,
    "split": _split,
    "set section": _section,
}


def _wrong_heading(
    decision: Decision, node: Node, before: list[Row], after: list[Row], version: Version
) -> str:
    """Return what is wrong with a change of a section; its passages must be those of this section."""
    section = version.sections.get(node.uid)
    if section is None or decision.correction.field == "level":
        return ""
    field = {"heading": "section", "audience": "audiences", "subregion": "subregion"}[
        decision.correction.field or ""
    ]
    own = sorted(fold(item.text) for item in section.items)
    changed = sorted(row.text for row in _changed(before, after, field))
    return "" if changed == own else f"the {field} of other passages has changed: {changed[:2]}"


def _changed(before: Iterable[Row], after: Iterable[Row], field: str) -> list[Row]:
    """Return the rows that have another value of a field now."""
    left = [(row.text, getattr(row, field)) for row in before]
    out = []
    for row in after:
        key = (row.text, getattr(row, field))
        if key in left:
            left.remove(key)
        else:
            out.append(row)
    return out
