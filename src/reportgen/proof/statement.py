"""The verdict in plain words, and as JSON."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from .findings import Addition, Finding, Proof

_KINDS = {
    "correction": "corrections",
    "dropped": "passages left out",
    "added": "passages added",
    "heading": "headings changed",
    "key-term": "words made bold",
}
"""Names of the editorial additions, in the order in which they are listed."""


def as_text(proof: Proof, everything: bool = False) -> str:
    """Return the verdict as lines of text: what is wrong first, then the verdict, then what people added.

    Args:
        proof: the outcome.
        everything: the frame text too.
    """
    lines = [*map(_finding, proof.findings)]
    if lines:
        lines.append("")
    lines.append(verdict(proof))
    lines += [f"  {line}" for line in _read_by(proof)]
    editorial = [it for it in proof.additions if it.kind != "frame"]
    lines += _editorial(editorial)
    frame = [it for it in proof.additions if it.kind == "frame"]
    if frame:
        words = sum(it.words for it in frame)
        lines.append(f"  frame text, not from the reports: {_grouped(words)} words")
        if everything:
            lines += [f"    {it.name}: {_grouped(it.words)}" for it in frame]
    lines += [f"  note: {remark}" for remark in proof.remarks]
    return "\n".join(lines) + "\n"


def verdict(proof: Proof) -> str:
    """Return the verdict in one sentence."""
    words = f"{_grouped(proof.proven)} of {_grouped(proof.words)} regional words"
    count = sum(it.kind != "frame" for it in proof.additions)
    listed = f"{count} editorial addition{'' if count == 1 else 's'}" + (" (listed)" if count else "")
    if proof.sealed:
        return f"{proof.file}: sealed: {words} stand in the sources, in order, on the pages claimed; {listed}"
    number = len(proof.findings)
    things = "1 thing is" if number == 1 else f"{number} things are"
    return f"{proof.file}: NOT sealed: {things} wrong; {words} are proven; {listed}"


def as_json(proof: Proof) -> str:
    """Return the verdict as JSON text."""
    data = {"sealed": proof.sealed, "verdict": verdict(proof), **asdict(proof)}
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> str:
    return f"{finding.code}: {finding}"


def _read_by(proof: Proof) -> Iterable[str]:
    built = f"; built with {proof.built_with}" if proof.built_with else ""
    yield f"read again with {proof.reader}{built}"


def _editorial(additions: list[Addition]) -> Iterable[str]:
    for kind, name in _KINDS.items():
        own = [it for it in additions if it.kind == kind]
        if own:
            yield f"  {name}: {len(own)}"
            yield from (f"    {f'{it.item}: ' if it.item else ''}{it.name}" for it in own)


def _grouped(number: int) -> str:
    """Return a number with a thin gap between its thousands."""
    return f"{number:,}".replace(",", "\u202f")
