"""Writes files whole or not at all: to a temporary name in the same folder, then renamed.

Links are followed. What is no regular file (a pipe, a terminal, the null device) is written into, never
replaced; a disk is left alone.
"""

import errno
import os
import re
import stat
import time
from contextlib import suppress
from pathlib import Path

from ..errors import OutputError
from . import files

_NAME_BYTES = 4
"""Random bytes that distinguish a temporary file from those of others who write the same file at once."""
_LONGEST_NAME = 200
"""Bytes of a name that its temporary name repeats: with what is added it stays below the 255 of a system."""
_LEFT_AFTER = 3600.0
"""Seconds after which a temporary file is nobody's any more: it takes seconds to write one."""

_REMEDIES = {
    errno.ENOSPC: "make room on the disk, or choose another place",
    errno.EDQUOT: "make room on the disk, or choose another place",
    errno.EFBIG: "it is larger than the system allows; choose another place",
    errno.EACCES: "you may not write there; choose another place, or ask for the right to",
    errno.EPERM: "you may not write there; choose another place, or ask for the right to",
    errno.EROFS: "the disk can only be read; choose another place",
    errno.ENOENT: "the folder does not exist; make it first",
    errno.ENOTDIR: "a part of its path is a file, not a folder; choose another place",
    errno.EISDIR: "a folder has this name; choose another",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
    errno.ELOOP: "links lead round in a circle; choose another place",
    errno.ENXIO: "nobody reads from it; start what reads first",
    errno.EPIPE: "nobody reads from it any more",
    errno.EBUSY: "is it open in another program?",
    errno.ETXTBSY: "is it open in another program?",
    errno.EIO: "is the disk still there?",
}


def make_folder(path: Path) -> None:
    """Make a folder and those above it.

    Raises:
        OutputError: it cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        what = "a file has this name" if isinstance(error, FileExistsError) else _words(error)
        raise OutputError(f"{path}: the folder cannot be made ({what}); choose another with -o") from error


def write(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Write a file; whoever reads it sees the old or the new content, never half of one.

    A file that is replaced keeps its rights, one that has this content is left as it is. A pipe or device
    gets the content.

    Args:
        path: the file.
        content: its bytes.
        lasting: wait until the disk holds them; without that, a machine that loses its power may keep a name
            without bytes.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        place = Path(os.path.realpath(path)) if path.is_symlink() else path
        mode = _mode(place)
        if mode is None or stat.S_ISREG(mode):
            if mode is None or not _holds(place, content):
                _replace(place, content, mode, lasting=lasting)
        elif stat.S_ISBLK(mode):
            raise OSError(errno.EPERM, "it is a disk")
        else:
            _write_into(place, content)
    except (OSError, ValueError) as error:
        number = error.errno if isinstance(error, OSError) else None
        remedy = _REMEDIES.get(number or 0, "choose another place")
        raise OutputError(f"{path}: cannot be written ({_words(error)}); {remedy}") from error


def sweep(folder: Path, name: str = "", older: float = _LEFT_AFTER) -> None:
    """Delete temporary files that somebody who was ended has left.

    Args:
        folder: where they may be.
        name: of the file that was to be written; "" for any.
        older: seconds since they were last written; 0 where nobody else can be writing.
    """
    pattern = re.compile(
        rf"\.{re.escape(name[:_LONGEST_NAME]) if name else '.+'}\.[0-9a-f]{{{2 * _NAME_BYTES}}}"
    )
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if pattern.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    if time.time() - entry.stat(follow_symlinks=False).st_mtime >= older:
                        os.unlink(entry.path)  # noqa: PTH108 (the name may be no text)


def _words(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return (
        "its name holds a null byte" if "null" in str(error) else str(error)
    )  # each Python says it otherwise


def _holds(place: Path, content: bytes) -> bool:
    """Return whether a file has this content already; where it cannot be read, it counts as another."""
    with suppress(OSError):
        return place.stat().st_size == len(content) and files.read(place) == content
    return False


def _mode(place: Path) -> int | None:
    """Return the mode of what stands at a place, None where there is nothing."""
    try:
        return place.stat().st_mode
    except FileNotFoundError:
        return None


def _temporary(place: Path) -> Path:
    name = os.fsencode(place.name)[:_LONGEST_NAME]
    return place.with_name(f".{os.fsdecode(name)}.{os.urandom(_NAME_BYTES).hex()}")


def _replace(place: Path, content: bytes, mode: int | None, *, lasting: bool) -> None:
    """Put a file into the place of another, or where there is none."""
    temporary = _temporary(place)
    made = False
    try:
        with temporary.open("xb") as file:
            made = True
            if mode is not None:
                with suppress(OSError):  # not every disk knows rights
                    os.fchmod(file.fileno(), mode & 0o777)
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(place)
        made = False
    finally:
        if made:
            temporary.unlink(missing_ok=True)


def _write_into(place: Path, content: bytes) -> None:
    """Write to a pipe or device as it stands there: it is opened, never made, cut or replaced."""
    descriptor = os.open(place, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC)
    try:
        if stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EBUSY, "somebody else is writing it")
        os.set_blocking(descriptor, True)
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)
