"""The set-up says the one line an administrator needs; the Makefile and the workflows keep their form."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = ("scripts/bootstrap.sh", "scripts/lock.sh", ".ci/run")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A folder to be the whole PATH: a few plain commands, and nothing to become root with."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for command in ("cat", "grep", "mktemp", "rm", "sh", "tail"):
        found = shutil.which(command)
        assert found, command
        (folder / command).symlink_to(found)
    script(folder / "id", "echo 1000")
    script(folder / "uname", "echo Linux")
    return folder


def script(path: Path, body: str) -> None:
    """Write a program that stands in for a real one."""
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(0o755)


def bootstrap(root: Path, path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the set-up with a PATH, for an environment in a folder."""
    shell = shutil.which("sh")
    assert shell
    return subprocess.run(
        [shell, str(root / "scripts/bootstrap.sh"), str(folder / "venv"), "requirements.lock"],
        env={"PATH": str(path), "HOME": str(folder)},
        cwd=root,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_rights_it_prints_one_line_for_an_administrator(
    root: Path, machine: Path, tmp_path: Path
) -> None:
    script(machine / "apt-get", "exit 1")
    script(machine / "apt-cache", "[ $1 != depends ] || echo '  Depends: python3.13'")
    run = bootstrap(root, machine, tmp_path)
    lines = [line.strip() for line in run.stderr.splitlines() if "apt-get" in line]
    assert run.returncode == 1
    assert len(lines) == 1
    assert lines[0].startswith("sudo apt-get install -y --no-install-recommends python3 python3-venv ")
    assert "libpango-1.0-0" in lines[0].split()


def test_an_older_distribution_is_given_a_newer_python(root: Path, machine: Path, tmp_path: Path) -> None:
    script(machine / "apt-get", "exit 1")
    script(
        machine / "apt-cache",
        "case $* in 'depends python3') echo '  Depends: python3.10';; "
        "'show python3.11-venv' | 'show libpango-1.0-0') ;; *) exit 1;; esac",
    )
    words = bootstrap(root, machine, tmp_path).stderr.split()
    assert "python3.11-venv" in words
    assert "python3-venv" not in words
    assert "libharfbuzz-subset0" not in words, "the distribution does not have it"


LIBRARIES = """import ctypes, sys
real = ctypes.CDLL
def load(name, *rest, **more):
    if "harfbuzz-subset" in str(name): raise OSError("hidden")
    return real(name, *rest, **more)
ctypes.CDLL = load
sys.argv = ["-", *sys.argv[1:]]
exec(sys.stdin.read())
"""


def python_without_subset(machine: Path, folder: Path) -> None:
    """Put a Python on the PATH that has Pango and cannot load HarfBuzz's subsetter, and makes no venv."""
    hidden = folder / "hidden.py"
    hidden.write_text(LIBRARIES, "utf-8")
    script(
        machine / "python3",
        f'case $1 in -) shift; exec {sys.executable} {hidden} "$@";; -c) exit 0;; *) exit 1;; esac',
    )


def test_a_missing_subsetter_is_asked_for_and_not_waited_for(
    root: Path, machine: Path, tmp_path: Path
) -> None:
    python_without_subset(machine, tmp_path)
    script(machine / "apt-get", "exit 1")
    script(machine / "apt-cache", "exit 0")
    said = bootstrap(root, machine, tmp_path).stderr
    assert "sudo apt-get install -y --no-install-recommends libharfbuzz-subset0" in said
    assert "twice the time" in said
    assert "making the environment" in said


def test_where_no_package_brings_the_subsetter_one_line_says_what_that_costs(
    root: Path, machine: Path, tmp_path: Path
) -> None:
    python_without_subset(machine, tmp_path)
    script(machine / "apt-get", "exit 1")
    script(machine / "apt-cache", "exit 1")
    said = bootstrap(root, machine, tmp_path).stderr
    assert "this system has no libharfbuzz-subset0" in said
    assert "sudo" not in said


def test_without_a_package_manager_it_says_what_to_install(root: Path, machine: Path, tmp_path: Path) -> None:
    run = bootstrap(root, machine, tmp_path)
    assert run.returncode == 1
    assert "install Python 3.11 or newer and Pango" in run.stderr


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_are_executable_and_parse(root: Path, name: str) -> None:
    assert os.access(root / name, os.X_OK)
    subprocess.run(["sh", "-n", str(root / name)], check=True)


def test_help_lists_every_target(root: Path) -> None:
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    phony = re.findall(r"^\.PHONY: (report .*)$", makefile, flags=re.MULTILINE)[0].split()
    listed = subprocess.run(
        ["make", "-s", "help"], cwd=root, capture_output=True, text=True, check=True
    ).stdout
    assert re.findall(r"^make (\S+)", listed, flags=re.MULTILINE) == phony


def test_clean_deletes_build_and_nothing_else(root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "Makefile", tmp_path)
    (tmp_path / "build" / "2021").mkdir(parents=True)
    (tmp_path / "inputs").mkdir()
    subprocess.run(["make", "-s", "clean"], cwd=tmp_path, check=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["Makefile", "inputs"]


def test_workflows_pin_every_action_to_a_commit(root: Path) -> None:
    workflows = sorted((root / ".github/workflows").glob("*.yml"))
    used = [use for path in workflows for use in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))]
    assert used
    assert [use for use in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*", use)] == []


def pytest_run(tests: Path, no_skips: str) -> str:
    """Run the tests of a folder and return what pytest says."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tests),
        str(tests),
    ]
    environment = {**os.environ, "REPORTGEN_NO_SKIPS": no_skips, "PYTEST_ADDOPTS": ""}
    return subprocess.run(
        command, env=environment, cwd=tests, capture_output=True, text=True, check=False
    ).stdout


@pytest.mark.middle
@pytest.mark.parametrize(
    ("skip", "reason"),
    [
        ("def test_a():\n    pytest.skip('Chromium is not installed')", "Chromium is not installed"),
        ("pytest.importorskip('no_such_module')", "no_such_module"),
    ],
)
def test_ci_fails_on_a_skip(root: Path, tmp_path: Path, skip: str, reason: str) -> None:
    shutil.copy(root / "tests/conftest.py", tmp_path)
    (tmp_path / "test_skip.py").write_text(f"import pytest\n{skip}\n", encoding="utf-8")
    assert "1 skipped" in pytest_run(tmp_path, no_skips="0")
    strict = pytest_run(tmp_path, no_skips="1")
    assert "skipped, but REPORTGEN_NO_SKIPS=1" in strict
    assert reason in strict
    assert "1 skipped" not in strict


def test_ci_may_skip_only_what_needs_the_corpus(root: Path, tmp_path: Path) -> None:
    tests = tmp_path / "repository" / "tests"
    tests.mkdir(parents=True)
    shutil.copy(root / "tests/conftest.py", tests)
    (tests / "test_corpus.py").write_text("def test_a(corpus):\n    raise AssertionError\n", encoding="utf-8")
    assert "1 skipped" in pytest_run(tests, no_skips="1")
