"""Every command that the board prints works as it stands, once its blanks are filled in."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from reportgen.edition.decision_files import corrections
from tests import editions
from tests.cli.command import Ran, pasted, reportgen

MOST_STEPS = 12

pytestmark = pytest.mark.middle


def _regions(*names: str) -> str:
    return editions.TOML + "regions = [" + ", ".join(f'"{name}"' for name in names) + "]\n"


def _home(tmp_path: Path, *regions: str) -> Path:
    """Inputs with one edition whose name must be quoted."""
    editions.edition(tmp_path / "inputs" / "20 31", *regions, toml=_regions(*regions))
    return tmp_path


def _board(home: Path) -> tuple[str, int]:
    """Return what comes next, and how many points are open."""
    ran = reportgen("status", cwd=home)
    assert ran.code == 0
    text = ran.stdout.decode("utf-8")
    found = re.search(r"^Draft: (\d+) point", text, re.M)
    return text.rpartition("Next: ")[2].strip(), int(found[1]) if found else 0


def _pasted(home: Path, command: str) -> Ran:
    return pasted(command.replace("…", "The desk"), home)


def _followed(home: Path) -> list[str]:
    """Do what the board says until the edition is released; return what it said."""
    said = []
    for _ in range(MOST_STEPS):
        command, count = _board(home)
        said.append(command)
        ran = _pasted(home, command)
        assert ran.code == 0, (command, ran.stderr)
        if not count:
            return said
        assert _board(home)[1] < count, f"nothing was settled by: {command}"
    raise AssertionError(f"still not ready: {said}")


def _kinds(said: list[str]) -> list[str]:
    return [" ".join(word for word in shlex.split(one) if word in WORDS) for one in said]


WORDS = ("correct", "--answer", "--accept", "--list", "sign", "build", "--release")


def test_questions_about_the_same_words_in_two_regions_can_be_answered(tmp_path: Path) -> None:
    home = _home(tmp_path, "africa", "asia")
    for region in ("africa", "asia"):
        editions.report(home / "inputs" / "20 31" / f"{region}.pdf", region, heading="Dances and Games")
    said = _followed(home)
    answers = ["correct --answer"] * 2
    assert _kinds(said) == [*answers, "sign", "sign", "build --release"]


NEAR = '- {quote: "inspectors which know the calendar of the harvest", action: confirm, by: desk}\n'
IN_TWO_PLACES = '- {quote: "answered at night", action: confirm, by: desk}\n'
ONE_OF_TWO = '- {quote: "a hotline that was answered at night", page: 9, action: confirm, by: desk}\n'


def test_what_is_held_can_be_accepted(tmp_path: Path) -> None:
    home = _home(tmp_path, "africa")
    (home / "inputs" / "20 31" / corrections.FILE_NAME).write_text(NEAR, "utf-8")
    assert _kinds(_followed(home)) == ["correct --accept", "sign", "build --release"]


@pytest.mark.parametrize("entry", [IN_TWO_PLACES, ONE_OF_TWO])
def test_what_a_command_cannot_settle_is_listed(tmp_path: Path, entry: str) -> None:
    home = _home(tmp_path, "africa", "asia")
    (home / "inputs" / "20 31" / corrections.FILE_NAME).write_text(entry, "utf-8")
    command, _ = _board(home)
    assert _kinds([command]) == ["correct --list"]
    ran = _pasted(home, command)
    assert ran.code == 0
    listed = ran.stdout.decode("utf-8")
    assert "africa/overview/1, p. 3" in listed
    assert "asia/overview/1, p. 3" in listed


def test_a_missing_report_is_named(tmp_path: Path) -> None:
    home = _home(tmp_path, "africa")
    (home / "inputs" / "20 31" / "edition.toml").write_text(_regions("africa", "mena"), "utf-8")
    assert _pasted(home, _board(home)[0]).code == 0
    assert _board(home)[0] == "put the missing report into 'inputs/20 31': no report of MENA"


def test_a_new_version_is_accepted_by_the_command_that_is_printed(tmp_path: Path) -> None:
    home = _home(tmp_path, "africa")
    assert _pasted(home, _board(home)[0]).code == 0
    editions.report(
        home / "inputs" / "20 31" / "africa.pdf", "africa", heading="Priority Actions for Companies"
    )
    ran = reportgen("status", "-v", cwd=home)
    text = ran.stdout.decode("utf-8")
    assert "version" in text
    built = reportgen("build", "--to", "json", cwd=home)
    (line,) = [line for line in built.lines if "new-version" in line]
    accepting = line.partition("or run: ")[2]
    assert _pasted(home, accepting).code == 0
    assert "new-version" not in reportgen("build", "--to", "json", cwd=home).stderr


def test_suggested_commands_work(tmp_path: Path) -> None:
    home = _home(tmp_path, "africa", "asia")
    for region in ("africa", "asia"):
        editions.report(home / "inputs" / "20 31" / f"{region}.pdf", region, heading="Dances and Games")
    ran = reportgen("suggest", cwd=home)
    commands = [line.strip() for line in ran.stdout.decode("utf-8").splitlines() if line.startswith("  ")]
    assert commands
    for command in commands:
        assert _pasted(home, command).code == 0, command
