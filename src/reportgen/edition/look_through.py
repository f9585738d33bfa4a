"""Somebody looks chapters through for themes, and says which they do not raise."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import UsageError
from ..model.compilation import Report
from ..stages.compilation.absences import Absence, words_of
from ..vocabularies import codebook
from . import build
from .build import Progress, Reviewed
from .decision_files import looked_through
from .decision_files.fields import collapsed, says_something
from .review import data_file, no_progress


def record(
    folder: Path,
    region: str,
    themes: Sequence[str],
    *,
    by: str,
    on: str,
    jobs: int | None = None,
    progress: Progress = no_progress,
) -> Report:
    """Write down that somebody looked a chapter through and that it does not raise some themes.

    Args:
        folder: the edition's folder.
        region: its id.
        themes: ids, or labels, of the codebook's themes.
        by: who looked.
        on: date, ISO 8601.
        jobs: processes at once; as many as there are processors by default.
        progress: called as work goes on.

    Returns:
        The chapter.

    Raises:
        UsageError: there is no such report or theme, nobody looked, or a passage is coded with a theme.
        DataError: a file of the edition does not validate, or cannot be amended as it is written.
        OutputError: a file cannot be written.
    """
    reviewed = build.review(folder, jobs or build.default_jobs(), progress)
    looked_through.record(folder, decisions(reviewed, region, themes, by=by, on=on))
    return _report(reviewed, region)


def decisions(
    reviewed: Reviewed, region: str, themes: Sequence[str], *, by: str, on: str
) -> tuple[Absence, ...]:
    """Return what is to be written down when somebody has looked a chapter through; nothing is written.

    Args:
        reviewed: the edition as it stands.
        region: its id.
        themes: ids, or labels, of the codebook's themes.
        by: who looked.
        on: date, ISO 8601.

    Raises:
        UsageError: there is no such report or theme, nobody looked, or a passage is coded with a theme.
    """
    if not says_something(by):
        raise UsageError(f"nobody looked: “{by}” is no name; name who did with --by")
    report = _report(reviewed, region)
    ids = _ids(reviewed, report, themes)
    for theme in ids:
        raised = _coded_with(report, theme)
        if raised:
            raise UsageError(
                f"{report.region.name} raises “{theme}”: {', '.join(raised)} is coded with it; where that is "
                f'wrong, take the theme away first: reportgen correct --quote "…" --themes {theme} --remove'
            )
    words = words_of(report)
    return tuple(Absence(theme, report.region.id, collapsed(by), on, words) for theme in ids)


def take_back(folder: Path, region: str, themes: Sequence[str]) -> None:
    """Take such decisions back.

    Args:
        folder: the edition's folder.
        region: its id.
        themes: their ids or labels; an id also where the codebook has it no longer.

    Raises:
        UsageError: nobody looked the chapter through for one of them.
        DataError: the file does not validate, or cannot be amended as it is written.
        OutputError: it cannot be written.
    """
    there = [absence.theme for absence in looked_through.load(folder) if absence.region == region]
    book = codebook.load(data_file(folder, codebook.FILE_NAME))
    known_as = _by_name((theme.id, theme.label) for theme in book.themes.values()) | {
        theme.casefold(): theme for theme in there
    }
    themes = [known_as.get(theme.casefold(), theme) for theme in themes]
    absent = [theme for theme in themes if theme not in there]
    if absent:
        known = ", ".join(there) or "none"
        raise UsageError(
            f"nobody looked {region} through for {', '.join(absent)}; themes looked through: {known}"
        )
    looked_through.remove(folder, region, themes)


def _report(reviewed: Reviewed, region: str) -> Report:
    reports = {report.region.id: report for report in reviewed.compilation.reports}
    if region not in reports:
        raise UsageError(f"no report of {region}; regions with a report: {', '.join(reports) or 'none'}")
    return reports[region]


def _ids(reviewed: Reviewed, report: Report, themes: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of themes that are named by id or label.

    Raises:
        UsageError: the codebook has no such theme.
    """
    book = reviewed.compilation.codebook
    known = book.themes if book is not None else ()
    by_name = _by_name((theme.id, theme.label) for theme in known)
    unknown = [theme for theme in themes if theme.casefold() not in by_name]
    if unknown:
        free = ", ".join(theme.id for theme in known if not _coded_with(report, theme.id))
        named = ", ".join(f"“{theme}”" for theme in unknown)
        raise UsageError(
            f"no theme {named} in the codebook; themes that no passage of {report.region.name} is coded "
            f"with: {free or 'none'}"
        )
    return tuple(dict.fromkeys(by_name[theme.casefold()] for theme in themes))


def _by_name(themes: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the ids of themes, given as ids with labels, by both, as people may write them."""
    return {name.casefold(): theme for theme, label in themes for name in (label, theme)}


def _coded_with(report: Report, theme: str) -> list[str]:
    """Return the ids of the passages of a chapter that are coded with a theme."""
    items = (item for section in report.sections for item in section.items)
    return [item.id for item in items if any(own.id == theme for own in item.themes)]
