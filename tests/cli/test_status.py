"""`reportgen status`, `sign`, `accept` and `suggest`: transcripts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportgen.edition.decision_files import corrections, signoff
from reportgen.model.compilation import SCHEMA_VERSION
from tests import editions
from tests.cli.command import Ran, reportgen

TOML = editions.TOML + 'regions = ["africa"]\n'
"""An edition of one region, so that it can be ready."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs with an edition of one report."""
    folder = tmp_path_factory.mktemp("made")
    editions.edition(folder / "inputs" / "2031", "africa", toml=TOML)
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of the inputs."""
    shutil.copytree(made / "inputs", tmp_path / "inputs")
    return tmp_path


def out(ran: Ran) -> str:
    return "\n".join(line.rstrip() for line in ran.stdout.decode("utf-8").splitlines())


def board_of(home: Path) -> dict[str, object]:
    ran = reportgen("status", "--json", cwd=home)
    assert ran.code == 0
    shown = json.loads(ran.stdout)
    assert isinstance(shown, dict)
    return shown


def write(home: Path, text: str) -> None:
    (home / "inputs/2031" / corrections.FILE_NAME).write_text(text, "utf-8")


def edit(home: Path, old: str, new: str) -> None:
    """Replace words of the edition's file of corrections."""
    path = home / "inputs/2031" / corrections.FILE_NAME
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


SET_TEXT = """\
- quote: "inspectors who know the calendar of the harvest"
  action: set
  field: text
  value: "inspectors who know the calendar of each harvest"
"""


@pytest.mark.middle
def test_the_story_of_a_chapter_from_draft_to_release(home: Path) -> None:
    draft = reportgen("status", cwd=home)
    assert (draft.code, draft.stderr) == (0, "")
    assert out(draft).splitlines()[:3] == [
        "2031 Regional Priorities (2031)",
        "",
        "report               pages  questions  corrections  sign-off",
    ]
    assert out(draft).splitlines()[3] == "Africa                   3          0  –            not signed"
    assert out(draft).endswith(
        "unsigned: africa: the chapter is not signed off\n"
        "Draft: 1 point is open.\n"
        'Next: reportgen sign inputs/2031 --region africa --by "…"'
    )

    signed = reportgen("sign", "--region", "africa", "--by", "Africa desk", "--on", "2031-07-01", cwd=home)
    assert signed.code == 0
    assert out(signed) == "Africa: 6 passages signed by Africa desk on 2031-07-01"
    assert signed.lines == ["→ inputs/2031/sign-off.yaml"]

    ready = reportgen("status", cwd=home)
    assert "Africa desk, 2031-07-01" in out(ready)
    assert out(ready).endswith("Ready for release.\nNext: reportgen build inputs/2031 --release")

    write(home, SET_TEXT)
    changed = reportgen("status", cwd=home)
    assert "since then 1 changed, 1 gone" in out(changed)
    assert "changed: africa/overview/1, p. 3: the words are not those that Africa desk signed off" in out(
        changed
    )
    assert 'Next: reportgen sign inputs/2031 --region africa --by "…"' in out(changed)

    again = reportgen("sign", "--all", "--by", "Second desk", "--on", "2031-07-02", cwd=home)
    assert out(again).splitlines()[1] == (
        "  signed before by Africa desk on 2031-07-01; since then 1 changed, 1 gone"
    )
    assert board_of(home)["draft"] is False
    assert [it.by for it in signoff.load(home / "inputs/2031")] == ["Second desk"]


def test_the_board_fits_a_screen_and_counts_what_became_of_corrections(home: Path) -> None:
    write(
        home,
        SET_TEXT
        + "- {quote: inspectors that knew the calender of the harvests, action: confirm}\n"
        + "- {quote: quite other words of nobody, action: confirm}\n"
        + "- {quote: Donors should fund, action: drop, why: said elsewhere}\n",
    )
    shown = board_of(home)
    (row,) = shown["regions"]  # type: ignore[attr-defined]
    assert row["corrections"] == {"applied": 2, "held": 1, "orphaned": 0}
    assert shown["elsewhere"] == {"questions": 0, "held": 0, "orphaned": 1}
    assert {point["kind"] for point in shown["open"]} == {"held", "orphaned", "unsigned"}  # type: ignore[attr-defined]
    assert shown["next"] == "reportgen correct inputs/2031 --accept 5"
    assert len(row["sha256"]) == 64
    assert (row["file"], row["pages"], row["sign_off"]) == ("africa.pdf", 3, None)
    text = out(reportgen("status", cwd=home))
    board = "\n".join(text.split("\n\n")[:2])
    assert max(map(len, board.splitlines())) <= 80
    assert row["sha256"][:8] in board
    for words in ("2 applied", "1 held", "whole edition", "1 orphaned"):
        assert words in board


