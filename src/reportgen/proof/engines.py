"""The ways of reading a PDF, by name; the proof uses one that did not make the build."""

from pathlib import Path

from ..errors import UsageError
from ..model import Reading

READERS = ("pdfium", "pdfplumber")
"""Names of the engines."""


def read(name: str, path: Path) -> Reading:
    """Read a PDF with the engine `name`.

    Raises:
        InputError: the file cannot be read.
        UsageError: there is no such engine.
    """
    if name == "pdfium":
        from ..readers import pdfium

        return pdfium.read(path)
    if name == "pdfplumber":
        from ..readers import pdf

        return pdf.read(path)
    raise UsageError(f"unknown reader {name}; known: {', '.join(READERS)}")


def other_than(built_with: str | None) -> str:
    """Return the engine to prove with: one that did not make the build.

    Where nothing says what made the build, it is the one that usually does not.
    """
    return next(name for name in reversed(READERS) if name != built_with)
