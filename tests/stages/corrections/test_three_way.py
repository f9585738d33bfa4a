"""What became of the words that a correction was made on: accepted reading, present reading, correction."""

from reportgen.model.compilation import (
    Compilation,
)
from reportgen.model.decisions import Correction
from tests.stages.corrections.passages import (
    FIRST,
    SECOND,
    THIRD,
    compiled,
    corrected_by,
    made_report,
)


class TestNewVersion:
    """Three-way merge: the accepted reading, the present one, the correction."""

    old = made_report(FIRST, SECOND, THIRD)

    def _new(self, *texts: str) -> Compilation:
        return compiled(made_report(*texts))

    def test_other_words_than_those_decided_on_are_not_dropped(self) -> None:
        longer = SECOND + " Twenty more inspectors are to be hired."
        drop = Correction(quote="Inspectors need", action="drop", why="x")
        assert corrected_by(drop, compilation=self._new(FIRST, longer, THIRD))[0].outcome == "applied", (
            "no base, no doubt"
        )
        outcome, texts, _ = corrected_by(
            drop, compilation=self._new(FIRST, longer, THIRD), accepted=(self.old,)
        )
        assert (outcome.outcome, texts) == ("held", [FIRST, longer, THIRD])

    def test_a_join_is_not_made_with_a_stranger(self) -> None:
        join = Correction(quote="Wages are to be paid", action="join")
        new = self._new(FIRST, "Judges hear the case within a month.", SECOND, THIRD)
        outcome, texts, _ = corrected_by(join, compilation=new, accepted=(self.old,))
        assert (outcome.outcome, len(texts)) == ("held", 4)

    def test_a_join_that_the_source_made_is_done(self) -> None:
        join = Correction(quote="Wages are to be paid", action="join")
        outcome, texts, _ = corrected_by(
            join, compilation=self._new(f"{FIRST} {SECOND}", THIRD), accepted=(self.old,)
        )
        assert (outcome.outcome, texts) == ("applied", [f"{FIRST} {SECOND}", THIRD])

    def test_a_split_that_the_source_made_is_done(self) -> None:
        head, tail = "Inspectors need the callendar of the harvest.", "A hotline is to be answered at night."
        split = Correction(quote="Inspectors need", action="split", value="A hotline is")
        outcome, texts, _ = corrected_by(
            split, compilation=self._new(FIRST, head, tail, THIRD), accepted=(self.old,)
        )
        assert (outcome.outcome, texts) == ("applied", [FIRST, head, tail, THIRD])

    def test_the_same_words_in_another_passage_are_held(self) -> None:
        new = self._new(
            FIRST, "Ports are watched. A hotline is to be answered at night in every port town.", THIRD
        )
        term = Correction(quote="A hotline is to be answered at night", action="key-term", value="hotline")
        assert corrected_by(term, compilation=new)[0].outcome == "applied"
        assert corrected_by(term, compilation=new, accepted=(self.old,))[0].outcome == "held"

    def test_the_accepted_reading_tells_two_equal_quotes_apart(self) -> None:
        new = self._new(
            FIRST, SECOND, THIRD, "Judges: a hotline is wanted. A hotline is to be answered at night."
        )
        term = Correction(quote="A hotline is to be answered at night.", action="key-term", value="hotline")
        assert corrected_by(term, compilation=new)[0].outcome == "held"
        outcome, _, _ = corrected_by(term, compilation=new, accepted=(self.old,))
        assert (outcome.outcome, outcome.item) == ("applied", "asia/governments/2")

    def test_a_moved_passage_keeps_its_correction(self) -> None:
        outcome, texts, _ = corrected_by(
            Correction(quote="Inspectors need", action="drop", why="x"),
            compilation=self._new(THIRD, FIRST, SECOND),
            accepted=(self.old,),
        )
        assert (outcome.outcome, texts) == ("applied", [THIRD, FIRST])
