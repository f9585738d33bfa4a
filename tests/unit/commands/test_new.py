"""`reportgen new` begins an edition and says what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import cli


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_name_is_a_folder_in_inputs(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["new", "2023"]) == 0
    said = capsys.readouterr()
    assert said.out.strip() == "inputs/2023/edition.toml"
    assert (here / "inputs/2023/edition.toml").is_file()
    assert said.err.splitlines()[-1].endswith("build inputs/2023")


def test_a_path_is_taken_as_it_stands(here: Path) -> None:
    assert cli.main(["new", "else where/2023", "--year", "2024"]) == 0
    assert "year = 2024" in (here / "else where/2023/edition.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["new", " "], "name the edition"),
        (["new", ".."], "name the edition"),
        (["new", "spring"], "which year"),
        (["new", "spring", "--year", "12"], "no year from 1900 to 2199"),
        (["new"], "NAME"),
    ],
)
def test_what_makes_no_edition_is_one_line_and_leaves_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert cli.main(words) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert said in line
    assert list(here.iterdir()) == []
