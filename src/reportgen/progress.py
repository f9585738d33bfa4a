"""What a person sees while and after a command runs: progress on a terminal, the summary table."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .diagnostics import Diagnostic
from .pipeline import Built, Progress
from .schema import Report


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
    priorities = sum(len(section.items) for section in report.sections if section.kind != "overview")
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
        table.add_row(*row)
    for missing in built.compilation.missing:
        table.add_row("missing", missing.file, "–", "–", "–", "–", "–")
    if len(rows) > 1:
        sums = [str(sum(int(row[at]) for row in rows)) for at in range(2, 7)]
        table.add_row("all", "", *sums, style="bold")
    console.print(table)
    for path in built.files:
        if path.suffix[1:] in ("pdf", "docx", "html"):
            console.print(f"→ {path}", soft_wrap=True)
    folder = built.files[0].parent if built.files else Path()
    console.print(f"  and the data files beside them in {folder}", soft_wrap=True)
