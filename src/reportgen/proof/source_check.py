"""Every claim of the compilation against the lines of its source, as the second engine sees them.

A claim holds when its printed words stand on the lines in the boxes it names, letter by letter and in
order, when no other claim quotes the same letters, and when the boxes hold no words that nobody quotes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..model.document import Block
from ..model.geometry import BBox
from ..model.provenance import Evidence
from . import elsewhere
from .claim import Claim
from .findings import Discrepancy
from .tracing import Used, drop_caps, letters_of, trace, within
from .witness import SeenLine, Witness
from .words import HYPHENS

_APART = 1.0
"""Points by which boxes of neighbours may overlap: accents and rounding."""
_OTHER_BLOCKS = frozenset({"aside", "caption", "contents", "figure", "footnote", "table", "heading"})
"""Blocks that may stand within the box of a paragraph that flows around them."""


@dataclass(frozen=True, slots=True)
class Traced:
    """What was found of the claims on one source.

    Attributes:
        findings: what does not hold.
        proven: ids of the claims that hold.
    """

    findings: tuple[Discrepancy, ...]
    proven: frozenset[str]


def check(claims: Sequence[Claim], witness: Witness) -> Traced:
    """Hold claims on one source against the lines of that source.

    Args:
        claims: in the order of the document.
        witness: the source as the second engine sees it.
    """
    findings: list[Discrepancy] = []
    found: dict[str, tuple[Used, ...]] = {}
    for claim in claims:
        if claim.editorial:
            continue
        used = _find(claim, witness)
        if isinstance(used, Discrepancy):
            findings.append(used)
        else:
            found[claim.id] = used
    wrong = [*_twice(claims, found), *_order(claims), *_unquoted(claims, found, witness)]
    failed = {finding.item for finding in [*findings, *wrong]}
    return Traced((*findings, *wrong), frozenset(found.keys() - failed))


def _find(claim: Claim, witness: Witness) -> tuple[Used, ...] | Discrepancy:
    """Return the letters that a claim quotes, or what is wrong with it."""
    if not claim.evidence:
        place = elsewhere.find(claim.printed, witness)
        return () if place is not None else elsewhere.explain(claim, witness, ())
    lines = within(witness.lines, claim.evidence)
    used = trace(claim.printed, lines) or trace(claim.printed, [*drop_caps(witness.lines, lines), *lines])
    if used is None and claim.kind == "note":
        used = _any_order(claim, lines)
    if used is None:
        return elsewhere.explain(claim, witness, lines)
    unused = _pages(claim.evidence) - {it.line.page for it in used}
    if unused and used:
        return Discrepancy(
            "not-where-claimed",
            f"page {_listed(unused)} of the report is claimed too, but the words stand on page "
            f"{_listed({it.line.page for it in used})}",
            "build again; if that does not help, report it",
            item=claim.id,
            source=claim.source,
            source_page=min(unused),
        )
    return used


def _any_order(claim: Claim, lines: Sequence[SeenLine]) -> tuple[Used, ...] | None:
    """Find the cells of a table one by one; rows and columns have no one order."""
    out: list[Used] = []
    for part in claim.printed.splitlines():
        used = trace(part, lines)
        if used is None:
            return None
        out += used
    return tuple(out)


def _pages(evidence: Iterable[Evidence]) -> set[int]:
    return {box.page for box in evidence}


def _listed(pages: Iterable[int]) -> str:
    return ", ".join(map(str, sorted(pages)))


def _twice(claims: Sequence[Claim], found: dict[str, tuple[Used, ...]]) -> Iterable[Discrepancy]:
    """Yield the items that quote letters which another item quotes already."""
    owners: dict[tuple[int, float, float, int], str] = {}
    for claim in claims:
        if claim.kind != "item":
            continue
        keys = [key for used in found.get(claim.id, ()) for key in _keys(used)]
        first = next((owners[key] for key in keys if key in owners), None)
        if first is not None:
            yield Discrepancy(
                "words-twice",
                f"the same words of the report are quoted twice, here and in {first}",
                "build again; if that does not help, report it",
                item=claim.id,
                source=claim.source,
                source_page=claim.page,
            )
        for key in keys:
            owners.setdefault(key, claim.id)


def _keys(used: Used) -> Iterable[tuple[int, float, float, int]]:
    line = used.line
    return ((line.page, line.baseline, line.bbox[0], at) for at in range(used.start, used.end))


def _order(claims: Sequence[Claim]) -> Iterable[Discrepancy]:
    """Yield the items that stand before the item they follow in the document."""
    before: Claim | None = None
    for claim in claims:
        if claim.kind != "item" or not claim.evidence:
            continue
        if before is not None and _stands_before(claim.evidence[0], before.evidence[-1]):
            yield Discrepancy(
                "out-of-order",
                f"it follows {before.id} in the document, but stands before it in the report",
                "build again; if that does not help, report it",
                item=claim.id,
                source=claim.source,
                source_page=claim.page,
            )
        before = claim


def _stands_before(later: Evidence, earlier: Evidence) -> bool:
    """Return whether `later` certainly comes first: an earlier page, or above in one column."""
    if later.page != earlier.page:
        return later.page < earlier.page
    one, other = later.bbox, earlier.bbox
    in_one_column = one[0] < other[2] - _APART and other[0] < one[2] - _APART
    return in_one_column and one[3] <= other[1] + _APART


def _unquoted(
    claims: Sequence[Claim], found: dict[str, tuple[Used, ...]], witness: Witness
) -> Iterable[Discrepancy]:
    """Yield the items whose boxes hold words of running text that no claim quotes."""
    quoted: dict[int, set[int]] = defaultdict(set)
    for used in (it for many in found.values() for it in many):
        quoted[id(used.line)].update(range(used.start, used.end))
    others = _other_boxes(witness)
    for claim in claims:
        if claim.kind != "item" or claim.id not in found:
            continue
        for line in within(witness.lines, claim.evidence):
            rest = _rest(line, quoted[id(line)], claim)
            if rest and not _inside(line, others):
                yield Discrepancy(
                    "left-out",
                    f"the report has more words there: “{rest}”",
                    "compare with the report; build again",
                    item=claim.id,
                    source=claim.source,
                    source_page=line.page,
                )
                break


def _rest(line: SeenLine, quoted: set[int], claim: Claim) -> str:
    """Return what nobody quotes of a line; bullets, marks of notes and line-end hyphens do not count."""
    letters = letters_of(line)
    first, last = min(quoted, default=len(letters)), max(quoted, default=len(letters))
    marker = "".join(claim.bullet.split())
    if not quoted and "".join(it.char for it in letters) == marker:
        return ""  # the entry's number, set apart so widely that it is a line of its own
    if first < len(letters) and "".join(it.char for it in letters[:first]) in (marker, ""):
        quoted = quoted | set(range(first))
    rest = [
        (at, letter)
        for at, letter in enumerate(letters)
        if at not in quoted and not letter.raised and not (letter.ends and letter.char in HYPHENS)
    ]
    if not any(at > last or letter.char.isalnum() for at, letter in rest):
        return ""
    return line.text[rest[0][1].at : rest[-1][1].at + 1]


def _other_boxes(witness: Witness) -> list[tuple[int, BBox]]:
    """Return the boxes of everything on the source's pages that is no running text."""
    document = witness.document
    blocks: list[Block] = [it for it in document.blocks if it.type in _OTHER_BLOCKS]
    places = [box for block in blocks for box in block.evidence]
    places += [box for it in document.furniture for box in it.evidence]
    return [(box.page, box.bbox) for box in places]


def _inside(line: SeenLine, boxes: Iterable[tuple[int, BBox]]) -> bool:
    x, y = (line.bbox[0] + line.bbox[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    return any(
        page == line.page and box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1
        for page, box in boxes
    )
