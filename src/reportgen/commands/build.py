"""`reportgen build`: build an edition."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportgenError, ReviewError
from ..readers.kinds import DEFAULT
from ..writers.formats import NAMES
from . import arguments, meant, messages

if TYPE_CHECKING:
    from ..edition.workshop import Workshop
    from ..system.memory import Memory

_DELIMITERS = {",": ",", ";": ";", "tab": "\t"}
_READING = "reportgen.extraction"
"""What the processes that read import."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    build = commands.add("build", "build an edition: its PDFs become one document in all formats", run)
    build.add_argument(
        "edition",
        nargs="?",
        type=Path,
        metavar="EDITION",
        help="folder with edition.toml and PDFs (default: the newest in inputs/)",
    )
    build.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder for the results (default: build/<edition>)"
    )
    arguments.add_formats(build, all_by_default=True)
    build.add_argument(
        "-j",
        "--jobs",
        type=arguments.jobs,
        metavar="N",
        help="reports read at once (default: one a processor)",
    )
    arguments.add_reader(build)
    build.add_argument(
        "--strict",
        action="store_true",
        help="exit with 5 while anything is open: questions, warnings, sign-off",
    )
    build.add_argument(
        "--release", action="store_true", help="write nothing, and exit with 5, while anything is open"
    )
    build.add_argument(
        "--no-cache",
        action="store_true",
        help="read every source and make every file anew",
    )
    build.add_argument(
        "--csv-delimiter",
        choices=tuple(_DELIMITERS),
        metavar="SIGN",
        help="what parts the fields of the CSV: ',', ';' or tab "
        "(default: as spreadsheets in the edition's language expect)",
    )
    build.add_argument(
        "--watch",
        action="store_true",
        help="build again whenever a report, a decision, a setting or a template changes; Ctrl-C ends it",
    )
    build.add_argument("--explain", action="store_true", help="say why each step ran or did not")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        ReviewError: `--strict` or `--release` and something is open.
    """
    folder = options.edition or meant.edition(options, always=True)
    return _watch(options, folder) if options.watch else _once(options, folder)


def _watch(options: argparse.Namespace, folder: Path) -> int:
    """Build, and build again after every change; what is wrong is said, and waits for the next change.

    What was read and found before, and the processes that make outputs, are kept from build to build.
    """
    from ..system import resources, watching
    from ..system.memory import Memory

    templates = resources.templates()
    changes = watching.changes([folder, templates])
    changed: tuple[Path, ...] | None = ()
    while changed is not None:
        memory = Memory()
        with _workshop(options, folder) as workshop:
            program, is_whole = _program(), True
            while changed is not None and is_whole:
                is_whole = _attempt(options, folder, workshop, memory, program)
                changed = next(changes, None)
                if changed:
                    messages.say(f"changed: {', '.join(sorted({path.name for path in changed}))}")
                if changed and any(path.is_relative_to(templates) for path in changed):
                    break  # the processes know the templates as they were
    return 0


def _attempt(
    options: argparse.Namespace, folder: Path, workshop: Workshop, memory: Memory, program: list[str]
) -> bool:
    """Build, or say why not; return whether the workshop can be used again: a failure closes it."""
    is_whole = True
    try:
        _built(options, folder, workshop, memory, program)
    except ReportgenError as error:
        messages.refuse(error)
        is_whole = False
    messages.say("watching for changes; Ctrl-C ends it")
    return is_whole


def _once(options: argparse.Namespace, folder: Path) -> int:
    """Build; the processes are started first, and load what they need while this one does."""
    with _workshop(options, folder) as workshop:
        return _built(options, folder, workshop)


def _workshop(options: argparse.Namespace, folder: Path) -> Workshop:
    from ..edition.workshop import Workshop
    from ..system import isolation
    from ..system.cache import FOLDER

    workshop = Workshop(options.jobs or isolation.default_jobs(), options.to)
    if options.no_cache or not (_target(options, folder) / FOLDER).is_dir():  # else readings are kept
        isolation.prepare(_READING)
    return workshop


def _target(options: argparse.Namespace, folder: Path) -> Path:
    return options.output or Path("build") / folder.resolve().name


def _program() -> list[str]:
    """Return the stamp's lines about the program; while it is watching, it stays what it was at the start."""
    from ..edition import build
    from ..system import stamp

    return stamp.lines_of(map(str, build.parts_of_program()))


def _built(
    options: argparse.Namespace,
    folder: Path,
    workshop: Workshop,
    memory: Memory | None = None,
    program: list[str] | None = None,
) -> int:
    from ..edition import build
    from ..system import stamp
    from . import progress

    quiet = messages.is_quiet(options)
    target = _target(options, folder)
    stamp.forget(str(target))
    program = program if program is not None else _program()
    before = program + stamp.lines_of(map(str, build.parts_of_edition(folder)))
    with progress.shown(quiet) as drawn:
        built = build.build(
            folder,
            target,
            options.to,
            options.jobs,
            drawn,
            release=options.release,
            cached=not options.no_cache,
            reader=options.reader,
            workshop=workshop,
            memory=memory,
            delimiter=_DELIMITERS.get(options.csv_delimiter or "", ""),
        )
    messages.report(built.diagnostics, options)
    messages.log(built.diagnostics, options)
    if (
        not built.errors
        and options.reader == DEFAULT
        and not options.csv_delimiter
        and not progress.lost_signs(built.diagnostics)  # a face may be installed meanwhile
        and stamp.still_hold(before)
    ):
        formats = "" if options.to == NAMES else ",".join(options.to)
        made = stamp.lines_of(map(str, built.files))
        stamp.write_stamp(
            str(target), (str(folder), formats), progress.verdict(built.compilation), before + made
        )
    if options.explain:
        for step in built.steps or ("everything is read and made anew (--no-cache)",):
            messages.say(step)
    if not quiet:
        progress.summary(built)
    if built.errors:
        return built.errors[0].exit_code
    warnings = [diagnostic for diagnostic in built.diagnostics if diagnostic.severity in ("warning", "error")]
    count = len(built.compilation.open) + sum(warning.code == "rendering" for warning in warnings)
    if options.strict and count:
        raise ReviewError(f"{count} {'point is' if count == 1 else 'points are'} open (--strict)")
    return 0
