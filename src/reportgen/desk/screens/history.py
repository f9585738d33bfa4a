"""All that was decided at this desk, the latest first: taken back, or done again."""

import re

from starlette.requests import Request
from starlette.responses import Response

from .. import deciding, recovery
from ..desk import Desk, Form, back, with_step

_SHOWN = 200
"""Steps that are listed."""


def show(desk: Desk, request: Request) -> Response:
    """List the steps."""
    room = desk.room(request.path_params["edition"])
    recovery.settle(room)
    steps = room.journal.steps()[::-1]
    lost = recovery.lost(room)
    return desk.page(request, "history.html.j2", room=room, here="history", steps=steps[:_SHOWN], lost=lost)


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Take a step back, or do it again."""
    room = desk.room(request.path_params["edition"])
    number, do, then = form.get("number", ""), form.get("do", ""), form.get("then", "")
    if number.isdecimal() and not desk.is_repeated(form):
        step = deciding.undo(room, int(number)) if do == "undo" else deciding.redo(room, int(number))
        return back(with_step(_own(room.id, then), step))
    return back(_own(room.id, then))


def _own(edition: str, address: str) -> str:
    """Return an address of a page of the edition; that of its history for any other."""
    return (
        address if re.fullmatch(rf"/e/{re.escape(edition)}(/[^\s\\]*)?", address) else f"/e/{edition}/history"
    )
