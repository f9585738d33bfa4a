"""No falsification of a published file goes unseen, and nothing else raises an alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from .builds import FAST_ENGINES, Alarm, Build, alarms, decide, engines_at_hand, make, make_edition
from .mutations import FORMS, KINDS, carries, trials

EDITIONS, EACH = 6, 2
"""Editions of the long run, and mutations of each kind and format in each."""
FEW = ("word changed", "word added", "heading changed", "paragraph dropped", "page reference", "bold")
"""Kinds that the short run tries, in the PDF."""
CLEAN = 20
"""Clean builds of the long run, half of them with people's decisions."""


def misses(build: Build, kind: str, form: str, count: int, folder: Path) -> list[str]:
    """The mutations that the proof does not name."""
    return [str(trial) for trial in trials(build, kind, form, count, folder) if trial.missed]


def false_alarms(build: Build) -> list[Alarm]:
    """The alarms over a clean build that are not right: there the build is what was typeset."""
    return [it for it in alarms(build) if not it.right]


def test_a_clean_build_raises_no_alarm(build: Build) -> None:
    assert alarms(build) == []


@pytest.mark.middle
def test_a_build_with_decisions_raises_no_alarm(tmp_path: Path) -> None:
    build = decide(make(tmp_path, 2, FAST_ENGINES, reports=1), 2)
    assert {it.outcome for it in build.compilation.corrections} == {"applied"}
    assert len(build.compilation.corrections) > 2
    assert alarms(build) == []


@pytest.mark.parametrize(
    ("kind", "form"),
    [
        pytest.param(kind, form, marks=() if form == "pdf" and kind in FEW else pytest.mark.middle)
        for kind in KINDS
        for form in FORMS
        if carries(form, kind)
    ],
)
def test_a_mutation_is_named(build: Build, kind: str, form: str, tmp_path: Path) -> None:
    assert misses(build, kind, form, 1, tmp_path) == []


@pytest.mark.middle
def test_every_engine_has_its_turn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    used = []
    names = [f"engine {number}" for number in range(7)]

    monkeypatch.setattr("tests.proof.builds.random_design", lambda seed, limits: seed)
    monkeypatch.setattr("tests.proof.builds.finish", lambda report, design: report)
    monkeypatch.setattr("tests.proof.builds.LIMITS", dict.fromkeys(names))
    monkeypatch.setattr("tests.proof.builds.engine", lambda name: lambda *_: used.append(name))
    for number in range(EDITIONS):
        make_edition(tmp_path / str(number), number, names)
    assert set(used) == set(names)


@pytest.mark.slow
def test_five_hundred_mutations_are_named(tmp_path: Path) -> None:
    assert EDITIONS * EACH * sum(carries(form, kind) for form in FORMS for kind in KINDS) >= 500
    missed = []
    for number in range(EDITIONS):
        build = make(tmp_path, number, engines_at_hand())
        assert false_alarms(build) == []
        for form in FORMS:
            for kind in KINDS:
                missed += misses(build, kind, form, EACH, tmp_path)
    assert missed == []


@pytest.mark.slow
def test_twenty_clean_builds_raise_no_alarm(tmp_path: Path) -> None:
    found = []
    for number in range(EDITIONS, EDITIONS + CLEAN):
        build = make(tmp_path, number, engines_at_hand())
        found += false_alarms(decide(build, number) if number % 2 else build)
    assert found == []
