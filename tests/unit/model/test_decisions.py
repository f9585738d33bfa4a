"""A decision is immutable, says everything by name, and equals another only in all it says."""

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from reportgen.model.actions import FIELD_ROWS, FIELDS
from reportgen.model.decisions import Correction, DecidedCorrection, OpenPoint

GIVEN = Correction(quote="Fair pay", action="set", field="text", value="fair wages", by="the desk")


def test_a_decision_cannot_be_changed_after_it_was_made() -> None:
    with pytest.raises(FrozenInstanceError):
        GIVEN.value = "other"  # type: ignore[misc]


def test_two_decisions_are_one_only_where_all_is_said_alike() -> None:
    assert replace(GIVEN) == GIVEN
    for field, other in (("by", "another"), ("page", 9), ("line", 4), ("remove", True)):
        assert replace(GIVEN, **{field: other}) != GIVEN  # type: ignore[arg-type]


def test_an_outcome_keeps_all_that_was_decided() -> None:
    given = {it.name: getattr(GIVEN, it.name) for it in fields(Correction)}
    decided = DecidedCorrection(**given, outcome="held", reason="not what was seen")
    assert {name: getattr(decided, name) for name in given} == given


def test_a_decision_is_made_by_name_only() -> None:
    with pytest.raises(TypeError):
        Correction("Fair pay", "set")  # type: ignore[misc]


def test_what_can_be_set_is_named_once() -> None:
    assert len(FIELDS) == len(FIELD_ROWS)


def test_an_open_point_of_the_whole_edition_has_no_region() -> None:
    assert OpenPoint("missing", "a report is missing").region is None
