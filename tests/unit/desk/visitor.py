"""A browser without scripts: opens pages of the desk, fills in their forms as they stand, and sends them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lxml import html
from starlette.testclient import TestClient

from reportgen.desk import app, texts
from reportgen.desk.desk import WHO, Desk
from reportgen.desk.security import Gate

PORT = 8017
NAME = "Fatou Sow"
QUEUE = "/e/2031/questions"
HEADING = "What Our Neighbours Could Do"
"""A heading that the vocabulary does not know."""

TWO_MOVES = "".join(
    f'- {{quote: "Donors should fund", region: africa, action: move, value: "{behind}", '
    "by: x, on: 2031-06-01}\n"
    for behind in ("Overview", "Members agreed")
)
"""Two decisions about one thing, as by hand: the first waits, as the second says otherwise."""
PATIENCE = 60.0
"""Seconds after which reports count as never read."""


class Page:
    """A page that was opened."""

    def __init__(self, status: int, address: str, content: bytes) -> None:
        self.status, self.address = status, address
        self.tree = html.fromstring(content)

    def text(self, selector: str = "main") -> str:
        """Return the words of the elements that a CSS selector finds, blanks counted once."""
        return " ".join(" ".join(it.text_content() for it in self.tree.cssselect(selector)).split())

    def has(self, selector: str) -> bool:
        """Return whether a CSS selector finds anything."""
        return bool(self.tree.cssselect(selector))


class Visitor:
    """Somebody at the desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.client = TestClient(app.make(desk), base_url=desk.gate.origin, follow_redirects=True)

    def enter(self, name: str = NAME) -> Visitor:
        """Open the printed address, and say a name."""
        assert self.client.get(self.desk.gate.address).status_code == 200
        if name:
            self.client.cookies.set(WHO, name.replace(" ", "%20"), domain="127.0.0.1")
        return self

    def open(self, address: str) -> Page:
        """Open a page; wait for its reports to be read."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            found = self.client.get(address)
            page = Page(found.status_code, str(found.url), found.content or b"<p>")
            if not page.has("#busy"):
                return page
            time.sleep(0.01)  # the processes that read need the processor
        raise AssertionError("the reports are never read")

    def send(
        self, page: Page, button: str, fields: Mapping[str, Any] = {}, files: Iterable[Any] = ()
    ) -> Page:
        """Press a button of a page: the fields of its form are sent as they stand, changed as wanted."""
        (pressed,) = page.tree.cssselect(button)
        form = next(it for it in pressed.iterancestors("form"))
        data: dict[str, Any] = dict(form.form_values())
        if pressed.get("name"):
            data[pressed.get("name")] = pressed.get("value", "")
        action = form.get("action") or page.address
        return self.post(action, data | dict(fields), files)

    def post(self, action: str, data: Mapping[str, Any], files: Iterable[Any] = ()) -> Page:
        """Send a form as a browser does."""
        headers = {"origin": self.desk.gate.origin, "sec-fetch-site": "same-origin"}
        found = self.client.post(action, data=dict(data), files=list(files) or None, headers=headers)
        page = Page(found.status_code, str(found.url), found.content or b"<p>")
        return self.open(page.address) if page.has("#busy") else page


def new_desk(inputs: Path) -> Desk:
    """Return a desk that nobody has entered."""
    return Desk(inputs, Gate(PORT), texts.load())
