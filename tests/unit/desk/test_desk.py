"""What all pages share: editions by name only, forms that count once, the name of who decides."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.errors import UsageError

from .visitor import Visitor, new_desk


@pytest.mark.parametrize("name", ["..", ".", "", "2031/..", "%2e%2e", "inputs", "2031\0"])
def test_an_edition_is_one_of_those_there(folder: Path, name: str) -> None:
    with pytest.raises(UsageError):
        new_desk(folder.parent).room(name)


def test_an_edition_that_lies_elsewhere_can_be_opened(folder: Path, tmp_path: Path) -> None:
    desk = new_desk(tmp_path / "none")
    desk.only = folder
    assert desk.room("2031").folder == folder


def test_a_form_counts_once(folder: Path) -> None:
    desk = new_desk(folder.parent)
    assert not desk.is_repeated({"once": "a"})
    assert desk.is_repeated({"once": "a"})
    desk.forget({"once": "a"})
    assert not desk.is_repeated({"once": "a"})


def test_the_name_is_asked_once(visitor: Visitor) -> None:
    visitor.client.cookies.delete("desk-name")
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    assert page.has("#save-name")
    assert not page.has("#b-text")
    page = visitor.send(page, "#save-name", {"by": "  Zoë   Ødegaard "})
    assert page.address.endswith("/e/2031/report/africa?at=africa/overview/1")
    assert page.has("#b-text")
    assert "Zoë Ødegaard" in page.text(".bar")


@pytest.mark.parametrize("then", ["https://evil.example/", "//evil.example", "/\\evil.example", ""])
def test_a_form_leads_nowhere_else(visitor: Visitor, then: str) -> None:
    data = {"csrf": visitor.desk.gate.form_token, "by": "X", "then": then}
    assert visitor.post("/name", data).address == "http://127.0.0.1:8017/keys"
