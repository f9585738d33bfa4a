"""`set`: the fields of sections and headings that a correction can change."""

import re
from dataclasses import replace
from typing import cast, get_args

from ...model.compilation import Item, ItemKind, SectionKind, Subregion
from ..alignment.folding import fold, heading_key, same_heading
from ..alignment.similarity import likeness
from . import edits
from .anchors import ranges_of
from .context import SO_BY_NOW, Applied, Held, Result, Situation
from .workbench import OpenItem, OpenNote, OpenReport, OpenSection, OpenSubregion

ITEM_KINDS: tuple[str, ...] = get_args(ItemKind)
SECTION_KINDS: tuple[str, ...] = get_args(SectionKind)
NONE = ("", "none", "-")
"""Values that take a sub-region away."""


def set_kind(situation: Situation) -> Result:
    """Set the kind of an item (paragraph, bullet), of a note (it becomes an item) or of a section."""
    wanted = situation.value
    if wanted in ITEM_KINDS:
        target = situation.anchor.target
        if isinstance(target, OpenNote):
            return _promote(situation, target, wanted)
        if not isinstance(target, OpenItem):
            return Held(f"“{wanted}” is a kind of paragraphs; the quote is of a heading")
        return situation.divided() or _set_item_kind(situation, target, wanted)
    if wanted not in SECTION_KINDS:
        return Held(f"unknown kind “{wanted}”; known: {', '.join((*ITEM_KINDS, *SECTION_KINDS))}")
    section = _same_section(situation)
    if isinstance(section, Held):
        return section
    kind = section.section.kind
    if kind == wanted:
        return Applied(kind, wanted, SO_BY_NOW, "kind", answers=True)
    refused = _no_longer(situation, kind)
    if refused:
        return refused
    section.section = replace(section.section, kind=cast("SectionKind", wanted))
    section.decided["kind"] = situation.correction
    return Applied(kind, wanted, field="kind", answers=True)


def _set_item_kind(situation: Situation, target: OpenItem, wanted: str) -> Result:
    kind = target.item.kind
    if kind == wanted:
        return Applied(kind, wanted, SO_BY_NOW, "kind")
    refused = _no_longer(situation, kind)
    if refused:
        return refused
    level, marker = (max(target.item.level, 1), target.item.marker) if wanted == "bullet" else (0, None)
    target.item = replace(target.item, kind=cast("ItemKind", wanted), level=level, marker=marker)
    target.decided["kind"] = situation.correction
    return Applied(kind, wanted, field="kind", answers=True)


def _promote(situation: Situation, target: OpenNote, wanted: str) -> Result:
    """Make an item of a note, behind the items that stand before it in the source."""
    section = situation.section
    held = situation.divided()
    if held or section is None or not target.note.text:
        return held or Held("a table cannot become a paragraph; add its words with `add`")
    item = Item("", cast("ItemKind", wanted), target.note.text, evidence=target.note.evidence)
    item = replace(item, level=1 if wanted == "bullet" else 0)
    first = target.positions[:1]
    index = sum(1 for other in section.items if other.positions[:1] < first)
    section.items.insert(index, OpenItem(item, item.text, target.positions))
    section.notes.remove(target)
    return Applied(target.note.kind, wanted, answers=True)


def set_audience(situation: Situation) -> Result:
    """Set whom a section addresses."""
    section = _same_section(situation)
    if isinstance(section, Held):
        return section
    wanted, unknown = _audiences(situation, situation.value)
    if unknown:
        known = ", ".join(situation.vocabulary.audiences)
        return Held(f"unknown audience “{unknown[0]}”; known: {known}")
    audiences = ", ".join(section.section.audiences)
    if set(section.section.audiences) == set(wanted):
        return Applied(audiences, ", ".join(wanted), SO_BY_NOW, "audience", answers=True)
    if situation.correction.was is not None:
        seen, _ = _audiences(situation, situation.correction.was)
        if set(seen) != set(section.section.audiences):
            return Held(f"the audiences are no longer “{situation.correction.was}” but “{audiences}”")
    section.section = replace(section.section, audiences=tuple(wanted))
    section.decided["audience"] = situation.correction
    return Applied(audiences, ", ".join(wanted), field="audience", answers=True)


