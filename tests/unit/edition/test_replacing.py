"""A decision takes the place of an earlier one about the same words; nothing is written by trying it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import build, decide
from reportgen.edition.decision_files import corrections
from reportgen.edition.replacing import overruled, try_instead
from reportgen.errors import UsageError
from reportgen.model.decisions import Correction

HEADING = "Priority Actions Relating to African Governments"
FIRST = Correction(quote=HEADING, action="set", field="audience", value="civil-society", by="desk")
SECOND = replace(FIRST, value="private-sector", by="Second desk")


def test_the_new_value_stands_where_the_old_one_stood(folder: Path) -> None:
    line = decide.write(folder, decide.try_entry(folder, FIRST, 1))
    (old,) = corrections.load(folder)
    trial = try_instead(folder, old, SECOND, 1)
    assert (trial.refusal, trial.line) == (None, line)
    assert (trial.entry.value, trial.entry.by, trial.entry.was) == ("private-sector", "Second desk", old.was)
    assert [it.value for it in corrections.load(folder)] == ["civil-society"]


def test_an_entry_that_has_gone_is_said(folder: Path) -> None:
    with pytest.raises(UsageError, match="no entry begins in line 7 any more"):
        try_instead(folder, replace(FIRST, line=7), SECOND, 1)


def test_of_two_entries_about_one_value_the_earlier_is_overruled(folder: Path) -> None:
    line = decide.write(folder, decide.try_entry(folder, FIRST, 1))
    before = build.review(folder, 1)
    found = overruled(before, decide.try_entry(folder, SECOND, 1))
    assert found is not None
    assert found.line == line
    other = Correction(quote="Interpreters should be paid", action="confirm", by="desk")
    assert overruled(before, decide.try_entry(folder, other, 1)) is None
