"""Nobody but this machine's browser talks to the desk, and only through the desk's own pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk.security import HEADERS
from tests import editions

from .visitor import PORT, Visitor, new_desk

BOARD = "/e/2031"
SCREENS = ("report/mena", "questions", "held", "terms", "themes", "sign/mena", "release", "settings")


@pytest.mark.parametrize(
    "host",
    ["evil.example:8017", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.evil.example:8017", "", "[::1]:8017"],
)
def test_another_name_is_refused(visitor: Visitor, host: str) -> None:
    assert visitor.client.get(BOARD, headers={"host": host}).status_code == 403


def test_localhost_leads_to_the_one_address(visitor: Visitor) -> None:
    found = visitor.client.get("/e/2031?x=1", headers={"host": f"localhost:{PORT}"}, follow_redirects=False)
    assert found.status_code == 307
    assert found.headers["location"] == f"http://127.0.0.1:{PORT}/e/2031?x=1"


def test_without_the_cookie_nothing_is_shown(visitor: Visitor) -> None:
    visitor.client.cookies.clear()
    for path in ("/", BOARD, "/static/desk.css", "/e/2031/report/africa"):
        assert visitor.client.get(path).status_code == 403


def test_the_address_opens_the_desk_once(visitor: Visitor) -> None:
    desk = new_desk(visitor.desk.inputs)
    address = desk.gate.address
    first, second = Visitor(desk), Visitor(desk)
    entered = first.client.get(address)
    cookie = entered.headers["set-cookie"]
    assert entered.status_code == 200
    assert cookie.startswith(f"desk-{PORT}=")
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert second.client.get(address).status_code == 403
    assert second.client.get("/").status_code == 403
    assert first.client.get(address).status_code == 200, "whoever is in may open it again"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"http://localhost:{PORT}"},
        {"origin": f"http://127.0.0.1:{PORT}", "sec-fetch-site": "same-site"},
        {"origin": f"http://127.0.0.1:{PORT}", "sec-fetch-site": "cross-site"},
    ],
)
def test_a_form_of_another_page_is_refused(visitor: Visitor, headers: dict[str, str]) -> None:
    data = {"csrf": visitor.desk.gate.form_token, "by": "X"}
    assert visitor.client.post("/name", data=data, headers=headers).status_code == 403


@pytest.mark.parametrize("token", ["", "wrong", "ü"])
def test_a_form_without_its_token_is_refused(visitor: Visitor, token: str) -> None:
    assert visitor.post("/name", {"csrf": token, "by": "X"}).status == 403


def test_every_answer_forbids_what_comes_from_elsewhere(visitor: Visitor) -> None:
    for path in ("/", "/nowhere", "/static/desk.css", "/e/none"):
        found = visitor.client.get(path)
        assert {name: found.headers[name] for name in HEADERS} == HEADERS
    assert "'unsafe" not in HEADERS["content-security-policy"]


def test_no_other_method_is_answered(visitor: Visitor) -> None:
    origin = {"origin": visitor.desk.gate.origin}
    assert visitor.client.put("/", headers=origin).status_code == 405
    assert visitor.client.delete(BOARD, headers=origin).status_code == 405


def test_scripts_in_reports_names_and_settings_are_shown_as_text(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "<script>alert(1)</script>"
    monkeypatch.setattr(editions, "ACTIONS", (f"Governments should not run {script} in the", "night."))
    editions.report(folder / "<img src=x onerror=alert(1)>.pdf", "mena", heading=script)
    (folder / "<b>letter.docx").write_bytes(b"x")
    toml = folder / "edition.toml"
    toml.write_text(toml.read_text("utf-8").replace("2031 Regional", f"2031 {script}"), "utf-8")
    places = [
        "",
        "/report/mena",
        "/questions",
        "/held",
        "/terms",
        "/themes",
        "/sign/mena",
        "/release",
        "/settings",
    ]
    seen = ""
    for place in (*(f"{BOARD}{it}" for it in places), "/", f"{BOARD}/book/mena"):
        page = visitor.open(place)
        assert page.status == 200, (place, page.text())
        raw = visitor.client.get(place).text
        assert script not in raw, place
        assert "<img src=x" not in raw, place
        assert "<b>letter" not in raw, place
        seen += raw
    assert "&lt;script&gt;" in seen
    assert "&lt;b&gt;letter" in seen
