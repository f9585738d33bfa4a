"""The edition that a command is for where none is named, and what is said of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import messages

INPUTS = Path("inputs")


def edition(options: argparse.Namespace, *, always: bool = False) -> Path:
    """Return the newest edition with reports; newer folders are named, and why they are not taken.

    Args:
        options: of the command line.
        always: say which edition is taken, and why, also where nothing is passed over.

    Raises:
        UsageError: there is none in inputs/.
    """
    from ..edition import newest  # slow, and a build starts its processes first

    choice = newest.choose(INPUTS)
    if not messages.is_quiet(options):
        for line in choice.passed_over:
            messages.say(f"note: {line}")
        if always or choice.passed_over:
            messages.say(f"edition: {choice.folder} ({choice.why})")
    return choice.folder


def sources(published: Path) -> Path:
    """Return the folder of the edition that a published file was made of, as its manifest names it.

    Raises:
        UsageError: there is no manifest, or no such folder.
        DataError: the manifest cannot be read.
    """
    from ..edition import manifest
    from ..errors import UsageError

    path = published.parent / manifest.FILE_NAME
    if not path.is_file():
        raise UsageError(f"{path} is not there to name the edition; name its folder with --sources")
    name = str(manifest.load(path).get("edition") or "")
    folder = INPUTS / name
    if not name or Path(name).name != name or not folder.is_dir():
        raise UsageError(
            f"{path} names the edition “{name}”, but {folder} is not there; name it with --sources"
        )
    return folder
