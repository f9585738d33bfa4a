"""A new edition's file validates as written and with every line in use, and overwrites nothing."""

import re
from pathlib import Path

import pytest

from reportgen.edition import beginning, settings
from reportgen.errors import OutputError, UsageError


def _load(folder: Path) -> settings.EditionFile:
    (folder / "a.pdf").write_bytes(b"%PDF-1.7")
    return settings.load(folder).settings


def test_the_file_is_an_edition_of_the_folders_year(tmp_path: Path) -> None:
    path = beginning.begin(tmp_path / "forum-2023")
    assert path == tmp_path / "forum-2023" / "edition.toml"
    made = _load(path.parent)
    assert (made.title, made.year) == ("2023 Regional Priorities", 2023)
    assert made.sponsors == made.regions == made.report == ()
    assert (path.parent / "logos").is_dir()


def test_every_line_that_is_commented_out_is_a_valid_setting(tmp_path: Path) -> None:
    path = beginning.begin(tmp_path / "2023")
    text = path.read_text("utf-8")
    path.write_text(re.sub(r'(?m)^# (?=[a-z_]+ = |"""|[][]|  \{|A second|Write here)|^#$', "", text), "utf-8")
    made = _load(path.parent)
    written = {name for name in type(made).model_fields if getattr(made, name)}
    assert written == set(type(made).model_fields)
    assert made.introduction.split("\n\n")[-1].strip() == "A second paragraph."


def test_reports_that_lie_there_stay(tmp_path: Path) -> None:
    (tmp_path / "2023").mkdir()
    (tmp_path / "2023" / "africa.pdf").write_bytes(b"words")
    beginning.begin(tmp_path / "2023")
    assert (tmp_path / "2023" / "africa.pdf").read_bytes() == b"words"


def test_an_edition_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    path = beginning.begin(tmp_path / "2023")
    path.write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="stays as it is"):
        beginning.begin(tmp_path / "2023")
    assert path.read_text("utf-8") == "mine"


def test_a_name_without_a_year_asks_for_one(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="which year"):
        beginning.begin(tmp_path / "spring")
    assert not (tmp_path / "spring").exists()
    beginning.begin(tmp_path / "spring", 2030)
    assert _load(tmp_path / "spring").year == 2030


def test_a_file_of_that_name_is_said(tmp_path: Path) -> None:
    (tmp_path / "2023").touch()
    with pytest.raises(OutputError, match="is a file, not a folder"):
        beginning.begin(tmp_path / "2023")
