"""Themes are confirmed or rejected, one passage or all that are ticked: one write, one step."""

from __future__ import annotations

from pathlib import Path

from reportgen.edition.decision_files import corrections
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
    assert "Nothing is ticked" in page.text()
