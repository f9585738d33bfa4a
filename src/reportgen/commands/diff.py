"""`reportgen diff`: what differs between two versions."""

import argparse
import importlib
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from . import arguments, messages

_DETAILS = """\
OLD and NEW are folders that `reportgen build` has written, compilations
(global-priorities.json), or PDFs of one report. Layout and pages alone are no
change. The exit code is 0 whether or not anything has changed."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    diff = commands.add("diff", "show what has changed between two builds or two PDFs", run, _DETAILS)
    diff.add_argument("old", type=Path, metavar="OLD", help="the old version")
    diff.add_argument("new", type=Path, metavar="NEW", help="the new version")
    diff.add_argument(
        "--to",
        choices=("text", "json", "html"),
        default="text",
        help="form of the result (default: text)",
    )
    diff.add_argument(
        "-o", "--output", default="-", metavar="PATH", help="file to write; - is stdout (default)"
    )
    diff.add_argument("--region", metavar="ID", help="region of the PDFs, where they do not tell it")
    diff.add_argument(
        "-j", "--jobs", type=arguments.jobs, metavar="N", help="PDFs read at once (default: one a processor)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        ReportgenError: a version cannot be read, or the result not be written.
    """
    from ..edition import compare
    from ..system import output

    with _progress(options) as drawn:
        changes = compare.compare_files(options.old, options.new, options.region, options.jobs, drawn)
    if options.to == "text" and options.output == "-":
        from ..writers.changes import text

        text.show(changes)
        return 0
    writer = importlib.import_module(f"..writers.changes.{options.to}", __package__)
    content: bytes = writer.render(changes).encode("utf-8")
    if options.output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
        return 0
    output.write(Path(options.output), content)
    if not messages.is_quiet(options):
        messages.say(f"→ {options.output}")
    return 0


def _progress(options: argparse.Namespace) -> AbstractContextManager[Callable[[str, int, int], None] | None]:
    """Return what draws progress, where somebody can see it."""
    if messages.is_quiet(options) or not sys.stderr.isatty():
        return nullcontext()
    from . import progress

    return progress.shown(quiet=False)
