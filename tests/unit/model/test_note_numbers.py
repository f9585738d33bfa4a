"""Footnotes count in the order of their marks, chapter by chapter."""

from dataclasses import replace

from reportgen.model.compilation import Item, Note, Section
from reportgen.model.document import NoteMark
from reportgen.model.note_numbers import numbered
from tests import compilations


def chapter_of(*sections: Section) -> tuple[Section, ...]:
    return numbered(replace(compilations.report(1), sections=sections)).sections


def section_of(name: str, items: tuple[Item, ...], notes: tuple[Note, ...]) -> Section:
    return Section(name, "Heading", None, "issues", (), items, notes)


def test_notes_are_numbered_by_their_marks_over_all_sections() -> None:
    one = Item("a/1", "paragraph", "Two marks here.", marks=(NoteMark("y", 3), NoteMark("x", 9)))
    two = Item(
        "b/1", "paragraph", "A third, and the first again.", marks=(NoteMark("z", 7), NoteMark("y", 28))
    )
    first, second = chapter_of(
        section_of("a", (one,), (Note("footnote", "X", id="x"), Note("footnote", "Y", id="y"))),
        section_of("b", (two,), (Note("footnote", "Z", id="z"), Note("footnote", "no mark", id="n"))),
    )
    assert [(note.id, note.number) for note in first.notes] == [("a/note/1", 2), ("a/note/2", 1)]
    assert [(note.id, note.number) for note in second.notes] == [("b/note/1", 3), ("b/note/2", None)]
    assert [mark.note for mark in second.items[0].marks] == ["b/note/1", "a/note/2"]


def test_a_mark_whose_note_is_not_there_is_none() -> None:
    item = Item("a/1", "paragraph", "Words.", marks=(NoteMark("gone", 5),))
    assert chapter_of(section_of("a", (item,), ()))[0].items[0].marks == ()


def test_numbering_once_more_changes_nothing() -> None:
    item = Item("a/1", "paragraph", "Words.", marks=(NoteMark("x", 5),))
    report = replace(
        compilations.report(1), sections=(section_of("a", (item,), (Note("footnote", "X", id="x"),)),)
    )
    assert numbered(numbered(report)) == numbered(report)
