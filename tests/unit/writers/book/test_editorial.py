"""Every change that people made is listed once, with its words before and after, by region."""

from dataclasses import replace

from reportgen.model.compilation import Compilation
from reportgen.model.decisions import DecidedCorrection
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.editorial import Intervention, interventions_in, marks_of
from tests import compilations

ENGLISH = phrases_for("en")


def _all(made: Compilation) -> list[Intervention]:
    return [entry for group in interventions_in(made, ENGLISH) for entry in group.interventions]


def _text(runs: object) -> str:
    return "".join(run.text for run in runs)  # type: ignore[attr-defined]


def test_without_decisions_and_marks_there_is_nothing() -> None:
    made = compilations.realistic()
    reports = tuple(replace(report, source_heading=None) for report in made.reports)
    assert [entry for entry in _all(replace(made, reports=reports, corrections=())) if entry.who] == []


def test_entries_are_numbered_through_all_regions_in_the_order_of_the_document() -> None:
    made = compilations.edited()
    groups = interventions_in(made, ENGLISH)
    entries = [entry for group in groups for entry in group.interventions]
    assert [entry.anchor for entry in entries] == [f"editorial/{n}" for n in range(1, len(entries) + 1)]
    names = [report.region.name for report in made.reports]
    there = [group.name for group in groups if group.name in names]
    assert there == sorted(there, key=names.index)


def test_a_changed_text_marks_the_words_that_differ() -> None:
    [entry, *_] = [entry for entry in _all(compilations.edited()) if entry.kind == "text"]
    changed = [run.text for run in (*entry.before, *entry.after) if run.changed]
    assert changed
    assert _text(entry.before) != _text(entry.after)


def test_what_is_taken_out_leaves_nothing_and_leads_nowhere() -> None:
    [entry, *_] = [entry for entry in _all(compilations.edited()) if entry.kind == "drop"]
    assert (_text(entry.after), entry.target) == ("", None)
    assert _text(entry.before)
    assert entry.why


def test_a_mark_without_its_decision_is_listed_all_the_same() -> None:
    made = replace(compilations.edited(), corrections=())
    kinds = {entry.kind for entry in _all(made)}
    assert {"text", "add", "key-term"} <= kinds
    assert {entry.who for entry in _all(made)} == {""}


def test_a_decision_that_waits_is_no_change() -> None:
    held = DecidedCorrection(quote="x", action="drop", outcome="held", reason="look")
    made = compilations.realistic()
    assert _all(replace(made, corrections=(held,))) == _all(replace(made, corrections=()))


def test_items_point_to_the_first_entry_about_them() -> None:
    groups = interventions_in(compilations.edited(), ENGLISH)
    marks = marks_of(groups)
    entries = {entry.anchor: entry for group in groups for entry in group.interventions}
    assert marks
    assert all(entries[anchor].item == item for item, anchor in marks.items())
