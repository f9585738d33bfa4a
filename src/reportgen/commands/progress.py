"""What a person sees while and after a command runs: progress on a terminal, the summary table."""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..edition.build import Built, Progress
from ..edition.status import EditionStatus, RegionStatus
from ..model.compilation import Compilation, Report
from ..model.diagnostics import Diagnostic
from ..system.visible import visible
from ..writers import formats
from .pasting import pasteable

if TYPE_CHECKING:
    from rich.console import Console

_NOUNS = ("question", "version")
"""Kinds of open points that are things; the others say what is the matter."""


@contextmanager
def shown(quiet: bool) -> Iterator[Progress]:
    """Give a progress callback that draws on a terminal, and nowhere else."""
    if quiet or not sys.stderr.isatty():
        yield lambda what, done, of: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn(), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)
        yield lambda what, done, of: bar.update(task, description=what, completed=done, total=of)


def _row(report: Report, diagnostics: Sequence[Diagnostic]) -> tuple[str, ...]:
    items = [item for section in report.sections for item in section.items]
    priorities = sum(len(section.priorities) for section in report.sections)
    questions = sum(
        1
        for d in diagnostics
        if d.severity == "question" and d.file is not None and Path(d.file).name == report.source.file
    )
    return (
        report.region.name,
        report.source.file,
        str(report.source.pages),
        str(len(report.sections)),
        str(priorities),
        str(sum(len(item.key_terms) for item in items)),
        str(questions),
    )


def verdict(compilation: Compilation) -> str:
    """Return one line: what is open, or that the document is complete."""
    counts = Counter(point.kind for point in compilation.open)
    if not counts:
        return "complete: nothing is open"
    parts = ", ".join(f"{count} {_named(kind, count)}" for kind, count in counts.items())
    return pasteable(f"draft: {parts} (reportgen status says more)")


def _named(kind: str, count: int) -> str:
    """Return the name of a kind of open points as a count of them is said."""
    return f"{kind}s" if count > 1 and kind in _NOUNS else kind


def summary(built: Built) -> None:
    """Print, on stderr, a table with a row for each report and where the files are."""
    from rich.console import Console
    from rich.table import Table

    console = Console(stderr=True, highlight=False, soft_wrap=False)
    if not sys.stderr.isatty():
        console = Console(stderr=True, highlight=False, width=118)
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("report", max_width=40)
    table.add_column("file", overflow="fold")
    for name in ("pages", "sections", "priorities", "key terms", "questions"):
        table.add_column(name, justify="right")
    rows = [_row(report, built.diagnostics) for report in built.compilation.reports]
    for row in rows:
        table.add_row(_cell(row[0]), _lines(broken(row[1], FILE_WIDTH)), *row[2:])
    for missing in built.compilation.missing:
        table.add_row("missing", _lines(broken(missing.file, FILE_WIDTH)), "–", "–", "–", "–", "–")
    if len(rows) > 1:
        sums = [str(sum(int(row[index]) for row in rows)) for index in range(2, 7)]
        table.add_row("all", "", *sums, style="bold")
    console.print(table)
    if built.compilation.corrections:
        outcomes = [correction.outcome for correction in built.compilation.corrections]
        parts = [f"{outcomes.count(name)} {name}" for name in ("applied", "held", "orphaned")]
        console.print(f"corrections: {', '.join(parts)}", soft_wrap=True)
    findings = sum(diagnostic.code.startswith("check-") for diagnostic in built.diagnostics)
    if findings:
        more = pasteable("reportgen check says more")
        console.print(f"to look at before publishing: {findings} ({more})", soft_wrap=True)
    _show_lost(console, built.diagnostics)
    console.print(verdict(built.compilation), soft_wrap=True)
    for path in built.files:
        form = formats.of_file(path.name)
        if form is not None and form.for_people:
            console.print(f"→ {_cell(str(path))}", soft_wrap=True)
    folder = built.files[0].parent if built.files else Path()
    console.print(f"  and the data files beside them in {_cell(str(folder))}", soft_wrap=True)


def _show_lost(console: "Console", diagnostics: Iterable[Diagnostic]) -> None:
    """Say that the PDF has lost its conformance, where a sign could not be drawn."""
    signs = lost_signs(diagnostics)
    if signs:
        what = f"{len(signs)} signs are printed as boxes" if len(signs) > 1 else "1 sign is printed as a box"
        console.print(f"the PDF does not conform to PDF/UA and PDF/A: {what}", soft_wrap=True)


