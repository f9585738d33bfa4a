"""Nothing has changed since the last build: decided before anything else is imported.

A build leaves a stamp: a line for each file that it depends on or made, with what the system says of it and
its hash. Where all of them are as they were, there is nothing to do; any doubt means work. Only `os`, `stat`,
`sys`, `time` and `zlib` are imported here, as this runs before every command.
"""

from __future__ import annotations

import os
import stat
import sys
import time
import zlib

TYPE_CHECKING = False  # `typing` would be one import too many
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

STAMP = ".cache/stamp"
"""Below the folder of the outputs; tab-separated lines."""

COARSE_NS = 2_000_000_000
"""Nanoseconds in which a file may change twice and show one time: 2 s, the clock of FAT. A file that was so
young when its line was taken is known by its hash only (as in git's index, "racy git")."""

_HEAD = "reportgen stamp 2"
_HEADS = 3
"""Lines before those about files."""
_END = "end"
"""Begins the last line, with the check sum (CRC-32) of all before it: a part of a stamp says nothing."""
_YOUNG = "young"
"""In place of what the system says of a file that was too young to be recognised by it."""
_VALUES = ("-o", "--output", "--to", "-j", "--jobs")
_FLAGS = ("-q", "--quiet", "--explain")
"""Options that leave the result as it is; any other takes the long way."""


def nothing_to_do(words: Sequence[str]) -> bool:
    """Return whether a build has nothing to do, and say so.

    Args:
        words: those behind the program's name.
    """
    call = _call(words)
    if call is None:
        return False
    edition, target, formats, quiet = call
    lines = _read(target)
    if lines is None or lines[0] != _HEAD or lines[1] != f"{os.path.abspath(edition)}\t{formats}":
        return False
    about = [_renewed(line) for line in lines[_HEADS:]]
    if None in about:
        return False
    if about != lines[_HEADS:]:
        _write(target, [*lines[:_HEADS], *(line for line in about if line is not None)])
    if not quiet:
        sys.stderr.write(f"nothing has changed since the last build\n→ {target}\n")
        if lines[2]:
            sys.stderr.write(lines[2] + "\n")
    return True


def lines_of(paths: Iterable[str]) -> list[str]:
    """Return the stamp's lines about files and folders, as they are now; of a folder, the names in it."""
    return [_line(os.path.abspath(path)) for path in paths]


def still_hold(lines: Sequence[str]) -> bool:
    """Return whether files and folders are as lines about them say, and were not exchanged meanwhile.

    A file that was exchanged and put back has the old bytes, but what was made between has not.
    """
    return all(_state(line.split("\t")[0])[1:] == _known(line) for line in lines)


def write_stamp(target: str, call: tuple[str, str], say: str, lines: Sequence[str]) -> None:
    """Leave the stamp of a build; where that fails, the next build works.

    Args:
        target: the folder of the outputs.
        call: the edition's folder; the formats as on the command line, joined with commas.
        say: one line to say again when nothing is to do.
        lines: about what the result depends on, taken before the build, and about what was made.
    """
    head = [_HEAD, f"{os.path.abspath(call[0])}\t{call[1]}", say.replace("\n", " ")]
    _write(target, [*head, *lines])


def _write(target: str, lines: Sequence[str]) -> None:
    content = _encoded("\n".join(lines) + "\n")
    path = os.path.join(target, *STAMP.split("/"))
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as file:
            file.write(content + _last(content))
        os.replace(temporary, path)
    except OSError:
        _delete(temporary)


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")  # names of files may be any bytes


def _last(content: bytes) -> bytes:
    return b"%s\t%08x\n" % (_END.encode(), zlib.crc32(content))


def _delete(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:
        return


def forget(target: str) -> None:
    """Take the stamp away: a build is under way, or has failed."""
    _delete(os.path.join(target, *STAMP.split("/")))


def _call(words: Sequence[str]) -> tuple[str, str, str, bool] | None:
    """Return edition, target, formats and quietness of a plain build; None for any other command."""
    offset = 0
    while offset < len(words) and words[offset] in _FLAGS[:2]:  # -q may stand before the command
        offset += 1
    if offset == len(words) or words[offset] != "build":
        return None
    edition, target, formats, quiet = "", "", "", offset > 0
    offset += 1
    while offset < len(words):
        word = words[offset]
        if word in _VALUES and offset + 1 < len(words):
            offset += 1
            if word in ("-o", "--output"):
                target = words[offset]
            elif word == "--to":
                formats = words[offset]
        elif word in _FLAGS:
            quiet = quiet or word in ("-q", "--quiet")
        elif word.startswith("-") or edition:
            return None
        else:
            edition = word
        offset += 1
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
    """Return the only folder in `inputs`, an edition; else "": the long way chooses, and says why."""
    try:
        names = [name for name in os.listdir("inputs") if not name.startswith(".")]
    except OSError:
        return ""
    folders = [path for path in (os.path.join("inputs", name) for name in names) if os.path.isdir(path)]
    alone = len(folders) == 1 and os.path.isfile(os.path.join(folders[0], "edition.toml"))
    return folders[0] if alone else ""


def _read(target: str) -> list[str] | None:
    """Return the stamp's lines but the last, which shows that none is missing; None where it does not."""
    try:
        with open(os.path.join(target, *STAMP.split("/")), "rb") as file:
            content = file.read()
        offset = content.rindex(b"\n", 0, -1) + 1
        if content[offset:] != _last(content[:offset]):
            return None
        lines = content[:offset].decode("utf-8", "surrogateescape").split("\n")[:-1]
    except (OSError, ValueError):
        return None
    return lines if len(lines) > _HEADS else None


def _line(path: str) -> str:
    return "\t".join(_state(path, time.time_ns()))


def _state(path: str, now: int | None = None) -> list[str]:
    """Return the fields of a line about a path.

    Args:
        path: absolute.
        now: the time, in nanoseconds, to recognise young files by, whose hash is added; None to look only.
    """
    try:
        about = os.stat(path)
        if stat.S_ISDIR(about.st_mode):
            return [path, "folder", _names(path)]
        if not stat.S_ISREG(about.st_mode):
            return [path, "other"]  # a pipe or device, which nothing reads
        known = f"{about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}"
        if now is None:
            return [path, known]
        young = now - about.st_ctime_ns < COARSE_NS
        return [path, f"{_YOUNG} {known}" if young else known, _digest(path)]
    except OSError:
        return [path]  # gone, or nobody may read it: work says so


def _known(line: str) -> list[str]:
    """Return what a line says that the system knows: no hash."""
    fields = line.split("\t")[1:]
    return fields if fields[:1] == ["folder"] else [field.removeprefix(f"{_YOUNG} ") for field in fields[:1]]


def _renewed(line: str) -> str | None:
    """Return a line as it is to be written today, None where it no longer holds.

    The hash counts where what the system says is not the same, or was said too early.
    """
    path, *before = line.split("\t")
    if before and _state(path)[1:] == (before if before[0] == "folder" else before[:1]):
        return line
    if len(before) < 2 or before[0] == "folder":  # noqa: PLR2004 (a file's two fields)
        return None
    now = _state(path, time.time_ns())
    return "\t".join(now) if now[2:] == before[1:] else None


def _names(path: str) -> str:
    return "/".join(sorted(name for name in os.listdir(path) if not name.startswith((".", "__pycache__"))))


def _digest(path: str) -> str:
    import hashlib

    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()
