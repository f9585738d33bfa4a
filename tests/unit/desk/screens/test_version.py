"""A new version beside the accepted one: changes with both pages, and what became of decisions."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition.decision_files import corrections
from tests import editions
from tests.unit.desk.visitor import Visitor

VERSION = "/e/2031/version/africa"


@pytest.fixture
def arrived(visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The edition with two decisions about Africa, and a new version of it, reworded."""
    for item, button, fields in (
        ("africa/governments/1", "#b-bold", {"words": "hold a licence"}),
        ("africa/overview/1", "#b-confirm", {}),
    ):
        visitor.send(visitor.open(f"/e/2031/report/africa?at={item}"), button, fields)
    assert len(corrections.load(folder)) == 2
    monkeypatch.setattr(
        editions,
        "ACTIONS",
        (
            "Governments should publish which recruiters have a permit. Interpreters should be paid",
            "by the court and not by the employer, so that hearings are honest and complaints safe.",
        ),
    )
    new = editions.report(folder.parent / "new.pdf", "africa")
    file = ("reports", ("Africa v2.pdf", new.read_bytes(), "application/pdf"))
    visitor.send(visitor.open("/e/2031"), "#send", files=[file])
    return folder


def test_what_differs_is_shown_with_both_pages(visitor: Visitor, arrived: Path) -> None:
    assert visitor.open("/e/2031").tree.cssselect("#version-africa")[0].get("href") == VERSION
    page = visitor.open(VERSION)
    assert page.text(".versions del") == "hold licence" or "hold" in page.text(".versions del")
    assert "permit" in page.text(".versions ins")
    pictures = [it.get("href") for it in page.tree.cssselect(".versions image")]
    assert len(pictures) == 2
    assert len({it.split("/")[-3] for it in pictures}) == 2, "each of its own file"
    for address in pictures:
        assert visitor.client.get(address).headers["content-type"] == "image/png"


def test_what_became_of_each_decision(visitor: Visitor, arrived: Path) -> None:
    page = visitor.open(VERSION)
    assert "still holds" in page.text(".steps")
    assert "1 decision waits" in page.text("#next")
    held = page.tree.cssselect("[id^=held-]")[0].get("href")
    assert "Governments should publish" in visitor.open(held).text()


def test_the_old_file_is_kept_on_request(visitor: Visitor, arrived: Path) -> None:
    page = visitor.send(visitor.open(VERSION), "#old")
    assert not page.has("#version-africa")
    assert "The same words" in visitor.open(VERSION).text()


def test_the_comparison_comes_before_the_decisions_that_wait_for_it(visitor: Visitor, arrived: Path) -> None:
    next_step = visitor.open("/e/2031").tree.cssselect("#next")[0]
    assert next_step.get("href") == VERSION
    assert "look at the new version of Africa" in next_step.text_content()


def test_the_choice_is_a_step_of_the_history(visitor: Visitor, arrived: Path) -> None:
    page = visitor.send(visitor.open(VERSION), "#old")
    assert "old file kept" in page.text("#status")
    assert "The old file of Africa stands there again" in page.text()
    page = visitor.open("/e/2031/history")
    assert page.text(".steps li").startswith("old file kept")
    page = visitor.send(page, "#undo-3")
    assert "Taken back" in page.text("#status")
    assert visitor.open("/e/2031").has("#version-africa")


def test_who_chooses_says_a_name(visitor: Visitor, arrived: Path) -> None:
    visitor.client.cookies.delete("desk-name")
    page = visitor.open(VERSION)
    assert page.has("#by")
    page = visitor.send(page, "#old", {"by": ""})
    assert page.status == 422
    assert visitor.open(VERSION).has("#old"), "nothing was done"


def test_a_file_that_nobody_kept_has_no_picture(visitor: Visitor, folder: Path) -> None:
    visitor.open("/e/2031")
    found = visitor.client.get(f"/e/2031/report/africa/picture/{'ab' * 32}/1/2.png")
    assert found.status_code == 422


def test_a_decision_that_waits_is_named_by_its_region_and_leads_to_the_report(
    visitor: Visitor, arrived: Path
) -> None:
    page = visitor.open("/e/2031/held")
    assert page.text("article h2").startswith("Africa · Waiting")
    near = page.tree.cssselect("[id^=near-]")[0].get("href")
    assert visitor.open(near).has("article.chosen")
    assert visitor.open(VERSION).tree.cssselect("#not-yet")[0].get("href") == "/e/2031/held"
