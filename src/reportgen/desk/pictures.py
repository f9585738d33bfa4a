"""Pictures of pages, drawn by reading workers, and kept in memory by content."""

import base64
from collections import OrderedDict
from functools import partial
from pathlib import Path
from threading import Lock

from ..errors import InputError
from ..system import isolation

KEPT = 24 << 20
"""Bytes of pictures kept: some sixty pages as they are shown first."""
LIMITS = isolation.Limits(cpu=20, wall=30)
"""A page of an honest report is drawn in a tenth of a second."""

_Key = tuple[str, int, float]


class Pictures:
    """Draws pages; those drawn lately are kept. Several threads may ask."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: OrderedDict[_Key, bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def page(self, path: Path, sha256: str, page: int, scale: float) -> bytes:
        """Return a page as PNG.

        Args:
            path: the PDF.
            sha256: of the bytes that are meant; by now others may stand in the file.
            page: from 1.
            scale: pixels a point.

        Raises:
            InputError: the file is another one now, or the page cannot be drawn.
        """
        key = (sha256, page, scale)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        from ..readers.pdfium import picture  # a tenth of the start: it is asked for behind the first screen

        work = partial(picture.page_png, page=page, scale=scale)
        [(_, outcome)] = isolation.map_files(work, [path], 1, LIMITS)
        if outcome.error is not None or outcome.result is None:
            raise InputError(f"{path.name}: page {page} cannot be drawn")
        if outcome.sha256 != sha256:
            raise InputError(f"{path.name}: another file stands there by now")
        content = base64.b64decode(outcome.result)
        self._keep(key, content)
        return content

    def count(self, path: Path) -> int:
        """Return how many pages a PDF has.

        Raises:
            InputError: it cannot be read.
        """
        from ..readers.pdfium import picture

        [(_, outcome)] = isolation.map_files(picture.page_count, [path], 1, LIMITS)
        if outcome.error is not None or outcome.result is None:
            raise InputError(f"{path.name}: its pages cannot be counted")
        return int(outcome.result)

    def _keep(self, key: _Key, content: bytes) -> None:
        with self._lock:
            if key not in self._kept:
                self._kept[key] = content
                self._size += len(content)
            while self._size > KEPT and len(self._kept) > 1:
                self._size -= len(self._kept.popitem(last=False)[1])