def _audiences(situation: Situation, text: str) -> tuple[list[str], list[str]]:
    """Return the audience ids that a list names by id or by a term, and what names none."""
    audiences = situation.vocabulary.audiences
    ids: list[str] = []
    unknown: list[str] = []
    for word in (part.strip() for part in re.split(r"[,;]", text)):
        if not word:
            continue
        by_label = [
            name for name, audience in audiences.items() if audience.label.casefold() == word.casefold()
        ]
        ids_of_word = [word] if word in audiences else by_label
        if not ids_of_word:
            ids_of_word = [match.id for match in situation.vocabulary.audience_finder.find(word)]
        ids += ids_of_word
        unknown += [] if ids_of_word else [word]
    return list(dict.fromkeys(ids)), unknown


def set_heading(situation: Situation) -> Result:
    """Set the words of a heading: of a section, a sub-chapter or the chapter."""
    target = situation.anchor.target
    if isinstance(target, OpenItem | OpenNote):
        section = _same_section(situation)
        if isinstance(section, Held):
            return section
        target = section
    wanted, text = situation.value, target.texts[0]
    if fold(text) == fold(wanted) and text == target.texts[-1]:
        return Applied(text, wanted, SO_BY_NOW, "heading")
    refused = situation.moved_away() or _no_longer_headed(situation, text)
    if refused:
        return refused
    _head(situation.anchor.report, target, wanted)
    target.decided["heading"] = situation.correction
    return Applied(text, wanted, field="heading")


def _head(report: OpenReport, target: OpenReport | OpenSubregion | OpenSection, wanted: str) -> None:
    read = target.texts[-1]
    if isinstance(target, OpenSection):
        target.section = replace(target.section, heading=wanted, source_heading=read)
        return
    if isinstance(target, OpenReport):
        repeats = [
            section
            for section in report.sections
            if section.subregion is None and section.read_heading == read
        ]
        target.report = replace(target.report, heading=wanted, source_heading=read)
    else:
        repeats = [
            section
            for section in report.sections
            if section.subregion is target and section.read_heading == read
        ]
        target.subregion = replace(target.subregion, heading=wanted, source_heading=read)
    for section in repeats:  # text right under a chapter's heading is a section of that heading
        section.section = replace(section.section, heading=wanted, source_heading=read)


def set_subregion(situation: Situation) -> Result:
    """Set the sub-region that a section belongs to."""
    section = _same_section(situation)
    if isinstance(section, Held):
        return section
    present = section.subregion.subregion if section.subregion else None
    name = present.name if present else "none"
    wanted = _subregion(situation, situation.value)
    if isinstance(wanted, Held):
        return wanted
    if (present.id if present else None) == (wanted.id if wanted else None):
        return Applied(name, name, SO_BY_NOW, "subregion")
    was = situation.correction.was
    if was is not None:
        seen = _subregion(situation, was)
        if isinstance(seen, Held) or (seen.id if seen else None) != (present.id if present else None):
            return Held(f"the sub-region is no longer “{was}” but “{name}”")
    report = situation.anchor.report
    shared = next(
        (
            section.subregion
            for section in report.sections
            if wanted and section.subregion and _is(section.subregion, wanted)
        ),
        None,
    )
    section.subregion = shared or (OpenSubregion(wanted, wanted.heading) if wanted else None)
    section.decided["subregion"] = situation.correction
    _beside_its_like(report, section)
    return Applied(name, wanted.name if wanted else "none", field="subregion", answers=True)


def _is(opened: OpenSubregion, other: Subregion) -> bool:
    return opened.subregion.id == other.id


def _subregion(situation: Situation, text: str) -> Subregion | Held | None:
    word = text.strip()
    if word.casefold() in NONE:
        return None
    for place in situation.vocabulary.subregions.values():
        if word.casefold() in (place.id.casefold(), place.name.casefold()):
            return Subregion(place.id, place.name, place.name)
    known = ", ".join(situation.vocabulary.subregions)
    return Held(f"unknown sub-region “{word}”; known: {known}, none")


