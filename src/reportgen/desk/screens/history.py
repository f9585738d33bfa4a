"""All that was decided at this desk, the latest first: taken back, or done again."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from ...edition.review import load_vocabulary
from ...model.actions import KEY_TERM
from ...model.decisions import Correction
from .. import recovery, undoing
from ..desk import Desk, Form, back, with_step
from ..journal import Step

_SHOWN = 200
"""Steps that are listed."""


def show(desk: Desk, request: Request) -> Response:
    """List the steps."""
    room = desk.room(request.path_params["edition"])
    recovery.settle(room)
    steps = room.journal.steps()[::-1]
    lost = recovery.lost(room)
    names = load_vocabulary(room.folder).regions
    rows = [(step, _places(step, names)) for step in steps[:_SHOWN]]
    return desk.page(request, "history.html.j2", room=room, here="history", steps=rows, lost=lost)


class DecidedAt(NamedTuple):
    """Where something was decided."""

    region: str
    name: str
    page: int | None
    words: str


def _places(step: Step, names: Mapping[str, Any]) -> list[DecidedAt]:
    """Return where the decisions of a step stand: regions with pages, and of key terms the words."""
    entries = step.put or step.taken
    found = [(entry.region or step.region, entry.page, _words(entry)) for entry in entries]
    found = found or [(step.region, None, "")]
    return [
        DecidedAt(region, names[region].name if region in names else region, page, words)
        for region, page, words in dict.fromkeys(found)
        if region
    ]


def _words(entry: Correction) -> str:
    return entry.value or "" if entry.does(KEY_TERM) else ""


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Take a step back, or do it again."""
    room = desk.room(request.path_params["edition"])
    number, do, then = form.get("number", ""), form.get("do", ""), form.get("then", "")
    if number.isdecimal() and not desk.is_repeated(form):
        step = undoing.undo(room, int(number)) if do == "undo" else undoing.redo(room, int(number))
        return back(with_step(_own(room.id, then), step))
    return back(_own(room.id, then))


def _own(edition: str, address: str) -> str:
    """Return an address of a page of the edition; that of its history for any other."""
    return (
        address if re.fullmatch(rf"/e/{re.escape(edition)}(/[^\s\\]*)?", address) else f"/e/{edition}/history"
    )
