"""Every claim of the compilation against the lines of its source, as the second engine sees them.

A claim holds when its printed words stand on the lines in the boxes it names, letter by letter and in
order, when no other claim quotes the same letters, and when the boxes hold no words that nobody quotes.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from ..model.compilation import Compilation
from ..model.document import Block
from ..model.provenance import AnyEvidence, Evidence, Locator, boxes_of, touches
from . import elsewhere
from .claim import Claim
from .findings import Discrepancy, located
from .sameness import HYPHENS
from .tracing import Used, drop_caps, letters_of, trace, within
from .witness import SeenLine, Witness

_APART = 1.0
"""Points by which boxes of neighbours may overlap: accents and rounding."""
_MOST = 0.6
"""Share of a page from which a box that holds other passages too says no place of one."""
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


def check(claims: Sequence[Claim], witness: Witness, moved: Set[str] = frozenset()) -> Traced:
    """Hold claims on one source against the lines of that source.

    Args:
        claims: in the order of the document.
        witness: the source as the second engine sees it.
        moved: ids of the passages and headings that people put at another place, who are named for it.
    """
    findings: list[Discrepancy] = []
    quoted: dict[str, tuple[Used, ...]] = {}
    for claim in claims:
        if claim.editorial:
            continue
        used = _find(claim, witness)
        if isinstance(used, Discrepancy):
            findings.append(used)
        else:
            quoted[claim.id] = used
    wrong = [
        *_twice(claims, quoted),
        *_order(claims, moved),
        *_unquoted(claims, quoted, witness),
        *_too_large(claims, quoted, witness),
    ]
    failed = {finding.item for finding in [*findings, *wrong]}
    return Traced((*findings, *wrong), frozenset(quoted.keys() - failed))


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
    there = {letter.line.where for letter in used}
    unused = {line.where for line in lines} - there
    unused |= {Locator(box.page) for box in boxes_of(claim.evidence)} - there
    if unused and used:
        return Discrepancy(
            "not-where-claimed",
            f"{_named(unused)} of the report is claimed too, but the words stand {_stand(there)}",
            "build again; if that does not help, report it",
            item=claim.id,
            source=claim.source,
            **located(min(unused)),
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


def _named(places: Iterable[Locator]) -> str:
    """Return places of one source: "page 3, 4" or "¶ 41, 42"."""
    ordered = sorted(places)
    numbers = ", ".join(str(place.paragraph or place.page) for place in ordered)
    return f"{'¶' if ordered[0].paragraph else 'page'} {numbers}"


def _stand(places: Iterable[Locator]) -> str:
    """Return where words stand: "on page 3" or "in ¶ 41"."""
    named = _named(places)
    return f"on {named}" if named.startswith("page") else f"in {named}"


def _twice(claims: Sequence[Claim], quoted: dict[str, tuple[Used, ...]]) -> Iterable[Discrepancy]:
    """Yield the items that quote letters which another item quotes already."""
    owners: dict[tuple[int, float, float, int], str] = {}
    for claim in claims:
        if claim.kind != "item":
            continue
        keys = [key for used in quoted.get(claim.id, ()) for key in _keys(used)]
        first = next((owners[key] for key in keys if key in owners), None)
        if first is not None:
            yield Discrepancy(
                "words-twice",
                f"the same words of the report are quoted twice, here and in {first}",
                "build again; if that does not help, report it",
                item=claim.id,
                source=claim.source,
                **located(claim.where),
            )
        for key in keys:
            owners.setdefault(key, claim.id)


def _keys(used: Used) -> Iterable[tuple[int, float, float, int]]:
    line = used.line
    return ((line.page, line.baseline, line.bbox[0], index) for index in range(used.start, used.end))


def moved_in(compilation: Compilation) -> frozenset[str]:
    """Return the ids of what people put at another place of its chapter than the source has it at."""
    return frozenset(
        correction.item
        for correction in compilation.corrections
        if correction.outcome == "applied" and correction.row.moves and correction.item
    )


def _order(claims: Sequence[Claim], moved: Set[str]) -> Iterable[Discrepancy]:
    """Yield the items that stand before the item they follow in the document, but for those moved."""
    before: Claim | None = None
    for claim in claims:
        if claim.kind != "item" or not claim.evidence or moved & {claim.id, claim.id.rpartition("/")[0]}:
            continue
        if before is not None and _stands_before(claim.evidence[0], before.evidence[-1]):
            yield Discrepancy(
                "out-of-order",
                f"it follows {before.id} in the document, but stands before it in the report",
                "build again; if that does not help, report it",
                item=claim.id,
                source=claim.source,
                **located(claim.where),
            )
        before = claim


def _stands_before(later: AnyEvidence, earlier: AnyEvidence) -> bool:
    """Return whether `later` certainly comes first: an earlier paragraph or page, or above in one column."""
    if not (isinstance(later, Evidence) and isinstance(earlier, Evidence)):
        return (later.paragraph or 0) < (earlier.paragraph or 0)
    if later.page != earlier.page:
        return later.page < earlier.page
    box, other = later.bbox, earlier.bbox
    in_one_column = box[0] < other[2] - _APART and other[0] < box[2] - _APART
    return in_one_column and box[3] <= other[1] + _APART


def _unquoted(
    claims: Sequence[Claim], used_by: dict[str, tuple[Used, ...]], witness: Witness
) -> Iterable[Discrepancy]:
    """Yield the items whose boxes hold words of running text that no claim quotes."""
    quoted: dict[int, set[int]] = defaultdict(set)
    for used in (letters for many in used_by.values() for letters in many):
        quoted[id(used.line)].update(range(used.start, used.end))
    others = _other_places(witness)
    for claim in claims:
        if claim.kind != "item" or claim.id not in used_by:
            continue
        for line in within(witness.lines, claim.evidence):
            rest = _rest(line, quoted[id(line)], claim)
            if rest and not any(touches(line.evidence, place) for place in others):
                yield Discrepancy(
                    "left-out",
                    f"the report has more words there: “{rest}”",
                    "compare with the report; build again",
                    item=claim.id,
                    source=claim.source,
                    **located(line.where),
                )
                break


def _too_large(
    claims: Sequence[Claim], used_by: dict[str, tuple[Used, ...]], witness: Witness
) -> Iterable[Discrepancy]:
    """Yield the items with a box that covers most of a page, and in it all words of another item."""
    sizes = {page.number: page.width * page.height for page in witness.document.pages}
    items = [claim for claim in claims if claim.kind == "item" and used_by.get(claim.id)]
    for claim in items:
        for box in boxes_of(claim.evidence):
            x0, top, x1, bottom = box.bbox
            if (x1 - x0) * (bottom - top) < _MOST * sizes.get(box.page, float("inf")):
                continue
            held = {id(line) for line in within(witness.lines, (box,))}
            other = next((one for one in items if one is not claim and _is_in(used_by[one.id], held)), None)
            if other is not None:
                yield Discrepancy(
                    "box-too-large",
                    f"its box covers most of the page, and the words of {other.id} too",
                    "build again; if that does not help, report it",
                    item=claim.id,
                    source=claim.source,
                    **located(Locator(box.page)),
                )
                break


def _is_in(used: Iterable[Used], lines: Set[int]) -> bool:
    return all(id(letters.line) in lines for letters in used)


def _rest(line: SeenLine, quoted: set[int], claim: Claim) -> str:
    """Return what nobody quotes of a line; bullets, marks of notes and line-end hyphens do not count."""
    letters = letters_of(line)
    first, last = min(quoted, default=len(letters)), max(quoted, default=len(letters))
    marker = "".join(claim.bullet.split())
    if not quoted and "".join(letter.char for letter in letters) == marker:
        return ""  # the entry's number, set apart so widely that it is a line of its own
    if first < len(letters) and "".join(letter.char for letter in letters[:first]) in (marker, ""):
        quoted = quoted | set(range(first))
    rest = [
        (index, letter)
        for index, letter in enumerate(letters)
        if index not in quoted and not letter.raised and not (letter.ends and letter.char in HYPHENS)
    ]
    if not any(at > last or letter.char.isalnum() for at, letter in rest):
        return ""
    return line.text[rest[0][1].index : rest[-1][1].index + 1]


def _other_places(witness: Witness) -> list[AnyEvidence]:
    """Return the places of everything in the source that is no running text."""
    document = witness.document
    blocks: list[Block] = [block for block in document.blocks if block.type in _OTHER_BLOCKS]
    places = [place for block in blocks for place in block.evidence]
    return places + [place for piece in document.furniture for place in piece.evidence]
