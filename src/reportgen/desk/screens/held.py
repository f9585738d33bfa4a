"""Decisions that wait, or have lost their place: each beside the words that nearly match."""

from starlette.requests import Request
from starlette.responses import Response

from ...edition.decide import text_of
from ...edition.review import Reviewed
from .. import deciding
from ..deciding import RefusedError
from ..desk import Desk, Form, back, name_in
from ..room import Room


def show(desk: Desk, request: Request) -> Response:
    """Show what waits."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed)


def _page(
    desk: Desk, request: Request, room: Room, reviewed: Reviewed, refused: RefusedError | None = None
) -> Response:
    reports = reviewed.compilation.reports
    waiting = [
        {
            "one": decided,
            "near": [
                (near, text_of(reports, near.item) or near.text)
                for near in (decided.candidate, *decided.alternatives)
                if near is not None
            ],
        }
        for decided in reviewed.compilation.corrections
        if decided.outcome != "applied"
    ]
    return desk.page(
        request,
        "held.html.j2",
        422 if refused else 200,
        room=room,
        here="held",
        waiting=waiting,
        refused=refused,
        line=request.query_params.get("line", ""),
    )


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Accept a candidate, or take the decision out."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    address = f"/e/{room.id}/held"
    if reviewed is None or desk.is_repeated(form):
        return back(address)
    line, item, do = form.get("line", ""), form.get("item", ""), form.get("do", "")
    known = {
        str(decided.line): decided
        for decided in reviewed.compilation.corrections
        if decided.outcome != "applied"
    }
    try:
        entry = known.get(line)
        if entry is None or entry.line is None or entry.quote != form.get("quote", "").strip():
            raise RefusedError(desk.texts("error.changed_meanwhile"))
        by = name_in(form, request, desk)
        near = entry.candidate.item if entry.candidate else ""
        region = (item or near).partition("/")[0]
        if do == "accept":
            deciding.accept_candidate(room, entry.line, item, by, entry.quote, region)
        elif do == "remove":
            deciding.take_out(room, entry.line, by, region)
    except RefusedError as refused:
        desk.forget(form)
        return _page(desk, request, room, reviewed, refused)
    return back(address, form)
