"""edition.toml is changed by a program as a careful person would: comments and order stay."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from reportgen.edition import beginning, rewriting
from reportgen.errors import DataError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    beginning.begin(tmp_path / "2031")
    return tmp_path / "2031"


def _text(folder: Path) -> str:
    return (folder / "edition.toml").read_text("utf-8")


def test_what_people_wrote_stays(folder: Path) -> None:
    before = _text(folder).splitlines()
    rewriting.rewrite(folder, {"title": "New “title”", "theme": "A theme"})
    after = _text(folder).splitlines()
    assert [line for line in before if line.startswith("#") and line not in after] == []
    data = tomllib.loads(_text(folder))
    assert (data["title"], data["theme"], data["year"]) == ("New “title”", "A theme", 2031)


def test_a_key_is_put_before_the_tables(folder: Path) -> None:
    with (folder / "edition.toml").open("a") as file:
        file.write('\n[[report]]\nfile = "a.pdf" # ours\n')
    rewriting.rewrite(folder, {"theme": "A theme", "sponsors": [{"name": "S", "logo": "logos/s.png"}]})
    data = tomllib.loads(_text(folder))
    assert data["theme"] == "A theme"
    assert data["report"] == [{"file": "a.pdf"}]
    assert data["sponsors"] == [{"name": "S", "logo": "logos/s.png"}]
    assert "# ours" in _text(folder)


def test_an_empty_value_is_taken_out(folder: Path) -> None:
    rewriting.rewrite(folder, {"theme": "A theme"})
    rewriting.rewrite(folder, {"theme": ""})
    assert "theme" not in tomllib.loads(_text(folder))


def test_what_would_not_validate_is_not_written(folder: Path) -> None:
    before = _text(folder)
    with pytest.raises(DataError, match="language"):
        rewriting.rewrite(folder, {"language": "../en"})
    assert _text(folder) == before


def test_a_report_is_named_once(folder: Path) -> None:
    rewriting.name_report(folder, "a.pdf", "asia", "")
    rewriting.name_report(folder, "b.pdf", "africa", "What We Ask For")
    rewriting.name_report(folder, "a.pdf", "", "Our Asks")
    assert tomllib.loads(_text(folder))["report"] == [
        {"file": "a.pdf", "chapter": "Our Asks"},
        {"file": "b.pdf", "region": "africa", "chapter": "What We Ask For"},
    ]


def test_a_report_that_is_named_stays_in_the_order_of_the_chapters(folder: Path) -> None:
    def files() -> list[str]:
        return [block["file"] for block in tomllib.loads(_text(folder))["report"]]

    rewriting.name_report(folder, "b.pdf", "", "Our Asks")
    rewriting.name_report(folder, "b.pdf", "asia", "Our Asks", ("a.pdf", "b.pdf", "d.pdf"))
    assert files() == ["a.pdf", "b.pdf", "d.pdf"]
    rewriting.name_report(folder, "c.pdf", "mena", "", ("a.pdf", "b.pdf", "c.pdf", "d.pdf"))
    assert files() == ["a.pdf", "b.pdf", "c.pdf", "d.pdf"]
    assert tomllib.loads(_text(folder))["report"][1]["chapter"] == "Our Asks"


def test_an_order_that_people_wrote_is_theirs(folder: Path) -> None:
    rewriting.name_report(folder, "d.pdf", "asia", "")
    rewriting.name_report(folder, "b.pdf", "mena", "", ("a.pdf", "b.pdf", "c.pdf", "d.pdf"))
    assert [block["file"] for block in tomllib.loads(_text(folder))["report"]] == ["d.pdf", "b.pdf"]
