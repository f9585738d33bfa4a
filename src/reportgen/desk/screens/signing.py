"""A region's chapter as it will be printed, what changed since it was signed, and the signature."""

from starlette.requests import Request
from starlette.responses import Response

from ...edition import accept, accepted
from ...edition.review import Reviewed
from ...errors import UsageError
from ...stages.alignment import changes
from .. import book, deciding
from ..desk import Desk, Form, back, name_in, with_step
from ..passages import passages_of, shown_id
from ..refused import RefusedError
from ..room import Room, report_of
from .board import next_step


def show(desk: Desk, request: Request) -> Response:
    """Show a chapter with what is open in it.

    Raises:
        UsageError: there is no report of the region.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed)


def _page(
    desk: Desk, request: Request, room: Room, reviewed: Reviewed, refused: RefusedError | None = None
) -> Response:
    report = report_of(reviewed, request.path_params["region"])
    if report is None:
        raise UsageError(desk.texts("error.no_report"))
    region = report.region.id
    points = [point for point in reviewed.compilation.open if point.region == region]
    kept = next(
        (reading for reading in accepted.load(room.folder, room.memory) if reading.region.id == region), None
    )
    read = next(report for report in reviewed.read.reports if report.region.id == region)
    is_new = kept is not None and kept.source.sha256 != read.source.sha256
    signed = [
        step
        for step in room.journal.steps()
        if step.what == "step.signed" and step.region == region and step.state == "done"
    ]
    return desk.page(
        request,
        "sign.html.j2",
        422 if refused else 200,
        room=room,
        here="sign",
        report=report,
        passages=passages_of(reviewed, report),
        points=[point for point in points if point.kind not in ("unsigned", "changed", "version", "held")],
        waiting=accept.waiting(reviewed, region),
        refused=refused,
        then=next_step(room, reviewed),
        changed=tuple(map(shown_id, report.sign_off.changed)) if report.sign_off else (),
        news=changes.compare_reports(kept, read) if is_new else None,
        reports=reviewed.compilation.reports,
        step=signed[-1] if signed else None,
    )


def give_book(desk: Desk, request: Request) -> Response:
    """Give the review book of a region, to be kept and sent.

    Raises:
        UsageError: there is no report of the region.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    report = report_of(reviewed, request.path_params["region"])
    if report is None:
        raise UsageError(desk.texts("error.no_report"))
    content = book.page_of(reviewed, report, desk.pictures, desk.texts)
    kept = {"content-disposition": f'attachment; filename="{room.id}-{report.region.id}.html"'}
    return Response(content, media_type="text/html; charset=utf-8", headers=kept)


def sign(desk: Desk, request: Request, form: Form) -> Response:
    """Sign the chapter.

    Raises:
        UsageError: there is no report of the region.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    report = report_of(reviewed, request.path_params["region"]) if reviewed is not None else None
    if report is None:
        raise UsageError(desk.texts("error.no_report"))
    address = f"/e/{room.id}/sign/{report.region.id}"
    if reviewed is None or desk.is_repeated(form):
        return back(address, form)
    waiting = len(accept.waiting(reviewed, report.region.id))
    if waiting and not form.get("anyway"):
        desk.forget(form)
        refused = RefusedError(desk.texts("error.waits", count=waiting))
        return _page(desk, request, room, reviewed, refused)
    step = deciding.sign(room, report, name_in(form, request, desk))
    return back(with_step(address, step), form)
