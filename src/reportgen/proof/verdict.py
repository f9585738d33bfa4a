"""The verdict in plain words, and as JSON."""

import json
from collections.abc import Iterable, Sequence

from ..model.json_text import plain
from .findings import Addition, Discrepancy, Proof

_KINDS = {
    "correction": "corrections",
    "dropped": "passages left out",
    "added": "passages added",
    "heading": "headings changed",
    "key-term": "words made bold",
}
"""Names of the editorial additions, in the order in which they are listed."""

_LISTED = 20
"""Findings of one kind, and notes, that are listed; a file of another build has hundreds of them."""


def as_text(proof: Proof, everything: bool = False) -> str:
    """Return the lines of `as_lines` as one text."""
    return "".join(line + "\n" for line in as_lines(proof, everything))


def as_lines(proof: Proof, everything: bool = False) -> list[str]:
    """Return the verdict as lines: what is wrong first, then the verdict, then what people added.

    Args:
        proof: the outcome.
        everything: every finding and note, however many, and the frame text too.
    """
    lines = list(_findings(proof.findings, everything))
    if lines:
        lines.append("")
    lines.append(verdict(proof))
    lines += [f"  {line}" for line in _read_by(proof)]
    editorial = [addition for addition in proof.additions if addition.kind != "frame"]
    lines += _editorial(editorial)
    frame = [addition for addition in proof.additions if addition.kind == "frame"]
    if frame:
        words = sum(addition.words for addition in frame)
        lines.append(f"  frame text, not from the reports: {_grouped(words)} words")
        if everything:
            lines += [f"    {addition.name}: {_grouped(addition.words)}" for addition in frame]
    lines += [f"  note: {remark}" for remark in _first(proof.remarks, "notes", everything)]
    return lines


def verdict(proof: Proof) -> str:
    """Return the verdict in one sentence."""
    words = f"{_grouped(proof.proven)} of {_grouped(proof.words)} regional words"
    count = sum(addition.kind != "frame" for addition in proof.additions)
    listed = f"{count} editorial addition{'' if count == 1 else 's'}" + (" (listed)" if count else "")
    if proof.sealed:
        return f"{proof.file}: sealed: {words} stand in the sources, in order, on the pages claimed; {listed}"
    number = len(proof.findings)
    things = "1 thing is" if number == 1 else f"{number} things are"
    return f"{proof.file}: NOT sealed: {things} wrong; {words} are proven; {listed}"


def as_json(proof: Proof) -> str:
    """Return the verdict as JSON text."""
    data = {"sealed": proof.sealed, "verdict": verdict(proof), **plain(proof)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _findings(findings: Sequence[Discrepancy], everything: bool) -> Iterable[str]:
    """Yield a line for each finding, those of one kind together, the first of many only."""
    for code in dict.fromkeys(finding.code for finding in findings):
        own = [str(finding) for finding in findings if finding.code == code]
        yield from (f"{code}: {said}" for said in _first(own, "findings", everything))


def _first(lines: Sequence[str], name: str, everything: bool) -> Iterable[str]:
    """Yield the first lines of many, and how many are left out."""
    count = len(lines) if everything or len(lines) <= _LISTED else _LISTED
    yield from lines[:count]
    if count < len(lines):
        yield f"and {_grouped(len(lines) - count)} more {name} like these (all of them: -v, or --json)"


def _read_by(proof: Proof) -> Iterable[str]:
    built = f"; built with {proof.built_with}" if proof.built_with else ""
    yield f"read again with {proof.reader}{built}"


def _editorial(additions: list[Addition]) -> Iterable[str]:
    for kind, name in _KINDS.items():
        own = [addition for addition in additions if addition.kind == kind]
        if own:
            yield f"  {name}: {len(own)}"
            yield from (
                f"    {f'{addition.item}: ' if addition.item else ''}{addition.name}" for addition in own
            )


def _grouped(number: int) -> str:
    """Return a number with a thin gap between its thousands."""
    return f"{number:,}".replace(",", "\u202f")
