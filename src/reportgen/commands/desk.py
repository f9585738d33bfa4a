"""`reportgen desk`: everything a secretariat decides, in the browser."""

import argparse
import re
from contextlib import suppress
from pathlib import Path

from ..errors import UsageError
from . import arguments, messages

_DETAILS = """\
Opens a page of this machine in the browser: editions, reports side by side with what was
read, questions, corrections, themes, sign-off, release. It reads and writes the files that
the other commands do. Ctrl-C stops it."""
_LAST_PORT = 65_535


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    desk = commands.add("desk", "read, correct, sign and release an edition in the browser", run, _DETAILS)
    desk.add_argument(
        "edition",
        nargs="?",
        type=Path,
        metavar="EDITION",
        help="folder of an edition (default: the list of all)",
    )
    desk.add_argument("--port", type=_port, metavar="N", help="port on 127.0.0.1 (default: one that is free)")
    desk.add_argument(
        "--book", type=Path, metavar="DIR", help="write the review book, a file a region, and open nothing"
    )
    desk.add_argument("--no-open", action="store_true", help="print the address, open no browser")


def _port(text: str) -> int:
    if not re.fullmatch(r"\d{1,5}", text) or not 1 <= int(text) <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; write a number from 1 to {_LAST_PORT}")
    return int(text)


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: there is no such folder, or the port is taken.
    """
    from . import meant

    folder: Path | None = options.edition
    if folder is not None and not folder.is_dir():
        raise UsageError(f"{folder}: no such folder; name an edition's folder such as inputs/2021")
    if options.book is not None:
        return _write_book(folder or meant.edition(options), options.book)
    from ..desk import server

    with suppress(KeyboardInterrupt):  # whether it comes through depends on where the server stood
        server.run(meant.INPUTS, folder, options.port, browser=not options.no_open, say=_say)
    messages.say("the desk is closed; everything is saved")
    return 0


def _write_book(folder: Path, target: Path) -> int:
    from ..desk import book, texts

    book.write(folder, target, texts.load(), lambda path: messages.say(f"→ {path}"))
    return 0


def _say(address: str) -> None:
    print(f"the desk is open at {address}", flush=True)
