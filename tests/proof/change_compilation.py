"""Falsifies a compilation: what the JSON says, or what a PDF is set from."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from reportgen.provenance import Evidence
from reportgen.schema import Compilation, Item, KeyTerm

from . import mutations

if TYPE_CHECKING:
    from .builds import Build

Sections = list[list[list[Item]]]
"""Items by report and section."""


def change(build: Build, kind: str, rng: Random) -> tuple[set[str], str, Compilation]:
    """Return (ids that may be named, what was done, the falsified compilation)."""
    items = build.items()
    words = sorted({word for item in items for word in mutations.WORD.findall(item.text)})
    rng.shuffle(items)
    for item in items:
        if kind == "page reference":
            new = _other_page(item, rng)
        elif kind == "bold":
            new = _other_bold(item, rng)
        elif kind.startswith("paragraph"):
            return _paragraph(build, kind, item, rng)
        else:
            new = _other_words(item, kind, rng, words)
        if new is not None:
            return {item.id}, _difference(item, new), _put(build.compilation, {item.id: [new]})
    raise AssertionError(f"nothing to change: {kind}")


def _difference(old: Item, new: Item) -> str:
    if old.text != new.text:
        return f"{old.id}: {old.text[:40]}… → {new.text[:40]}…"
    pages = [it.page for it in old.evidence], [it.page for it in new.evidence]
    return f"{old.id}: pages {pages[0]} → {pages[1]}, {len(old.key_terms)} → {len(new.key_terms)} key terms"


def _other_words(item: Item, kind: str, rng: Random, words: list[str]) -> Item | None:
    done = mutations.changed_text(item.text, kind, rng, words)
    if done is None:
        return None
    text, _, at, longer = done
    terms = []
    for term in item.key_terms:
        if term.end <= at:
            terms.append(term)
        elif term.start > at and item.text[at : term.start].strip() and text[term.start + longer :]:
            moved = replace(term, start=term.start + longer, end=term.end + longer)
            if text[moved.start : moved.end] == term.text:
                terms.append(moved)
    return replace(item, text=text, key_terms=tuple(terms))


def _other_page(item: Item, rng: Random) -> Item:
    at = rng.randrange(len(item.evidence))
    evidence = list(item.evidence)
    page = rng.choice([it for it in range(1, 30) if it not in {e.page for e in evidence}])
    evidence[at] = Evidence(page, evidence[at].bbox)
    return replace(item, evidence=tuple(evidence))


def _other_bold(item: Item, rng: Random) -> Item | None:
    if item.key_terms and rng.random() < 0.6:
        gone = rng.randrange(len(item.key_terms))
        return replace(item, key_terms=tuple(it for n, it in enumerate(item.key_terms) if n != gone))
    found = [
        match
        for match in mutations.WORD.finditer(item.text)
        if not any(term.start < match.end() and match.start() < term.end for term in item.key_terms)
    ]
    if not found:
        return None
    match = rng.choice(found)
    terms = (*item.key_terms, KeyTerm(match[0], match.start(), match.end()))
    return replace(item, key_terms=tuple(sorted(terms, key=lambda it: it.start)))


def _paragraph(build: Build, kind: str, item: Item, rng: Random) -> tuple[set[str], str, Compilation]:
    order = [it.id for it in build.items()]
    if kind == "paragraph dropped":
        return {item.id}, f"{item.id} dropped", _put(build.compilation, {item.id: []})
    if kind == "paragraph doubled":
        twin = replace(item, id=f"{item.id}-again")
        other = rng.choice(build.items())
        put = {other.id: [other, twin]} if other.id != item.id else {item.id: [item, twin]}
        return {item.id, twin.id}, f"{item.id} again behind {other.id}", _put(build.compilation, put)
    other = rng.choice([it for it in build.items() if abs(order.index(it.id) - order.index(item.id)) > 1])
    between = sorted((order.index(item.id), order.index(other.id)))
    names = set(order[between[0] : between[1] + 1])
    put = {item.id: [], other.id: [other, item]}
    return names, f"{item.id} moved behind {other.id}", _put(build.compilation, put)


def _put(compilation: Compilation, instead: dict[str, list[Item]]) -> Compilation:
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
