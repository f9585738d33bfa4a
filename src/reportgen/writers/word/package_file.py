"""A Word file from anywhere: its parts, unpacked within limits."""

import io
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

from ...errors import InputError
from ...system import preopened

MAX_PACKED = 100_000_000
"""Bytes of a file; ours have under one million."""
MAX_BYTES = 50_000_000
"""Bytes of all parts that are asked for together; more are refused rather than unpacked: elements take some
ten times their bytes in memory."""


def read_parts(
    path: Path, wanted: Callable[[str], bool], most: int | None = None, remedy: str = "build it again"
) -> dict[str, bytes]:
    """Return the parts of a Word file by name, sorted.

    Args:
        path: the file.
        wanted: whether a part of this name is asked for.
        most: bytes of all of them together, unpacked; MAX_BYTES by default.
        remedy: what to do about a file that is damaged.

    Raises:
        InputError: it cannot be read, or is larger than any of ours.
    """
    most = MAX_BYTES if most is None else most
    try:
        content = preopened.read(path, MAX_PACKED)
        if len(content) > MAX_PACKED:
            raise InputError(f"{path}: larger than {MAX_PACKED // 1_000_000} MB; not read")
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            members = {member.filename: member for member in package.infolist() if wanted(member.filename)}
            if sum(member.file_size for member in members.values()) > most:
                raise InputError(f"{path}: larger than {most // 1_000_000} MB unpacked; not read")
            return {name: package.read(members[name]) for name in sorted(members)}
    except OSError as error:
        raise InputError(f"{path}: cannot be opened ({error.strerror}); check the name") from error
    except NotImplementedError as error:
        raise InputError(f"{path}: packed in a way that is not known ({error}); {remedy}") from error
    except (KeyError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise InputError(f"{path}: damaged ({error}); {remedy}") from error


def names(path: Path) -> list[str]:
    """Return the names of all parts of a Word file; none where it cannot be read: reading a part says why."""
    try:
        with zipfile.ZipFile(io.BytesIO(preopened.read(path, MAX_PACKED))) as package:
            return package.namelist()
    except (OSError, ValueError, NotImplementedError, RuntimeError, zipfile.BadZipFile, EOFError):
        return []
