"""`reportgen verify`: prove a published file against its sources."""

import argparse
import sys
from pathlib import Path

from ..errors import ReviewError
from ..readers import kinds
from ..writers import formats
from . import arguments, meant, messages

_DETAILS = """\
The published file and the sources are read again by an engine that did not make
the build, and compared word by word: every sentence of a region must stand in its
report, in order, on the page and in the box claimed; every priority of the
reports must be in the file. What people added is listed by name. The compilation
(global-priorities.json) must lie beside the file. The exit code is 0 when the
file is sealed, 5 when anything is wrong."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    verify = commands.add("verify", "prove a published file against its sources", run, _DETAILS)
    verify.add_argument("published", type=Path, metavar="PUBLISHED", help=_files())
    verify.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="the edition's folder with the reports and edition.toml (default: as the manifest says)",
    )
    verify.add_argument("--json", action="store_true", help="the verdict as JSON")
    verify.add_argument(
        "--reader",
        choices=kinds.ENGINES,
        help="engine to read with (default: one that did not make the build)",
    )
    verify.add_argument(
        "-j", "--jobs", type=arguments.jobs, metavar="N", help="files read at once (default: one a processor)"
    )


def _files() -> str:
    """Return the files that can be proven, for people."""
    first, *others, last = (row for row in formats.PROVEN if not row.companion)
    companions = " or ".join(row.file for row in formats.PROVEN if row.companion)
    return f"{', '.join([first.file, *(row.suffix for row in others)])}, {last.suffix}, {companions}"


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        ReportgenError: a file cannot be read.
    """
    from ..edition import build
    from ..proof import verdict, verify
    from . import progress

    with progress.shown(messages.is_quiet(options) or options.json) as drawn:
        verified = verify.verify(
            options.published,
            options.sources or meant.sources(options.published),
            options.reader,
            options.jobs or build.default_jobs(),
            drawn,
        )
    for error in verified.errors:
        messages.refuse(error)
    if options.json:
        sys.stdout.write(verdict.as_json(verified.proof))
    else:
        everything = bool(getattr(options, "verbose", False))
        for line in verdict.as_lines(verified.proof, everything):
            messages.show(line)
    sys.stdout.flush()
    if verified.errors:
        return verified.errors[0].exit_code
    return 0 if verified.proof.sealed else ReviewError.exit_code
