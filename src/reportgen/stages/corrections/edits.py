"""Changes of an item's text that take its key terms, styles and marks of notes along."""

from collections.abc import Iterable
from dataclasses import replace

from ...model.compilation import Item, KeyTerm
from ...model.document import NoteMark
from ...model.inline_runs import StyledSpan, runs_of, spans_of
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
    spans = [StyledSpan(*moved.range(a, b), style) for a, b, style in spans_of(item.runs)]
    marks = tuple(replace(mark, at=moved.point(mark.at)) for mark in item.marks)
    return replace(item, text=text, key_terms=tuple(terms), runs=runs_of(text, spans), marks=marks)


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

    def point(self, offset: int) -> int:
        """Return where in the new text a place behind a word is: behind it, or behind what replaces it."""
        for a, b, to in self._blocks:
            if a < offset <= b:
                return to + offset - a
            if a >= offset:
                return len(self._new[:to].rstrip())
        return len(self._new)


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
    later = (StyledSpan(a + shift, b + shift, style) for a, b, style in spans_of(second.runs))
    runs = runs_of(text, (*spans_of(first.runs), *later))
    marks = (*first.marks, *(replace(mark, at=mark.at + shift) for mark in second.marks))
    return replace(first, text=text, key_terms=tuple(terms), evidence=evidence, runs=runs, marks=marks)


def split(item: Item, offset: int) -> tuple[Item, Item]:
    """Return an item as two, the second from offset `at` on; both keep the place of the whole."""
    head = item.text[:offset].rstrip()
    tail = item.text[offset:]
    skipped = offset + len(tail) - len(tail.lstrip())
    tail = item.text[skipped:]
    return _part(item, head, 0), _part(item, tail, skipped)


def _part(item: Item, text: str, offset: int) -> Item:
    """Return an item with a part of its text, which starts at `offset`."""
    spans = [
        StyledSpan(max(a - offset, 0), min(b - offset, len(text)), style)
        for a, b, style in spans_of(item.runs)
    ]
    return replace(
        item,
        text=text,
        key_terms=tuple(_within(item.key_terms, text, offset)),
        runs=runs_of(text, spans),
        marks=tuple(_marks_within(item.marks, text, offset)),
    )


def _marks_within(marks: Iterable[NoteMark], text: str, offset: int) -> Iterable[NoteMark]:
    """Yield the marks behind words of `text`; one right before it belongs to the part before."""
    for mark in marks:
        at = mark.at - offset
        if (at > 0 or offset == 0) and at <= len(text) + 1:
            yield replace(mark, at=min(at, len(text)))


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
