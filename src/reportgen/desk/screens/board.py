"""Where an edition stands, region by region, and the one thing to do next; reports arrive here."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ...edition import accepted, intake, settings, status, unused
from ...edition.review import Reviewed, load_vocabulary
from ...errors import ReportgenError, UsageError
from ...model.decisions import OpenPoint
from ...readers.files import MAX_BYTES
from .. import recovery, versions
from ..desk import Desk, Form, back, name_in, with_step
from ..last_build import last_build
from ..room import Room, report_of
from . import placing, themes

_FIRST = ("version", "question", "held", "orphaned", "unaccounted", "changed", "unsigned", "missing")
"""What is to be done first: a new version shows why decisions wait; then all that may change words."""


@dataclass(frozen=True, slots=True)
class Next:
    """What to do next: the key of a text with its values, and where it is done."""

    key: str
    values: dict[str, Any]
    href: str


def show(desk: Desk, request: Request) -> Response:
    """Show the board, or how far the reading is."""
    room = desk.room(request.path_params["edition"])
    shared: dict[str, Any] = {
        "room": room,
        "here": "board",
        "received": desk.received.get(room.id, ()),
        "sent": request.query_params,
    }
    facts = settings.load_file(room.folder)
    if not room.sources():
        return desk.page(
            request,
            "board.html.j2",
            board=None,
            edition=facts,
            rows=(),
            next=None,
            confirmed=(0, 0),
            lost=(),
            unused=unused.unused(room.folder),
            **shared,
        )
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    recovery.settle(room)
    shown = status.status_of(reviewed)
    return desk.page(
        request,
        "board.html.j2",
        board=shown,
        edition=facts,
        reviewed=reviewed,
        rows=_rows(room, reviewed, shown),
        next=next_step(room, reviewed),
        confirmed=themes.confirmed_of(reviewed),
        unplaced=placing.unplaced(room, reviewed),
        errors=placing.errors(room, reviewed),
        absent=placing.absent(reviewed),
        not_expected=placing.not_expected(reviewed, facts.regions),
        lost=recovery.lost(room),
        unused=unused.unused(room.folder),
        **shared,
    )


def state(desk: Desk, request: Request) -> Response:
    """Say what the files are now, so that a page that is shown notices when they change."""
    return PlainTextResponse(desk.room(request.path_params["edition"]).state())


def _rows(room: Room, reviewed: Reviewed, shown: status.EditionStatus) -> list[dict[str, Any]]:
    """Return the regions that are there, in the order of the document, and those that are missing."""
    news = {point.region: point for point in reviewed.compilation.open if point.kind == "version"}
    bases = {reading.region.id for reading in accepted.load(room.folder, room.memory)}
    rows: list[dict[str, Any]] = [
        {
            "row": row,
            "news": news.get(row.region),
            "has_base": row.region in bases,
            "replaced": intake.replaced(room.folder, row.file) is not None,
        }
        for row in shown.rows
    ]
    return rows


def next_step(room: Room, reviewed: Reviewed) -> Next:
    """Return what to do next."""
    base = f"/e/{room.id}"
    unplaced = placing.unplaced(room, reviewed)
    if unplaced:
        return Next("next.unplaced", {"file": unplaced[0]["file"]}, f"{base}#place-1")
    points = sorted(reviewed.compilation.open, key=_rank)
    if not points:
        made = last_build(room, reviewed)
        if made is not None and not made.is_draft and not made.changed:
            return Next("next.released", {"at": made.at}, f"{base}/release")
        return Next("next.release", {}, f"{base}/release")
    point = points[0]
    if point.kind == "question" and point.region is None:  # a file beside the reports, no passage
        return Next("next.beside", {"message": point.message}, f"{base}#unused")
    same = [
        other
        for other in points
        if other.kind == point.kind and (other.region is None) == (point.region is None)
    ]
    names = {report.region.id: report.region.name for report in reviewed.compilation.reports}
    values = {
        "count": len(same),
        "region": names.get(point.region or "", point.region or ""),
        "page": point.page or "–",
        "message": point.message,
    }
    return Next(f"next.{point.kind}", values, _place(base, point))


def _rank(point: OpenPoint) -> tuple[bool, int]:
    """Return where something that is open comes: what is about no chapter, behind all that is."""
    return point.kind == "question" and point.region is None, _FIRST.index(point.kind)


def _place(base: str, point: OpenPoint) -> str:
    """Return where something that is open is settled."""
    if point.kind == "question":
        return f"{base}/questions"
    if point.kind in ("held", "orphaned"):
        return f"{base}/held"
    if point.kind == "missing" and point.region is not None:
        return f"{base}#absent"
    if point.region is None:
        return base
    if point.kind == "version":
        return f"{base}/version/{point.region}"
    if point.kind in ("unsigned", "changed"):
        return f"{base}/sign/{point.region}"
    return f"{base}/report/{point.region}"


def place_of(room: Room, point: OpenPoint) -> str:
    """Return the address where something that is open is settled."""
    return _place(f"/e/{room.id}", point)


def upload(desk: Desk, request: Request, form: Any) -> Response:
    """Take reports into the edition."""
    room = desk.room(request.path_params["edition"])
    if desk.is_repeated(form):
        return back(f"/e/{room.id}")
    reviewed = _reviewed_or_none(room)
    words = load_vocabulary(room.folder)
    present = {report.region.id: report for report in reviewed.read.reports} if reviewed is not None else {}
    received = []
    for called, file in form.files("reports"):
        content = file.read(MAX_BYTES + 1)
        with room.lock:
            received.append(intake.receive(room.folder, called, content, words, present))
    desk.received[room.id] = tuple(received)
    return back(f"/e/{room.id}?sent={len(received)}#received")


def _reviewed_or_none(room: Room) -> Reviewed | None:
    if not room.sources():
        return None
    try:
        return room.reviewed()
    except ReportgenError:
        return None


def keep(desk: Desk, request: Request, form: Form) -> Response:
    """Settle what the board asks: lost decisions, and a report's new version.

    Raises:
        UsageError: there is no report of the region.
    """
    room = desk.room(request.path_params["edition"])
    do, region = form.get("do", ""), form.get("region", "")
    if not desk.is_repeated(form):
        if do == "put_back":
            recovery.put_back(room)
        elif do == "let_go":
            recovery.let_go(room)
        elif do in ("use", "keep_old"):
            by = name_in(form, request, desk)
            reviewed = room.reviewed()
            report = report_of(reviewed, region) if reviewed is not None else None
            if report is None:
                raise UsageError(desk.texts("error.no_report"))
            step = versions.choose(room, report, by, old=do == "keep_old")
            return back(with_step(f"/e/{room.id}?{do}={quote(region)}", step), form)
    return back(f"/e/{room.id}")
