"""Decisions that wait, or have lost their place: each beside the words that nearly match."""

from collections import defaultdict

from starlette.requests import Request
from starlette.responses import Response

from ...edition.decide import text_of
from ...edition.review import Reviewed
from ...errors import UsageError
from ...model.decisions import Correction, DecidedCorrection, given_fields
from .. import deciding
from ..desk import Desk, Form, back, name_in, typed, with_step
from ..journal import Step
from ..refused import RefusedError
from ..room import Room


def show(desk: Desk, request: Request) -> Response:
    """Show what waits."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed)


def _page(
    desk: Desk,
    request: Request,
    room: Room,
    reviewed: Reviewed,
    refused: RefusedError | None = None,
    *,
    form: Form | None = None,
) -> Response:
    reports = reviewed.compilation.reports
    waiting = [
        {
            "one": decided,
            "about": _about(decided),
            "region": _region(decided),
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
        form=typed(form),
        regions=[report.region for report in reports],
        names=defaultdict(str, {report.region.id: report.region.name for report in reports}),
    )


def _about(decided: DecidedCorrection) -> str:
    """Return the key of the text that says how an entry stands."""
    if decided.outcome == "orphaned":
        return "held.lost"
    near = decided.candidate
    return "held.reworded" if near is not None and near.similarity < 1 else "held.waiting"


def _region(decided: DecidedCorrection) -> str:
    """Return the id of the region that an entry is, or may be, about."""
    near = decided.candidate.item.partition("/")[0] if decided.candidate else ""
    return decided.region or near


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Accept a candidate, or take the decision out.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    address = f"/e/{room.id}/held"
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    if desk.is_repeated(form):
        return back(address)
    line, item = form.get("line", ""), form.get("item", "")
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
        step = _settled(desk, room, entry, form, by=by, region=region)
    except RefusedError as refused:
        desk.forget(form)
        return _page(desk, request, room, reviewed, refused, form=form)
    return back(with_step(address, step), form)


def _settled(desk: Desk, room: Room, entry: DecidedCorrection, form: Form, *, by: str, region: str) -> Step:
    """Do what the form says with an entry that waits.

    Raises:
        RefusedError: it cannot be done, or the form says nothing.
    """
    line, do = entry.line or 0, form.get("do", "")
    if do == "accept":
        return deciding.accept_candidate(
            room, line, form.get("item", ""), by=by, about=entry.quote, region=region
        )
    if do == "remove":
        return deciding.take_out(room, line, by, region)
    if do != "rewrite":
        raise RefusedError(desk.texts("error.form"))
    old = Correction(**given_fields(entry))
    quote, value, why = (" ".join(form.get(name, "").split()) for name in ("words", "value", "why"))
    if not quote:
        raise RefusedError(desk.texts("error.no_words"))
    named = form.get("region", "")
    return deciding.write_anew(room, old, quote, value or None, why or None, by=by, region=named)
