"""Themes are confirmed or rejected, one passage or all that are ticked: one write, one step."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections, looked_through
from tests.unit.desk.visitor import Visitor


def _boxes(page) -> list[str]:  # type: ignore[no-untyped-def]
    return [it.get("value") for it in page.tree.cssselect("[data-row]")]


def test_all_ticked_are_one_step(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/themes")
    boxes = _boxes(page)
    assert boxes
    page = visitor.send(page, "#yes", {"one": boxes})
    assert len(corrections.load(folder)) == len(boxes)
    assert page.text("h1").startswith(f"{len(boxes)} of"), page.text()
    page = visitor.send(visitor.open("/e/2031/history"), "#undo-1")
    assert corrections.load(folder) == ()


def test_a_rejected_one_is_gone(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/themes")
    boxes = _boxes(page)
    theme = page.tree.cssselect("[name=theme]")[0].get("value")
    visitor.send(page, "#no", {"one": boxes[:1]})
    (entry,) = corrections.load(folder)
    assert (entry.field, entry.value, entry.remove) == ("themes", theme, True)
    assert boxes[0] not in _boxes(visitor.open(f"/e/2031/themes?theme={theme}"))


def test_nothing_ticked_is_said(visitor: Visitor) -> None:
    page = visitor.send(visitor.open("/e/2031/themes"), "#yes")
    assert page.status == 422
    assert "Nothing is ticked" in page.text("#refused")
    assert _boxes(page), "the list stays"


def test_one_that_is_confirmed_is_not_written_a_second_time(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/themes")
    theme = page.tree.cssselect("[name=theme]")[0].get("value")
    one = _boxes(page)[0]
    page = visitor.send(page, "#yes", {"one": [one]})
    page = visitor.send(visitor.open(f"/e/2031/themes?theme={theme}"), "#yes", {"one": [one]})
    assert page.status == 422
    assert "confirmed already" in page.text("#refused")
    page = visitor.send(page, "#yes", {"one": _boxes(page)})
    assert len(corrections.load(folder)) == len(_boxes(page))


def test_a_chapter_is_looked_through_for_a_theme_that_it_does_not_raise(
    visitor: Visitor, folder: Path
) -> None:
    page = visitor.open("/e/2031/themes")
    empty = next(
        it.get("href") for it in page.tree.cssselect("[id^=theme-]") if it.text_content().endswith("0/0")
    )
    page = visitor.send(visitor.open(empty), "#looked-africa")
    assert "looked through by Fatou Sow" in page.text("#list + h3 + ul")
    assert [it.region for it in looked_through.load(folder)] == ["africa"]
    assert "looked through, not raised" in page.text("#status")
    page = visitor.send(page, "#unlooked-africa")
    assert page.has("#looked-africa")
    assert looked_through.load(folder) == ()
    page = visitor.send(visitor.open("/e/2031/history"), "#undo-2")
    assert [it.region for it in looked_through.load(folder)] == ["africa"]


def test_a_theme_decided_on_is_called_so_beside_its_passage(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/themes")
    boxes = _boxes(page)
    theme = page.tree.cssselect("[name=theme]")[0].get("value")
    visitor.send(page, "#yes", {"one": boxes[:1]})
    region = boxes[0].partition("/")[0]
    page = visitor.open(f"/e/2031/report/{region}?at={boxes[0]}")
    assert f"theme confirmed ({theme}" in page.text(".decisions")
