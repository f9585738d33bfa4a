"""All that was decided at this desk, the latest first: taken back, or done again."""

from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from .. import deciding, recovery
from ..desk import Desk, Form, back, slug

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
        if then == "report" and step.region:
            passage, page = form.get("at", ""), form.get("page", "")
            fields = urlencode({"page": page if page.isdecimal() else "", "at": passage, "done": step.number})
            return back(f"/e/{room.id}/report/{step.region}?{fields}{'#' + slug(passage) if passage else ''}")
    places = ("questions", "terms", "themes", "held", f"sign/{form.get('region', '')}")
    return back(f"/e/{room.id}/{then if then in places else 'history'}")
