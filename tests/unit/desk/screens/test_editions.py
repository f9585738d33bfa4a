"""A new edition is a folder with an edition.toml that explains itself, and what is wrong leaves no trace."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.unit.desk.visitor import Visitor

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def test_a_new_edition(visitor: Visitor, folder: Path) -> None:
    fields = {
        "title": "2032 “Priorities” \\ x",
        "year": "2032",
        "theme": "Local answers",
        "sponsor1": 'A "B" & C',
    }
    page = visitor.send(
        visitor.open("/new"), "#create", fields, files=[("logo1", ("../x.png", PNG, "image/png"))]
    )
    assert page.address.endswith("/e/2032")
    made = folder.parent / "2032"
    data = tomllib.loads((made / "edition.toml").read_text("utf-8"))
    assert (data["title"], data["year"], data["theme"]) == (fields["title"], 2032, "Local answers")
    assert data["sponsors"] == [{"name": 'A "B" & C', "logo": "logos/sponsor-1.png", "alt": 'A "B" & C'}]
    assert (made / "logos" / "sponsor-1.png").read_bytes() == PNG
    assert "# " in (made / "edition.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"title": "", "year": "2032"}, "title and a year"),
        ({"title": "X", "year": "../2032"}, "title and a year"),
        ({"title": "X", "year": "2032", "language": "../en"}, "language"),
    ],
)
def test_what_is_wrong_is_said(visitor: Visitor, folder: Path, fields: dict[str, str], said: str) -> None:
    page = visitor.send(visitor.open("/new"), "#create", fields)
    assert page.status == 422
    assert said in page.text(".refused")
    assert page.tree.cssselect("#title")[0].get("value") == fields["title"]
    assert [it.name for it in folder.parent.iterdir()] == ["2031"]


def test_a_logo_that_is_no_picture(visitor: Visitor, folder: Path) -> None:
    fields = {"title": "X", "year": "2032", "sponsor1": "S"}
    page = visitor.send(
        visitor.open("/new"), "#create", fields, files=[("logo1", ("l.svg", b"<svg/>", "image/svg"))]
    )
    assert "l.svg is no PNG or JPEG" in page.text(".refused")
    assert not (folder.parent / "2032").exists()


def test_a_year_that_is_taken_gets_a_folder_of_its_own(visitor: Visitor, folder: Path) -> None:
    visitor.send(visitor.open("/new"), "#create", {"title": "Again", "year": "2031"})
    assert (folder.parent / "2031-2" / "edition.toml").is_file()


def test_what_could_wait_is_filled_in_later(visitor: Visitor, folder: Path) -> None:
    path = folder / "edition.toml"
    path.write_text(
        path.read_text("utf-8") + '# ours\nsponsors = [{name = "Old", alt = "Its logo"}]\n', "utf-8"
    )
    page = visitor.open("/e/2031/settings")
    page = visitor.send(
        page, "#create", {"theme": "Local answers", "introduction": "One.\r\n\r\nTwo.", "sponsor2": "New"}
    )
    assert page.address.endswith("/e/2031")
    data = tomllib.loads(path.read_text("utf-8"))
    assert (data["title"], data["theme"], data["introduction"]) == (
        "2031 Regional Priorities",
        "Local answers",
        "One.\n\nTwo.",
    )
    assert data["sponsors"] == [{"name": "Old", "alt": "Its logo"}, {"name": "New"}]
    assert "# ours" in path.read_text("utf-8")
    page = visitor.send(visitor.open("/e/2031/settings"), "#create", {"sponsor1": "", "theme": ""})
    data = tomllib.loads(path.read_text("utf-8"))
    assert (data["sponsors"], "theme" in data) == ([{"name": "New"}], False)
    before = path.read_bytes()
    refused = visitor.send(visitor.open("/e/2031/settings"), "#create", {"language": "not a language"})
    assert refused.status == 422
    assert path.read_bytes() == before
