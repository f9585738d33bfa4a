"""Who may talk to the desk: this machine's browser, with the desk's own cookie, from the desk's own pages.

The address is checked with its port (DNS rebinding; browsers share cookies between ports), a post also by its
origin, and by a token in its form. Every answer forbids scripts, styles and pictures from elsewhere.
"""

import hmac
import secrets
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ENTRANCE = "/enter"
"""Where the token of the printed address becomes a cookie."""
FIELD = "csrf"
"""Name of the field of every form that only our own pages can know."""
CLOSED = "x-desk-closed"
"""Header of the answer to who is not let in: the page that asked stays, with what was typed into it."""
_SAFE = ("GET", "HEAD")
_FORBIDDEN = 403
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "referrer-policy": "same-origin",  # with "no-referrer" a plain form would post `Origin: null`
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
_REFUSED = """<!doctype html><html lang="en"><meta charset="utf-8"><title>reportgen desk</title>
<h1>This address does not open the desk</h1>
<p>{why}</p>
<p>Stop the desk with Ctrl-C where it was started, start it again, and open the new address.</p>"""
_ENTER = """<!doctype html><html lang="en"><meta charset="utf-8"><title>reportgen desk</title>
<link rel="icon" href="/static/icon.svg" type="image/svg+xml">
<meta http-equiv="refresh" content="0;url={target}"><p><a href="{target}">Open the desk</a></p>"""


class Gate:
    """The secrets of one running desk.

    Attributes:
        token: opens the desk once; None after that.
        form_token: stands in every form.
    """

    def __init__(self, port: int) -> None:
        """Make new secrets for the desk on a port."""
        self.port = port
        self.token: str | None = secrets.token_urlsafe(24)
        self.form_token = secrets.token_urlsafe(24)
        self._pass = secrets.token_urlsafe(24)

    @property
    def origin(self) -> str:
        """The desk's own origin."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        """The address that opens the desk once."""
        return f"{self.origin}{ENTRANCE}?token={self.token}"

    @property
    def cookie(self) -> str:
        """Name of the cookie: of this port only, as browsers share cookies between ports."""
        return f"desk-{self.port}"

    def enter(self, request: Request) -> Response:
        """Give a browser that knows the token the cookie; the token is used up by that.

        The page is an answer of its own, not a redirect: after a redirect from a file or another program
        browsers do not send a strict cookie along.
        """
        if not self.is_known(request.cookies):
            if self.token is None or not _same(request.query_params.get("token", ""), self.token):
                return HTMLResponse(_REFUSED.format(why="It was used already, or is not whole."), _FORBIDDEN)
            self.token = None
        target = f"/{self.start}" if self.start else "/"
        response = HTMLResponse(_ENTER.format(target=target))
        response.set_cookie(self.cookie, self._pass, httponly=True, samesite="strict", path="/")
        return response

    start = ""
    """Path below the origin that is shown first."""

    def is_known(self, cookies: Any) -> bool:
        """Return whether a request bears the desk's cookie."""
        return _same(cookies.get(self.cookie, ""), self._pass)

    def admits(self, form: Any) -> bool:
        """Return whether a form comes from one of our pages."""
        token = form.get(FIELD, "")
        return isinstance(token, str) and _same(token, self.form_token)


def _same(given: str, other: str) -> bool:
    return hmac.compare_digest(given.encode(), other.encode())


class Guard:
    """Lets through what the gate knows; sets the headers of every answer."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        """Stand before an app."""
        self._app, self._gate = app, gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or let it through."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        answer = self._refusal(Request(scope))
        await (answer or self._app)(scope, receive, guarded)

    def _refusal(self, request: Request) -> Response | None:
        """Return the answer to a request that is not let through."""
        headers = request.headers
        host = headers.get("host", "")
        if host == f"localhost:{self._gate.port}" and request.method in _SAFE:
            query = f"?{request.url.query}" if request.url.query else ""
            return RedirectResponse(f"{self._gate.origin}{request.scope['path']}{query}", 307)
        if host != f"127.0.0.1:{self._gate.port}":
            return _refused("It was asked for under another name.")
        if request.method not in _SAFE and not self._is_own(headers):
            return _refused("The form was sent by another page.")
        if request.scope["path"] != ENTRANCE and not self._gate.is_known(request.cookies):
            return _refused("This browser has not been let in.")
        return None

    def _is_own(self, headers: Headers) -> bool:
        fetched = headers.get("sec-fetch-site", "same-origin")
        return headers.get("origin") == self._gate.origin and fetched == "same-origin"


def _refused(why: str) -> Response:
    return HTMLResponse(_REFUSED.format(why=why), _FORBIDDEN, {CLOSED: "1"})
