"""Decisions are tried before they are written, also against the reading that people accepted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import accept, accepted, decide
from reportgen.edition.decision_files import corrections
from reportgen.errors import ReviewError, UsageError
from reportgen.model.decisions import Correction
from tests.unit.edition.decided import DROP, accepted_with_other_words, outcomes


def test_a_decision_on_words_that_changed_since_is_accepted_with_the_whole_passage(folder: Path) -> None:
    line = decide.write(folder, decide.try_entry(folder, DROP, 1))
    assert outcomes(folder) == ["applied"]
    accepted_with_other_words(folder)
    assert outcomes(folder) == ["held"]
    with pytest.raises(ReviewError, match=f"line {line} of corrections.yaml is held: the passage has other"):
        accept.accept(folder, None, 1)
    trial = decide.try_candidate(folder, line, None, 1)
    assert trial.refusal is None
    assert decide.write(folder, trial) == line
    (entry,) = corrections.load(folder)
    assert entry.quote == "Donors should fund survivor leadership for more than a single year at a time."
    assert entry.why == DROP.why
    assert outcomes(folder) == ["applied"]


def test_a_refused_trial_is_not_written(folder: Path) -> None:
    trial = decide.try_entry(folder, Correction(quote="no such words", action="confirm", by="desk"), 1)
    assert trial.refusal is not None
    with pytest.raises(UsageError):
        decide.write(folder, trial)
    assert corrections.load(folder) == ()
    assert not (folder / accepted.FOLDER).exists()


def test_a_new_decision_says_which_others_do_not_hold(folder: Path) -> None:
    heading = "Priority Actions Relating to African Governments"
    first = Correction(quote=heading, action="set", field="audience", value="civil-society", by="desk")
    decide.write(folder, decide.try_entry(folder, first, 1))
    second = replace(first, value="private-sector")
    trial = decide.try_entry(folder, second, 1)
    assert trial.refusal is None
    assert trial.entry.was == "civil-society"
    assert len(trial.remarks) == 1
    assert "is held" in trial.remarks[0]


def test_words_are_shown_with_some_of_those_around_them() -> None:
    text = " ".join(f"w{n}" for n in range(100))
    shown = decide.around(text, "w50 w51")
    assert shown.startswith("…w")
    assert shown.endswith(" …")
    assert "w50 w51" in shown
    assert len(shown) < 120
    assert decide.around("all of it", "all of it") == "all of it"
    assert decide.around("other", "words") == "words"
