"""People accept a chapter: they sign its words, or take its reading as the base of later comparisons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ReviewError, UsageError
from ..model import codec
from ..model.compilation import Report
from ..model.decisions import DecidedCorrection, OpenPoint, SignOff
from ..stages.compilation import acceptance
from . import accepted, build
from .build import Progress, Reviewed
from .decide import report_of
from .decision_files import signoff
from .decision_files.fields import says_something
from .review import no_progress


@dataclass(frozen=True, slots=True)
class Signed:
    """A chapter that was signed.

    Attributes:
        report: the chapter as built.
        passages: number of its headings, paragraphs and notes.
        before: the sign-off it had, None where nobody had signed.
        open: what is still open in it.
        held: corrections that keep its reading from being taken as the base.
    """

    report: Report
    passages: int
    before: SignOff | None
    open: tuple[OpenPoint, ...]
    held: tuple[DecidedCorrection, ...]


def sign(
    folder: Path,
    regions: Sequence[str] | None,
    *,
    by: str,
    on: str,
    jobs: int | None = None,
    progress: Progress = no_progress,
) -> tuple[Signed, ...]:
    """Sign chapters as they stand, corrections applied.

    The reading of a signed chapter is the base that its next version is compared with, unless
    corrections of it are held: they wait for people, and a new base would apply them unseen.

    Args:
        folder: the edition's folder.
        regions: ids; None for all whose reports are there.
        by: who accepts them.
        on: date, ISO 8601.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.

    Raises:
        UsageError: the folder is no edition, a region has no report, or nobody signs.
        DataError: a file of the edition does not validate, or cannot be amended as it is written.
        OutputError: a file cannot be written.
    """
    if not says_something(by):
        raise UsageError(f"nobody signs: “{by}” is no name; name who does with --by")
    reviewed = build.review(folder, jobs or build.default_jobs(), progress)
    done = []
    for report in _wanted(reviewed, regions):
        region = report.region.id
        signoff.record(folder, report, by, on)
        held = tuple(_held(reviewed, region))
        if not held:
            _keep(folder, _reading(reviewed, region))
        closed = {"unsigned", "changed"} if held else {"unsigned", "changed", "version"}
        points = reviewed.compilation.open
        open_ones = tuple(point for point in points if point.region == region and point.kind not in closed)
        done.append(Signed(report, len(acceptance.passages(report)), report.sign_off, open_ones, held))
    return tuple(done)


def accept(
    folder: Path,
    regions: Sequence[str] | None,
    jobs: int | None = None,
    progress: Progress = no_progress,
) -> tuple[tuple[Path, bool], ...]:
    """Take the present reading of chapters as the base that later versions are compared with.

    Args:
        folder: the edition's folder.
        regions: ids; None for all whose reports are there.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.

    Returns:
        The files of the accepted readings, and whether each is new or has changed.

    Raises:
        UsageError: the folder is no edition, or a region has no report.
        ReviewError: corrections of a chapter are held: a new base would apply them unseen.
        DataError: a file of the edition does not validate.
        OutputError: a file cannot be written.
    """
    reviewed = build.review(folder, jobs or build.default_jobs(), progress)
    wanted = _wanted(reviewed, regions)
    held = [correction for report in wanted for correction in _held(reviewed, report.region.id)]
    if held:
        raise ReviewError(*(held_line(correction) for correction in held))
    return tuple(_keep(folder, _reading(reviewed, report.region.id)) for report in wanted)


def held_line(correction: DecidedCorrection) -> str:
    """Return what is to be done about a correction that is held."""
    how = (
        f"accept the words with --accept {correction.line}, or change the entry"
        if correction.candidate
        else "change the entry"
    )
    return f"line {correction.line} of corrections.yaml is held: {correction.reason}; decide it first: {how}"


def _wanted(reviewed: Reviewed, regions: Iterable[str] | None) -> list[Report]:
    """Return the chapters of some regions.

    Raises:
        UsageError: a region has no report.
    """
    there = {report.region.id: report for report in reviewed.compilation.reports}
    names = list(there) if regions is None else list(dict.fromkeys(regions))
    absent = [name for name in names if name not in there]
    if absent or not there:
        known = ", ".join(there) or "none"
        raise UsageError(f"no report of {', '.join(absent) or 'any region'}; regions with a report: {known}")
    return [there[name] for name in names]


def waiting(reviewed: Reviewed, region: str) -> tuple[DecidedCorrection, ...]:
    """Return the corrections of a chapter that wait for people."""
    return tuple(_held(reviewed, region))


def _held(reviewed: Reviewed, region: str) -> Iterator[DecidedCorrection]:
    for correction in reviewed.compilation.corrections:
        report = report_of(correction, reviewed.read.reports)
        if correction.outcome == "held" and report is not None and report.region.id == region:
            yield correction


def _reading(reviewed: Reviewed, region: str) -> Report:
    return next(report for report in reviewed.read.reports if report.region.id == region)


def _keep(folder: Path, reading: Report) -> tuple[Path, bool]:
    """Keep a reading as the accepted one, unless it is already."""
    path = accepted.path_of(folder, reading.region.id)
    known = path.read_bytes() if path.is_file() else None
    if known == codec.dump_report(reading).encode("utf-8"):
        return path, False
    return accepted.write(folder, reading), True
