"""`reportgen extract`: the structure of PDFs, without an edition."""

import argparse
import sys
from pathlib import Path

from ..diagnostics import Diagnostic
from ..errors import ReportgenError
from . import arguments, messages


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    extract = commands.add("extract", "show the whole structure of each PDF; no edition needed", run)
    extract.add_argument("files", nargs="+", type=Path, metavar="FILE", help="PDF files")
    extract.add_argument(
        "--to",
        choices=("json", "markdown"),
        default="markdown",
        help="form of the result (default: markdown)",
    )
    extract.add_argument(
        "-o",
        "--output",
        default="-",
        metavar="PATH",
        help="file, or folder for several FILEs; - is stdout (default)",
    )
    extract.add_argument(
        "-j", "--jobs", type=arguments.jobs, metavar="N", help="files read at once (default: one a processor)"
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    from .. import codec, output, pipeline, progress
    from ..writers import markdown

    several, target = len(options.files) > 1, options.output
    suffix = "json" if options.to == "json" else "md"
    if several and target != "-":
        output.make_folder(Path(target))
    code = 0
    remarks: list[Diagnostic] = []
    with progress.shown(messages.is_quiet(options) or target == "-") as drawn:
        for outcome in pipeline.extract(options.files, options.jobs or pipeline.default_jobs(), drawn):
            if outcome.error is not None or outcome.result is None:
                messages.say(f"error: {outcome.error}")
                remarks.append(Diagnostic("error", "unreadable", str(outcome.error), "", str(outcome.path)))
                code = outcome.error.exit_code if outcome.error else ReportgenError.exit_code
                continue
            text = outcome.result
            if options.to == "markdown":
                text = markdown.render(codec.parse_document(text.encode("utf-8"), str(outcome.path)))
            if target == "-":
                sys.stdout.buffer.write(text.encode("utf-8"))
            else:
                place = Path(target)
                path = place / f"{outcome.path.stem}.{suffix}" if several or place.is_dir() else place
                output.write(path, text.encode("utf-8"))
    sys.stdout.flush()
    messages.log(remarks, options)
    return code
