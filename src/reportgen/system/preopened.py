"""The source that was opened for this process: a caged process can open nothing itself.

The caller opens a source, once, and hands the descriptor over with the path; whoever reads the path here
reads what the caller opened, however often, and whatever stands under that name by now.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from . import files


class _Source:
    """One source: its path, and its descriptor or why it could not be opened."""

    def __init__(self, path: Path, descriptor: int | None, error: OSError | None) -> None:
        self.path, self.descriptor, self.error = path, descriptor, error
        self.content: bytes | None = None

    def read(self, most: int | None) -> bytes:
        if self.error is not None:
            raise self.error
        if self.content is None or (most is not None and len(self.content) > most):
            content = files.read_open(self.descriptor or 0, most)
            if most is not None and len(content) > most:
                return content  # only a part: nothing that a result may rest on
            self.content = content
        return self.content


_CURRENT: list[_Source] = []


@contextmanager
def source(path: Path, descriptor: int | None, error: OSError | None = None) -> Iterator[None]:
    """Let `read` of a path give what is behind a descriptor; it is closed at the end of the block.

    Args:
        path: how the source is called.
        descriptor: opened to be read; None where the caller could not open it.
        error: raised to whoever reads the path; None where there is a descriptor.
    """
    if descriptor is None and error is None:
        yield
        return
    _CURRENT.append(_Source(path, descriptor, error))
    try:
        yield
    finally:
        _CURRENT.pop()
        if descriptor is not None:
            os.close(descriptor)


def read(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file: those that were opened for this process, else those under the name.

    Args:
        path: the file.
        most: bytes after which reading stops; a longer result says that the file is larger. None for all.

    Raises:
        OSError: it cannot be opened or read, or is no file.
    """
    for source in _CURRENT:
        if source.path == path:
            return source.read(most)
    return files.read(path, most)


def digest() -> str:
    """Return the SHA-256, in hex, of the bytes read of the source that is open; "" where none were."""
    import hashlib  # the caller's process does not need it

    content = _CURRENT[-1].content if _CURRENT else None
    return hashlib.sha256(content).hexdigest() if content is not None else ""
