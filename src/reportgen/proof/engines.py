"""The ways of reading a PDF, by name; the proof uses one that did not make the build."""

from pathlib import Path

from ..errors import UsageError
from ..model.document import Reading
from ..readers import pdfium
from ..readers.choice import ENGINES
from ..readers.files import UnreadableError
from ..readers.lines import LineRules
from ..readers.plumber import pdf
from ..readers.rows import RowRules

READERS: tuple[str, ...] = ENGINES
"""Names of the engines, the usual one first."""

LEVEL = LineRules(rows=RowRules(same_baseline=0.001, level=0.001))
"""Of our own pages: all letters of a line stand on one baseline; lines of two columns may be nearly level."""


def read(name: str, path: Path) -> tuple[Reading, bool]:
    """Read a PDF with the engine `name`.

    Returns:
        The reading, and whether no second engine can read this file: PDFium cannot, so that both times
        it was the other one.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    if name not in READERS:
        raise UsageError(f"unknown reader {name}; known: {', '.join(READERS)}")
    try:
        reading = pdfium.read(path)
    except UnreadableError:
        return pdf.read(path), True
    return (reading if name == pdfium.NAME else pdf.read(path)), False


def read_published(name: str, path: Path) -> Reading:
    """Read a published PDF with the engine `name`; whether another could read it too is not asked.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    if name not in READERS:
        raise UsageError(f"unknown reader {name}; known: {', '.join(READERS)}")
    if name == pdfium.NAME:
        try:
            return pdfium.read(path, LEVEL)
        except UnreadableError:
            pass
    return pdf.read(path, LEVEL)


def other_than(built_with: str | None) -> str:
    """Return the engine to prove with: one that did not make the build.

    Where nothing says what made the build, it is the one that usually does not.
    """
    return next(name for name in reversed(READERS) if name != built_with)
