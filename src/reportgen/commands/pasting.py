"""Commands as they are printed: what is shown can be pasted, also where `reportgen` is not on the PATH."""

import os
import re
import sys
from functools import cache
from pathlib import Path

from . import COMMANDS

NAME = "reportgen"

_CALL = re.compile(rf"(?<![\w./-]){NAME} (?=(?:{'|'.join(COMMANDS)})\b)")


def pasteable(text: str) -> str:
    """Return a text for people with each `reportgen COMMAND` in it as it has to be typed here."""
    if NAME not in text:
        return text
    try:
        program = _program(Path.cwd(), os.environ.get("PATH", ""))
    except OSError:  # the folder that we are in is gone
        return text
    return text if program == NAME else _CALL.sub(lambda _: f"{program} ", text)


@cache
def _program(folder: Path, path: str) -> str:
    """Return how this program is called from a folder, with a PATH: by its name where that finds it."""
    import shlex  # here and not above: seldom needed, and shutil loads three compressors
    import shutil

    script = Path(sys.executable).with_name(NAME)
    program = shutil.which(NAME, path=path)
    if not script.exists():
        return NAME if program else f"{shlex.quote(sys.executable)} -m {NAME}"
    if program and Path(program).samefile(script):
        return NAME
    near = script.is_relative_to(folder)
    return shlex.quote(str(script.relative_to(folder) if near else script))
