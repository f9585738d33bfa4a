"""Opens files that are files: a pipe would never end, a device may do anything when it is opened."""

import errno
import os
import stat
from pathlib import Path

_KINDS = (
    (stat.S_ISDIR, errno.EISDIR, "it is a folder"),
    (stat.S_ISFIFO, errno.EINVAL, "it is a pipe, not a file"),
    (stat.S_ISSOCK, errno.EINVAL, "it is a socket, not a file"),
    (stat.S_ISCHR, errno.EINVAL, "it is a device, not a file"),
    (stat.S_ISBLK, errno.EINVAL, "it is a device, not a file"),
)
_OPENING = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | os.O_NOCTTY
_CHUNK = 1 << 20


def open_regular(path: Path) -> int:
    """Return a descriptor to read a file by; links are followed, and nothing is waited for.

    Raises:
        OSError: it cannot be opened, or is no file but a folder, pipe, socket or device.
    """
    try:
        check_regular(path, path.stat().st_mode)  # opening alone makes some devices do something
        descriptor = os.open(path, _OPENING)
    except ValueError as error:  # a name with a null byte
        raise OSError(errno.EINVAL, "no name of a file", str(path)) from error
    try:
        check_regular(path, os.fstat(descriptor).st_mode)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def check_regular(path: Path, mode: int) -> None:
    """Refuse what is no file.

    Args:
        path: named in the error.
        mode: as `stat` gives it.

    Raises:
        OSError: it is a folder, pipe, socket or device.
    """
    for is_kind, number, words in _KINDS:
        if is_kind(mode):
            raise OSError(number, words, str(path))


def read(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file.

    Args:
        path: the file.
        most: bytes after which reading stops; a longer result says that the file is larger. None for all.

    Raises:
        OSError: see `open_regular`.
    """
    descriptor = open_regular(path)
    try:
        return read_open(descriptor, most)
    finally:
        os.close(descriptor)


def read_open(descriptor: int, most: int | None = None) -> bytes:
    """Return the bytes behind a descriptor, from the file's beginning; the arguments are those of `read`.

    Raises:
        OSError: it cannot be read.
    """
    size = os.fstat(descriptor).st_size
    parts, offset = [], 0
    wanted = size + 1 if most is None else min(size, most) + 1
    while offset < wanted or most is None:
        part = os.pread(descriptor, max(wanted - offset, _CHUNK if most is None else 1), offset)
        if not part:
            break
        parts.append(part)
        offset += len(part)
    return b"".join(parts)
