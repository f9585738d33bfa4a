"""What is open, the build, the release, and the files to open."""

import hashlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from ...edition import build as building
from ...errors import UsageError
from ...system import files
from ...writers import formats
from ..desk import Desk, Form, back
from ..last_build import last_build
from ..passages import passages_of, short, shown_id
from ..room import Room
from ..texts import Texts
from ..work import Work
from .board import place_of


def show(desk: Desk, request: Request) -> Response:
    """Show what is open, what was made, and how far a build is."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    passages = {
        passage.id: passage.text
        for report in reviewed.compilation.reports
        for passage in passages_of(reviewed, report)
    }
    points = [
        (point, place_of(room, point), short(passages.get(shown_id(point.item or ""), "")))
        for point in reviewed.compilation.open
    ]
    names = {report.region.id: report.region.name for report in reviewed.compilation.reports}
    return desk.page(
        request,
        "release.html.j2",
        room=room,
        here="release",
        points=points,
        names=defaultdict(str, names),
        work=room.work if room.work is not None and room.work.what.startswith("busy.build") else None,
        files=_files(room, desk.texts),
        made=last_build(room, reviewed),
    )


class _MadeFile(NamedTuple):
    """A file that was made: kilobytes, and whether the browser may show it."""

    name: str
    kind: str
    called: str
    size: int
    is_shown: bool


def _files(room: Room, texts: Texts) -> list[_MadeFile]:
    """Return the files that were made; a format that the desk has no text for goes by its name."""
    listed = []
    for row in formats.FORMATS:
        path = room.target / row.file
        if path.is_file():
            kind = f"{row.name}_companion" if row.companion else row.name
            called = texts(f"file.{kind}") if texts.has(f"file.{kind}") else row.name.upper()
            listed.append(_MadeFile(row.file, kind, called, path.stat().st_size // 1024 + 1, row.has_pages))
    return listed


def build(desk: Desk, request: Request, form: Form) -> Response:
    """Begin a build, a release, which is refused while anything is open, or a proof of what was built."""
    room = desk.room(request.path_params["edition"])
    what = form.get("do", "")
    works = {
        "build": lambda work: _build(room, work, release=False),
        "release": lambda work: _build(room, work, release=True),
        "prove": lambda work: _prove(desk, room, work),
    }
    if what in works and not desk.is_repeated(form):
        room.begin(f"busy.build_{what}", works[what])
    return back(f"/e/{room.id}/release")


def _build(room: Room, work: Work, *, release: bool) -> None:
    work.files = building.build(room.folder, progress=work.progress, release=release).files


def _prove(desk: Desk, room: Room, work: Work) -> None:
    """Read the printed document and the reports by another engine, and compare."""
    from ...proof import verdict, verify  # slow, and needed here only

    path = room.target / formats.PDF.file
    proven = verify.verify(path, room.folder, jobs=building.default_jobs(), progress=work.progress)
    work.verdict, work.sealed = verdict.as_text(proven.proof), proven.proof.sealed
    wrong = proven.proof.findings
    pages = sorted({it.page for it in wrong if it.page}) or range(1, desk.pictures.count(path) + 1)
    work.sheets = tuple((page, tuple(it.message for it in wrong if it.page == page)) for page in pages)


def sheet(desk: Desk, request: Request) -> Response:
    """Show a page of the printed document as a picture.

    Raises:
        UsageError: it was not made.
        InputError: it has no such page.
    """
    room = desk.room(request.path_params["edition"])
    path = room.target / formats.PDF.file
    if not path.is_file():
        raise UsageError(desk.texts("error.no_file"))
    sha = hashlib.sha256(files.read(path)).hexdigest()
    content = desk.pictures.page(path, sha, request.path_params["page"], 1.0)
    return Response(content, media_type="image/png")


def file(desk: Desk, request: Request) -> Response:
    """Give a file that was made: one of the formats' own names, nothing else of the folder.

    Raises:
        UsageError: it is not there.
    """
    room = desk.room(request.path_params["edition"])
    name = request.path_params["name"]
    row = next((row for row in formats.FORMATS if row.file == name), None)
    path = Path(room.target, row.file) if row is not None else None
    if path is None or row is None or not path.is_file():
        raise UsageError(desk.texts("error.no_file"))
    shown = "inline" if row.has_pages else "attachment"
    return FileResponse(path, media_type=row.media_type, filename=name, content_disposition_type=shown)
