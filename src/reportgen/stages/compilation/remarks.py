"""What is said of people's decisions: what became of each, and which questions they answer."""

import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import PurePath

from ...model.compilation import Report
from ...model.decisions import CORRECTIONS_FILE, DecidedCorrection, LookedThrough
from ...model.diagnostics import Diagnostic
from ...model.provenance import AnyEvidence, Locator
from ..corrections.correct import Closed
from .absences import Absence


def answered(diagnostics: Iterable[Diagnostic], closed: Iterable[Closed]) -> Iterator[Diagnostic]:
    """Yield diagnostics, questions that corrections answer as notes.

    Args:
        diagnostics: of reading and merging.
        closed: the questions that are answered.
    """
    by_place: dict[tuple[str, Locator], list[Closed]] = {}
    for answer in closed:
        for place in set(map(_locator, answer.places)):
            by_place.setdefault((answer.file, place), []).append(answer)
    for diagnostic in diagnostics:
        where = diagnostic.evidence
        if diagnostic.severity != "question" or where is None or diagnostic.file is None:
            yield diagnostic
            continue
        there = by_place.get((PurePath(diagnostic.file).name, _locator(where)), ())
        if any(answer.covers(where, diagnostic.code, diagnostic.message) for answer in there):
            yield replace(diagnostic, severity="note", remedy=f"answered in {CORRECTIONS_FILE}")
        else:
            yield diagnostic


def _locator(place: AnyEvidence) -> Locator:
    """Return what two places have in common that touch: the paragraph, else the page."""
    return Locator(place.page) if place.paragraph is None else Locator(None, place.paragraph)


def of_outcome(correction: DecidedCorrection, folder: str) -> Diagnostic:
    """Return what became of a correction as a remark.

    Args:
        correction: that was tried.
        folder: the edition's folder.
    """
    path = PurePath(folder, CORRECTIONS_FILE)
    place = f"{path}:{correction.line}" if correction.line else str(path)
    what = correction.action if correction.field is None else f"{correction.action} {correction.field}"
    about = (
        f"page {correction.page} of {correction.region}" if correction.is_of_page else f"“{correction.quote}”"
    )
    message = f"{correction.outcome}: {what} {about}"
    if correction.reason:
        message += f": {correction.reason}"
    if correction.outcome == "applied":
        return Diagnostic("note", "correction-applied", message, "", place)
    if correction.candidate is not None:
        near = correction.candidate
        place_near = f" {'in' if near.paragraph else 'on'} {near.where}" if near.where else ""
        message += f"; nearest{place_near}: “{near.text}”"
    remedy = "quote the words as they are now, or delete the entry"
    return Diagnostic("warning", f"correction-{correction.outcome}", message, remedy, place)


def of_absences(reports: Sequence[Report], absences: Iterable[Absence], folder: str) -> Iterator[Diagnostic]:
    """Yield a warning for each theme that a chapter was looked through for, where that no longer holds.

    Args:
        reports: the chapters, coded, with what people looked through.
        absences: the decisions, also about regions that have no report.
        folder: the edition's folder.
    """
    there = {report.region.id for report in reports}
    for absence in absences:
        if absence.region not in there:
            message = f"{absence.region} was looked through for “{absence.theme}”, but has no report"
            yield _looked(absence, message, f"{folder}", folder)
    for report in reports:
        for looked in report.looked_through:
            absence = Absence(looked.theme, report.region.id, looked.by, looked.on)
            why = _fallen(report, looked)
            if why:
                message = f"{looked.by} looked the chapter through for “{looked.theme}” on {looked.on}; {why}"
                yield _looked(absence, message, f"{folder}/{report.source.file}", folder)


def _fallen(report: Report, looked: LookedThrough) -> str:
    """Return why a theme that was not found is not said to be absent, "" where it is."""
    if looked.changed:
        return "its words have changed since, so that it is no longer printed as not raised"
    coded = [
        item.id
        for section in report.sections
        for item in section.items
        if any(theme.id == looked.theme for theme in item.themes)
    ]
    return f"but {coded[0]} is coded with it" if coded else ""


def _looked(absence: Absence, message: str, file: str, folder: str) -> Diagnostic:
    command = (
        f"reportgen sign {shlex.quote(folder)} --region {absence.region} --looked-through {absence.theme}"
    )
    remedy = f'look again and run: {command} --by "…", or take it back: {command} --undo'
    return Diagnostic("warning", "looked-through", message, remedy, file)
