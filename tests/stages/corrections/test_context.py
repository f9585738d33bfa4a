"""What an action gets to decide on, and when it must wait for people."""

from reportgen.model.decisions import Correction
from tests.stages.corrections.passages import (
    FIRST,
    SECOND,
    compiled,
    corrected_by,
    items_of,
    made_report,
)


def test_what_the_source_mended_itself_is_applied_without_a_change() -> None:
    mended = SECOND.replace("callendar", "calendar")
    outcome, texts, done = corrected_by(
        Correction(
            quote="need the callendar of", action="set", field="text", was="callendar", value="calendar"
        ),
        compilation=compiled(made_report(FIRST, mended)),
    )
    assert (outcome.outcome, outcome.reason) == ("applied", "the source has it so now")
    assert (texts[1], items_of(done)[1].source_text) == (mended, None)
