"""What a person sees while many files are read: how far it is, and about how long it will take."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_remaining(total: int | None, quiet: bool) -> Iterator[Callable[[int], None]]:
    """Give a callback that takes the number of files dealt with; it draws on a terminal, and nowhere else.

    Args:
        total: number of files; None where nobody knows, and then no time is given.
        quiet: draw nothing.
    """
    if quiet or not sys.stderr.isatty():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        *(TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn()),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left" if total is not None else ""),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=total)
        yield lambda done: bar.update(task, completed=done)