def lost_signs(diagnostics: Iterable[Diagnostic]) -> set[str]:
    """Return the signs that could not be drawn."""
    from ..writers.print import missing_signs

    found = (missing_signs.sign_of(diagnostic.message) for diagnostic in diagnostics)
    return {sign for sign in found if sign is not None}


NARROW = 80
"""Columns of the table where there is no terminal to ask."""
LISTED = 8
"""Open points that are listed without -v."""
HASH_DIGITS = 8
"""Digits of a file's hash in the table."""
FILE_WIDTH, NARROW_FILE = 30, 22
"""Letters of a file's name on one line of the tables of a build, and of the status of an edition."""


def broken(name: str, width: int) -> tuple[str, ...]:
    """Return a file's name in as many lines as it needs, broken behind "-", "_" or a space."""
    lines = [""]
    for piece in re.findall(r"[^-_\s]*[-_\s]|[^-_\s]+", name):
        if lines[-1] and len(lines[-1] + piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return tuple(line.rstrip() for line in lines)


def show_status(status: EditionStatus, *, verbose: bool = False) -> None:
    """Print, on stdout, where an edition stands.

    Args:
        status: what to show.
        verbose: list all that is open.
    """
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, width=None if sys.stdout.isatty() else NARROW)
    console.print(f"[bold]{_cell(status.title)}[/bold] ({_cell(status.edition)})\n")
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    table.add_column("report", ratio=4, overflow="fold")
    table.add_column("pages", justify="right")
    table.add_column("questions", justify="right")
    table.add_column("corrections", ratio=2)
    table.add_column("sign-off", ratio=4, overflow="fold")
    for row in status.rows:
        table.add_row(*map(_lines, _status_row(row)))
    for point in status.open:
        if point.kind == "missing":
            table.add_row(_cell(point.message), "–", "–", "–", "missing")
    if status.questions or status.held or status.orphaned:
        counts = _counts(("held", status.held), ("orphaned", status.orphaned))
        table.add_row("whole edition", "", str(status.questions), counts, "")
    console.print(table)
    console.print()
    points = [point for point in status.open if point.kind != "missing"]
    listed = points if verbose else points[:LISTED]
    for point in listed:
        place = ", ".join(part for part in (point.item or point.region, str(point.where)) if part)
        line = f"{point.kind}: {f'{place}: ' if place else ''}{point.message}"
        console.print(_cell(pasteable(line)), soft_wrap=True)
    if len(points) > len(listed):
        console.print(f"… and {len(points) - len(listed)} more (-v lists all)")
    count = f"{len(status.open)} point{'s are' if len(status.open) > 1 else ' is'} open"
    verdict = f"Draft: {count}." if status.is_draft else "Ready for release."
    console.print(f"[bold]{verdict}[/bold]")
    console.print(_cell(pasteable(f"Next: {status.next}")), soft_wrap=True)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(map(_cell, lines))


def _cell(text: str) -> str:
    """Return a text that is neither an order to the terminal nor markup."""
    from rich.markup import escape

    return escape(visible(text))


def _status_row(row: RegionStatus) -> tuple[tuple[str, ...], ...]:
    """Return the cells of a region, each in lines."""
    signed = ["not signed"]
    if row.sign_off is not None:
        signed = [f"{row.sign_off.by}, {row.sign_off.on}"]
        changes = _counts(("changed", len(row.sign_off.changed)), ("gone", len(row.sign_off.gone)))
        signed += [f"since then {changes}"] if changes else []
    if row.looked_through:
        fallen = sum(found.changed for found in row.looked_through)
        again = f" ({fallen} to look through again)" if fallen else ""
        count = len(row.looked_through)
        signed.append(f"looked through for {count} theme{'s' if count > 1 else ''}{again}")
    counts = (("applied", row.applied), ("held", row.held), ("orphaned", row.orphaned))
    corrections = [f"{count} {name}" for name, count in counts if count]
    file = (row.name, *broken(f"{row.file} {row.sha256[:HASH_DIGITS]}", NARROW_FILE))
    return file, (str(row.pages),), (str(row.questions),), tuple(corrections or ["–"]), tuple(signed)


def _counts(*counts: tuple[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts if count)
