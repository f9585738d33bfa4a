"""The objects of a PDF behind its pages, as pikepdf gives them: dictionaries, names, numbers, texts.

What they tell is evidence beside the words. A file that is too damaged for pikepdf has none, and may be read
all the same.
"""

import io
import logging
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Pdf, PdfError, Stream, String

from ..system import preopened

BROKEN = (PdfError, RuntimeError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What pikepdf raises where objects are not what they should be."""

# What it has repaired in a file is no news to people.
logging.getLogger("pikepdf").setLevel(logging.CRITICAL)


def opened(data: bytes, *, repair: bool = True) -> Pdf | None:
    """Return the objects of a file; None where they are too damaged, or locked with a password.

    Args:
        data: the file's bytes.
        repair: look for the objects where the file's table of them is wrong.
    """
    try:
        return Pdf.open(io.BytesIO(data), attempt_recovery=repair, inherit_page_attributes=False)
    except BROKEN:
        return None


def of_file(path: Path) -> Pdf | None:
    """Return the objects of a file; None where it cannot be read, and as `opened` does."""
    try:
        return opened(preopened.read(path))
    except OSError:
        return None


def page_numbers(pdf: Pdf) -> dict[int, int]:
    """Return the object number of each page → its number from 1."""
    return {page.obj.objgen[0]: index for index, page in enumerate(pdf.pages, 1)}


def place(value: object) -> int | None:
    """Return the number under which an object stands in the file, None for one that stands in another."""
    return (value.objgen[0] or None) if isinstance(value, Object) else None


def entries(value: object) -> Dictionary | None:
    """Return a dictionary, None for anything else."""
    return value if isinstance(value, Dictionary) else None


def members(value: object) -> list[Any]:
    """Return the members of an array, none of anything else."""
    return list(value) if isinstance(value, Array) else []


def name(value: object) -> str:
    """Return the text of a name, "" for anything else."""
    return bytes(value)[1:].decode("utf-8", "replace") if isinstance(value, Name) else ""


def number(value: object) -> float | None:
    """Return a number, None for anything else."""
    return float(value) if isinstance(value, int | Decimal) else None


def text(value: object) -> str:
    """Return a text of people's, "" for anything else."""
    return text_string(bytes(value)) if isinstance(value, String) else ""


def stream(value: object) -> bytes:
    """Return what a stream holds, b"" where its filters cannot be undone."""
    try:
        return value.read_bytes() if isinstance(value, Stream) else b""
    except BROKEN:
        return b""


def text_string(data: bytes) -> str:
    """Return the text of a PDF text string (ISO 32000-1, 7.9.2.2).

    What is no UTF-16 or UTF-8 counts as Latin-1, which has the soft hyphen that PDFDocEncoding lacks and
    producers write all the same.
    """
    if data[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return data.decode("utf-16", "replace")
    if data[:3] == b"\xef\xbb\xbf":
        return data[3:].decode("utf-8", "replace")
    return data.decode("latin-1")


def kids(element: Any) -> Iterator[Any]:
    """Yield the kids of an element of the structure tree one by one."""
    value = element.get("/K")
    if isinstance(value, Array):
        yield from value
    elif value is not None:
        yield value
