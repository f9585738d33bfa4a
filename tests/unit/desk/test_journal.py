"""Steps are written before they are done and ticked off after; nothing that is damaged costs the others."""

from __future__ import annotations

from pathlib import Path

from reportgen.desk.journal import FILE_NAME, FOLDER, Step, StepJournal
from reportgen.model.decisions import Correction

ENTRY = Correction(quote="Donors should fund", page=3, action="confirm", by="Fatou Sow", on="2031-06-01")
STEP = Step(0, "2031-06-01T12:00:00", "Fatou Sow", "step.confirm", "Donors should …", "africa", (ENTRY,))


def test_a_step_outlives_the_desk(tmp_path: Path) -> None:
    journal = StepJournal(tmp_path)
    first = journal.begin(STEP)
    journal.note(first, "done")
    second = journal.begin(STEP)
    assert (first.number, second.number) == (1, 2)
    again = StepJournal(tmp_path).steps()
    assert [it.state for it in again] == ["done", "begun"]
    assert again[0].put == (ENTRY,)


def test_two_desks_see_each_others_steps(tmp_path: Path) -> None:
    one, other = StepJournal(tmp_path), StepJournal(tmp_path)
    one.begin(STEP)
    assert other.begin(STEP).number == 2
    assert len(one.steps()) == 2


def test_a_line_that_was_cut_off_costs_nothing_else(tmp_path: Path) -> None:
    journal = StepJournal(tmp_path)
    journal.begin(STEP)
    path = tmp_path / FOLDER / FILE_NAME
    with path.open("ab") as file:
        file.write(b'{"number": 2, "at": "20')
    journal.begin(STEP)
    assert [it.number for it in StepJournal(tmp_path).steps()] == [1, 2]


def test_the_journal_is_not_for_git(tmp_path: Path) -> None:
    StepJournal(tmp_path).begin(STEP)
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"
