"""The file behind a reading: its bytes, its limits, and the errors that every engine reports alike."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from ..errors import InputError
from ..model.document import Bookmark, Page, Reading
from ..system import preopened, watchdog
from . import brackets

MAX_PAGES = 1_500
"""Pages of the largest report we read; a longer file is refused rather than read for minutes."""
MAX_BYTES = 200_000_000
"""Bytes of the largest file we read."""
# A PDF's header stands near its start (ISO 32000-1, 7.5.2, and annex H's note on readers).
_HEADER_REACH = 1024


class UnreadableError(InputError):
    """One engine cannot follow a file, or finds no text in it; another one may."""


class BeyondError(UnreadableError):
    """An engine's interface does not tell what a file needs: another engine must read it."""


def load(path: Path) -> bytes:
    """Return the bytes of a PDF.

    Raises:
        InputError: the file is missing, too large or no PDF.
    """
    try:
        data = preopened.read(path, MAX_BYTES)
    except OSError as error:
        raise InputError(
            f"{path}: cannot be opened ({error.strerror}); check the name and its rights"
        ) from error
    if len(data) > MAX_BYTES:
        raise InputError(f"{path}: larger than {MAX_BYTES // 1_000_000} MB; split or compress the file")
    if b"%PDF-" not in data[:_HEADER_REACH]:
        raise InputError(f"{path}: not a PDF; export the report as PDF again")
    return data


def check_pages(path: Path, count: int) -> None:
    """Refuse a file with no page or with too many.

    Raises:
        InputError: see above.
    """
    if count > MAX_PAGES:
        raise InputError(f"{path}: {count} pages, more than {MAX_PAGES}; split the file")
    if count < 1:
        raise UnreadableError(f"{path}: no page can be read; export the report as PDF again")


def locked(path: Path) -> InputError:
    """Return the error for a file that asks for a password."""
    return InputError(f"{path}: locked by a password; save a copy without one")


def damaged(path: Path, why: str) -> UnreadableError:
    """Return the error for a file that an engine cannot follow; `why` is a few words."""
    return UnreadableError(f"{path}: damaged ({why}); export the report as PDF again")


def reading(
    path: Path,
    data: bytes,
    pages: Sequence[Page],
    *,
    title: str | None,
    language: str | None,
    outline: Sequence[Bookmark],
) -> Reading:
    """Return what was read, its brackets as they are meant, unless no page holds a word.

    Raises:
        UnreadableError: there is no text; the message tells pictures from empty pages.
    """
    watchdog.all_read(len(pages))
    if not any(page.lines for page in pages):
        if any(page.shapes for page in pages):
            raise UnreadableError(
                f"{path}: the pages are pictures without text; "
                "run OCR on the scan (for example with ocrmypdf)"
            )
        raise UnreadableError(f"{path}: the pages are empty; export the report as PDF again")
    settled = brackets.settled(pages)
    return Reading(path.name, hashlib.sha256(data).hexdigest(), settled, title, language, tuple(outline))
