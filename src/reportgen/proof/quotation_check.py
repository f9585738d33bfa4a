"""Quotations outside the chapters, in "Common ground": each must be verbatim in the priority it names."""

from collections.abc import Iterable

from ..model.compilation import Compilation
from .elsewhere import shown
from .expected_file import Expected
from .findings import Discrepancy
from .sameness import fold
from .stream import FileBlock

_ELLIPSIS = "…"
_ENTRIES, _PLACE = "entries", "places"
_WORDS = ("td", "p")
"""Elements that hold a quotation."""


def check(expected: Expected, compilation: Compilation) -> Iterable[Discrepancy]:
    """Hold each quotation against the text of its priority, which is proven elsewhere.

    A quotation is a cell of a table of entries, or in print what is not bold before a link, followed by what
    names the priority; ellipses stand where it is cut, between words.
    """
    texts = {
        item.id: fold(item.text).split()
        for report in compilation.reports
        for section in report.sections
        for item in section.items
    }
    quotation: FileBlock | None = None
    for place in expected.stream.places:
        block = place.block
        if block is None or _ENTRIES not in block.classes:
            continue
        if block.tag in _WORDS and _PLACE not in block.classes and block.target is None:
            quotation = block
        elif quotation is not None and block.target is not None:
            yield from _compare(quotation, block.target or "", texts.get(block.target or ""))
            quotation = None


def _compare(quotation: FileBlock, item: str, text: list[str] | None) -> Iterable[Discrepancy]:
    words = fold("".join(text for text, bold in quotation.pieces if not bold)).split()
    words = words[1:] if words[:1] == [_ELLIPSIS] else words
    words = words[:-1] if words[-1:] == [_ELLIPSIS] else words
    if text is None:
        message = f"the quotation “{shown(words)}” names no priority of the document"
    elif not words or _is_in(words, text):
        return
    else:
        message = f"the quotation “{shown(words)}” is not in the words of the priority"
    yield Discrepancy(
        "words-changed", message, "report it: a writer changes words", "common ground", item=item
    )


def _is_in(words: list[str], text: list[str]) -> bool:
    """Return whether words stand in a text in one piece; punctuation at its edges may be cut off."""
    return any(
        text[index + 1 : index + len(words) - 1] == words[1:-1]
        and _but_for_marks(words[0], text[index])
        and _but_for_marks(words[-1], text[index + len(words) - 1])
        for index in range(len(text) - len(words) + 1)
    )


def _but_for_marks(word: str, printed: str) -> bool:
    before, inside, after = printed.partition(word)
    return bool(inside) and not any(char.isalnum() for char in before + after)
