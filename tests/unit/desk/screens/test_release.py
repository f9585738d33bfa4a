"""What is open is a list of links; only files of ours are given out."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import build, manifest
from reportgen.writers import formats
from tests.unit.desk.visitor import Visitor


def test_every_open_point_leads_to_its_place(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/release")
    links = [it.get("href") for it in page.tree.cssselect(".points a")]
    assert f"{len(links)} points are open" in page.text("h1")
    assert all(visitor.open(link).status == 200 for link in links)


def test_a_release_is_refused_while_points_are_open(visitor: Visitor, tmp_path: Path) -> None:
    page = visitor.send(visitor.open("/e/2031/release"), "#release")
    for _ in range(400):
        if not page.has("#busy"):
            break
        page = visitor.open("/e/2031/release")
    assert "not released" in page.text(".refused")
    assert not list((tmp_path / "build" / "2031").glob("global-priorities.pdf"))


def test_only_the_outputs_are_given(visitor: Visitor, tmp_path: Path) -> None:
    made = tmp_path / "build" / "2031"
    (made / "global-priorities.csv").write_text("id\n")
    (made / "secret.csv").write_text("SECRET")
    assert visitor.client.get("/e/2031/files/global-priorities.csv").text == "id\n"
    for name in ("secret.csv", ".cache", "..%2f..%2finputs%2f2031%2fedition.toml"):
        assert visitor.client.get(f"/e/2031/files/{name}").status_code in (404, 422)


def test_a_format_that_the_desk_has_no_text_for_goes_by_its_name(
    visitor: Visitor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = formats.CSV._replace(name="txt")
    monkeypatch.setattr(formats, "FORMATS", (*formats.FORMATS, row))
    (tmp_path / "build" / "2031" / row.file).write_text("Africa\n")
    page = visitor.open("/e/2031/release")
    assert page.text("#file-txt") == "TXT"


def test_a_changed_passage_is_listed_with_its_words(visitor: Visitor) -> None:
    visitor.send(visitor.open("/e/2031/sign/africa"), "#sign")
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    visitor.send(page, "#b-text", {"value": "Members agreed on little.", "why": "the page shows it"})
    assert "Members agreed on little." in visitor.open("/e/2031/release").text(".points")


def test_what_was_made_says_when_and_whether_it_is_of_now(
    visitor: Visitor, folder: Path, tmp_path: Path
) -> None:
    made = tmp_path / "build" / "2031"
    (made / formats.CSV.file).write_text("id\n")
    assert not visitor.open("/e/2031/release").has("#made"), "nobody can tell"
    (made / manifest.FILE_NAME).write_bytes(manifest.dump(manifest.of_edition(build.review(folder, 1), ())))
    page = visitor.open("/e/2031/release")
    assert page.text("#made").startswith("A draft, built ")
    assert not page.has("#stale")
    visitor.send(visitor.open("/e/2031/report/africa?at=africa/overview/1"), "#b-confirm")
    assert "corrections.yaml" in visitor.open("/e/2031/release").text("#stale")
