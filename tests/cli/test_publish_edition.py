"""The script that CI calls to publish an edition: what is open or not proven stops it."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportgen.writers import formats

ROOT = Path(__file__).resolve().parents[2]
SCRIPT = ROOT / "tools" / "publish_edition.py"
SAMPLE = ROOT / "inputs" / "2021"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with the sample as its only edition, all of it signed."""
    shutil.copytree(SAMPLE, tmp_path / "inputs" / "2021")
    return tmp_path


def publish(home: Path, *arguments: str, told: str = "") -> subprocess.CompletedProcess[str]:
    """Run the script there."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        input=told,
        text=True,
        check=False,
    )


@pytest.mark.middle
def test_an_edition_is_laid_out_with_proof_checksums_and_notes(home: Path) -> None:
    done = publish(home, "edition-2021.1", "release")
    assert done.returncode == 0, done.stderr
    made = home / "release"
    names = {path.name for path in made.iterdir()}
    assert {row.file for row in formats.FORMATS} | {"SHA256SUMS", "verdict.txt", "notes.md"} <= names
    for line in (made / "SHA256SUMS").read_text("utf-8").splitlines():
        digest, name = line.split("  ")
        assert hashlib.sha256((made / name).read_bytes()).hexdigest() == digest
    assert (made / "verdict.txt").read_text("utf-8").count(": sealed:") == len(formats.PROVEN)
    notes = (made / "notes.md").read_text("utf-8")
    assert notes.count("| ") > 20
    assert "Latin America" in notes
    assert "Since the last release" not in notes


@pytest.mark.middle
def test_what_is_open_is_named_and_nothing_is_laid_out(home: Path) -> None:
    (home / "inputs" / "2021" / "sign-off.yaml").unlink()
    done = publish(home, "2021", "release")
    assert done.returncode == 5
    assert "the chapter is not signed off" in done.stderr
    assert not (home / "release").exists()


@pytest.mark.middle
def test_a_last_release_that_cannot_be_compared_stops_it_and_one_that_can_is_told(home: Path) -> None:
    (home / "last.json").write_text("{", "utf-8")
    done = publish(home, "2021", "release", "last.json")
    assert done.returncode != 0
    assert "last.json cannot be compared" in done.stderr
    assert not (home / "release").exists()
    made = json.loads((home / "release-build" / formats.JSON.file).read_text("utf-8"))
    gone = made["reports"][0]["sections"][0]["items"].pop()
    (home / "last.json").write_text(json.dumps(made), "utf-8")
    assert publish(home, "2021", "release", "last.json", "edition-2020.3").returncode == 0
    notes = (home / "release" / "notes.md").read_text("utf-8")
    assert "Since the release of the edition before, edition-2020.3" in notes
    assert gone["text"].split()[0] in notes.partition("Since the release")[2]
    assert gone["text"].split()[0] in (home / "release" / "changes.txt").read_text("utf-8")
    assert "changes.txt" in (home / "release" / "SHA256SUMS").read_text("utf-8")


TAGS = (
    "v1.2.0",
    "edition-2021.2",
    "edition-2021-youth.1",
    "edition-2020.3",
    "edition-2021.1",
    "edition-2019.1",
)
"""Tags of releases, the newest first."""


@pytest.mark.parametrize(
    ("tag", "last"),
    [
        ("edition-2021.3", "edition-2021.2"),
        ("edition-2021.2", "edition-2021.1"),
        ("2021", "edition-2021.2"),
        ("edition-2021.1", "edition-2020.3"),
        ("edition-2023.1", "edition-2021.2"),
        ("edition-2023-youth.1", "edition-2021-youth.1"),
        ("edition-2019.1", ""),
        ("edition-pilot.1", ""),
    ],
)
def test_the_release_to_compare_with_is_of_this_edition_or_of_the_newest_earlier_one(
    tmp_path: Path, tag: str, last: str
) -> None:
    told = "\n".join(TAGS)
    done = publish(tmp_path, "--last", tag, told=told)
    assert (done.returncode, done.stdout) == (0, last), done.stderr


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("publish_edition", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_notes_say_with_which_release_they_compare(script: ModuleType) -> None:
    assert (
        script.described("edition-2020.3", "edition-2021.1")
        == "the release of the edition before, edition-2020.3"
    )
    assert script.described("edition-2021.1", "2021.2") == "the last release, edition-2021.1"
    compilation = {"edition": {"title": "Priorities"}, "reports": []}
    said = script.notes(compilation, "one\ntwo", "the release of the edition before, edition-2020.3")
    assert "## Since the release of the edition before, edition-2020.3\n\n```text\none\ntwo\n```\n" in said


def test_notes_are_no_longer_than_a_release_page_holds(script: ModuleType) -> None:
    changes = "\n".join(f"line {number}" for number in range(20_000))
    said = script.notes({"edition": {"title": "Priorities"}, "reports": []}, changes)
    assert len(said) < 101_000
    assert "line 0\n" in said
    assert "\n```\n\nThe other changes: `changes.txt`." in said


@pytest.mark.parametrize("tag", ["edition-1999.1", "v1.2.0", "../2021", ""])
def test_a_tag_that_names_no_edition_is_a_mistake(home: Path, tag: str) -> None:
    done = publish(home, tag, "release")
    assert done.returncode == 2
    assert "2021" in done.stderr
