"""Finds the words that a correction quotes among all passages of an edition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ...model.decisions import Candidate
from ..alignment.folding import Folded, fold, fold_with_offsets, heading_key
from ..alignment.similarity import likeness, nearest_part
from .workbench import OpenReport, OpenSection, OpenSubregion, Target


class AnchorRules(NamedTuple):
    """When words that are not the quoted ones are worth showing."""

    near: float = 0.75
    """Least similarity (0 to 1) of a candidate: below, other sentences on the subject come up."""
    shown: int = 5
    """Candidates shown at most."""
    around: int = 4
    """Words by which a candidate may start or end elsewhere than the letters most alike."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands.

    Attributes:
        start: offset in the target's present text; 0 where only its words as read hold the quote.
        end: offset behind the quote; the text's length where only its words as read hold the quote.
        exact: the present text holds the quote.
        other_layout: it is a heading that has another number or other capitals than the quote.
    """

    report: OpenReport
    target: Target
    start: int
    end: int
    exact: bool = True
    other_layout: bool = False


_folded = lru_cache(maxsize=4096)(fold_with_offsets)


def find(quote: str, reports: Iterable[OpenReport]) -> list[Anchor]:
    """Return the passages that hold a quote, one anchor for each place in their present text."""
    wanted = fold(quote)
    found: list[Anchor] = []
    if not wanted:
        return found
    for report in reports:
        for target in report.targets():
            texts = target.texts
            if not texts:
                continue
            ranges = ranges_of(wanted, texts[0])
            found += [Anchor(report, target, start, end) for start, end in ranges]
            if not ranges and any(ranges_of(wanted, text) for text in texts[1:]):
                found.append(Anchor(report, target, 0, len(texts[0]), exact=False))
            elif not ranges and _is_heading(target) and any(holds_heading(quote, text) for text in texts):
                found.append(Anchor(report, target, 0, len(texts[0]), other_layout=True))
    return found


def to_the_letter(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors whose words stand as quoted; all where none does."""
    return [anchor for anchor in anchors if not anchor.other_layout] or list(anchors)


def _is_heading(target: Target) -> bool:
    return isinstance(target, OpenReport | OpenSection | OpenSubregion)


def holds_heading(quote: str, heading: str) -> bool:
    """Return whether a heading has the quoted words; numbers and capitals are a matter of layout."""
    wanted = heading_key(quote)
    return bool(wanted) and bool(ranges_of(wanted, heading_key(heading)))


def ranges_of(wanted: str, text: str) -> list[tuple[int, int]]:
    """Return where a folded quote stands in a text as whole words: half-open ranges of the text."""
    folded = _folded(text)
    out, at = [], folded.text.find(wanted)
    while at >= 0:
        if _whole(folded, at, at + len(wanted)):
            out.append(folded.original(at, at + len(wanted)))
        at = folded.text.find(wanted, at + 1)
    return out


def _whole(folded: Folded, start: int, end: int) -> bool:
    """Return whether a range starts and ends where words do."""
    text = folded.text
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after


def on_page(anchors: Sequence[Anchor], page: int | None) -> list[Anchor]:
    """Return the anchors on a page; all of them where none is there or no page is named."""
    if page is None:
        return list(anchors)
    there = [anchor for anchor in anchors if any(place.page == page for place in anchor.target.evidence)]
    return there or list(anchors)


def nearest(quote: str, reports: Iterable[OpenReport], rules: AnchorRules = AnchorRules()) -> list[Candidate]:
    """Return passages with nearly the quoted words, the nearest first."""
    wanted = fold(quote)
    found: list[Candidate] = []
    for report in reports:
        for target in report.targets():
            best = max((_near(wanted, text, rules) for text in target.texts), default=None)
            if best is None or best[0] < rules.near:
                continue
            page = target.evidence[0].page if target.evidence else None
            found.append(Candidate(name_of(target), best[1], page, round(best[0], 3)))
    found.sort(key=lambda it: (-it.similarity, it.item, it.text))
    return found[: rules.shown]


def name_of(target: Target) -> str:
    """Return the id that a target had when it was opened."""
    for part in ("item", "section", "report", "subregion", "note"):
        value = getattr(target, part, None)
        if value is not None:
            return str(getattr(value, "id", "") or getattr(getattr(value, "region", None), "id", ""))
    return ""


def _near(wanted: str, text: str, rules: AnchorRules) -> tuple[float, str]:
    """Return the likeness of the most similar words of a text, and these words."""
    folded = _folded(text)
    if len(folded.text) <= len(wanted):
        return likeness(wanted, folded.text), text
    place = nearest_part(wanted, folded.text, rules.near)
    if place is None:
        return 0.0, ""
    start, end = _best_words(wanted, folded.text, *place, rules)
    first, last = folded.original(start, end)
    return likeness(wanted, folded.text[start:end]), text[first:last]


def _best_words(wanted: str, text: str, start: int, end: int, rules: AnchorRules) -> tuple[int, int]:
    """Return the whole words around a range that are most like the wanted ones."""
    while start > 0 and text[start - 1] != " ":
        start -= 1
    while end < len(text) and text[end] != " ":
        end += 1
    starts, ends = [start], [end]
    for _ in range(rules.around):
        if starts[-1] > 0:
            starts.append(text.rfind(" ", 0, starts[-1] - 1) + 1)
        if ends[-1] < len(text):
            following = text.find(" ", ends[-1] + 1)
            ends.append(following if following >= 0 else len(text))
    inner = [at + 1 for at in range(start, end) if text[at] == " "]
    starts += inner[: rules.around]
    ends += [at - 1 for at in inner[-rules.around :]]
    pairs = [(a, b) for a in starts for b in ends if a < b]
    return max(pairs, key=lambda pair: (likeness(wanted, text[pair[0] : pair[1]]), pair))
