"""A report side by side: the page as a picture with boxes, the chapter as it was read."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...edition.review import Reviewed
from ...errors import UsageError
from ...model.compilation import Report
from .. import deciding
from ..desk import Desk, Form, back, name_in, slug, typed
from ..entries import Pointed
from ..passages import APART, ShownPassage, apart_in, boxes_on, passages_of, short
from ..refused import RefusedError
from ..room import Room, questions_of, report_of, structure_of, today
from . import version

ZOOMS = (100, 150, 200)
"""Per cent of the width that a page has beside the text."""
_PIXELS = {1: 1.0, 2: 2.0, 3: 3.0}
"""Pixels a point of a picture, by the number in its address."""
_IMMUTABLE = "private, max-age=31536000, immutable"


class Behind(NamedTuple):
    """Ids of what a passage stands behind, and would if it went one up or one down; "" for nothing."""

    now: str = ""
    up: str = ""
    down: str = ""


def show(desk: Desk, request: Request) -> Response:
    """Show a report; the page and the passage that are chosen stand in the address."""
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
    region = request.path_params["region"]
    report = report_of(reviewed, region)
    if report is None:
        raise UsageError(desk.texts("error.no_report"))
    document = structure_of(reviewed, report.source.file)
    if document is None:
        raise UsageError(desk.texts("error.no_report"))
    passages, apart = passages_of(reviewed, report), apart_in(reviewed, report)
    chosen = _chosen((*passages, *apart), (form or request.query_params).get("at", ""))
    number = _page_number(request, form, chosen, passages)
    facts = next((page_facts for page_facts in document.pages if page_facts.number == number), None)
    asked = [
        question.evidence
        for question in questions_of(reviewed)
        if question.evidence and _is_of(question.file, report)
    ]
    zoom = request.query_params.get("zoom", "")
    return desk.page(
        request,
        "report.html.j2",
        422 if refused else 200,
        room=room,
        here="report",
        report=report,
        reviewed=reviewed,
        passages=passages,
        chosen=chosen,
        fragment=f"#{slug(chosen.id)}" if chosen else "",
        seen=_seen(chosen.text) if chosen else "",
        following=_following(passages, chosen),
        apart=[passage for passage in apart if number in passage.pages],
        spots=_spots(passages, chosen),
        behind=_behind(passages, chosen),
        page=facts,
        pages=document.pages,
        boxes=boxes_on(number, passages, document, asked, apart) if facts else (),
        zoom=int(zoom) if zoom.isdecimal() and int(zoom) in ZOOMS else ZOOMS[0],
        zooms=ZOOMS,
        audiences=reviewed.vocabulary.audiences,
        subregions=reviewed.vocabulary.subregions,
        refused=refused,
        form=typed(form),
    )


def _is_of(file: str | None, report: Report) -> bool:
    return (file or "").replace("\\", "/").rpartition("/")[2] == report.source.file


def _chosen(passages: Sequence[ShownPassage], identity: str) -> ShownPassage | None:
    return next((passage for passage in passages if passage.id == identity), None)


def _page_number(
    request: Request, form: Form | None, chosen: ShownPassage | None, passages: Sequence[ShownPassage]
) -> int:
    asked = (form or request.query_params).get("page", "")
    if asked.isdecimal():
        return int(asked)
    if chosen is not None and chosen.page is not None:
        return chosen.page
    return next((passage.page for passage in passages if passage.page is not None), 1)


def _following(passages: Sequence[ShownPassage], chosen: ShownPassage | None) -> ShownPassage | None:
    """Return the item behind the chosen one in its section."""
    if chosen is None or chosen.is_heading or chosen.kind in ("note", APART):
        return None
    later = passages[passages.index(chosen) + 1 :]
    following = next((passage for passage in later if passage.kind != "note"), None)
    return following if following is not None and following.section == chosen.section else None


def _spots(passages: Sequence[ShownPassage], chosen: ShownPassage | None) -> tuple[ShownPassage, ...]:
    """Return what the chosen passage can be put behind: headings of sections, paragraphs and bullets."""
    if chosen is None or chosen.is_heading or chosen.kind == "note":
        return ()
    sections = {passage.section for passage in passages}
    return tuple(
        passage
        for passage in passages
        if passage is not chosen
        and (
            passage.kind in ("paragraph", "bullet") or (passage.kind == "section" and passage.id in sections)
        )
    )


def _behind(passages: Sequence[ShownPassage], chosen: ShownPassage | None) -> Behind:
    """Return what the chosen passage stands behind, and what it would if it went one up, or one down."""
    spots = _spots(passages, chosen)
    if chosen is None or not spots:
        return Behind()
    if chosen.kind == APART:
        before = [spot for spot in spots if spot.page is not None and spot.page <= (chosen.page or 0)]
        return Behind((before or spots)[-1 if before else 0].id)
    place = passages.index(chosen)
    above = [spot for spot in spots if passages.index(spot) < place]
    below = [spot for spot in spots if passages.index(spot) > place]
    return Behind(
        above[-1].id if above else "",
        above[-2].id if len(above) > 1 else "",
        below[0].id if below else "",
    )


def _seen(text: str) -> str:
    """Return what a form says of the words that it was made for."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _file_of(room: Room, reviewed: Reviewed, report: Report, sha: str) -> Path | None:
    """Return the file of a report that has some bytes: the present one, or the one that it replaced."""
    if sha == report.source.sha256:
        return next((path for path in reviewed.edition.sources if path.name == report.source.file), None)
    kept = version.kept_reading(room, report.region.id)
    return version.old_file(room, kept) if kept is not None and kept.source.sha256 == sha else None


