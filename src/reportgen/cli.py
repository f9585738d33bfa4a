"""The command line: arguments → calls; results → stdout; messages → stderr; errors → exit codes."""

import argparse
import importlib
import signal
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from . import __version__
from .commands import COMMANDS, arguments, messages
from .commands.arguments import EXIT_CODES, Parser
from .errors import OutputError, ReportgenError, UsageError
from .system import streams

INTERRUPTED = 130
"""Exit status after Ctrl-C."""
INTERNAL = 1
"""Exit status after an error of our own."""

_BEFORE_COMMAND = frozenset({"-q", "--quiet", "-v", "--verbose"})


def parser(wanted: Sequence[str] = COMMANDS) -> Parser:
    """Return the parser of the wanted commands."""
    common = arguments.common()
    top = Parser(
        prog="reportgen",
        parents=[common],
        epilog=EXIT_CODES,
        description="Regional PDF reports in, one merged document out, word for word.",
    )
    top.add_argument("--version", action="version", version=f"reportgen {__version__}")
    group = top.add_subparsers(prog=top.prog, dest="command", metavar="COMMAND", parser_class=Parser)
    commands = arguments.Commands(group, common)
    for name in wanted:
        importlib.import_module(f".commands.{name}", __package__).add(commands)
    return top


def _guard(run: Callable[[argparse.Namespace], int], options: argparse.Namespace) -> int:
    """Run a command; turn errors into one line and a documented exit code."""
    try:
        status = run(options)
        sys.stdout.flush()
    except ReportgenError as error:
        messages.refuse(error)
        return error.exit_code
    except KeyboardInterrupt:
        messages.say("interrupted; files that were finished before are kept")
        return INTERRUPTED
    except BrokenPipeError:
        streams.stdout_fails()  # its reader has gone; the exit must not write to it again
        return 128 + signal.SIGPIPE if hasattr(signal, "SIGPIPE") else OutputError.exit_code
    except Exception as error:  # noqa: BLE001 (the last resort: a bug must look like one, in one line)
        known = _of_the_system(error)
        if known is not None:
            messages.refuse(known)
            return known.exit_code
        messages.say(
            f"error: internal error: {type(error).__name__}: {error}; "
            "run again with -v and report what it prints"
        )
        if getattr(options, "verbose", False):
            import traceback

            traceback.print_exc()
        return INTERNAL
    return status


def _of_the_system(error: Exception) -> ReportgenError | None:
    """Return what a fault around us is for people, None where it is none."""
    if not isinstance(error, OSError | ValueError):
        return None
    failed = streams.stdout_fails()
    if failed is not None:
        return OutputError(f"the standard output cannot be written ({failed.strerror or failed})")
    try:
        Path.cwd()
    except OSError:
        return UsageError("the folder that you are in does not exist any more; change to another with cd")
    return None


def _wanted(words: Sequence[str]) -> Sequence[str]:
    """Return the command that the command line begins with, all where it begins with none: for the help."""
    first = next((word for word in words if word not in _BEFORE_COMMAND), "")
    return (first,) if first in COMMANDS else COMMANDS


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status.

    Args:
        arguments: the words after the program's name; those of the process by default.
    """
    words = sys.argv[1:] if arguments is None else arguments
    top = parser(_wanted(words))
    try:
        options = top.parse_args(words)
    except UsageError as error:
        messages.refuse(error)
        return error.exit_code
    except SystemExit as ended:  # help or version were asked for
        failed = _of_the_system(OSError())
        if failed is None or ended.code:
            raise
        messages.refuse(failed)
        return failed.exit_code
    if options.command is None:
        top.print_help(sys.stderr)
        return UsageError.exit_code
    run: Callable[[argparse.Namespace], int] = options.run
    return _guard(run, options)


if __name__ == "__main__":
    sys.exit(main())
