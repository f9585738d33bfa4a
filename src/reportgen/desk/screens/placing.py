"""Reports that nobody recognises are placed by hand; and regions of which there will be no report."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...edition import new_region, rewriting, settings
from ...edition.review import Reviewed
from ...errors import ReportgenError, UsageError
from ...model.document import Document
from ..desk import Desk, Form, back
from ..room import Room, structure_of


def unplaced(room: Room, reviewed: Reviewed) -> list[dict[str, Any]]:
    """Return the reports that are read, of no known region or without a chapter, with their headings."""
    said = {entry.file: entry for entry in settings.load_file(room.folder).report}
    return [
        {
            "file": missing.file,
            "reason": missing.reason,
            "headings": _headings(document),
            "said": said.get(missing.file),
        }
        for missing in reviewed.compilation.missing
        if (document := structure_of(reviewed, missing.file)) is not None
    ]


def errors(room: Room, reviewed: Reviewed) -> list[ReportgenError]:
    """Return what is said of reports that cannot be used, but for those that the board asks about."""
    asked = [row["file"] for row in unplaced(room, reviewed)]
    return [error for error in reviewed.errors if not any(f"/{file}: " in str(error) for file in asked)]


def absent(reviewed: Reviewed) -> list[dict[str, str]]:
    """Return the regions that the edition is to have and has no report of."""
    names = reviewed.vocabulary.regions
    return [
        {
            "region": point.region,
            "name": names[point.region].name if point.region in names else point.region,
            "message": point.message[:1].upper() + point.message[1:],
        }
        for point in reviewed.compilation.open
        if point.kind == "missing" and point.region
    ]


def not_expected(reviewed: Reviewed, expected: Sequence[str]) -> list[dict[str, str]]:
    """Return the regions of the vocabulary that the edition is not to have."""
    present = {report.region.id for report in reviewed.compilation.reports}
    return [
        {"region": name, "name": region.name}
        for name, region in reviewed.vocabulary.regions.items()
        if expected and name not in expected and name not in present
    ]


def expect(desk: Desk, request: Request, form: Form) -> Response:
    """Say that there will be no report of a region, or that one is expected after all.

    Raises:
        UsageError: the form names no region of the vocabulary.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    names = tuple(reviewed.vocabulary.regions) if reviewed is not None else ()
    region = form.get("region", "")
    if region not in names:
        raise UsageError(desk.texts("error.form"))
    if not desk.is_repeated(form):
        with room.lock:
            expected = settings.load_file(room.folder).regions or names
            wanted = {*expected, region} if form.get("do") == "with" else {*expected} - {region}
            regions = [name for name in names if name in wanted]
            rewriting.rewrite(room.folder, {"regions": [] if len(regions) == len(names) else regions})
    return back(f"/e/{room.id}")


def _order(reviewed: Reviewed | None, file: str, region: str) -> list[str]:
    """Return the files in the order of their chapters, with that of a region; empty where none is said."""
    if reviewed is None or not region:
        return []
    order = reviewed.vocabulary.order
    others = [report for report in reviewed.compilation.reports if report.source.file != file]
    files = [report.source.file for report in others]
    behind = (place for place, report in enumerate(others) if order(report.region.id) > order(region))
    at = next(behind, len(files))
    return [*files[:at], file, *files[at:]]


def _headings(document: Document) -> list[str]:
    return list(dict.fromkeys(block.text for block in document.blocks if block.type == "heading"))


def place(desk: Desk, request: Request, form: Form) -> Response:
    """Say which region a report is of, and which heading begins its chapter.

    Raises:
        UsageError: the form names no such report or region.
    """
    room = desk.room(request.path_params["edition"])
    if desk.is_repeated(form):
        return back(f"/e/{room.id}")
    reviewed = room.reviewed()
    file, region, chapter, called = (form.get(name, "") for name in ("file", "region", "chapter", "called"))
    known = unplaced(room, reviewed) if reviewed is not None else []
    headings = next((row["headings"] for row in known if row["file"] == file), None)
    regions = reviewed.vocabulary.regions if reviewed is not None else {}
    if headings is None or region not in ("", *regions) or chapter not in ("", *headings):
        raise UsageError(desk.texts("error.form"))
    if region and called.strip():
        raise UsageError(desk.texts("error.two_regions"))
    if not region and not chapter and not called.strip():
        raise UsageError(desk.texts("error.nothing_said"))
    with room.lock:
        region = new_region.add_region(room.folder, called) if called.strip() else region
        reviewed = room.reviewed() if called.strip() else reviewed
        rewriting.name_report(room.folder, file, region, chapter, _order(reviewed, file, region))
        now = room.reviewed() if not region else None
        found = [it.region.id for it in now.compilation.reports if it.source.file == file] if now else []
        if found:  # the report says it itself, now that its chapter is known
            rewriting.name_report(room.folder, file, region, chapter, _order(now, file, found[0]))
    return back(f"/e/{room.id}")