def _beside_its_like(report: OpenReport, section: OpenSection) -> None:
    """Put a section behind the other sections of its sub-region, which is printed once."""
    others = [
        sibling
        for sibling in report.sections
        if sibling is not section and sibling.subregion is section.subregion
    ]
    if others:
        report.sections.remove(section)
        report.sections.insert(report.sections.index(others[-1]) + 1, section)


def set_section(situation: Situation) -> Result:
    """Move an item to another section of its report."""
    target, origin = situation.anchor.target, situation.section
    if not isinstance(target, OpenItem) or origin is None:
        return Held("only a paragraph or bullet can go to another section; quote its words")
    wanted = [section for section in situation.anchor.report.sections if _named(section, situation.value)]
    if len(wanted) != 1 and situation.base is not None:
        places = situation.base.sections_named(situation.value)
        wanted = [candidate for candidate in wanted if places & set(candidate.positions)] or wanted
    if len(wanted) != 1:
        count = "no section" if not wanted else f"{len(wanted)} sections"
        return Held(f"{count} of this report is called “{situation.value}”; use its heading or id")
    heading = origin.section.heading
    if wanted[0] is origin:
        return Applied(heading, heading, SO_BY_NOW, "section")
    if situation.correction.was is not None and not _named(origin, situation.correction.was):
        return Held(f"it no longer stands under “{situation.correction.was}” but under “{heading}”")
    refused = situation.divided()
    if refused:
        return refused
    sections = situation.anchor.report.sections
    later = sections.index(wanted[0]) > sections.index(origin)
    origin.items.remove(target)
    wanted[0].items.insert(0 if later else len(wanted[0].items), target)
    target.decided["section"] = situation.correction
    return Applied(heading, wanted[0].section.heading, field="section", answers=True)


def _named(section: OpenSection, name: str) -> bool:
    headings = {heading_key(text) for text in section.texts}
    return section.section.id == name.strip() or heading_key(name) in headings


def _same_section(situation: Situation) -> OpenSection | Held:
    """Return the section that is meant, held where the quoted passage has left it."""
    section = situation.section
    if section is None:
        return Held("the words do not stand in a section; quote the section's heading")
    away = situation.moved_away()
    if away or situation.base is None or section is situation.anchor.target:
        return away or section
    kept = situation.base.keeps_section(
        situation.correction.quote, situation.correction.page, section.positions
    )
    return section if kept is not False else Held("the passage now stands in another section")


def _no_longer_headed(situation: Situation, heading: str) -> Held | None:
    was = situation.correction.was
    if was is not None and not same_heading(was, heading):
        return Held(f"it is no longer “{was}” but “{heading}”")
    return None


def _no_longer(situation: Situation, value: str) -> Held | None:
    was = situation.correction.was
    if was is not None and fold(was) != fold(value):
        return Held(f"it is no longer “{was}” but “{value}”")
    return None


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
        return Applied(target.item.text, situation.value, SO_BY_NOW, "text", over=target.item.text)
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
    return Applied(before, situation.value, field="text", over=before)


def _part(situation: Situation, target: OpenItem, seen: str) -> Result:
    ranges = ranges_of(fold(seen), target.item.text)
    inside = [
        (start, end) for start, end in ranges if any(a <= start and end <= b for a, b in situation.ranges)
    ]
    ranges = inside or ranges
    if not ranges:
        done = ranges_of(fold(situation.value), target.item.text)
        if done:
            over = _whole_words(target.item.text, *done[0])
            return Applied(seen, situation.value, SO_BY_NOW, f"text {seen}", over=over)
        return Held("the words to be replaced are no longer there")
    if len(ranges) > 1:
        return Held(f"the words to be replaced stand there {len(ranges)} times; quote more around them")
    start, end = ranges[0]
    before, over = target.item.text[start:end], _whole_words(target.item.text, start, end)
    target.item = edits.replaced(target.item, start, end, situation.value)
    target.decided["text"] = situation.correction
    return Applied(before, situation.value, field=f"text {seen}", over=over)


def _whole_words(text: str, start: int, end: int) -> str:
    """Return a half-open range of a text, with the rest of the words that it begins and ends in."""
    before, after = text[:start], text[end:]
    return f"{before.rpartition(' ')[2]}{text[start:end]}{after.partition(' ')[0]}"