def decide(desk: Desk, request: Request, form: Form) -> Response:
    """Do what a form of the report says: tried, written, shown; or say why not, the typed words kept.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    region = request.path_params["region"]
    reviewed = room.reviewed()
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    address = f"/e/{room.id}/report/{region}"
    page = form.get("page", "")
    where = f"{address}?page={page if page.isdecimal() else ''}"
    if desk.is_repeated(form):
        return back(where)
    try:
        made = _decide(desk, request, room, reviewed, form)
    except RefusedError as refused:
        desk.forget(form)
        return _page(desk, request, room, reviewed, refused, form=form)
    anchor = f"#{slug(made.item)}" if made.item else ""
    return back(f"{where}&at={quote(made.item)}&done={made.step.number}{anchor}", form)


def _decide(desk: Desk, request: Request, room: Room, reviewed: Reviewed, form: Form) -> deciding.Decided:
    report = report_of(reviewed, request.path_params["region"])
    passages = passages_of(reviewed, report) if report is not None else ()
    apart = apart_in(reviewed, report) if report is not None else ()
    chosen = _chosen((*passages, *apart), form.get("at", ""))
    if report is None or chosen is None or _seen(chosen.text) != form.get("seen", ""):
        raise RefusedError(desk.texts("error.changed_meanwhile"))
    by = name_in(form, request, desk)
    following = _following(passages, chosen)
    reports = reviewed.compilation.reports
    pointed = Pointed(reports, report.region.id, chosen, following, desk.texts, chapter=passages, apart=apart)
    do = form.get("do", "")
    entry = pointed.entry(do, form, by, today())
    return deciding.decide_one(room, entry, f"step.{do}", short(chosen.text), report.region.id)


def picture(desk: Desk, request: Request) -> Response:
    """Show a page as a picture; the address names its content.

    Raises:
        UsageError: there is no report of the region, or another file stands there by now.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    report = report_of(reviewed, request.path_params["region"]) if reviewed is not None else None
    scale = _PIXELS.get(request.path_params["zoom"])
    if reviewed is None or report is None or scale is None:
        raise UsageError(desk.texts("error.no_report"))
    sha, page = request.path_params["sha"], request.path_params["page"]
    path = _file_of(room, reviewed, report, sha)
    if path is None:
        raise UsageError(desk.texts("error.no_picture"))
    content = desk.pictures.page(path, sha, page, scale)
    return Response(content, media_type="image/png", headers={"cache-control": _IMMUTABLE})
