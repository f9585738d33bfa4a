"""The script that CI calls to publish an edition: what is open or not proven stops it."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

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


def publish(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script there."""
    return subprocess.run(
        [sys.executable, str(SCRIPT), *arguments],
        cwd=home,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
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
    assert publish(home, "2021", "release", "last.json").returncode == 0
    notes = (home / "release" / "notes.md").read_text("utf-8")
    assert "Since the last release" in notes
    assert gone["text"].split()[0] in notes.partition("Since the last release")[2]


@pytest.mark.parametrize("tag", ["edition-1999.1", "v1.2.0", "../2021", ""])
def test_a_tag_that_names_no_edition_is_a_mistake(home: Path, tag: str) -> None:
    done = publish(home, tag, "release")
    assert done.returncode == 2
    assert "2021" in done.stderr
