"""Ids and numbers of a chapter's notes, and the marks that lead to them."""

from collections.abc import Iterable
from dataclasses import replace

from .compilation import Item, Note, Report, Section


def numbered(report: Report) -> Report:
    """Return a report whose notes have ids, and whose footnotes are numbered in the order of their marks.

    A mark keeps its place only where its note is in the chapter; a footnote without a mark has no number.

    Args:
        report: notes have ids of any kind, to which its marks lead.
    """
    names = {
        note.id: f"{section.id}/note/{count}"
        for section in report.sections
        for count, note in enumerate(section.notes, 1)
        if note.id
    }
    feet = {note.id for section in report.sections for note in section.notes if note.kind == "footnote"}
    marked = (mark.note for section in report.sections for item in section.items for mark in item.marks)
    numbers = {note: count for count, note in enumerate(dict.fromkeys(n for n in marked if n in feet), 1)}
    return replace(report, sections=tuple(_section(it, names, numbers) for it in report.sections))


def _section(section: Section, names: dict[str, str], numbers: dict[str, int]) -> Section:
    return replace(
        section,
        items=tuple(_item(item, names, numbers) for item in section.items),
        notes=tuple(_notes(section, numbers)),
    )


def _item(item: Item, names: dict[str, str], numbers: dict[str, int]) -> Item:
    if not item.marks:
        return item
    marks = (replace(mark, note=names[mark.note]) for mark in item.marks if mark.note in numbers)
    return replace(item, marks=tuple(marks))


def _notes(section: Section, numbers: dict[str, int]) -> Iterable[Note]:
    for count, note in enumerate(section.notes, 1):
        yield replace(note, id=f"{section.id}/note/{count}", number=numbers.get(note.id))
