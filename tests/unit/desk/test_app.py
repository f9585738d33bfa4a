"""Whatever is sent, the desk answers in words, and nothing but the edition is touched."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.routing import Route

from reportgen.desk import app

from .visitor import Visitor, new_desk

TRAVERSALS = ["..%2f..%2fetc%2fpasswd", "../../pyproject.toml", "%2e%2e/secret", "C:\\x", "x%00y"]
NO_PAGES = ("/enter", "/e/{edition}/book/{region}", "/e/{edition}/state", "/e/{edition}/sheet/{page:int}.png")
"""What answers with something else than a page of the desk."""
FIELDS = (
    "do",
    "at",
    "seen",
    "words",
    "start",
    "value",
    "why",
    "page",
    "number",
    "line",
    "quote",
    "one",
    "theme",
    "behind",
    "means",
    "following",
    "item",
    "region",
    "called",
    "chapter",
    "file",
    "title",
    "year",
    "then",
    "kind",
    "level",
    "audience",
    "anyway",
    "once",
)


def _routes(visitor: Visitor, method: str) -> list[str]:
    inner = visitor.client.app._app  # type: ignore[attr-defined]
    return [it.path for it in inner.routes if isinstance(it, Route) and method in (it.methods or ())]


@pytest.mark.parametrize("name", TRAVERSALS)
@pytest.mark.parametrize("place", ["/static/", "/fonts/", "/e/", "/e/2031/files/", "/e/2031/report/"])
def test_no_path_leads_out(visitor: Visitor, tmp_path: Path, place: str, name: str) -> None:
    (tmp_path / "secret").write_text("SECRET")
    found = visitor.client.get(place + name)
    being_read = b'id="busy"' in found.content  # of whatever place, while the reports are being read
    assert being_read or found.status_code in (404, 422, 400, 403, 405), found.text
    assert b"SECRET" not in found.content
    assert b"[project]" not in found.content


def test_an_unknown_page_is_said_in_words(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/nothing")
    assert page.status == 404
    assert "no such page" in page.text()


def test_too_large_a_form_is_refused(visitor: Visitor) -> None:
    data = {"csrf": visitor.desk.gate.form_token, "by": "x" * (app.LARGEST_FORM + 1)}
    assert visitor.post("/name", data).status in (400, 413)


def test_many_requests_at_once(visitor: Visitor) -> None:
    visitor.open("/e/2031")
    with ThreadPoolExecutor(50) as pool:
        found = list(pool.map(lambda _: visitor.client.get("/e/2031/report/africa").status_code, range(200)))
    assert set(found) == {200}


@pytest.mark.middle
@settings(max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_forms_meet_no_error_of_ours(visitor: Visitor, folder: Path, data: st.DataObject) -> None:
    routes = [it for it in _routes(visitor, "POST") if not it.endswith("/release")]
    path = data.draw(st.sampled_from(routes))
    names = st.sampled_from(["2031", "africa", "asia", "x"])
    address = path.replace("{edition}", "2031").replace("{region}", data.draw(names))
    values = st.one_of(
        st.text(max_size=12),
        st.sampled_from(["undo", "redo", "yes", "no", "text", "bold", "1", "accept", "2031"]),
    )
    form = data.draw(st.dictionaries(st.sampled_from(FIELDS), values, max_size=6))
    before = {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts}
    found = visitor.post(address, {"csrf": visitor.desk.gate.form_token, **form})
    assert found.status in (200, 422, 403), (address, form, found.text("main"))
    new = {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts} - before
    assert all(it.is_relative_to(folder) for it in new), new


@pytest.mark.middle
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_random_addresses_meet_no_error_of_ours(visitor: Visitor, folder: Path, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from([it for it in _routes(visitor, "GET") if it != "/enter"]))
    words = st.one_of(
        st.sampled_from(["2031", "africa", "africa/overview/1", "0", "-1", "9" * 40, "..", "%00", "<b>"]),
        st.text(max_size=12),
    )
    for gap in re.findall(r"{[^}]+}", path):
        number = st.sampled_from(["0", "1", "3", "99", "9" * 30])
        word = data.draw(number if gap.endswith(":int}") else words)
        path = path.replace(gap, quote(word, safe=""), 1)
    query = data.draw(st.dictionaries(st.sampled_from([*FIELDS, "zoom", "done", "from"]), words, max_size=4))
    before = {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts}
    found = visitor.client.get(path, params=query)
    assert found.status_code in (200, 404, 405, 422), (path, query, found.text[-600:])
    assert {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts} <= {
        *before,
        folder / ".desk",
    }


@pytest.mark.middle
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=40), content=st.binary(max_size=60))
def test_whatever_is_sent_as_a_report_lies_in_the_edition_or_nowhere(
    visitor: Visitor, folder: Path, name: str, content: bytes
) -> None:
    before = {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts}
    form = {"csrf": visitor.desk.gate.form_token}
    file = ("reports", (f"../../{name}.pdf", content, "application/pdf"))
    assert visitor.post("/e/2031/upload", form, [file]).status in (200, 400, 422)
    new = {it for it in folder.parent.parent.rglob("*") if ".cache" not in it.parts} - before
    assert new == set(), "none of it is a report"


def test_too_large_an_upload_that_does_not_say_its_size_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LARGEST_UPLOAD", 1_000)
    visitor = Visitor(new_desk(folder.parent)).enter()
    headers = {"origin": visitor.desk.gate.origin, "content-type": "multipart/form-data; boundary=x"}
    before = sorted(folder.iterdir())
    found = visitor.client.post("/e/2031/upload", content=(b"0" * 500 for _ in range(20)), headers=headers)
    assert "content-length" not in found.request.headers
    assert found.status_code == 413
    assert sorted(folder.iterdir()) == before


def test_every_page_opens(visitor: Visitor) -> None:
    for path in _routes(visitor, "GET"):
        if "{" in path.replace("{edition}", "").replace("{region}", "") or path in NO_PAGES:
            continue
        page = visitor.open(path.replace("{edition}", "2031").replace("{region}", "africa"))
        assert page.status == 200, (path, page.text())
        assert page.has("main#main")
        assert page.tree.get("lang") == "en"


def test_what_was_typed_is_kept_and_can_be_sent_again(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    broken = folder / "corrections.yaml"
    broken.write_text("- quote: [\n")
    failed = visitor.send(page, "#b-text", {"value": "Members <agreed>.", "why": "by telephone"})
    assert failed.status == 422
    assert [it.text_content() for it in failed.tree.cssselect("blockquote")] == [
        "Members <agreed>.",
        "by telephone",
    ]
    broken.unlink()
    page = visitor.send(failed, "#again")
    assert "Members <agreed>." in page.text("article.chosen")


def test_a_page_knows_when_the_files_have_changed(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/e/2031")
    (note,) = page.tree.cssselect("#changed")
    assert visitor.client.get(note.get("data-look")).text == note.get("data-state")
    (folder / "corrections.yaml").write_text("# nothing\n")
    assert visitor.client.get(note.get("data-look")).text != note.get("data-state")


def test_too_large_an_upload_is_refused_and_leaves_nothing(
    visitor: Visitor, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "LARGEST_UPLOAD", 1_000)
    small = Visitor(new_desk(visitor.desk.inputs)).enter()
    before = sorted(folder.iterdir())
    page = small.open("/e/2031")
    file = ("reports", ("mena.pdf", b"%PDF-1.4" + b"0" * 5_000, "application/pdf"))
    refused = small.send(page, "#send", files=[file])
    assert refused.status == 413
    assert "too large" in refused.text()
    assert sorted(folder.iterdir()) == before


def test_a_page_of_a_desk_that_was_started_again_keeps_what_was_typed(visitor: Visitor) -> None:
    page = visitor.open("/e/2031/report/africa?at=africa/overview/1")
    fields = {"value": "Members agreed on little.", "why": "the page shows it", "csrf": "of yesterday"}
    page = visitor.send(page, "#b-text", fields)
    assert page.status == 403
    assert "Members agreed on little." in page.text("blockquote")
    page = visitor.send(page, "#again")
    assert "words edited" in page.text("#status")
