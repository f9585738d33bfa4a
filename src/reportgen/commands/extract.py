"""`reportgen extract`: the structure of PDFs, without an edition; of a few, or of an archive."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import ReportgenError, UsageError
from ..extraction import FORMS, form_of
from . import arguments, messages

if TYPE_CHECKING:
    from ..model.diagnostics import Diagnostic
    from ..system.isolation import Executor, Outcome, Work

HELD_BACK = 256
"""Outcomes that may wait for one before them, where they are wanted in order."""

_DETAILS = """A FOLDER stands for all PDFs below it. With folders, lists or --resume, -o FOLDER gets a
result for each file in the folders in which the files stand, an index.jsonl that says what each was made
from, and an errors.jsonl. A file that cannot be read does not stop the others; the exit status is then 3."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    extract = commands.add(
        "extract", "show the whole structure of each PDF; no edition needed", run, _DETAILS
    )
    extract.add_argument("files", nargs="*", type=Path, metavar="FILE", help="PDF files, and folders of them")
    extract.add_argument(
        "--files-from",
        action="append",
        default=[],
        metavar="LIST",
        help="read the names of files and folders from LIST, one a line; - is stdin",
    )
    *_, usual = names = tuple(form.name for form in FORMS)
    extract.add_argument("--to", choices=names, help=f"form of the result (default: {usual})")
    extract.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        help="file, or folder for several FILEs; - is stdout (default)",
    )
    extract.add_argument(
        "--resume",
        action="store_true",
        help="keep the results in -o FOLDER whose files have not changed",
    )
    extract.add_argument(
        "--store",
        type=Path,
        metavar="FOLDER",
        help="add the priorities of all files to a store for `reportgen query`; what it has is kept",
    )
    extract.add_argument(
        "-j", "--jobs", type=arguments.jobs, metavar="N", help="files read at once (default: one a processor)"
    )
    arguments.add_reader(extract)
    extract.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="read on the Dask cluster whose scheduler listens there, e.g. tcp://10.0.0.5:8786",
    )


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    _check(options)
    work = _work(options)
    if options.store is not None or (options.output not in (None, "-") and _is_archive(options)):
        executor = _executor(options, work)
        from .archiving import archive

        return archive(options, work, executor)
    return _extract(options, work, _executor(options, work, HELD_BACK))


def _check(options: argparse.Namespace) -> None:
    """Refuse what contradicts itself.

    Raises:
        UsageError: see there.
    """
    if not options.files and not options.files_from:
        raise UsageError("name a FILE, a FOLDER, or a list with --files-from; see `reportgen extract --help`")
    if options.store is not None and (options.output or options.to or options.resume):
        raise UsageError("--store takes no -o, --to or --resume: it always goes on where it stopped")
    if options.resume and options.output in (None, "-"):
        raise UsageError("--resume needs -o FOLDER, where the results of the last run are")


def _is_archive(options: argparse.Namespace) -> bool:
    return bool(options.resume or options.files_from or any(path.is_dir() for path in options.files))


def _work(options: argparse.Namespace) -> Work:
    if options.store is not None:
        from ..archive import priorities

        return partial(priorities.rows, reader=options.reader)
    return partial(form_of(options.to).of_source, reader=options.reader)


def _executor(options: argparse.Namespace, work: Work, window: int | None = None) -> Executor:
    if options.scheduler:
        from ..archive.cluster import Cluster

        return Cluster(options.scheduler)
    from ..system.isolation import LocalWorkers, default_jobs, prepare_for

    prepare_for(work)  # before any thread is started
    return LocalWorkers(options.jobs or default_jobs(), window=window)


def _in_order(outcomes: Iterator[tuple[int, Outcome]]) -> Iterator[Outcome]:
    """Yield outcomes in the order of their sources, each as soon as all before it are there."""
    ready: dict[int, Outcome] = {}
    following = 0
    for index, outcome in outcomes:
        ready[index] = outcome
        while following in ready:
            yield ready.pop(following)
            following += 1


def _extract(options: argparse.Namespace, work: Work, executor: Executor) -> int:
    """Write what comes out, in the order of the sources: to stdout, a file, or a folder for several."""
    paths = _paths(options)
    shown: AbstractContextManager[Callable[[int], None]] = nullcontext(lambda done: None)
    if options.output not in (None, "-"):
        from .remaining import shown_remaining

        shown = shown_remaining(len(options.files), messages.is_quiet(options))
    code = done = 0
    remarks: list[Diagnostic] = []
    with shown as progress:
        for done, outcome in enumerate(_in_order(executor.map_files(work, paths)), 1):
            progress(done)
            if outcome.error is not None or outcome.result is None:
                from ..model.diagnostics import Diagnostic

                error = outcome.error or ReportgenError(f"{outcome.path}: no result")
                messages.refuse(error)
                remarks.append(Diagnostic("error", "unreadable", str(error), "", str(outcome.path)))
                code = error.exit_code
            else:
                _write(options, outcome.path, outcome.result)
    if not done:
        raise UsageError(f"{', '.join(map(str, options.files))}: holds no PDF; nothing was read")
    sys.stdout.flush()
    messages.log(remarks, options)
    return code


def _paths(options: argparse.Namespace) -> Iterable[Path]:
    """Return what to read; a list where it is short enough to be read in the best order.

    Raises:
        UsageError: two results would have one name.
    """
    if _is_archive(options):
        from ..archive.sources import sources

        return (source.path for source in sources(options.files, options.files_from))
    files: list[Path] = options.files
    if len(files) > 1 and options.output not in (None, "-"):
        from ..system import output

        output.make_folder(Path(options.output))
        stems: dict[str, Path] = {}
        for path in files:
            other = stems.setdefault(path.stem.casefold(), path)
            if other != path:
                raise UsageError(
                    f"{other} and {path} would have one result, {path.stem}; name their folder instead"
                )
    return files


def _write(options: argparse.Namespace, source: Path, result: str) -> None:
    if options.output in (None, "-"):
        sys.stdout.buffer.write(result.encode("utf-8"))
        return
    from ..system import output

    place = Path(options.output)
    inside = len(options.files) > 1 or place.is_dir()
    name = f"{source.stem}{form_of(options.to).suffix}"
    output.write(place / name if inside else place, result.encode("utf-8"))
