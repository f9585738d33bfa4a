"""The command line: every command has its help, misuse is one line, errors have their exit codes."""

from __future__ import annotations

import pytest

from reportgen import cli, errors
from reportgen.commands import COMMANDS, info


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([name, "--help"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out.startswith(f"usage: reportgen {name}")


@pytest.mark.parametrize("words", [["bild"], ["--wrong"], ["build", "--to", "odt"], ["query", "--wrong"]])
def test_misuse_is_one_line_and_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert "--help`" in line


def test_without_a_command_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 2
    shown = capsys.readouterr().err
    assert all(name in shown for name in COMMANDS)


@pytest.mark.parametrize(
    ("raised", "code", "said"),
    [
        (errors.DataError("a.toml: wrong", "b.toml: too"), 6, ["error: a.toml: wrong", "error: b.toml: too"]),
        (errors.OutputError("x: full"), 8, ["error: x: full"]),
        (KeyboardInterrupt(), 130, ["interrupted; files that were finished before are kept"]),
    ],
)
def test_errors_are_said_line_by_line_with_their_code(
    raised: BaseException,
    code: int,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(options: object) -> int:
        raise raised

    monkeypatch.setattr(info, "run", run)
    assert cli.main(["info"]) == code
    assert capsys.readouterr().err.splitlines() == said


def test_a_fault_of_ours_looks_like_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(options: object) -> int:
        raise KeyError("x")

    monkeypatch.setattr(info, "run", run)
    assert cli.main(["info"]) == 1
    assert "internal error: KeyError: 'x'; run again with -v" in capsys.readouterr().err
    assert cli.main(["-v", "info"]) == 1
    assert "Traceback" in capsys.readouterr().err
