"""Changes of an item's text that take its key terms along."""

from collections.abc import Iterable
from dataclasses import replace

from ...model.compilation import Item, KeyTerm
from ..alignment.similarity import kept_ranges


def replaced(item: Item, start: int, end: int, words: str) -> Item:
    """Return an item with other words in `text[start:end]`; key terms keep to their words."""
    return _with_text(item, item.text[:start] + words + item.text[end:])


def rewritten(item: Item, text: str) -> Item:
    """Return an item with another text; key terms keep to their words."""
    return _with_text(item, text)


def _with_text(item: Item, text: str) -> Item:
    moved = _Moved(item.text, text)
    terms = []
    for term in item.key_terms:
        start, end = moved.range(term.start, term.end)
        if start < end:
            terms.append(KeyTerm(text[start:end], start, end, term.origin))
    return replace(item, text=text, key_terms=tuple(terms))


class _Moved:
    """Where the characters of an old text stand in a new one."""

    def __init__(self, old: str, new: str) -> None:
        self._blocks = kept_ranges(old, new)
        self._new = new

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the new text between the kept first and last characters of an old range."""
        kept = [
            (to + max(start, a) - a, to + min(end, b) - a)
            for a, b, to in self._blocks
            if a < end and b > start
        ]
        if not kept:
            return 0, 0
        first, last = kept[0][0], kept[-1][1]
        # words changed inside or at the ends of a term stay bold as whole words
        while first > 0 and self._new[first - 1].isalnum() and self._new[first].isalnum():
            first -= 1
        while (
            last < len(self._new) and last > 0 and self._new[last - 1].isalnum() and self._new[last].isalnum()
        ):
            last += 1
        return _trimmed(self._new, first, last)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def joined(first: Item, second: Item) -> Item:
    """Return two items as one, a space between them."""
    shift = len(first.text) + 1
    terms = [
        *first.key_terms,
        *(replace(term, start=term.start + shift, end=term.end + shift) for term in second.key_terms),
    ]
    text = f"{first.text} {second.text}"
    evidence = first.evidence + tuple(place for place in second.evidence if place not in first.evidence)
    return replace(first, text=text, key_terms=tuple(terms), evidence=evidence)


def split(item: Item, offset: int) -> tuple[Item, Item]:
    """Return an item as two, the second from offset `at` on; both keep the place of the whole."""
    head = item.text[:offset].rstrip()
    tail = item.text[offset:]
    skipped = offset + len(tail) - len(tail.lstrip())
    tail = item.text[skipped:]
    first = replace(item, text=head, key_terms=tuple(_within(item.key_terms, head, 0)))
    second = replace(item, text=tail, key_terms=tuple(_within(item.key_terms, tail, skipped)))
    return first, second


def _within(terms: Iterable[KeyTerm], text: str, offset: int) -> Iterable[KeyTerm]:
    """Yield the parts of key terms that lie in `text`, which starts at `offset`."""
    for term in terms:
        start, end = _trimmed(text, max(term.start - offset, 0), min(max(term.end - offset, 0), len(text)))
        if start < end:
            yield KeyTerm(text[start:end], start, end, term.origin)


def emboldened(item: Item, start: int, end: int) -> Item:
    """Return an item with `text[start:end]` as an editorial key term; terms that it touches become part."""
    kept = []
    for term in item.key_terms:
        if term.end <= start or term.start >= end:
            kept.append(term)
        else:
            start, end = min(start, term.start), max(end, term.end)
    kept.append(KeyTerm(item.text[start:end], start, end, "editorial"))
    return replace(item, key_terms=tuple(sorted(kept, key=lambda term: term.start)))


def lightened(item: Item, start: int, end: int) -> Item:
    """Return an item without bold in `text[start:end]`."""
    kept: list[KeyTerm] = []
    for term in item.key_terms:
        for a, b in ((term.start, min(term.end, start)), (max(term.start, end), term.end)):
            first, last = _trimmed(item.text, a, b) if a < b else (0, 0)
            if first < last and any(char.isalnum() for char in item.text[first:last]):
                kept.append(KeyTerm(item.text[first:last], first, last, term.origin))
    return replace(item, key_terms=tuple(sorted(kept, key=lambda term: term.start)))
