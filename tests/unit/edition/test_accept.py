"""People accept a chapter: a sign-off and a new base never decide what is held."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition import accept, accepted, decide
from reportgen.edition.decision_files import corrections
from tests.unit.edition.decided import DROP, accepted_with_other_words, outcomes


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
