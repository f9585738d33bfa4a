"""A report is opened, changed and closed: what was not changed is what it was."""

from dataclasses import replace

from reportgen.model.compilation import Item, Note, Section
from reportgen.model.decisions import Correction
from reportgen.model.note_numbers import numbered
from reportgen.stages.corrections.workbench import (
    OpenItem,
    OpenNote,
    OpenSection,
    close_report,
    open_compilation,
    open_report,
    passages,
)
from tests.stages.corrections.passages import FIRST, SECOND, THIRD, compiled, made_report

REPORT = made_report(FIRST, SECOND, THIRD)


def test_what_is_opened_and_closed_is_what_it_was() -> None:
    assert close_report(open_report(REPORT), {}) == numbered(REPORT)


def test_passages_stand_in_reading_order_and_each_knows_its_place() -> None:
    opened = open_report(REPORT)
    targets = list(opened.targets())
    assert [target.positions for target in targets] == [(at,) for at in range(len(targets))]
    assert passages(REPORT) == [target.texts[0] for target in targets]
    assert [type(target) for target in targets[1:3]] == [OpenSection, OpenItem]
    assert sum(isinstance(target, OpenNote) for target in targets) == 1


def test_a_quote_may_be_of_the_words_as_they_are_now_and_as_read() -> None:
    opened = open_report(REPORT)
    item = opened.sections[1].items[0]
    item.item = replace(item.item, text="Wages are paid.")
    assert item.texts == ("Wages are paid.", FIRST)


def test_ids_count_anew_where_an_item_is_gone() -> None:
    opened = open_report(REPORT)
    first, second, _ = opened.sections[1].items
    opened.sections[1].items.remove(first)
    ids: dict[int, str] = {}
    closed = close_report(opened, ids)
    assert [(item.id, item.text) for item in closed.sections[1].items] == [
        ("asia/governments/1", SECOND),
        ("asia/governments/2", THIRD),
    ]
    assert ids[id(second)] == "asia/governments/1"


def test_the_section_of_a_passage_is_the_one_it_stands_in() -> None:
    opened = open_report(REPORT)
    section = opened.sections[1]
    assert opened.section_of(section) is opened.section_of(section.items[2]) is section
    assert opened.section_of(section.notes[0]) is section
    assert opened.section_of(opened) is None


def test_all_reports_of_a_compilation_are_opened() -> None:
    assert [it.report.region.id for it in open_compilation(compiled(REPORT))] == ["asia"]


def test_a_note_stays_behind_the_words_that_are_left_before_it() -> None:
    note = Note("table", "", rows=(("a", "b"),), id="t", after="asia/issues/2")
    items = tuple(Item(f"asia/issues/{n}", "paragraph", f"Words {n}.") for n in (1, 2, 3))
    section = Section("asia/issues", "Issues", None, "issues", (), items, (note,))
    opened = open_report(replace(REPORT, sections=(section,)))
    opened.sections[0].items[1].dropped = Correction(quote="Words 2.", action="drop")
    closed = close_report(opened, {}).sections[0]
    assert [item.id for item in closed.items] == ["asia/issues/1", "asia/issues/2"]
    assert [(it.id, it.after) for it in closed.notes] == [("asia/issues/note/1", "asia/issues/1")]
