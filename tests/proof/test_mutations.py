"""No falsification of a published file goes unseen, and nothing else raises an alarm."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.proof.verify import Form

from .builds import FAST_ENGINES, Build, build_edition, engines_at_hand, make_edition, read_published
from .mutations import FORMS, KINDS, mutate, named, proof_of

EDITIONS, EACH = 4, 4
"""Editions of the long run, and mutations of each kind and format in each: 4 × 4 × 8 kinds × 4 formats."""
CLEAN = 20
"""Clean builds of the long run."""


def alarms(build: Build) -> list[str]:
    """What the proof says of the files as they were built."""
    out = []
    for form in FORMS:
        seen = read_published(build, build.path(form)) if form == "pdf" else None
        proof = build.prove(form, seen=seen)
        out += [f"{build.folder.name} {form}: {finding}" for finding in proof.findings]
        if proof.proven != proof.words:
            out.append(f"{build.folder.name} {form}: {proof.proven} of {proof.words}")
    return out


def misses(build: Build, kind: str, form: Form, count: int, folder: Path) -> list[str]:
    """The mutations that the proof does not name."""
    out = []
    for number in range(count):
        mutation = mutate(build, kind, form, number, folder)
        proof = proof_of(build, mutation)
        if proof.sealed or not named(mutation, proof):
            said = "; ".join(map(str, proof.findings)) or "sealed"
            out.append(f"{build.folder.name} {form} {kind} {mutation.seen}: {said}")
    return out


def test_a_clean_build_raises_no_alarm(build: Build) -> None:
    assert alarms(build) == []


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_mutation_is_named(build: Build, kind: str, form: Form, tmp_path: Path) -> None:
    assert misses(build, kind, form, 1, tmp_path) == []


@pytest.mark.slow
def test_five_hundred_mutations_are_named(tmp_path: Path) -> None:
    missed = []
    for number in range(EDITIONS):
        folder = make_edition(tmp_path / f"edition-{number}", number, engines_at_hand())
        build = build_edition(folder, tmp_path / f"out-{number}")
        for form in FORMS:
            for kind in KINDS:
                missed += misses(build, kind, form, EACH, tmp_path)
    assert EDITIONS * EACH * len(FORMS) * len(KINDS) >= 500
    assert missed == []


@pytest.mark.slow
def test_twenty_clean_builds_raise_no_alarm(tmp_path: Path) -> None:
    found = []
    for number in range(CLEAN):
        engines = engines_at_hand() if number % 2 else FAST_ENGINES
        folder = make_edition(tmp_path / f"edition-{number}", 100 + number, engines)
        found += alarms(build_edition(folder, tmp_path / f"out-{number}"))
    assert found == []
