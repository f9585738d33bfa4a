"""The command line: arguments → calls; results → stdout; messages → stderr; errors → exit codes."""

import argparse
import json
import os
import platform
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__
from .diagnostics import Diagnostic
from .errors import OutputError, ReportgenError, ReviewError, UsageError

INTERRUPTED = 130
"""Exit status after Ctrl-C."""
INTERNAL = 1
"""Exit status after an error of our own."""

EXIT_CODES = """exit codes:
  0    all is well
  1    internal error (please report it)
  2    the command line asks for something impossible
  3    a source cannot be read (the others are built)
  4    pandoc, Pango or a font is missing or too old
  5    --strict: questions or warnings are open
  6    edition.toml, the vocabulary or a JSON file does not validate
  7    an output format cannot be made
  8    an output file cannot be written
  130  interrupted"""

_FORMATS = ("pdf", "docx", "html", "json", "csv", "xlsx")


class _Parser(argparse.ArgumentParser):
    """Reports misuse in one line and names the help."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise the misuse, where argparse would print it and exit.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message}; see `{self.prog} --help`")


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in _FORMATS]
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"unknown format {', '.join(unknown) or '(none)'}; known: {','.join(_FORMATS)}"
        )
    return names


def _jobs(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _common() -> _Parser:
    common = _Parser(add_help=False)
    group = common.add_argument_group("messages")
    group.add_argument(
        "-q", "--quiet", action="store_true", default=argparse.SUPPRESS, help="say only what went wrong"
    )
    group.add_argument(
        "-v",
        "--verbose",
        action="store_true",
        default=argparse.SUPPRESS,
        help="say more: every note; details of internal errors",
    )
    group.add_argument(
        "--log",
        metavar="FILE",
        type=Path,
        default=argparse.SUPPRESS,
        help="write all remarks to FILE, one JSON object a line",
    )
    return common


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    common = _common()
    top = _Parser(
        prog="reportgen",
        parents=[common],
        epilog=EXIT_CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Regional PDF reports in, one merged document out, word for word.",
    )
    top.add_argument("--version", action="version", version=f"reportgen {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)

    def add(name: str, text: str) -> _Parser:
        return commands.add_parser(
            name,
            parents=[common],
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=EXIT_CODES,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    build = add("build", "build an edition: its PDFs become one document in all formats")
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
    build.add_argument(
        "--to",
        type=_formats,
        default=_FORMATS,
        metavar="FORMATS",
        help="some of pdf,docx,html,json,csv,xlsx (default: all)",
    )
    build.add_argument(
        "-j", "--jobs", type=_jobs, metavar="N", help="reports read at once (default: one a processor)"
    )
    build.add_argument(
        "--strict", action="store_true", help="exit with 5 while questions or warnings are open"
    )
    build.add_argument(
        "--no-cache",
        action="store_true",
        help="read every source again (nothing is cached yet: this is always so)",
    )
    build.set_defaults(run=_build)

    extract = add("extract", "show the whole structure of each PDF; no edition needed")
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
        "-j", "--jobs", type=_jobs, metavar="N", help="files read at once (default: one a processor)"
    )
    extract.set_defaults(run=_extract)

    render = add("render", "write formats from a compilation (global-priorities.json); reads no PDF")
    render.add_argument("compilation", type=Path, metavar="COMPILATION.json")
    render.add_argument(
        "--to", type=_formats, required=True, metavar="FORMATS", help="some of pdf,docx,html,json,csv,xlsx"
    )
    render.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="folder for the results (default: the compilation's)"
    )
    render.add_argument(
        "--assets", type=Path, metavar="DIR", help="folder of the logos (default: the compilation's)"
    )
    render.set_defaults(run=_render)

    info = add("info", "show the versions of everything that shapes the result")
    info.add_argument("--json", action="store_true", help="as JSON")
    info.set_defaults(run=_info)
    return top


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _report(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    """Say what people should know: errors always, notes only with -v."""
    quiet, verbose = getattr(options, "quiet", False), getattr(options, "verbose", False)
    for diagnostic in diagnostics:
        if diagnostic.severity == "error" or (not quiet and (verbose or diagnostic.severity != "note")):
            _say(str(diagnostic))


def _log(diagnostics: Sequence[Diagnostic], options: argparse.Namespace) -> None:
    path: Path | None = getattr(options, "log", None)
    if path is None:
        return
    lines = [
        json.dumps(
            {
                "severity": d.severity,
                "code": d.code,
                "message": d.message,
                "remedy": d.remedy,
                "file": d.file,
                "page": d.page,
                "bbox": d.bbox,
            },
            ensure_ascii=False,
        )
        for d in diagnostics
    ]
    from . import output

    output.write(path, "".join(line + "\n" for line in lines).encode("utf-8"))


def _build(options: argparse.Namespace) -> int:
    from . import config, pipeline, progress

    quiet = getattr(options, "quiet", False)
    folder = options.edition or config.newest(Path("inputs"))
    with progress.shown(quiet) as drawn:
        built = pipeline.build(folder, options.output, options.to, options.jobs, drawn)
    _report(built.diagnostics, options)
    _log(built.diagnostics, options)
    if not quiet:
        progress.summary(built)
    if built.errors:
        return built.errors[0].exit_code
    open_ones = [d for d in built.diagnostics if d.severity in ("question", "warning", "error")]
    if options.strict and open_ones:
        raise ReviewError(f"{len(open_ones)} questions or warnings are open (--strict)")
    return 0


def _extract(options: argparse.Namespace) -> int:
    from . import codec, output, pipeline, progress
    from .writers import markdown

    several, target = len(options.files) > 1, options.output
    suffix = "json" if options.to == "json" else "md"
    if several and target != "-":
        output.make_folder(Path(target))
    code = 0
    remarks: list[Diagnostic] = []
    with progress.shown(getattr(options, "quiet", False) or target == "-") as drawn:
        for outcome in pipeline.extract(options.files, options.jobs or pipeline.default_jobs(), drawn):
            if outcome.error is not None or outcome.result is None:
                _say(f"error: {outcome.error}")
                remarks.append(Diagnostic("error", "unreadable", str(outcome.error), "", str(outcome.path)))
                code = outcome.error.exit_code if outcome.error else INTERNAL
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
    _log(remarks, options)
    return code


def _render(options: argparse.Namespace) -> int:
    from . import pipeline, progress

    target = options.output or options.compilation.parent
    with progress.shown(getattr(options, "quiet", False)) as drawn:
        files, diagnostics = pipeline.render(
            options.compilation, target, options.to, options.assets, progress=drawn
        )
    _report(diagnostics, options)
    _log(diagnostics, options)
    if not getattr(options, "quiet", False):
        for path in files:
            _say(f"→ {path}")
    return 0


def _info(options: argparse.Namespace) -> int:
    from importlib.metadata import version

    from . import resources
    from .writers import docx, pdf

    facts: dict[str, str] = {
        "reportgen": __version__,
        "python": platform.python_version(),
        "pdfplumber": version("pdfplumber"),
    }
    facts |= pdf.versions()
    facts |= docx.versions()
    fonts = sorted(path.name for path in (resources.templates() / "fonts").glob("*.[to]tf"))
    if options.json:
        print(json.dumps({**facts, "fonts": fonts}, indent=2))
        return 0
    for name, value in facts.items():
        print(f"{name:12}{value}")
    print(f"{'fonts':12}{', '.join(fonts)}")
    return 0


def _guard(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; turn errors into one line and a documented exit code."""
    try:
        return run(options)
    except ReportgenError as error:
        for line in str(error).splitlines():
            _say(f"error: {line}")
        return error.exit_code
    except KeyboardInterrupt:
        _say("interrupted; files that were finished before are kept")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our stdout has gone; the exit must not write to it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else OutputError.exit_code
    except Exception as error:  # noqa: BLE001 (the last resort: a bug must look like one, in one line)
        _say(
            f"error: internal error: {type(error).__name__}: {error}; "
            "run again with -v and report what it prints"
        )
        if getattr(options, "verbose", False):
            traceback.print_exc()
        return INTERNAL


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        arguments: the words after the program's name; those of the process by default.
    """
    top = parser()
    try:
        options = top.parse_args(arguments)
    except UsageError as error:
        _say(f"error: {error}")
        return error.exit_code
    if options.command is None:
        top.print_help(sys.stderr)
        return UsageError.exit_code
    run: Callable[[argparse.Namespace], int] = options.run
    return _guard(run, options)


if __name__ == "__main__":
    sys.exit(main())
