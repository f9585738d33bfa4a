"""Where the words that a correction quotes stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.provenance import Locator
from ..alignment.folding import Folded, fold_with_offsets, heading_key
from .workbench import OpenReport, Target


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


def to_the_letter(anchors: Sequence[Anchor]) -> list[Anchor]:
    """Return the anchors whose words stand as quoted; all where none does."""
    return [anchor for anchor in anchors if not anchor.other_layout] or list(anchors)


def holds_heading(quote: str, heading: str) -> bool:
    """Return whether a heading has the quoted words; numbers and capitals are a matter of layout."""
    wanted = heading_key(quote)
    return bool(wanted) and bool(ranges_of(wanted, heading_key(heading)))


def ranges_of(wanted: str, text: str) -> list[tuple[int, int]]:
    """Return where a folded quote stands in a text as whole words: half-open ranges of the text."""
    return ranges_in(wanted, fold_with_offsets(text))


def ranges_in(wanted: str, folded: Folded) -> list[tuple[int, int]]:
    """Return where a folded quote stands in a folded text as whole words: ranges of what was folded."""
    out, offset = [], folded.text.find(wanted)
    while offset >= 0:
        if _whole(folded, offset, offset + len(wanted)):
            out.append(folded.original(offset, offset + len(wanted)))
        offset = folded.text.find(wanted, offset + 1)
    return out


def _whole(folded: Folded, start: int, end: int) -> bool:
    """Return whether a range starts and ends where words do."""
    text = folded.text
    cut_before = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    cut_after = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not cut_before and not cut_after


def on_page(anchors: Sequence[Anchor], page: int | None) -> list[Anchor]:
    """Return the anchors on a page; all of them where none is there or no page is named."""
    return standing(anchors, Locator(page))


def standing(anchors: Sequence[Anchor], where: Locator) -> list[Anchor]:
    """Return the anchors on a page or in a paragraph; all where none is there or no place is named."""
    there = [anchor for anchor in anchors if where.is_of(anchor.target.evidence)]
    return there or list(anchors)


def name_of(target: Target) -> str:
    """Return the id that a target had when it was opened."""
    for part in ("item", "section", "report", "subregion", "note"):
        value = getattr(target, part, None)
        if value is not None:
            return str(getattr(value, "id", "") or getattr(getattr(value, "region", None), "id", ""))
    return ""
