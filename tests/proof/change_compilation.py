"""Falsifies a compilation: what the JSON says, or what a PDF is set from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

from reportgen.model.compilation import Compilation, Item, KeyTerm, Section
from reportgen.model.inline_runs import StyledRun, StyledSpan, runs_of, spans_of
from reportgen.model.provenance import Evidence, boxes_of
from reportgen.proof.claim import claims_of_report

from . import mutations

if TYPE_CHECKING:
    from .builds import Build

_SHAPED = ("list level", "bullet to paragraph", "whole page")
_PAGE = (0.0, 0.0, 612.0, 792.0)


def change(build: Build, kind: str, rng: Random) -> tuple[set[str], str, Compilation]:
    """Return (ids that may be named, what was done, the falsified compilation)."""
    if kind == "heading changed":
        return _heading(build, rng)
    items = build.items()
    words = build.words()
    rng.shuffle(items)
    for item in items:
        if kind == "page reference":
            new = _other_page(item, rng)
        elif kind in ("bold", "comma bold"):
            new = _other_bold(item, rng, mutations.WORD if kind == "bold" else mutations.COMMA)
        elif kind == "italic":
            new = _other_italic(item, rng)
        elif kind in _SHAPED:
            new = _shaped(item, kind) if kind != "list level" or item.id in inner_entries(build) else None
        elif kind.startswith("paragraph"):
            return _paragraph(build, kind, item, rng)
        else:
            changed = mutations.change_of(item.text, kind, rng, words)
            new = None if changed is None else _changed(item, changed)
            if changed is not None and new is not None:
                return {item.id}, f"{item.id}: {changed.seen}", _put(build.compilation, {item.id: [new]})
            continue
        if new is not None:
            return {item.id}, _difference(item, new), _put(build.compilation, {item.id: [new]})
    raise AssertionError(f"nothing to change: {kind}")


def _difference(old: Item, new: Item) -> str:
    pages = [it.page for it in old.evidence], [it.page for it in new.evidence]
    terms = [it.text for it in old.key_terms], [it.text for it in new.key_terms]
    shapes = [old.kind, old.level, old.evidence, old.runs], [new.kind, new.level, new.evidence, new.runs]
    before, now = next(it for it in (pages, terms, shapes) if it[0] != it[1])
    return f"{old.id}: {before} → {now}"


def sections_with_headings(build: Build) -> list[Section]:
    """The sections whose heading is printed right above their first item."""
    names = {
        claim.id
        for report in build.compilation.reports
        for claim in claims_of_report(report)
        if claim.kind == "section" and not claim.editorial
    }
    sections = [section for report in build.compilation.reports for section in report.sections]
    return [section for section in sections if section.id in names and section.items]


def _heading(build: Build, rng: Random) -> tuple[set[str], str, Compilation]:
    section = rng.choice(sections_with_headings(build))
    printed = "heading" if section.title is None else "title"
    words = getattr(section, printed)
    changed = mutations.change_of(words, "heading changed", rng, build.words())
    assert changed is not None
    new = replace(section, **{printed: changed.of(words)})
    compilation = replace(
        build.compilation,
        reports=tuple(
            replace(report, sections=tuple(new if it.id == section.id else it for it in report.sections))
            for report in build.compilation.reports
        ),
    )
    return {section.id}, f"{section.id}: {changed.seen}", compilation


def _changed(item: Item, changed: mutations.Change) -> Item | None:
    """The item with words changed and the same letters bold; None where that would change bold too."""
    text, longer = changed.of(item.text), len(changed.new) - (changed.end - changed.start)
    terms = []
    for term in item.key_terms:
        if any(changed.start < at < changed.end for at in (term.start, term.end)):
            return None
        start = term.start + (longer if term.start >= changed.end else 0)
        end = term.end + (longer if term.end > changed.start else 0)
        said = text[start:end]
        if not said or said != said.strip():
            return None
        terms.append(replace(term, text=said, start=start, end=end))
    return replace(item, text=text, key_terms=tuple(terms))


def _other_page(item: Item, rng: Random) -> Item | None:
    if not item.evidence:
        return None
    at = rng.randrange(len(item.evidence))
    evidence = list(item.evidence)
    page = rng.choice([it for it in range(1, 30) if it not in {e.page for e in evidence}])
    evidence[at] = Evidence(page, evidence[at].bbox)
    return replace(item, evidence=tuple(evidence))


def _shaped(item: Item, kind: str) -> Item | None:
    """The item at another level, of another kind, or said to stand all over its page; None if it cannot."""
    if kind == "whole page":
        boxes = boxes_of(item.evidence)
        places = tuple(replace(it, bbox=_PAGE) for it in boxes)
        return replace(item, evidence=places) if boxes and len(boxes) == len(item.evidence) else None
    if item.kind != "bullet":
        return None
    if kind == "list level":
        return replace(item, level=item.level + 1)
    return replace(item, kind="paragraph", level=0, marker=None)


def inner_entries(build: Build) -> set[str]:
    """The list entries behind another of their level, which may as well be entries below it."""
    return {
        item.id
        for report in build.compilation.reports
        for section in report.sections
        for before, item in pairwise(section.items)
        if item.kind == before.kind == "bullet" and item.level == before.level
    }


def _other_italic(item: Item, rng: Random) -> Item | None:
    """The item with a word in italics, or with its italics upright; None where it has no word for that."""
    spans = [it for it in spans_of(item.runs) if it.style.italic]
    if spans:
        runs = tuple(replace(run, italic=False) for run in item.runs)
        return replace(item, runs=runs if any(run.is_styled for run in runs) else ())
    if item.runs:
        return None
    match = rng.choice(list(mutations.WORD.finditer(item.text)))
    span = StyledSpan(match.start(), match.end(), StyledRun(match[0], italic=True))
    return replace(item, runs=runs_of(item.text, [span]))


def _other_bold(item: Item, rng: Random, what: re.Pattern[str]) -> Item | None:
    if what is not mutations.COMMA and item.key_terms and rng.random() < 0.6:
        gone = rng.randrange(len(item.key_terms))
        return replace(item, key_terms=tuple(it for n, it in enumerate(item.key_terms) if n != gone))
    found = [
        match
        for match in what.finditer(item.text)
        if not any(term.start < match.end() and match.start() < term.end for term in item.key_terms)
    ]
    if not found:
        return None
    match = rng.choice(found)
    terms = (*item.key_terms, KeyTerm(match[0], match.start(), match.end()))
    return replace(item, key_terms=tuple(sorted(terms, key=lambda it: it.start)))


def _paragraph(build: Build, kind: str, item: Item, rng: Random) -> tuple[set[str], str, Compilation]:
    order = [it.id for it in build.items()]
    at = order.index(item.id)
    if kind == "paragraph dropped":
        return {item.id}, f"{item.id} dropped", _put(build.compilation, {item.id: []})
    if kind == "paragraph doubled":
        twin = replace(item, id=f"{item.id}-again")
        other = rng.choice(build.items())
        put = {other.id: [other, twin]} if other.id != item.id else {item.id: [item, twin]}
        return {item.id, twin.id}, f"{item.id} again behind {other.id}", _put(build.compilation, put)
    other = rng.choice([it for it in build.items() if order.index(it.id) not in (at - 1, at)])
    to = order.index(other.id)
    over = order[to + 1 : at] if to < at else order[at + 1 : to + 1]
    names = mutations.names_of_a_move(build, [item.id], over)
    put = {item.id: [], other.id: [other, item]}
    return names, f"{item.id} moved behind {other.id}", _put(build.compilation, put)


def _put(compilation: Compilation, instead: Mapping[str, list[Item]]) -> Compilation:
    """The compilation with some items replaced by others, or by none."""
    return replace(
        compilation,
        reports=tuple(
            replace(
                report,
                sections=tuple(
                    replace(
                        section,
                        items=tuple(new for item in section.items for new in instead.get(item.id, [item])),
                    )
                    for section in report.sections
                ),
            )
            for report in compilation.reports
        ),
    )
