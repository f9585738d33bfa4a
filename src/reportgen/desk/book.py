"""The review book: a chapter beside its pages, in one file that a coordinator gets by mail; read-only."""

import base64
from collections.abc import Callable
from pathlib import Path
from time import sleep

from ..edition.review import Reviewed
from ..errors import ReportgenError
from ..model.compilation import Report
from ..system import output
from ..writers.html.templating import TemplateEngine
from .passages import boxes_on, passages_of
from .pictures import Pictures
from .room import Room, questions_of, structure_of
from .texts import Texts

SCALE = 1.5
"""Pixels a point of the pictures: readable, and some 300 kB a page."""
_PAUSE = 0.05
"""Seconds between two looks whether the reports are read."""


def page_of(reviewed: Reviewed, report: Report, pictures: Pictures, texts: Texts) -> bytes:
    """Return the book of a region: one HTML file with everything in it.

    Args:
        reviewed: the edition as it stands.
        report: the region's chapter.
        pictures: draws the pages.
        texts: of the desk.

    Raises:
        InputError: a page cannot be drawn.
    """
    document = structure_of(reviewed, report.source.file)
    shown = passages_of(reviewed, report)
    asked = [
        question for question in questions_of(reviewed) if (question.file or "").endswith(report.source.file)
    ]
    places = [question.evidence for question in asked if question.evidence is not None]
    numbers = sorted(
        {number for passage in shown for number in passage.pages}
        | {question.page for question in asked if question.page}
    )
    path = next(path for path in reviewed.edition.sources if path.name == report.source.file)
    pages = [
        {
            "facts": facts,
            "picture": base64.b64encode(
                pictures.page(path, report.source.sha256, facts.number, SCALE)
            ).decode("ascii"),
            "boxes": boxes_on(facts.number, shown, document, places),
            "passages": [passage for passage in shown if passage.page == facts.number],
        }
        for facts in (document.pages if document is not None else ())
        if document is not None and facts.number in numbers
    ]
    values = {
        "t": texts,
        "report": report,
        "edition": reviewed.edition.settings.title,
        "pages": pages,
        "rest": [passage for passage in shown if passage.page not in numbers],
        "asked": asked,
    }
    return TemplateEngine({}, {}).fill("desk/book.html.j2", values).encode("utf-8")


def write(folder: Path, target: Path, texts: Texts, say: Callable[[str], None]) -> list[Path]:
    """Write the books of all regions of an edition.

    Args:
        folder: the edition's folder.
        target: folder for the files.
        texts: of the desk.
        say: is told each file.

    Raises:
        ReportgenError: the edition cannot be read, or a file cannot be written.
    """
    room, pictures = Room(folder), Pictures()
    while (reviewed := room.reviewed()) is None:
        sleep(_PAUSE)
    output.make_folder(target)
    written = []
    for report in reviewed.compilation.reports:
        path = target / f"{report.region.id}.html"
        output.write(path, page_of(reviewed, report, pictures, texts))
        written.append(path)
        say(str(path))
    if not written:
        raise ReportgenError(f"{folder}: no report can be used; there is no book to write")
    return written
