"""Decisions are tried before they are written, also against the reading that people accepted."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import accept, accepted, build, decide
from reportgen.edition.decision_files import corrections
from reportgen.errors import ReviewError, UsageError
from reportgen.model.decisions import Correction
from tests import editions

DROP = Correction(quote="Donors should fund", action="drop", by="desk", on="2031-06-01", why="said elsewhere")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of one report."""
    return editions.edition(tmp_path_factory.mktemp("made") / "2031", "africa")


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of the edition."""
    return Path(shutil.copytree(made, tmp_path / "2031"))


def outcomes(folder: Path) -> list[str]:
    return [one.outcome for one in build.review(folder, 1).compilation.corrections]


def accepted_with_other_words(folder: Path) -> None:
    """Make the accepted reading one of an earlier version, in which a priority had other words."""
    path = accepted.path_of(folder, "africa")
    text = path.read_text("utf-8")
    assert "for more than a single year at a time." in text
    path.write_text(text.replace("for more than a single year at a time.", "every second year."), "utf-8")


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


def test_a_sign_off_does_not_decide_what_is_held(folder: Path) -> None:
    decide.write(folder, decide.try_entry(folder, DROP, 1))
    accepted_with_other_words(folder)
    before = accepted.path_of(folder, "africa").read_bytes()
    (signed,) = accept.sign(folder, ["africa"], by="desk", on="2031-07-01", jobs=1)
    assert len(signed.held) == 1
    assert accepted.path_of(folder, "africa").read_bytes() == before
    assert outcomes(folder) == ["held"]


def test_a_new_base_is_taken_once_all_is_decided(folder: Path) -> None:
    decide.write(folder, decide.try_entry(folder, DROP, 1))
    accepted_with_other_words(folder)
    decide.write(folder, decide.try_candidate(folder, corrections.load(folder)[0].line or 0, None, 1))
    assert accept.accept(folder, None, 1) == ((accepted.path_of(folder, "africa"), True),)
    assert "for more than a single year" in accepted.path_of(folder, "africa").read_text("utf-8")
    assert accept.accept(folder, ["africa"], 1) == ((accepted.path_of(folder, "africa"), False),)
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
