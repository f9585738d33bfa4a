"""A new version of a report: what differs, what became of each decision, and which of the two is used."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from ...edition import accept, accepted, intake
from ...edition.review import Reviewed
from ...errors import UsageError
from ...model.compilation import Report
from ...model.decisions import DecidedCorrection
from ...model.document import Document
from ...model.provenance import AnyEvidence, boxes_of
from ...model.revision import PassageChange
from ...stages.alignment import changes
from ..desk import Desk
from ..room import Room, report_of, structure_of

_MARGIN = 24.0
"""Points of the page shown above and below a passage."""


@dataclass(frozen=True, slots=True)
class VersionCrop:
    """The piece of a page that a passage stands on.

    Attributes:
        sha: of the file.
        width: of the page, points.
        height: of the page, points.
        top: where the piece begins, points.
        depth: its height, points.
    """

    sha: str
    page: int
    width: float
    height: float
    top: float
    depth: float


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change with the pieces of both pages; None where a page cannot be shown."""

    change: PassageChange
    old: VersionCrop | None
    new: VersionCrop | None


def show(desk: Desk, request: Request) -> Response:
    """Show what differs from the reading that was accepted last.

    Raises:
        UsageError: there is no report of the region.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    region = request.path_params["region"]
    report = report_of(reviewed, region)
    if report is None:
        raise UsageError(desk.texts("error.no_report"))
    return desk.page(
        request,
        "version.html.j2",
        room=room,
        here="version",
        report=report,
        changes=tuple(_changes(room, reviewed, region)),
        decisions=[decided for decided in reviewed.compilation.corrections if _is_about(region, decided)],
        waiting_here=accept.waiting(reviewed, region),
        unsigned=(*report.sign_off.changed, *report.sign_off.gone) if report.sign_off is not None else (),
        replaced=intake.replaced(room.folder, report.source.file) is not None,
    )


def _is_about(region: str, decided: DecidedCorrection) -> bool:
    """Return whether a decision is about a region: by its place, one that it may have, or its own word."""
    near = decided.candidate.item if decided.candidate is not None else None
    return region in ((decided.item or near or "").partition("/")[0], decided.region)


def _changes(room: Room, reviewed: Reviewed, region: str) -> Iterator[ShownChange]:
    read = next(report for report in reviewed.read.reports if report.region.id == region)
    kept = kept_reading(room, region)
    document = structure_of(reviewed, read.source.file)
    if kept is None or kept.source.sha256 == read.source.sha256 or document is None:
        return
    before, after = _places(kept), _places(read)
    shows_old = old_file(room, kept) is not None
    for change in changes.compare_reports(kept, read).passages:
        if change.is_change:
            old = [before[passage.id] for passage in change.old if passage.id in before] if shows_old else []
            new = [after[passage.id] for passage in change.new if passage.id in after]
            yield ShownChange(
                change,
                _crop(old, kept.source.sha256, document),
                _crop(new, read.source.sha256, document),
            )


def kept_reading(room: Room, region: str) -> Report | None:
    """Return the reading of a region that was accepted last."""
    return next(
        (reading for reading in accepted.load(room.folder, room.memory) if reading.region.id == region), None
    )


def old_file(room: Room, kept: Report) -> Path | None:
    """Return the file that was read for an accepted reading, where its bytes are kept."""
    path = intake.replaced(room.folder, kept.source.file)
    return path if path is not None and kept.source.sha256[:8] in path.name else None


def _places(report: Report) -> Mapping[str, tuple[AnyEvidence, ...]]:
    return {item.id: item.evidence for section in report.sections for item in section.items}


def _crop(places: Sequence[tuple[AnyEvidence, ...]], sha: str, document: Document) -> VersionCrop | None:
    """Return the piece of the first page; the sheets of both versions are taken to be of one size."""
    box = next((box for evidence in places for box in boxes_of(evidence)), None)
    if box is None or not document.pages:
        return None
    sheet = next(
        (page_facts for page_facts in document.pages if page_facts.number == box.page), document.pages[-1]
    )
    top = max(0.0, box.bbox[1] - _MARGIN)
    depth = min(sheet.height, box.bbox[3] + _MARGIN) - top
    return VersionCrop(sha, box.page, sheet.width, sheet.height, round(top, 1), round(max(depth, 1.0), 1))
