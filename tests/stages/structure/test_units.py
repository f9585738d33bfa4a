"""A unit collects lines; what is known of its marker, level and doubt comes later, and is its own."""

from reportgen.stages.structure.units import Unit

from .test_joints import OPEN, STOP, flow


def test_a_unit_begins_without_marker_level_or_question() -> None:
    found = Unit("text", [flow(OPEN, 0), flow(STOP, 1)])
    assert (found.marker, found.skip, found.level, found.questions) == (None, 0, 0, [])


def test_questions_of_one_unit_are_none_of_another() -> None:
    one, other = Unit("text", [flow(OPEN, 0)]), Unit("item", [flow(STOP, 1)])
    assert one.questions is not other.questions
