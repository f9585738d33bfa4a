"""`reportgen template`: how the document looks, set by a designer in Word."""

import argparse
import shlex
from pathlib import Path

from ..errors import ReviewError, UsageError
from . import arguments, messages

_DETAILS = """\
  reportgen template new inputs/2022                   writes house.docx
  reportgen template new inputs/2022 --house plain     the same, plainer
  reportgen template check inputs/2022                 says what to look at

new writes house.docx into the edition's folder. Open it in Word or LibreOffice and
change its styles, its theme (colours and fonts) and its page: size, margins, the
picture on the cover. The next build sets PDF, Word file and web page by it. Files of
faces (TTF, OTF) belong into the folder fonts/ beside it; else those of this machine
are used. It is never taken for a report. Delete it to have the usual look again.

check says in plain words what is missing, what was set by hand on words where nothing
takes it over, and what is hard to read. The exit code is 0 when there is nothing to
say, 5 when there is, 6 when the file cannot be used.

docs/house.md explains every style."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    template = commands.add(
        "template",
        "let a designer set the look, in Word: a house.docx, and what to look at in it",
        run,
        _DETAILS,
    )
    template.add_argument(
        "action", choices=("new", "check"), metavar="new|check", help="write it, or look it over"
    )
    arguments.add_edition(template)
    template.add_argument(
        "--house", choices=("reportgen", "plain"), metavar="NAME",
        help="where to begin: reportgen (the usual look, the default) or plain",
    )  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: the folder is no edition, has a house already, or has none to check.
    """
    folder = arguments.edition(options)
    if options.action == "new":
        return _new(folder, options.house or "reportgen")
    if options.house:
        raise UsageError("--house is for `reportgen template new`")
    return _check(folder)


def _new(folder: Path, name: str) -> int:
    from ..edition import house

    print(house.begin(folder, name))
    messages.say("open it in Word or LibreOffice, change its styles, theme and page, save it, and run:")
    messages.say(f"reportgen template check {shlex.quote(str(folder))}")
    return 0


def _check(folder: Path) -> int:
    from ..edition import house

    path = house.path_of(folder)
    inspected = house.inspect(folder)
    if inspected is None:
        raise UsageError(f"{path}: not found; write one with `reportgen template new {folder}`")
    for finding in inspected.findings:
        messages.show(f"{path}: {finding}")
    if not inspected.findings:
        messages.say(f"{path}: nothing to look at")
    return ReviewError.exit_code if inspected.findings else 0
