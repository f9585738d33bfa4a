"""What differs between two versions of a chapter."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.compilation import Evidence, Item, KeyTerm, Note, Report, Section
from reportgen.model.revision import Counts, RegionChanges
from reportgen.stages.alignment.changes import compare, compare_reports
from tests import compilations

REPORT = compilations.report(1)
BOX = compilations.BOX


def with_items(report: Report, at: int, items: Sequence[Item]) -> Report:
    """A report with other items in one of its sections."""
    sections = list(report.sections)
    numbered = [replace(item, id=f"{sections[at].id}/{n}") for n, item in enumerate(items, 1)]
    sections[at] = replace(sections[at], items=tuple(numbered))
    return replace(report, sections=tuple(sections))


def with_section(report: Report, at: int, **changes: object) -> Report:
    sections = list(report.sections)
    sections[at] = replace(sections[at], **changes)  # type: ignore[arg-type]
    return replace(report, sections=tuple(sections))


def nothing_else(found: RegionChanges, **counts: int) -> None:
    """Check that nothing else has changed."""
    changed = replace(found.counts, unchanged=0)
    assert changed == Counts(**counts)


def items_of(report: Report, at: int = 1) -> list[Item]:
    return list(report.sections[at].items)


def test_a_chapter_is_the_same_as_itself() -> None:
    found = compare_reports(REPORT, REPORT)
    nothing_else(found)
    assert found.unchanged == sum(len(section.items) for section in REPORT.sections)


def test_a_new_layout_is_no_change() -> None:
    def laid_out(section: Section) -> Section:
        items = tuple(
            replace(
                item,
                text=item.text.replace(" the ", "\u00a0the ").replace("“", '"').replace("”", '"'),
                key_terms=(),
                evidence=(Evidence(33, BOX),),
                marker="▪" if item.marker else None,
            )
            for item in section.items
        )
        return replace(section, items=items, heading=f"4.2 {section.heading.upper()}", evidence=())

    old = replace(
        REPORT,
        sections=tuple(
            replace(section, items=tuple(replace(item, key_terms=()) for item in section.items))
            for section in REPORT.sections
        ),
    )
    new = replace(old, sections=tuple(map(laid_out, old.sections)), heading=old.heading.upper())
    nothing_else(compare_reports(old, replace(new, source=replace(new.source, sha256="1" * 64, pages=99))))


def test_other_words_are_told_with_their_pages() -> None:
    items = items_of(REPORT)
    items[1] = replace(
        items[1],
        text=items[1].text.replace("embassies", "consulates"),
        evidence=(Evidence(40, BOX),),
    )
    assert items[1].text != REPORT.sections[1].items[1].text
    found = compare_reports(REPORT, with_items(REPORT, 1, items))
    nothing_else(found, reworded=1)
    change = found.passages[0]
    assert [run.text for run in change.runs if run.kind != "equal"] == ["embassies", "consulates"]
    assert (change.old[0].pages, change.new[0].pages) == ((13, 14), (40,))
    assert change.new[0].heading == REPORT.sections[1].heading
    assert change.new[0].place == 2


def test_added_and_dropped_passages_are_told() -> None:
    items = items_of(REPORT)
    new = replace(items[0], text="Interpreters should be paid by the court.", key_terms=())
    found = compare_reports(REPORT, with_items(REPORT, 1, [new, *items[1:]]))
    nothing_else(found, added=1, dropped=1)
    assert {change.fate: (len(change.old), len(change.new)) for change in found.passages} == {
        "added": (0, 1),
        "dropped": (1, 0),
    }


def test_split_and_joined_passages_are_told() -> None:
    items = items_of(REPORT)
    head, dot, tail = items[0].text.partition(". ")
    halves = [
        replace(items[0], text=head + dot.strip(), key_terms=()),
        replace(items[0], text=tail, key_terms=()),
    ]
    whole = replace(items[0], key_terms=())
    old = with_items(REPORT, 1, [whole, *items[1:]])
    new = with_items(REPORT, 1, [*halves, *items[1:]])
    nothing_else(compare_reports(old, new), split=1)
    nothing_else(compare_reports(new, old), joined=1)


def test_a_passage_that_changes_places_has_moved() -> None:
    items = items_of(REPORT)
    found = compare_reports(REPORT, with_items(REPORT, 1, [items[1], items[0], *items[2:]]))
    nothing_else(found, moved=1)
    assert found.passages[0].fate == "same"
    assert not found.passages[0].rehomed


def test_a_passage_in_another_section_has_moved() -> None:
    first, second = items_of(REPORT, 1), items_of(REPORT, 2)
    new = with_items(with_items(REPORT, 1, first[:-1]), 2, [first[-1], *second])
    found = compare_reports(REPORT, new)
    nothing_else(found, moved=1)
    change = found.passages[0]
    assert change.rehomed
    assert [change.old[0].heading, change.new[0].heading] == [it.heading for it in REPORT.sections[1:3]]


def test_what_moves_with_its_section_has_not_moved_itself() -> None:
    sections = REPORT.sections
    new = replace(REPORT, sections=(sections[0], sections[2], sections[1], *sections[3:]))
    found = compare_reports(REPORT, new)
    nothing_else(found, sections=1)
    assert [change.moved for change in found.sections] == [True]


def test_a_renamed_section_is_recognised_by_what_stands_under_it() -> None:
    found = compare_reports(REPORT, with_section(REPORT, 2, heading="What Donors Can Do"))
    nothing_else(found, headings=1)
    assert found.sections[0].old is not None
    assert found.sections[0].old.heading == REPORT.sections[2].heading


def test_audience_kind_and_subregion_are_told() -> None:
    home = compilations.SUBREGIONS[0]
    found = compare_reports(
        REPORT, with_section(REPORT, 1, audiences=("donors",), kind="issues", subregion=home)
    )
    nothing_else(found, sections=1)
    change = found.sections[0]
    assert change.retyped
    assert change.rehoused
    assert not change.renamed


def test_added_and_dropped_sections_are_told() -> None:
    extra = Section("asia/x", "Words That Nobody Has Read Before", None, "actions", (), ())
    found = compare_reports(REPORT, replace(REPORT, sections=(*REPORT.sections, extra)))
    nothing_else(found, sections=1)
    assert [change.fate for change in found.sections] == ["added"]
    back = compare_reports(replace(REPORT, sections=(*REPORT.sections, extra)), REPORT)
    assert [change.fate for change in back.sections] == ["dropped"]


def test_equal_headings_of_several_subregions_stay_with_their_own() -> None:
    report = compilations.report(4)
    items = items_of(report, 4)
    found = compare_reports(report, with_items(report, 4, items[1:]))
    nothing_else(found, dropped=1)
    assert found.passages[0].old[0].section == report.sections[4].id


def test_key_terms_are_compared_by_their_words() -> None:
    items = items_of(REPORT)
    term = items[0].key_terms[0]
    edges = replace(term, text=items[0].text[term.start : term.end + 1], end=term.end + 1)
    layout = with_items(
        REPORT, 1, [replace(items[0], key_terms=(edges, *items[0].key_terms[1:])), *items[1:]]
    )
    nothing_else(compare_reports(REPORT, layout))
    other = KeyTerm(items[0].text[:7], 0, 7)
    new = with_items(REPORT, 1, [replace(items[0], key_terms=(other, *items[0].key_terms[1:])), *items[1:]])
    found = compare_reports(REPORT, new)
    nothing_else(found, terms_added=1, terms_removed=1)
    assert found.passages[0].terms_removed == (term.text.casefold(),)
    assert found.passages[0].terms_added == (other.text.casefold(),)


def test_a_paragraph_that_becomes_a_bullet_is_told() -> None:
    items = items_of(REPORT)
    items[0] = replace(items[0], kind="bullet", marker="•", level=1)
    nothing_else(compare_reports(REPORT, with_items(REPORT, 1, items)), retyped=1)


def test_notes_are_compared_wherever_they_stand() -> None:
    note = Note("footnote", "Poll among those present on the last day.", (Evidence(3, BOX),))
    old, moved = with_section(REPORT, 1, notes=(note,)), with_section(REPORT, 2, notes=(note,))
    nothing_else(compare_reports(old, moved))
    other = with_section(REPORT, 1, notes=(replace(note, text="Poll among those present on the first day."),))
    nothing_else(compare_reports(old, other), notes=1)
    nothing_else(compare_reports(old, REPORT), notes=1)


def test_facts_at_the_opening_of_a_chapter_are_compared() -> None:
    assert REPORT.participation is not None
    new = replace(
        REPORT,
        heading="The Priorities of Asia",
        participation=replace(REPORT.participation, registered=999),
        source=replace(REPORT.source, dates=None),
    )
    found = compare_reports(REPORT, new)
    nothing_else(found, facts=2, headings=1)
    assert {(it.name, it.new) for it in found.facts} == {("registered", "999"), ("dates", None)}


def test_regions_are_matched_by_their_id() -> None:
    reports = [compilations.report(n) for n in range(4)]
    changes = compare(reports[:3], [reports[3], reports[1], reports[2]], "old", "new")
    sides = [(region.region.id, bool(region.old), bool(region.new)) for region in changes.regions]
    assert sides == [
        ("mena", False, True),
        ("asia", True, True),
        ("latin-america", True, True),
        ("africa", True, False),
    ]
    assert changes.regions[1].counts.changes == changes.regions[2].counts.changes == 0
    assert changes.counts.added == len([it for section in reports[3].sections for it in section.items])


def test_nothing_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="nothing to compare"):
        compare_reports(None, None)


@given(st.permutations(REPORT.sections[1].items), st.sets(st.integers(0, 6)))
def test_every_passage_is_counted_once(items: list[Item], left_out: set[int]) -> None:
    kept = [item for at, item in enumerate(items) if at not in left_out]
    found = compare_reports(REPORT, with_items(REPORT, 1, kept))
    others = sum(len(section.items) for section in REPORT.sections)
    old = sum(len(change.old) for change in found.passages) + found.unchanged
    new = sum(len(change.new) for change in found.passages) + found.unchanged
    assert old == others
    assert new == others - len(REPORT.sections[1].items) + len(kept)
