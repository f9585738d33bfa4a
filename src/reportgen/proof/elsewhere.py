"""Words that do not stand where they are claimed: where else, or how they differ."""

from collections.abc import Iterable, Sequence

from ..model.document import Block
from ..model.provenance import Locator, locator_of
from .claim import Claim
from .differences import differences
from .findings import Discrepancy, located
from .sameness import HYPHENS, fold
from .tracing import letters_of, letters_of_claim, trace
from .witness import SeenLine, Witness

_SHOWN = 12
"""Words of a quotation in a finding."""
_REMEDY = "compare with the report; build again, and if it stays, report it"
_NO_HYPHENS = str.maketrans("", "", HYPHENS)


def find(text: str, witness: Witness) -> Locator | None:
    """Return where `text` starts, by whole paragraphs or by lines; None where it is nowhere."""
    wanted = letters_of_claim(text).translate(_NO_HYPHENS)
    for block in witness.document.blocks:
        if wanted in letters_of_claim(block.text).translate(_NO_HYPHENS) and block.evidence:
            return locator_of(block.evidence)
    for page in sorted({line.page for line in witness.lines if line.paragraph is None}):
        if trace(text, [line for line in witness.lines if page <= line.page <= page + 1]) is not None:
            return Locator(page)
    return None


def explain(claim: Claim, witness: Witness, lines: Sequence[SeenLine]) -> Discrepancy:
    """Say what is wrong with a claim whose words are not on the lines it names."""
    place = find(claim.printed, witness)
    if place is not None:
        claimed = claim.place if claim.where else "there"
        message = f"the words do not stand where they are claimed ({claimed}), but {_other(claim, place)}"
        return Discrepancy(
            "not-where-claimed",
            message,
            _REMEDY,
            item=claim.id,
            source=claim.source,
            **located(place),
        )
    return Discrepancy(
        "not-in-source",
        _difference(claim, witness, lines),
        _REMEDY,
        item=claim.id,
        source=claim.source,
        **located(claim.where),
    )


def _other(claim: Claim, locator: Locator) -> str:
    """Return where the words stand in place of where they are claimed."""
    if locator.paragraph is not None:
        return f"in ¶ {locator.paragraph}"
    return f"on page {locator.page}" if locator != claim.where else "outside the box claimed on that page"


def _difference(claim: Claim, witness: Witness, lines: Sequence[SeenLine]) -> str:
    """Return how the words differ from those of the source, in words."""
    ours = fold(claim.printed).split()
    theirs = _closest(ours, witness.document.blocks) or _words(lines)
    for change in differences(ours, theirs):
        said, printed = ours[change.e0 : change.e1], theirs[change.f0 : change.f1]
        if "".join(said) != "".join(printed):
            after = f" after “{' '.join(ours[max(0, change.e0 - 3) : change.e0])}”" if change.e0 else ""
            if not printed:
                return f"the report does not say “{shown(said)}”{after}"
            if not said:
                return f"the report also says “{shown(printed)}”{after}"
            return f"“{shown(said)}” is “{shown(printed)}” in the report{after}"
    return f"the words “{shown(ours)}” are not found in the report"


def _closest(ours: Sequence[str], blocks: Iterable[Block]) -> list[str]:
    """Return the words of the paragraph that shares most words with `ours`, if it shares most of them."""
    wanted = set(ours)
    best: list[str] = []
    most = len(wanted) / 2
    for block in blocks:
        words = fold(block.text).split()
        shared = len(wanted & set(words)) - len(set(words) - wanted) / 2
        if shared > most:
            best, most = words, shared
    return best


def _words(lines: Iterable[SeenLine]) -> list[str]:
    """Return the words of lines, hyphens at their ends undone."""
    text = ""
    for line in lines:
        letters = letters_of(line)
        ends = bool(letters) and letters[-1].ends
        text += line.text.rstrip().rstrip(HYPHENS + "\u00ad") if ends else line.text + " "
    return fold(text).split()


def shown(words: Sequence[str]) -> str:
    """Return words as a quotation, shortened in the middle where they are many."""
    if len(words) <= _SHOWN:
        return " ".join(words)
    half = _SHOWN // 2
    return f"{' '.join(words[:half])} … {' '.join(words[-half:])}"
