"""Passages that people put at another place of their chapter, and words that they bring back into it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..alignment.folding import fold, heading_key
from .anchors import ranges_of
from .context import SO_BY_NOW, Applied, Held, Result, Situation
from .workbench import OpenItem, OpenReport, OpenSection

_WORDS = 10
"""Words by which a passage is named."""


class Spot(NamedTuple):
    """A place in a report: a section, and the passage in it that stands before; None for its heading."""

    section: OpenSection
    before: OpenItem | None

    @property
    def words(self) -> str:
        """The first words of what stands before."""
        if self.before is None:
            return self.section.section.heading
        words = self.before.item.text.split()
        return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")

    def put(self, item: OpenItem) -> None:
        """Put an item there."""
        items = self.section.items
        items.insert(items.index(self.before) + 1 if self.before is not None else 0, item)


def move(situation: Situation) -> Result:
    """Put the passage behind another passage, or a heading, of its report."""
    target, origin, report = situation.anchor.target, situation.section, situation.anchor.report
    if not isinstance(target, OpenItem) or origin is None:
        return Held("only a paragraph or bullet can go to another place; quote its words")
    spot = _named(report, situation.value, target)
    if isinstance(spot, Held):
        return spot
    present = _spot_of(origin, target)
    if present == spot:
        return Applied(present.words, spot.words, SO_BY_NOW, "place")
    held = situation.divided()
    if held:
        return held
    origin.items.remove(target)
    spot.put(target)
    target.decided["place"] = situation.correction
    return Applied(present.words, spot.words, field="place", answers=True)


def restore(situation: Situation) -> Result:
    """Bring words back in that stand outside of the chapter: behind a passage, else at their own place."""
    target, report = situation.anchor.target, situation.anchor.report
    if not isinstance(target, OpenItem):
        return Held("only running text can be brought back in; add the words with `add`")
    spot = _named(report, situation.value, target) if situation.value else _own_spot(situation, target)
    if isinstance(spot, Held):
        return spot
    spot.put(target)
    target.decided["place"] = situation.correction
    return Applied(None, target.item.text, answers=True)


def _spot_of(section: OpenSection, target: OpenItem) -> Spot:
    before = [item for item in section.items[: section.items.index(target)] if item.dropped is None]
    return Spot(section, before[-1] if before else None)


def _named(report: OpenReport, words: str, target: OpenItem) -> Spot | Held:
    """Return the place behind the one passage or heading that some words name."""
    for looks in (_is_headed, _begins, _holds):
        spots = [spot for spot in _spots(report, target) if looks(spot, words)]
        if len(spots) == 1:
            return spots[0]
        if spots:
            return Held(
                f"the words that it is to stand behind stand in {len(spots)} places; give more of them"
            )
    return Held(f"no passage or heading of the chapter has the words that it is to stand behind: “{words}”")


def _spots(report: OpenReport, target: OpenItem) -> Iterable[Spot]:
    """Yield every place of a report that has words before it, but for those of the passage itself."""
    for section in report.sections:
        yield Spot(section, None)
        for item in section.items:
            if item is not target and item.dropped is None:
                yield Spot(section, item)


def _is_headed(spot: Spot, words: str) -> bool:
    section = spot.section
    headings = {heading_key(text) for text in section.texts}
    return spot.before is None and (section.section.id == words or heading_key(words) in headings)


def _begins(spot: Spot, words: str) -> bool:
    return any(start == 0 for start, _ in _ranges(spot, words))


def _holds(spot: Spot, words: str) -> bool:
    return bool(_ranges(spot, words))


def _ranges(spot: Spot, words: str) -> Sequence[tuple[int, int]]:
    texts = spot.before.texts if spot.before is not None else spot.section.texts
    return [found for text in texts for found in ranges_of(fold(words), text)]


def _own_spot(situation: Situation, target: OpenItem) -> Spot | Held:
    """Return where the source has the words: behind what stands before them in the chapter."""
    outside = Held(
        "the report has these words outside of the chapter; say with value which words they stand behind"
    )
    apart = situation.apart
    if apart is None:
        return outside
    own = apart.rank(target.evidence)
    placed = [
        (place, spot)
        for spot in _spots(situation.anchor.report, target)
        if (place := apart.rank(spot.before.evidence if spot.before else spot.section.evidence)) >= 0
    ]
    before = [ranked for ranked in placed if ranked[0] <= own]
    if not before or len(before) == len(placed):
        return outside
    return max(before, key=lambda ranked: ranked[0])[1]
