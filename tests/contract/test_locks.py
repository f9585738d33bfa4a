"""The locks pin everything with hashes, agree, and name no index."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

PIN = re.compile(r"^([a-z0-9._-]+)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$")


def pins(lock: Path) -> dict[tuple[str, str], tuple[str, int]]:
    """Return `(name, marker)` → `(version, number of hashes)`."""
    found: dict[tuple[str, str], tuple[str, int]] = {}
    current = ("", "")
    for line in lock.read_text(encoding="utf-8").splitlines():
        pin = PIN.match(line)
        if pin:
            current = (pin[1], pin[3] or "")
            found[current] = (pin[2], 0)
        elif "--hash=sha256:" in line:
            version, hashes = found[current]
            found[current] = (version, hashes + 1)
    return found


@pytest.fixture(params=["requirements.lock", "requirements-test.lock"])
def lock(request: pytest.FixtureRequest, root: Path) -> Path:
    """Each of the two locks."""
    return root / request.param


def test_every_package_has_hashes(lock: Path) -> None:
    found = pins(lock)
    assert len(found) > 20
    assert [name for (name, _), (_, hashes) in found.items() if not hashes] == []


def test_a_lock_names_no_index(lock: Path) -> None:
    text = lock.read_text(encoding="utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links| @ ", text)


def test_both_locks_pin_the_same_versions(root: Path) -> None:
    run, test = pins(root / "requirements.lock"), pins(root / "requirements-test.lock")
    versions = {name: {v for (n, _), (v, _) in test.items() if n == name} for name, _ in run}
    assert {name for (name, _), (version, _) in run.items() if version not in versions[name]} == set()


def test_every_declared_dependency_is_locked(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))

    def names(lines: list[str]) -> set[str]:
        return {
            re.sub(r"[._]", "-", re.split(r"[\s<>=!;\[~]", line, maxsplit=1)[0].lower()) for line in lines
        }

    run = {name for name, _ in pins(root / "requirements.lock")}
    test = {name for name, _ in pins(root / "requirements-test.lock")}
    extras = project["project"]["optional-dependencies"]
    assert names(project["project"]["dependencies"] + project["dependency-groups"]["setup"]) <= run
    assert names(extras["test"] + extras["dev"]) <= test
