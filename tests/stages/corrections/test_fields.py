"""`set`: the fields of sections and headings, and other words."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import (
    KeyTerm,
    Subregion,
)
from reportgen.model.decisions import Correction
from tests.stages.corrections.passages import (
    FIRST,
    LISTED,
    SECOND,
    THIRD,
    compiled,
    corrected_by,
    items_of,
    made_report,
)


def test_a_typo_is_mended_and_the_printed_words_are_kept() -> None:
    outcome, texts, done = corrected_by(
        Correction(
            quote="Inspectors need the callendar",
            action="set",
            field="text",
            was="callendar",
            value="calendar",
        )
    )
    assert (outcome.outcome, outcome.item, outcome.before, outcome.after) == (
        "applied",
        "asia/governments/2",
        "callendar",
        "calendar",
    )
    assert texts[1] == SECOND.replace("callendar", "calendar")
    assert items_of(done)[1].source_text == SECOND
    assert [item.source_text for item in items_of(done)[::2]] == [None, None]


@pytest.mark.parametrize("was", [None, SECOND])
def test_a_value_for_the_whole_passage_replaces_all_of_it(was: str | None) -> None:
    value = SECOND.replace("callendar", "calendar")
    quote = "need the callendar of the harvest"
    outcome, texts, _ = corrected_by(
        Correction(quote=quote, action="set", field="text", value=value, was=was)
    )
    assert (outcome.outcome, texts[1]) == ("applied", value)


def test_without_was_a_short_value_replaces_the_quote() -> None:
    outcome, texts, _ = corrected_by(
        Correction(
            quote="the callendar of the harvest",
            action="set",
            field="text",
            value="the calendar of the harvest",
        )
    )
    assert (outcome.outcome, texts[1]) == ("applied", SECOND.replace("callendar", "calendar"))


def test_key_terms_keep_to_their_words_when_text_changes() -> None:
    report = made_report(FIRST, SECOND)
    section = report.sections[1]
    start = SECOND.index("hotline")
    bold = replace(section.items[1], key_terms=(KeyTerm("hotline", start, start + 7),))
    report = replace(report, sections=(report.sections[0], replace(section, items=(section.items[0], bold))))
    _, _, done = corrected_by(
        Correction(
            quote="need the callendar", action="set", field="text", was="callendar", value="old calendar"
        ),
        compilation=compiled(report),
    )
    (term,) = items_of(done)[1].key_terms
    assert items_of(done)[1].text[term.start : term.end] == term.text == "hotline"


def test_a_value_that_is_no_longer_so_is_held() -> None:
    outcome, texts, _ = corrected_by(
        Correction(quote="Inspectors need", action="set", field="text", was="clock", value="watch")
    )
    assert (outcome.outcome, texts) == ("held", [FIRST, SECOND, THIRD])
    assert outcome.candidate is not None


@pytest.mark.parametrize(
    ("field", "value", "was", "check"),
    [
        ("audience", "civil-society, governments", "governments", ("civil-society", "governments")),
        ("audience", "civil-society", ["Governments"][0], ("civil-society",)),
        ("kind", "issues", "actions", "issues"),
        ("heading", "Actions for Governments", "Priority Actions for Governments", "Actions for Governments"),
    ],
)
def test_fields_of_a_section(field: str, value: str, was: str, check: object) -> None:
    outcome, _, done = corrected_by(
        Correction(quote="Priority Actions for Governments", action="set", field=field, value=value, was=was)
    )
    assert outcome.outcome == "applied", outcome
    section = done.compilation.reports[0].sections[1]
    assert check in (section.audiences, section.kind, section.heading)
    assert section.source_heading == ("Priority Actions for Governments" if field == "heading" else None)
    assert outcome.item == section.id


def test_a_section_joins_its_sub_region() -> None:
    report = made_report(FIRST)
    caribbean = Subregion("caribbean", "Caribbean", "Caribbean Priorities")
    sections = (replace(report.sections[0], subregion=caribbean), report.sections[1], report.sections[2])
    _, _, done = corrected_by(
        Correction(
            quote="Priority Actions for Companies",
            action="set",
            field="subregion",
            value="Caribbean",
            was="none",
        ),
        compilation=compiled(replace(report, sections=sections)),
    )
    made = done.compilation.reports[0].sections
    assert [section.heading for section in made] == [
        "Overview",
        "Priority Actions for Companies",
        "Priority Actions for Governments",
    ]
    assert made[1].subregion == caribbean


def test_a_passage_goes_to_another_section() -> None:
    outcome, texts, done = corrected_by(
        Correction(
            quote="Recruiters without", action="set", field="section", value="Priority Actions for Companies"
        )
    )
    assert (outcome.outcome, outcome.item, texts) == ("applied", "asia/private-sector/1", [FIRST, SECOND])
    assert [item.text for item in items_of(done, 2)] == [THIRD, LISTED]


def test_a_bullet_becomes_a_paragraph() -> None:
    _, _, done = corrected_by(
        Correction(quote=LISTED, action="set", field="kind", value="paragraph", was="bullet")
    )
    item = items_of(done, 2)[0]
    assert (item.kind, item.marker, item.level) == ("paragraph", None, 0)


def test_the_chapter_heading_can_be_mended() -> None:
    outcome, _, done = corrected_by(
        Correction(quote="Asia Priorities", action="set", field="heading", value="Asian Priorities")
    )
    report = done.compilation.reports[0]
    assert (outcome.outcome, report.heading, report.source_heading) == (
        "applied",
        "Asian Priorities",
        "Asia Priorities",
    )
