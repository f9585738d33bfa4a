"""`reportgen new`: begin an edition."""

import argparse
import re
import shlex
from pathlib import Path

from ..errors import UsageError
from . import arguments, messages
from .meant import INPUTS

_DETAILS = """\
Makes inputs/NAME with an edition.toml that explains itself and a folder for logos.
What lies there already stays as it is."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    new = commands.add("new", "begin an edition: a folder with a commented edition.toml", run, _DETAILS)
    new.add_argument(
        "name", metavar="NAME", help="the folder's name in inputs/, such as 2022, or a path with a slash"
    )
    new.add_argument("--year", type=_year, metavar="YEAR", help="year of the edition (default: that in NAME)")


def run(options: argparse.Namespace) -> int:
    """Run the command.

    Raises:
        UsageError: NAME is empty, or the edition is there already.
    """
    from ..edition import beginning, settings

    name = options.name.strip()
    if not name.strip("/."):
        raise UsageError("name the edition, such as 2022")
    folder = Path(name) if "/" in name else INPUTS / name
    print(beginning.begin(folder, options.year))
    messages.say(f"now put the reports (PDF) into {folder}, edit {settings.FILE_NAME}, and run:")
    messages.say(f"reportgen build {shlex.quote(str(folder))}")
    return 0


def _year(text: str) -> int:
    if not re.fullmatch(r"(19|2[01])\d\d", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"{text!r} is no year from 1900 to 2199")
    return int(text)
