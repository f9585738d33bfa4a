"""Corrections: anchored by words, one outcome each, nothing applied by guess."""

import pytest

from reportgen.model.decisions import Correction
from reportgen.model.provenance import Evidence
from tests.stages.corrections.passages import (
    FIRST,
    SECOND,
    THIRD,
    compiled,
    corrected,
    corrected_by,
    made_report,
)


def test_near_words_are_shown_and_not_applied() -> None:
    outcome, texts, _ = corrected_by(
        Correction(quote="Wages are to be payed on the day they were earned", action="drop", why="said twice")
    )
    assert outcome.outcome == "held"
    assert outcome.candidate is not None
    assert outcome.candidate.item == "asia/governments/1"
    assert outcome.candidate.text.startswith("Wages are to be paid")
    assert texts == [FIRST, SECOND, THIRD]


def test_gone_words_are_orphaned() -> None:
    outcome, _, _ = corrected_by(Correction(quote="Ships carry flags of convenience", action="confirm"))
    assert (outcome.outcome, outcome.item, outcome.candidate) == ("orphaned", None, None)


def test_words_in_two_places_are_held_and_the_page_decides() -> None:
    twice = compiled(made_report(FIRST, "Licences are public. One.", "Licences are public. Two."))
    outcome, _, _ = corrected_by(
        Correction(quote="Licences are public.", action="drop", why="x"), compilation=twice
    )
    assert outcome.outcome == "held"
    assert {outcome.candidate.item, *(c.item for c in outcome.alternatives)} == {  # type: ignore[union-attr]
        "asia/governments/2",
        "asia/governments/3",
    }
    outcome, texts, _ = corrected_by(
        Correction(quote="Licences are public.", page=6, action="drop", why="x"), compilation=twice
    )
    assert (outcome.outcome, texts) == ("applied", [FIRST, "Licences are public. One."])


def test_a_quote_is_whole_words() -> None:
    outcome, _, _ = corrected_by(Correction(quote="ages are to be paid", action="confirm"))
    assert outcome.outcome != "applied"


def test_typography_does_not_matter_for_a_quote() -> None:
    done = corrected(
        Correction(quote="the region's  “plan”", action="confirm"),
        compilation=compiled(made_report('They keep the region’s "plan" open.')),
    )
    assert done.compilation.corrections[0].outcome == "applied"


def test_two_decisions_about_one_value_cannot_both_stand() -> None:
    done = corrected(
        Correction(
            quote="Priority Actions for Governments", action="set", field="kind", value="issues", line=2
        ),
        Correction(
            quote="Priority Actions for Governments", action="set", field="kind", value="overview", line=6
        ),
    )
    first, second = done.compilation.corrections
    assert (first.outcome, second.outcome) == ("held", "applied")
    assert "line 6" in (first.reason or "")
    assert done.compilation.reports[0].sections[1].kind == "overview"


def test_an_earlier_entry_may_quote_what_a_later_one_makes() -> None:
    done = corrected(
        Correction(quote="Deductions are listed.", action="key-term", value="Deductions"),
        Correction(quote="Wages are to be paid", action="add", value="Deductions are listed.", why="x"),
    )
    assert [one.outcome for one in done.compilation.corrections] == ["applied", "applied"]


def test_words_as_read_can_be_quoted_after_they_were_mended() -> None:
    done = corrected(
        Correction(quote="need the callendar", action="set", field="text", was="callendar", value="calendar"),
        Correction(quote="the callendar of the harvest", action="confirm"),
    )
    assert [one.outcome for one in done.compilation.corrections] == ["applied", "applied"]


def test_confirming_closes_the_questions_of_a_passage() -> None:
    _, _, done = corrected_by(Correction(quote="Inspectors need", action="confirm"))
    (closed,) = done.closed
    assert closed.covers(Evidence(5, (80, 110, 90, 120)), "page-join", "")
    assert not closed.covers(Evidence(6, (80, 110, 90, 120)), "page-join", "")
    assert not closed.covers(Evidence(5, (80, 110, 90, 120)), "paragraph-ends", "")  # it lists many places
    _, _, done = corrected_by(Correction(quote="Inspectors need", action="answer", value="paragraph-ends"))
    assert done.closed[0].covers(Evidence(5, (80, 110, 90, 120)), "paragraph-ends", "")
    _, _, done = corrected_by(Correction(quote="Inspectors need", action="answer", value="page-join"))
    assert done.closed[0].covers(Evidence(5, (80, 110, 90, 120)), "page-join", "")
    assert not done.closed[0].covers(Evidence(5, (80, 110, 90, 120)), "unknown-heading", "")


class TestQuestions:
    """Which questions a correction closes."""

    @pytest.mark.parametrize(
        ("was", "value", "over"),
        [
            ("callendar", "calendar", "callendar"),
            ("of the harvest", "of harvests", "of the harvest."),
            (SECOND, SECOND.replace("callendar", "calendar"), SECOND),
        ],
    )
    def test_a_text_change_closes_those_about_the_words_it_replaces(
        self, was: str, value: str, over: str
    ) -> None:
        change = Correction(quote=SECOND, action="set", field="text", value=value, was=was)
        (closed,) = corrected(change).closed
        assert (closed.file, closed.code, closed.over) == ("asia.pdf", None, over)

    def test_words_that_the_source_has_by_now_close_those_about_them(self) -> None:
        change = Correction(quote=SECOND, action="set", field="text", value="harvest", was="harvset")
        (closed,) = corrected(change).closed
        assert closed.over == "harvest."

    def test_a_decision_about_the_passage_closes_all(self) -> None:
        (closed,) = corrected(Correction(quote=SECOND, action="confirm")).closed
        assert closed.over is None
