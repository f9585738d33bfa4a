"""Corrections of a first version land in the second where they must, or wait for people."""

from pathlib import Path

import pytest

from .trial import FIRSTS, Case, Score, Trial, run, score

ANCHORED = 0.97
"""Share of the corrections whose words are still there that must be applied there."""
VERSIONS = 200
"""Second versions of the long run."""
GROUP = 5
"""First versions that one test of the long run takes."""


def problems(cases: list[Case], verdict: str) -> str:
    """Return what went wrong, a line each."""
    return "\n".join(
        f"version {case.version}: {case.name}: {case.note}: “{case.quote}”"
        for case in cases
        if case.verdict == verdict
    )


def checked(trials: list[Trial]) -> Score:
    """Check what must never be."""
    cases = [case for trial in trials for case in trial.cases]
    assert sum(trial.lost for trial in trials) == 0
    found = score(cases)
    assert found.misplaced == 0, problems(cases, "misplaced")
    assert found.anchored >= ANCHORED, problems(cases, "missed")
    return found


@pytest.mark.middle
def test_corrections_survive_second_versions(tmp_path: Path) -> None:
    trials = [
        trial
        for seed in (2, 3)
        for trial in run(seed, range(seed, 4 * FIRSTS, FIRSTS), tmp_path, brief=True, bare=False)
    ]
    assert len(trials) == 8
    assert len({edit for trial in trials for edit in trial.edits}) > 5, (
        "the second versions differ too little"
    )
    assert checked(trials).total > 8 * 50


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, FIRSTS, GROUP))
def test_corrections_survive_many_second_versions(first: int, tmp_path: Path) -> None:
    trials = [
        trial
        for seed in range(first, first + GROUP)
        for trial in run(seed, range(seed, VERSIONS, FIRSTS), tmp_path, bare=False)
    ]
    assert len(trials) == VERSIONS * GROUP // FIRSTS
    assert checked(trials).total > len(trials) * 50