def test_missing_reports_stand_on_the_board(home: Path) -> None:
    (home / "inputs/2031/edition.toml").write_text(
        editions.TOML + 'regions = ["africa", "asia"]\n[[report]]\nfile = "africa.pdf"\n', "utf-8"
    )
    ran = reportgen("status", cwd=home)
    assert ran.code == 0
    assert any("no report of Asia" in line and "missing" in line for line in out(ran).splitlines())
    (home / "inputs/2031/asia.pdf").write_bytes(b"%PDF-1.7 cut off")
    broken = reportgen("status", cwd=home)
    assert broken.code == 3
    assert broken.lines[0].startswith("error: inputs/2031/asia.pdf: ")
    assert any("asia.pdf" in line and "missing" in line for line in out(broken).splitlines())


def test_colours_stay_away_where_nobody_looks(home: Path) -> None:
    assert "\x1b" not in out(reportgen("status", cwd=home))


def test_signing_says_what_is_open(home: Path) -> None:
    write(home, "- {quote: inspectors that knew the calender of the harvests, action: confirm}\n")
    ran = reportgen("sign", "--region", "africa", "--by", "Africa desk", cwd=home)
    assert ran.code == 0
    assert any(line.startswith("still open: africa, p. 3: confirm") for line in ran.lines)
    assert any("line 1 of corrections.yaml is held" in line for line in ran.lines)
    assert not (home / "inputs/2031/accepted").exists(), "a new base would decide what people have to"
    (entry,) = signoff.load(home / "inputs/2031")
    assert len(entry.on) == len("2031-07-01")


def test_a_signed_chapter_is_the_base_of_the_next_version(home: Path) -> None:
    assert reportgen("sign", "--all", "--by", "Africa desk", cwd=home).code == 0
    kept = json.loads((home / "inputs/2031/accepted/africa.json").read_text("utf-8"))
    assert kept["schema_version"] == SCHEMA_VERSION
    assert kept["region"]["id"] == "africa"


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--by", "a"), 2, "name the chapters with --region, or all of them with --all"),
        (("--all", "--region", "africa", "--by", "a"), 2, "name the chapters with --region, or all"),
        (("--region", "africa"), 2, "the following arguments are required: --by"),
        (("--region", "africa", "--by", "…"), 2, "nobody signs: “…” is no name"),
        (("--region", "africa", "--by", "  "), 2, "nobody signs: “  ” is no name; name who does with --by"),
        (("--region", "africa", "--by", "a", "--on", "today"), 2, "'today' is no date"),
        (("--region", "asia", "--by", "a"), 2, "no report of asia; regions with a report: africa"),
    ],
)
def test_misuse_of_sign(home: Path, words: tuple[str, ...], code: int, said: str) -> None:
    ran = reportgen("sign", *words, cwd=home)
    assert (ran.code, ran.stdout) == (code, b"")
    assert len(ran.lines) == 1
    assert said in ran.lines[0]
    assert not (home / "inputs/2031" / signoff.FILE_NAME).exists()


def test_a_broken_sign_off_file_is_said(home: Path) -> None:
    (home / "inputs/2031" / signoff.FILE_NAME).write_text("- region: africa\n", "utf-8")
    ran = reportgen("status", cwd=home)
    assert (ran.code, ran.stdout) == (6, b"")
    assert "error: inputs/2031/sign-off.yaml:1: “by” is missing; sign the chapter again" in ran.stderr


@pytest.mark.middle
def test_a_reading_is_accepted_once(home: Path) -> None:
    first = reportgen("accept", cwd=home)
    assert (first.code, out(first)) == (0, "inputs/2031/accepted/africa.json: accepted")
    second = reportgen("accept", "--region", "africa", cwd=home)
    assert out(second) == "inputs/2031/accepted/africa.json: accepted already, unchanged"
    unknown = reportgen("accept", "--region", "mena", cwd=home)
    assert (unknown.code, unknown.lines) == (2, ["error: no report of mena; regions with a report: africa"])


def test_a_reading_is_not_accepted_over_held_corrections(home: Path) -> None:
    write(home, "- {quote: inspectors that knew the calender of the harvests, action: confirm}\n")
    ran = reportgen("accept", cwd=home)
    assert (ran.code, ran.stdout) == (5, b"")
    assert ran.lines[0].startswith(
        "error: line 1 of corrections.yaml is held: the words are only nearly there"
    )
    assert not (home / "inputs/2031/accepted").exists()


def test_suggestions_come_with_their_command(home: Path) -> None:
    editions.report(home / "inputs/2031/asia.pdf", "asia")
    write(home, "- {quote: Donors should fund, page: 3, action: confirm}\n")
    (home / "inputs/2031/edition.toml").write_text(editions.TOML, "utf-8")
    ran = reportgen("suggest", "--region", "africa", cwd=home)
    assert ran.code == 0
    assert ran.lines[-1].endswith("suggestions; nothing was changed")
    found = json.loads(reportgen("suggest", "--json", cwd=home).stdout)
    assert {one["region"] for one in found} <= {"africa", "asia"}
    for one in found:
        assert one["phrase"] in one["quote"]
        assert "reportgen correct inputs/2031 --quote" in one["command"]
    unknown = reportgen("suggest", "--region", "mena", cwd=home)
    assert (unknown.code, unknown.lines) == (
        2,
        ["error: no report of mena; regions with a report: africa, asia"],
    )
