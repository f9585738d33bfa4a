"""Where no edition is named, commands say which one they take, and which newer one they do not."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from reportgen.commands import meant


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "inputs" / "2021"
    folder.mkdir(parents=True)
    (folder / "edition.toml").touch()
    (folder / "africa.pdf").touch()
    return tmp_path / "inputs"


def test_a_build_always_says_which_edition_and_why(inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert meant.edition(argparse.Namespace(), always=True) == Path("inputs/2021")
    assert capsys.readouterr().err == "edition: inputs/2021 (the only edition there)\n"


def test_other_commands_say_it_only_where_a_newer_folder_is_passed_over(
    inputs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meant.edition(argparse.Namespace())
    assert capsys.readouterr().err == ""
    (inputs / "2022").mkdir()
    meant.edition(argparse.Namespace())
    passed, taken = capsys.readouterr().err.splitlines()
    assert passed.startswith("note: inputs/2022 is newer and is not taken")
    assert taken == "edition: inputs/2021 (the newest edition with reports)"


def test_quiet_is_quiet(inputs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (inputs / "2022").mkdir()
    meant.edition(argparse.Namespace(quiet=True), always=True)
    assert capsys.readouterr().err == ""
