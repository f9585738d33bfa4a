"""Arguments that several commands share, and the parser they are added to."""

import argparse
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import UsageError
from ..readers import kinds
from ..writers import formats as table

EXIT_CODES = """exit codes:
  0    all is well
  1    internal error (please report it)
  2    the command line asks for something impossible
  3    a source cannot be read (the others are built)
  4    pandoc, Pango or a font is missing or too old
  5    people have to look: --strict or --release and something is open, or a check found something
  6    edition.toml, corrections, sign-offs, a vocabulary or a JSON file do not validate
  7    an output format cannot be made
  8    an output file cannot be written
  130  interrupted"""

_USUAL_COLUMNS = 80

Run = Callable[[argparse.Namespace], int]
"""Runs a command and returns the exit status."""


class _Help(argparse.RawDescriptionHelpFormatter):
    """Lays help out; argparse makes one for each argument that is added, and imports much for the width."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_columns() - 2)


@cache
def _columns() -> int:
    """Return the terminal's width in characters, or what the environment says it is."""
    told = os.environ.get("COLUMNS", "")
    if told.isdecimal() and int(told):
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL_COLUMNS
    except (OSError, ValueError, AttributeError):
        return _USUAL_COLUMNS


class Parser(argparse.ArgumentParser):
    """Reports misuse in one line and names the help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Help} | options)

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raise the misuse, where argparse would print it and exit.

        Raises:
            UsageError: always.
        """
        raise UsageError(f"{message}; see `{self.prog} --help`")


class Commands:
    """Adds commands to the command line, all with the same options for messages."""

    def __init__(self, group: "argparse._SubParsersAction[Parser]", common: Parser) -> None:
        self._group = group
        self._common = common

    def add(self, name: str, text: str, run: Run, details: str = "") -> Parser:
        """Add a command.

        Args:
            name: the word on the command line.
            text: one line that says what it does, starting in lower case.
            run: runs it.
            details: a paragraph for the command's own help.
        """
        command = self._group.add_parser(
            name,
            parents=[self._common],
            help=text,
            description=text[0].upper() + text[1:] + "." + (f"\n\n{details}" if details else ""),
            epilog=EXIT_CODES,
        )
        command.set_defaults(run=run)
        return command


def formats(text: str) -> tuple[str, ...]:
    """Return the formats that a comma-separated list names.

    Raises:
        argparse.ArgumentTypeError: one is unknown, or none is named.
    """
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = table.unknown(names)
    if unknown or not names:
        raise argparse.ArgumentTypeError(
            f"unknown format {', '.join(unknown) or '(none)'}; known: {','.join(table.NAMES)}"
        )
    return names


def add_formats(command: Parser, *, all_by_default: bool = False) -> None:
    """Add the choice of formats to a command."""
    named = ",".join(table.NAMES)
    command.add_argument(
        "--to",
        type=formats,
        required=not all_by_default,
        default=table.NAMES if all_by_default else None,
        metavar="FORMATS",
        help=f"some of {named}{' (default: all)' if all_by_default else ''}",
    )


def jobs(text: str) -> int:
    """Return the number of processes that an argument names.

    Raises:
        argparse.ArgumentTypeError: it is no number of 1 or more.
    """
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def number(text: str) -> int:
    """Return the page or line that an argument names.

    Raises:
        argparse.ArgumentTypeError: it is no number of 1 or more.
    """
    if not re.fullmatch(r"0*[1-9][0-9]{0,5}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def date(text: str) -> str:
    """Return the date that an argument names, as ISO 8601 writes it.

    Raises:
        argparse.ArgumentTypeError: it is no date.
    """
    import datetime

    try:
        found = datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        found = ""
    if found != text:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2021-12-01")
    return found


def add_edition(command: Parser) -> None:
    """Add the folder of the edition to a command."""
    command.add_argument(
        "edition",
        nargs="?",
        type=Path,
        metavar="EDITION",
        help="folder with edition.toml and PDFs (default: the newest in inputs/)",
    )


def add_regions(command: Parser) -> None:
    """Add regions to a command; none is the same as all."""
    command.add_argument(
        "--region",
        action="append",
        default=[],
        metavar="REGION",
        help="id of a region, such as latin-america; may be repeated",
    )


def edition(options: argparse.Namespace) -> Path:
    """Return the folder of the edition that a command is for.

    Raises:
        UsageError: none is named, and there is none in inputs/.
    """
    from . import meant

    folder: Path | None = options.edition
    return folder or meant.edition(options)


def common() -> Parser:
    """Return the options for messages, which every command takes."""
    common = Parser(add_help=False)
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


def add_reader(command: Parser) -> None:
    """Add the choice of the engine that reads."""
    usual, *_, reference = kinds.ENGINES
    command.add_argument(
        "--reader",
        choices=kinds.ENGINES,
        default=usual,
        help=f"engine that reads the PDFs (default: {usual}; {reference} is the slower reference)",
    )
