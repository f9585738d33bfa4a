"""Nothing has changed since the last build: decided before anything else is imported.

A build leaves a stamp: a line for each file that it depends on or made, with size, time and hash. Where
all of them are as they were, there is nothing to do. Only `os` and `sys` are imported here, as this runs
before every command.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` would be one import too many
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STAMP = ".cache/stamp"
"""Below the folder of the outputs; tab-separated lines."""

_HEAD = "reportgen stamp 1"
_HEADS = 3
"""Lines before those about files."""
_VALUES = ("-o", "--output", "--to", "-j", "--jobs")
_FLAGS = ("-q", "--quiet", "--explain")
"""Options that leave the result as it is; any other takes the long way."""


def nothing_to_do(words: Sequence[str]) -> bool:
    """Tell, and say, that a build has nothing to do.

    Args:
        words: those behind the program's name.
    """
    call = _call(words)
    if call is None:
        return False
    edition, target, formats, quiet = call
    lines = _read(os.path.join(target, *STAMP.split("/")))
    if lines is None or lines[0] != _HEAD or lines[1] != f"{os.path.abspath(edition)}\t{formats}":
        return False
    if not all(_holds(line.split("\t")) for line in lines[_HEADS:]):
        return False
    if not quiet:
        sys.stderr.write(f"nothing has changed since the last build\n→ {target}\n")
        if lines[2]:
            sys.stderr.write(lines[2] + "\n")
    return True


def lines_of(paths: Iterable[str]) -> list[str]:
    """Return the stamp's lines about files and folders, as they are now; of a folder, the names in it."""
    return [_line(os.path.abspath(path)) for path in paths]


def write_stamp(target: str, call: tuple[str, str], say: str, lines: Sequence[str]) -> None:
    """Leave the stamp of a build.

    Args:
        target: the folder of the outputs.
        call: the edition's folder; the formats as on the command line, joined with commas.
        say: one line to say again when nothing is to do.
        lines: about what the result depends on, taken before the build, and about what was made.
    """
    head = [_HEAD, f"{os.path.abspath(call[0])}\t{call[1]}", say.replace("\n", " ")]
    path = os.path.join(target, *STAMP.split("/"))
    os.makedirs(os.path.dirname(path), exist_ok=True)
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "w", encoding="utf-8", newline="\n") as file:
        file.write("\n".join([*head, *lines]) + "\n")
    os.replace(temporary, path)


def forget(target: str) -> None:
    """Take the stamp away: a build is under way, or has failed."""
    try:
        os.unlink(os.path.join(target, *STAMP.split("/")))
    except OSError:
        return


def _call(words: Sequence[str]) -> tuple[str, str, str, bool] | None:
    """Return edition, target, formats and quietness of a plain build; None for any other command."""
    at = 0
    while at < len(words) and words[at] in _FLAGS[:2]:  # -q may stand before the command
        at += 1
    if at == len(words) or words[at] != "build":
        return None
    edition, target, formats, quiet = "", "", "", at > 0
    at += 1
    while at < len(words):
        word = words[at]
        if word in _VALUES and at + 1 < len(words):
            at += 1
            if word in ("-o", "--output"):
                target = words[at]
            elif word == "--to":
                formats = words[at]
        elif word in _FLAGS:
            quiet = quiet or word in ("-q", "--quiet")
        elif word.startswith("-") or edition:
            return None
        else:
            edition = word
        at += 1
    edition = edition or _newest()
    if not edition:
        return None
    return (
        edition,
        target or os.path.join("build", os.path.basename(os.path.abspath(edition))),
        formats,
        quiet,
    )


def _newest() -> str:
    """Return the one edition below `inputs`, "" where there are several: the long way knows the order."""
    try:
        found = [
            name
            for name in os.listdir("inputs")
            if os.path.isfile(os.path.join("inputs", name, "edition.toml"))
        ]
    except OSError:
        return ""
    return os.path.join("inputs", found[0]) if len(found) == 1 else ""


def _read(path: str) -> list[str] | None:
    try:
        with open(path, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return None
    return lines[:-1] if len(lines) > _HEADS and lines[-1] == "" else None


def _line(path: str) -> str:
    if os.path.isdir(path):
        return f"{path}\tfolder\t{_names(path)}"
    about = os.stat(path)
    return f"{path}\t{about.st_size}\t{about.st_mtime_ns}\t{_digest(path)}"


def _holds(fields: list[str]) -> bool:
    """Return whether a file or folder is as the stamp says; the hash counts where only the time differs."""
    try:
        if fields[1] == "folder":
            return _names(fields[0]) == fields[2]
        about = os.stat(fields[0])
        if str(about.st_size) != fields[1]:
            return False
        return str(about.st_mtime_ns) == fields[2] or _digest(fields[0]) == fields[3]
    except (OSError, IndexError):
        return False


def _names(path: str) -> str:
    return "/".join(sorted(name for name in os.listdir(path) if not name.startswith((".", "__pycache__"))))


def _digest(path: str) -> str:
    import hashlib

    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
