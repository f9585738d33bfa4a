"""Quotation marks and dashes that the engine's library tells otherwise than they were read.

Fonts that are drawn, or that name no letters, are explained by what others of their kind mean; a straight
quotation mark may so become a curly one. The library guesses otherwise: where both differ, a person looks.
"""

from collections.abc import Iterator, Sequence

from ...model.document import Block, Page, Question
from ...model.provenance import Evidence, boxes_of

_SIGNS = "'\"‘’“”–—"
_ONE = str.maketrans(dict.fromkeys(_SIGNS, "'"))
_SHOWN = 3
"""Words that a question quotes."""


def ask(pages: Sequence[Page], blocks: Sequence[Block]) -> list[Question]:
    """Return a question for each page on which words are told with other signs than they were read with.

    Args:
        pages: as read, with what the library tells of each.
        blocks: all blocks.
    """
    told = "\n".join([page.told for page in pages])
    read = "\n".join([block.text for block in blocks])
    more = {sign for sign in _SIGNS if told.count(sign) > read.count(sign)}
    if not more or not any(read.count(sign) > told.count(sign) for sign in _SIGNS):
        return []
    return [question for page in pages for question in _of_page(page, blocks, more)]


def _of_page(page: Page, blocks: Sequence[Block], more: set[str]) -> Iterator[Question]:
    told = set(page.told.split())
    words = {word.translate(_ONE): word for word in told if not more.isdisjoint(word)}
    if not words:
        return
    pairs: dict[tuple[str, str], None] = {}
    places: dict[Evidence, None] = {}
    for block in blocks:
        here = [box for box in boxes_of(block.evidence) if box.page == page.number]
        if not here:
            continue
        unsure = [
            (words[key], word)
            for word in block.text.split()
            if word not in told and (key := word.translate(_ONE)) in words
        ]
        pairs.update(dict.fromkeys(unsure))
        if unsure:
            places.update(dict.fromkeys(here))
    if pairs:
        shown = ", ".join(f"“{word}” for “{other}”" for word, other in list(pairs)[:_SHOWN])
        told_so = f"The library that opens the PDF tells other signs than were read: {shown}."
        reason = f"{told_so} Look which the page shows."
        yield Question("other-signs", reason, tuple(places))
