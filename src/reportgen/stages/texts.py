"""`set text`: mended words, and how much of a passage a value stands for."""

from . import edits
from .anchors import ranges_of
from .folding import fold
from .letters import likeness
from .situations import SO_BY_NOW, Applied, Held, Result, Situation
from .workbench import OpenItem

CLEARLY = 0.15
"""How much more (of 1) a value must be like the whole passage than like the quote, or the reverse."""


def set_text(situation: Situation) -> Result:
    """Put other words in the place of those that the reviewer saw.

    `was` says which words these are: the whole passage or a part of it. Without `was`, they are those
    of the quote, or the whole passage where the value is clearly a new wording of all of it.
    """
    target = situation.anchor.target
    if not isinstance(target, OpenItem):
        return Held("the words are a heading's or stand beside the text; for a heading: field: heading")
    held = situation.moved_away()
    if held:
        return held
    if fold(target.item.text) == fold(situation.value):
        return Applied(target.item.text, situation.value, SO_BY_NOW, "text")
    seen = situation.correction.was
    if seen is None:
        seen = _meant(situation, target)
        if seen is None:
            return Held("it is not clear which words the value replaces; state them under `was`")
    if fold(seen) in (fold(target.item.text), fold(target.read_text)):
        return _whole(situation, target)
    return _part(situation, target, seen)


def _meant(situation: Situation, target: OpenItem) -> str | None:
    """Return the words that a value without `was` replaces."""
    quote = situation.correction.quote
    as_quote = likeness(fold(situation.value), fold(quote))
    as_whole = likeness(fold(situation.value), fold(target.item.text))
    if as_whole - as_quote >= CLEARLY:
        return target.item.text
    if as_quote - as_whole >= CLEARLY or fold(quote) == fold(target.item.text):
        return quote
    return None


def _whole(situation: Situation, target: OpenItem) -> Result:
    if situation.correction.was is None:
        held = situation.changed()
        if held:
            return held
    before = target.item.text
    target.item = edits.rewritten(target.item, situation.value)
    target.decided["text"] = situation.correction
    return Applied(before, situation.value, field="text")


def _part(situation: Situation, target: OpenItem, seen: str) -> Result:
    ranges = ranges_of(fold(seen), target.item.text)
    inside = [
        (start, end) for start, end in ranges if any(a <= start and end <= b for a, b in situation.ranges)
    ]
    ranges = inside or ranges
    if not ranges:
        done = ranges_of(fold(situation.value), target.item.text)
        if done:
            return Applied(seen, situation.value, SO_BY_NOW, f"text {seen}")
        return Held("the words to be replaced are no longer there")
    if len(ranges) > 1:
        return Held(f"the words to be replaced stand there {len(ranges)} times; quote more around them")
    start, end = ranges[0]
    before = target.item.text[start:end]
    target.item = edits.replaced(target.item, start, end, situation.value)
    target.decided["text"] = situation.correction
    return Applied(before, situation.value, field=f"text {seen}")
