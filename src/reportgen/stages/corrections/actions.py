"""What each action of a correction does to the passage that it quotes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from importlib import import_module

from ...model.actions import Passage
from ...model.compilation import Item
from ...model.decisions import Correction
from ..alignment.folding import fold
from . import edits, fields
from .anchors import ranges_of
from .context import SO_BY_NOW, Applied, Held, Result, Situation
from .workbench import OpenItem, OpenNote, OpenReport, OpenSection, OpenSubregion, Target

_TARGETS: Mapping[Passage, type[Target]] = {
    "item": OpenItem,
    "note": OpenNote,
    "section": OpenSection,
    "subregion": OpenSubregion,
    "report": OpenReport,
}


def suits(correction: Correction, target: Target) -> bool:
    """Return whether an action is about passages of this sort."""
    targets = correction.row.targets
    if correction.sets("kind") and (correction.value or "").strip() in fields.ITEM_KINDS:
        targets = ("item", "note")  # a section has kinds of its own
    return any(isinstance(target, _TARGETS[name]) for name in targets)


def apply(situation: Situation) -> Result:
    """Do what a correction asks, or say why it is held."""
    target = situation.anchor.target
    if isinstance(target, OpenItem) and target.dropped is not None:
        where = f"line {target.dropped.line}" if target.dropped.line else "another correction"
        return Held(f"{where} takes the passage out")
    module, _, function = situation.correction.row.applies.rpartition(".")
    action: Callable[[Situation], Result]
    action = getattr(import_module(f".{module}", __package__), function)
    return action(situation)


def _item(situation: Situation) -> OpenItem | Held:
    target = situation.anchor.target
    if isinstance(target, OpenItem):
        return target
    return Held("the quoted words are not those of a paragraph or bullet")


def drop(situation: Situation) -> Result:
    """Take the passage out."""
    target = _item(situation)
    held = target if isinstance(target, Held) else situation.changed()
    if held or isinstance(target, Held):
        return held or Held("")
    target.dropped = situation.correction
    return Applied(target.item.text, None, field="drop", answers=True)


def confirm(situation: Situation) -> Result:
    """Leave the passage as it is; its questions are answered, and nothing speaks against it any more."""
    held = situation.changed()
    if held is not None:
        return held
    target = situation.anchor.target
    if isinstance(target, OpenItem) and target.item.doubts:
        target.item = replace(target.item, confidence=1.0, doubts=())
    return Applied(answers=True)


def join(situation: Situation) -> Result:
    """Join the passage with the one that follows in its section."""
    target, section = _item(situation), situation.section
    if isinstance(target, Held) or section is None:
        return target if isinstance(target, Held) else Held("the words do not stand in a section")
    if situation.fate == "joined" or _goes_on(situation, target):
        return Applied(target.item.text, target.item.text, SO_BY_NOW, answers=True)
    held = situation.divided()
    following = _following(section, target)
    if held or following is None:
        return held or Held("no passage follows in this section")
    if situation.value and not fold(following.item.text).startswith(fold(situation.value)):
        return Held("the passage that follows starts with other words")
    correction = situation.correction
    if (
        situation.base
        and situation.base.follows(correction.quote, correction.page, following) is False
        and not target.added
    ):
        return Held("another passage follows now than when this was decided")
    before = target.item.text
    target.item = edits.joined(target.item, following.item)
    target.read_text = f"{target.read_text} {following.read_text}"
    target.positions += following.positions
    section.items.remove(following)
    return Applied(before, target.item.text, answers=True)


def _goes_on(situation: Situation, target: OpenItem) -> bool:
    """Return whether the passage already holds the words that were to be joined to it."""
    ends = [end for _, end in situation.ranges]
    if not situation.value or not ends:
        return False
    return any(start >= ends[0] for start, _ in ranges_of(fold(situation.value), target.item.text))


def _following(section: OpenSection, target: OpenItem) -> OpenItem | None:
    later = section.items[section.items.index(target) + 1 :]
    return next((item for item in later if item.dropped is None), None)


def split(situation: Situation) -> Result:
    """Begin a second passage at the words of the value."""
    target, section = _item(situation), situation.section
    if isinstance(target, Held) or section is None:
        return target if isinstance(target, Held) else Held("the words do not stand in a section")
    words = fold(situation.value)
    places = [start for start, _ in ranges_of(words, target.item.text) if start > 0]
    if len(places) > 1:
        return Held(f"the second part's words stand there {len(places)} times; give more of them")
    if not places:
        following = _following(section, target)
        if following is not None and fold(following.item.text).startswith(words):
            return Applied(target.item.text, target.item.text, SO_BY_NOW, answers=True)
        return Held("the words that the second part starts with are not in the passage")
    held = situation.moved_away()
    if held:
        return held
    before = target.item.text
    first, second = edits.split(target.item, places[0])
    read = [start for start, _ in ranges_of(words, target.read_text)]
    tail = target.read_text[read[0] :] if len(read) == 1 else second.text
    head = target.read_text[: read[0]].rstrip() if len(read) == 1 else first.text
    target.item, target.read_text = first, head
    section.items.insert(section.items.index(target) + 1, OpenItem(second, tail, target.positions))
    return Applied(before, f"{first.text} ¶ {second.text}", answers=True)


def add(situation: Situation) -> Result:
    """Put the value, as words of the editors, behind the passage or heading."""
    target, section = situation.anchor.target, situation.section
    if isinstance(target, OpenSubregion):
        section = next(
            (section for section in situation.anchor.report.sections if section.subregion is target), None
        )
    if section is None:
        return Held("words can be added behind a passage or a section's heading; quote one")
    present = [
        item for section in situation.anchor.report.sections for item in section.items if not item.added
    ]
    if any(fold(item.item.text) == fold(situation.value) for item in present):
        return Applied(None, situation.value, SO_BY_NOW)
    held = situation.divided()
    if held:
        return held
    like = target.item if isinstance(target, OpenItem) else Item("", "paragraph", "")
    item = Item("", like.kind, situation.value, marker=like.marker, level=like.level, origin="editorial")
    index = section.items.index(target) + 1 if isinstance(target, OpenItem) else 0
    while index < len(section.items) and section.items[index].added is not None:
        index += 1  # behind what earlier corrections added at the same place
    section.items.insert(index, OpenItem(item, item.text, (), added=situation.correction))
    return Applied(None, situation.value)


def key_term(situation: Situation) -> Result:
    """Make a phrase bold, or plain."""
    target = _item(situation)
    held = target if isinstance(target, Held) else situation.moved_away()
    if held or isinstance(target, Held):
        return held or Held("")
    phrase = fold(situation.value or situation.correction.quote)
    everywhere = ranges_of(phrase, target.item.text)
    ranges = [(a, b) for a, b in everywhere if any(s <= a and b <= e for s, e in situation.ranges)]
    ranges = ranges or everywhere
    if len(ranges) != 1:
        count = "not" if not ranges else f"{len(ranges)} times"
        return Held(f"the phrase stands {count} in the passage; quote more of the words around it")
    start, end = ranges[0]
    words = target.item.text[start:end]
    field = f"key-term {start} {phrase}"
    if situation.correction.remove:
        bold = any(term.start < end and term.end > start for term in target.item.key_terms)
        target.item = edits.lightened(target.item, start, end)
        return Applied(words, "plain", None if bold else "it is not bold", field)
    if any(term.start <= start and end <= term.end for term in target.item.key_terms):
        return Applied(words, "bold", "it is bold already", field)
    target.item = edits.emboldened(target.item, start, end)
    return Applied(words, "bold", field=field)


def set_themes(situation: Situation) -> Result:
    """Anchor a decision about themes; they are set once the passage is coded."""
    target = _item(situation)
    if isinstance(target, Held):
        return target
    return situation.moved_away() or Applied(None, situation.value)
