"""What each action of a correction does to the passage that it quotes."""

from dataclasses import replace

from reportgen.model.compilation import (
    KeyTerm,
)
from reportgen.model.decisions import Correction
from tests.stages.corrections.passages import (
    FIRST,
    SECOND,
    THIRD,
    compiled,
    corrected,
    corrected_by,
    items_of,
    made_report,
)


def test_a_dropped_passage_is_gone_with_its_number() -> None:
    outcome, texts, done = corrected_by(
        Correction(quote="Inspectors need", action="drop", why="said by Africa already")
    )
    assert (outcome.outcome, outcome.before, texts) == ("applied", SECOND, [FIRST, THIRD])
    assert [item.id for item in items_of(done)] == ["asia/governments/1", "asia/governments/2"]


def test_join_and_split() -> None:
    outcome, texts, done = corrected_by(Correction(quote="Wages are to be paid", action="join"))
    assert (outcome.outcome, texts) == ("applied", [f"{FIRST} {SECOND}", THIRD])
    assert {place.page for place in items_of(done)[0].evidence} == {4, 5}
    assert items_of(done)[0].source_text is None
    outcome, texts, _ = corrected_by(
        Correction(quote="Inspectors need", action="split", value="A hotline is")
    )
    head, tail = "Inspectors need the callendar of the harvest.", "A hotline is to be answered at night."
    assert (outcome.outcome, texts) == ("applied", [FIRST, head, tail, THIRD])


def test_splitting_again_what_was_joined_gives_the_same_words() -> None:
    done = corrected(
        Correction(quote="Wages are to be paid", action="join"),
        Correction(quote="in money and not in kind.", action="split", value="Inspectors need"),
    )
    assert [item.text for item in items_of(done)] == [FIRST, SECOND, THIRD]


def test_added_words_are_marked() -> None:
    outcome, texts, done = corrected_by(
        Correction(
            quote="Wages are to be paid",
            action="add",
            value="Deductions are listed.",
            why="left out in print",
        )
    )
    assert (outcome.outcome, texts[:2]) == ("applied", [FIRST, "Deductions are listed."])
    assert (items_of(done)[1].origin, items_of(done)[1].evidence) == ("editorial", ())
    _, _, done = corrected_by(
        Correction(quote="Priority Actions for Governments", action="add", value="New.", why="x")
    )
    assert items_of(done)[0].text == "New."


def test_what_the_source_added_itself_is_not_added_twice() -> None:
    outcome, texts, _ = corrected_by(
        Correction(quote="Wages are to be paid", action="add", value=THIRD, why="x")
    )
    assert (outcome.outcome, texts) == ("applied", [FIRST, SECOND, THIRD])


def test_editorial_bold() -> None:
    outcome, _, done = corrected_by(
        Correction(quote="Wages are to be paid on the day", action="key-term", value="the day")
    )
    (term,) = items_of(done)[0].key_terms
    assert (outcome.outcome, term.text, term.origin) == ("applied", "the day", "editorial")
    assert FIRST[term.start : term.end] == "the day"


def test_a_phrase_that_stands_twice_needs_more_words() -> None:
    outcome, _, _ = corrected_by(Correction(quote=THIRD, action="key-term", value="licence"))
    assert outcome.outcome == "held"
    outcome, _, done = corrected_by(
        Correction(quote="with their licence number", action="key-term", value="licence")
    )
    assert outcome.outcome == "applied"
    assert items_of(done)[2].key_terms[0].start == THIRD.rindex("licence")


def test_bold_can_be_taken_away() -> None:
    report = made_report(FIRST)
    item = replace(report.sections[1].items[0], key_terms=(KeyTerm(FIRST, 0, len(FIRST)),))
    section = replace(report.sections[1], items=(item,))
    read = compiled(replace(report, sections=(report.sections[0], section)))
    _, _, done = corrected_by(
        Correction(quote="in money and not in kind.", action="key-term", remove=True), compilation=read
    )
    (term,) = items_of(done)[0].key_terms
    assert term.text == "Wages are to be paid on the day they are earned,"


def test_what_people_confirm_is_no_longer_doubted() -> None:
    report = made_report(FIRST, SECOND)
    doubted = tuple(
        replace(item, confidence=0.5, doubts=("It begins inside a sentence.",))
        for item in report.sections[1].items
    )
    read = compiled(
        replace(report, sections=(report.sections[0], replace(report.sections[1], items=doubted)))
    )
    _, _, done = corrected_by(Correction(quote=FIRST, action="confirm"), compilation=read)
    assert [(item.confidence, len(item.doubts)) for item in items_of(done)] == [(1.0, 0), (0.5, 1)]
