"""A decision takes the place of an earlier one about the same words; nothing is written by trying it."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import build, decide
from reportgen.edition.decision_files import corrections
from reportgen.edition.replacing import instead, overruled, try_instead, write
from reportgen.errors import DataError, UsageError
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


def test_what_a_new_entry_overrules_gives_it_its_place(folder: Path) -> None:
    decide.write(folder, decide.try_entry(folder, FIRST, 1))
    trial = instead(folder, decide.try_entry(folder, SECOND, 1), 1)
    assert trial is not None
    write(folder, trial)
    assert [it.value for it in corrections.load(folder)] == ["private-sector"]
    other = Correction(quote="Interpreters should be paid", action="confirm", by="desk")
    assert instead(folder, decide.try_entry(folder, other, 1), 1) is None


def test_an_entry_that_was_changed_since_it_was_tried_is_left_alone(folder: Path) -> None:
    decide.write(folder, decide.try_entry(folder, FIRST, 1))
    trial = instead(folder, decide.try_entry(folder, SECOND, 1), 1)
    assert trial is not None
    path = folder / corrections.FILE_NAME
    path.write_text(path.read_text("utf-8").replace("civil-society", "governments"), "utf-8")
    with pytest.raises(DataError, match="changed meanwhile"):
        write(folder, trial)
    assert [it.value for it in corrections.load(folder)] == ["governments"]


def test_an_entry_is_written_anew_with_other_words(folder: Path) -> None:
    decide.write(folder, decide.try_entry(folder, FIRST, 1))
    (old,) = corrections.load(folder)
    new = Correction(
        quote="Overview", region="africa", action="set", field="audience", value="governments", by="desk"
    )
    trial = try_instead(folder, old, new, 1, anew=True)
    assert (trial.refusal, trial.entry.quote, trial.line) == (None, "Overview", old.line)
