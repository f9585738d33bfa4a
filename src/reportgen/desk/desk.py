"""What all pages of the desk share: the editions, the texts, the pictures, and how a page is made."""

import secrets
from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ..edition import settings
from ..edition.intake import Received
from ..errors import UsageError
from ..stages.alignment import word_runs
from ..writers.html.templating import TemplateEngine
from .journal import Step
from .pictures import Pictures
from .refused import RefusedError
from .room import Room
from .security import FIELD, Gate
from .texts import Texts

WHO = "desk-name"
"""Cookie with the name of who decides in this browser; a name, no secret."""
_YEAR = 365 * 24 * 3600
_REMEMBERED = 2_000
"""Forms that are known to have been sent; one sent twice does nothing the second time."""
_SEE_OTHER = 303

Form = Mapping[str, str]


@dataclass(slots=True)
class Desk:
    """One running desk.

    Attributes:
        inputs: folder of the editions.
        only: the edition that it was opened for, which may lie elsewhere; None for all of `inputs`.
        received: what became of the files that arrived last, by edition; shown until the next do.
    """

    inputs: Path
    gate: Gate
    texts: Texts
    only: Path | None = None
    pictures: Pictures = field(default_factory=Pictures)
    received: dict[str, tuple[Received, ...]] = field(default_factory=dict)
    _rooms: dict[str, Room] = field(default_factory=dict)
    _sent: deque[str] = field(default_factory=lambda: deque(maxlen=_REMEMBERED))
    _lock: Lock = field(default_factory=Lock)
    _engine: TemplateEngine | None = None

    def folders(self) -> tuple[Path, ...]:
        """Return the folders of all editions, the newest names first."""
        editions = []
        if self.inputs.is_dir():
            editions = [
                path
                for path in self.inputs.iterdir()
                if path.is_dir() and not path.name.startswith(".") and (path / settings.FILE_NAME).is_file()
            ]
        if self.only is not None and self.only.resolve() not in [path.resolve() for path in editions]:
            editions.append(self.only)
        return tuple(sorted(editions, key=lambda path: path.resolve().name, reverse=True))

    def room(self, name: str) -> Room:
        """Return an edition by its folder's name: one of those there, never a path from an address.

        Raises:
            UsageError: there is none.
        """
        for folder in self.folders():
            if folder.resolve().name == name:
                with self._lock:
                    return self._rooms.setdefault(name, Room(folder))
        raise UsageError(self.texts("error.no_edition"))

    def page(self, request: Request, template: str, status: int = 200, **values: Any) -> Response:
        """Return a page filled with values."""
        engine = self._engine or self._make_engine()
        room = values.get("room")
        shared = {
            "t": self.texts,
            "csrf": self.gate.form_token,
            "who": who_is(request),
            "room": None,
            "last_step": _step(room, request),
            "state": room.state() if room is not None else "",
            "fragment": "",
            "path": request.scope["path"],
            "query": request.url.query,
            "here": "",
        }
        return HTMLResponse(engine.fill(f"desk/{template}", shared | values), status)

    def busy(self, request: Request, room: Room) -> Response:
        """Return the page that shows how far the work is, and then what was asked for."""
        return self.page(request, "busy.html.j2", room=room, work=room.work)

    def _make_engine(self) -> TemplateEngine:
        engine = TemplateEngine(
            {"slug": slug, "encoded": lambda text: quote(str(text), safe="")},
            {
                "once": lambda: secrets.token_urlsafe(12),
                "form_field": lambda: FIELD,
                "word_runs": word_runs.word_runs,
            },
        )
        self._engine = engine
        return engine

    def is_repeated(self, form: Form) -> bool:
        """Return whether a form was sent before: a double click, or a line that broke."""
        once = form.get("once", "")
        with self._lock:
            if not once or once in self._sent:
                return bool(once)
            self._sent.append(once)
            return False

    def forget(self, form: Form) -> None:
        """Let a form be sent again: it was refused."""
        with self._lock:
            if form.get("once", "") in self._sent:
                self._sent.remove(form["once"])


def _step(room: Room | None, request: Request) -> Step | None:
    """Return the step that an address names: the one that led to the page."""
    wanted = request.query_params.get("done", "")
    steps = room.journal.steps() if room is not None and wanted else ()
    return next((step for step in steps if str(step.number) == wanted), None)


def slug(identity: str) -> str:
    """Return an id as an element of a page bears it."""
    return "p-" + identity.replace("/", ".")


def who_is(request: Request) -> str:
    """Return the name of who decides in this browser, "" as long as nobody has said."""
    return " ".join(unquote(request.cookies.get(WHO, "")).split())[:80]


def typed(form: Form | None) -> Form:
    """Return what was typed into a form, for the page that shows it again: "" for what was not."""
    return defaultdict(str, form or {})


def back(address: str, form: Form | None = None) -> Response:
    """Lead to a page after a form was dealt with; a name that it gave is remembered."""
    response = RedirectResponse(address, _SEE_OTHER)
    name = " ".join((form or {}).get("by", "").split())[:80]
    if name:
        response.set_cookie(WHO, quote(name), max_age=_YEAR, httponly=True, samesite="strict")
    return response


def with_step(address: str, step: Step) -> str:
    """Return an address of a page with the step that leads to it, which the page then shows."""
    parts = urlsplit(address)
    fields = [(name, value) for name, value in parse_qsl(parts.query, True) if name != "done"]
    return urlunsplit(parts._replace(query=urlencode([*fields, ("done", step.number)], quote_via=quote)))


def name_in(form: Form, request: Request, desk: Desk) -> str:
    """Return who decides: as the form says, else as this browser is known.

    Raises:
        RefusedError: nobody has said a name.
    """
    name = " ".join((form.get("by") or who_is(request)).split())[:80]
    if not name:
        raise RefusedError(desk.texts("error.no_name"))
    return name


Screen = Callable[[Desk, Request], Response]
Action = Callable[[Desk, Request, Form], Response]
