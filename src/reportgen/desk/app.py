"""The routes of the desk; forms are checked here, and errors become pages here."""

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from ..errors import ReportgenError
from ..system import resources
from .desk import Action, Desk, Screen
from .screens import (
    board,
    editions,
    held,
    history,
    keys,
    placing,
    questions,
    release,
    report,
    signing,
    terms,
    themes,
    version,
)
from .security import ENTRANCE, FIELD, Guard

LARGEST_FORM = 2_000_000
"""Bytes of a form without files: the longest chapter has a tenth of it."""
LARGEST_UPLOAD = 220_000_000
"""Bytes of a form with files; a single report may have 200 MB (`readers.files`)."""
_MOST_FIELDS = 2_000
_MOST_FILES = 40
_OWN = (FIELD, "once")
"""Fields of every form, which are made anew where it is sent again."""
_TYPED = ("value", "words", "why")
"""Fields whose texts people typed."""
_BAD = 400
_FORBIDDEN = 403
_NOT_FOUND = 404
_TOO_LARGE = 413
_REFUSED = 422
_FAILED = 500

Endpoint = Callable[[Request], Awaitable[Response]]


def make(desk: Desk) -> Guard:
    """Return the app of a desk, with its guard before it."""

    def get(path: str, screen: Screen) -> Route:
        return Route(path, _shown(desk, screen), methods=["GET"])

    def post(path: str, action: Action, largest: int = LARGEST_FORM) -> Route:
        return Route(path, _posted(desk, action), methods=["POST"], max_body_size=largest)

    edition, region = "/e/{edition}", "/e/{edition}/report/{region}"
    folder = resources.templates()
    routes = [
        Route(ENTRANCE, desk.gate.enter, methods=["GET"]),
        get("/", editions.show),
        get("/new", editions.show_new),
        post("/new", editions.create, LARGEST_UPLOAD),
        get("/keys", keys.show),
        post("/name", keys.set_name),
        get(edition, board.show),
        post(f"{edition}/upload", board.upload, LARGEST_UPLOAD),
        post(f"{edition}/keep", board.keep),
        post(f"{edition}/place", placing.place),
        post(f"{edition}/expect", placing.expect),
        get(f"{edition}/settings", editions.show_settings),
        post(f"{edition}/settings", editions.change, LARGEST_UPLOAD),
        get(region, report.show),
        post(region, report.decide),
        get(f"{region}/picture/{{sha}}/{{page:int}}/{{zoom:int}}.png", report.picture),
        get(f"{edition}/questions", questions.show),
        post(f"{edition}/questions", questions.answer),
        get(f"{edition}/held", held.show),
        post(f"{edition}/held", held.decide),
        get(f"{edition}/terms", terms.show),
        post(f"{edition}/terms", terms.decide),
        get(f"{edition}/themes", themes.show),
        post(f"{edition}/themes", themes.decide),
        post(f"{edition}/looked", themes.look),
        get(f"{edition}/sign/{{region}}", signing.show),
        post(f"{edition}/sign/{{region}}", signing.sign),
        get(f"{edition}/version/{{region}}", version.show),
        get(f"{edition}/book/{{region}}", signing.give_book),
        get(f"{edition}/release", release.show),
        post(f"{edition}/release", release.build),
        get(f"{edition}/sheet/{{page:int}}.png", release.sheet),
        get(f"{edition}/files/{{name}}", release.file),
        get(f"{edition}/state", board.state),
        get(f"{edition}/history", history.show),
        post(f"{edition}/history", history.decide),
        Mount("/static", StaticFiles(directory=folder / "desk" / "static")),
        Mount("/fonts", StaticFiles(directory=folder / "fonts" / "web")),
    ]
    handlers: dict[Any, Any] = {HTTPException: _missing(desk), Exception: _failed(desk)}
    limited = [Middleware(_Limit, desk=desk)]
    return Guard(Starlette(routes=routes, exception_handlers=handlers, middleware=limited), desk.gate)


class _Limit:
    """Says in words that something is too large; the routes limit also what does not say its size."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app, self._desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        size = Headers(scope=scope).get("content-length", "") if scope["type"] == "http" else ""
        if size.isdecimal() and int(size) > LARGEST_UPLOAD:
            said = self._desk.texts(f"error.status_{_TOO_LARGE}")
            answer = _said(self._desk, Request(scope), _TOO_LARGE, said)
            await answer(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _shown(desk: Desk, screen: Screen) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(_answer, desk, request, lambda: screen(desk, request))

    return endpoint


def _posted(desk: Desk, action: Action) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        async with request.form(max_files=_MOST_FILES, max_fields=_MOST_FIELDS) as form:
            values = _Values(form)
            if not desk.gate.admits(form):
                return _said(desk, request, _FORBIDDEN, desk.texts("error.stale"), values)
            return await run_in_threadpool(
                _answer, desk, request, lambda: action(desk, request, values), values
            )

    return endpoint


class _Values(dict[str, str]):
    """The fields of a form as texts, the last of each name; and all of one name, and its files."""

    def __init__(self, form: Any) -> None:
        pairs = form.multi_items()
        super().__init__({name: _text(value) for name, value in pairs if isinstance(value, str)})
        self._pairs = [(name, _text(value)) for name, value in pairs if isinstance(value, str)]
        self._files = [(name, value) for name, value in pairs if isinstance(value, UploadFile)]

    def all(self, name: str) -> list[str]:
        """Return every value of a name."""
        return [value for key, value in self._pairs if key == name]

    def pairs(self) -> list[tuple[str, str]]:
        """Return all fields that are texts, in their order."""
        return self._pairs

    def files(self, name: str) -> list[tuple[str, Any]]:
        """Return the files of a name that has any: what they were called, and the open file."""
        return [
            (file.filename or "", file.file) for key, file in self._files if key == name and file.filename
        ]


def _text(value: str) -> str:
    """Return a text as it was meant: browsers send CRLF for a line break, and anything may send a null."""
    return value.replace("\r\n", "\n").replace("\0", "")


def _answer(
    desk: Desk, request: Request, make_page: Callable[[], Response], form: _Values | None = None
) -> Response:
    """Return a page; where it cannot be made, one that says why, with what was typed, to be sent again."""
    try:
        return make_page()
    except ReportgenError as error:
        if form is not None:
            desk.forget(form)
        return _said(desk, request, _REFUSED, str(error), form)


def _said(desk: Desk, request: Request, status: int, message: str, form: _Values | None = None) -> Response:
    pairs = [(name, value) for name, value in form.pairs() if name not in _OWN] if form is not None else []
    name = request.path_params.get("edition", "")
    known = [folder.resolve().name for folder in desk.folders()]
    room = desk.room(name) if name in known else None
    typed = [value for name, value in pairs if name in _TYPED and value.strip()]
    return desk.page(request, "error.html.j2", status, room=room, message=message, again=pairs, typed=typed)


def _missing(desk: Desk) -> Callable[[Request, HTTPException], Response]:
    def answer(request: Request, error: HTTPException) -> Response:
        key = f"error.status_{error.status_code}"
        message = desk.texts(key) if desk.texts.has(key) else error.detail
        return _said(desk, request, error.status_code, message)

    return answer


def _failed(desk: Desk) -> Callable[[Request, Exception], Response]:
    def answer(request: Request, error: Exception) -> Response:
        return _said(desk, request, _FAILED, desk.texts("error.internal", what=type(error).__name__))

    return answer
