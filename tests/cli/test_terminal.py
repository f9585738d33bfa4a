"""What other people write never reaches the terminal as an order, and never begins a line of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import Ran, reportgen

pytestmark = pytest.mark.middle  # every command, over an edition of tricks

ESCAPE = "\x1b]0;mine\x07\x1b[2J"
TURNED = "\u202eesrever\u2066"


def _is_harmless(ran: Ran) -> bool:
    said = ran.stdout.decode("utf-8") + ran.stderr
    return not any(char in said for char in "\x1b\x07\u202e\u2066\x9b")


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition whose every text is somebody's trick."""
    toml = (
        'title = "\\u001b[2J title \\u202e"\nyear = 2031\n'
        '[[report]]\nfile = "gone\\u001b[2J.pdf"\n[[report]]\nfile = "africa.pdf"\n'
    )
    folder = editions.edition(tmp_path / "2031", "africa", toml=toml)
    (folder / "corrections.yaml").write_text(
        f'- quote: "words\\e[2J that stand\\nerror: nowhere \\u202e"\n  action: confirm\n  by: "a\\e[2Jb"\n'
        f'- quote: "Interpreters should be paid"\n  action: confirm\n  by: "a\\e[2J\\nb"\n'
        f'  why: "{TURNED}"\n',
        "utf-8",
    )
    return folder


@pytest.mark.parametrize(
    "words",
    [["build", "--to", "json", "-v"], ["status", "-v"], ["correct", "--list"], ["check"], ["suggest"]],
)
def test_tricks_are_spelled_out(edition: Path, words: list[str]) -> None:
    name, *more = words
    ran = reportgen(name, edition, *more, cwd=edition.parent)
    assert _is_harmless(ran)
    assert "internal error" not in ran.stderr
    if name in ("build", "correct"):
        said = ran.stdout.decode("utf-8") + ran.stderr
        assert r"words\x1b[2J that stand" in said
        assert not any(line.startswith("error: nowhere") for line in said.splitlines())


@pytest.mark.parametrize("name", [f"a{ESCAPE}.pdf", "a\nerror: all is lost.pdf", f"{TURNED}.pdf"])
def test_names_of_files_are_spelled_out(tmp_path: Path, name: str) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    (folder / name).write_bytes(b"no PDF")
    (tmp_path / name).write_bytes(b"no PDF")
    for words in (["build", folder, "--to", "json"], ["extract", name], ["extract", folder, "-o", "out"]):
        ran = reportgen(*words, cwd=tmp_path)
        assert ran.code == 3
        assert _is_harmless(ran)
        assert not any(line.startswith("error: all") for line in ran.lines)


def test_keys_and_arguments_are_spelled_out(tmp_path: Path) -> None:
    folder = editions.edition(tmp_path / "2031", "africa", toml=editions.TOML + '"a\\u001b[2Jb" = 1\n')
    for words in (
        ["build", folder],
        ["build", ESCAPE],
        [ESCAPE],
        ["build", f"--{ESCAPE}"],
        ["query", ESCAPE],
    ):
        ran = reportgen(*words, cwd=tmp_path)
        assert ran.code in (2, 6)
        assert _is_harmless(ran)


def test_cells_of_an_answer_are_spelled_out(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "store.json").write_text('{"schema_version": "1.0"}')
    question = "select chr(27) || '[2J' || chr(8238) as \"name\x1b[2J\""
    ran = reportgen("query", "--store", "store", question, cwd=tmp_path)
    assert ran.code == 0
    assert _is_harmless(ran)
    assert r"\x1b[2J\u202e" in ran.stdout.decode("utf-8")
