"""Which engine reads: PDFium, or the reference engine where it is asked for or PDFium cannot."""

from pathlib import Path
from typing import Literal, get_args

from ..errors import InputError
from ..model.document import Reading
from .files import UnreadableError

Engine = Literal["pdfium", "pdfplumber"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
DEFAULT: Engine = "pdfium"


def read(path: Path, engine: Engine = DEFAULT) -> tuple[Reading, str | None]:
    """Read a source.

    Args:
        path: the PDF.
        engine: who reads first; where PDFium fails or finds no text, pdfplumber tries.

    Returns:
        The reading, and the reason where another engine than the one asked for made it because that one
        failed, or None. What PDFium's interface does not tell is no failure.

    Raises:
        InputError: no engine can read the file; the message names it and says what to do.
    """
    if engine == "pdfplumber":
        return _reference(path), None
    from . import pdfium

    try:
        return pdfium.read(path), None
    except pdfium.BeyondError:
        return _reference(path), None
    except UnreadableError as error:
        return _reference(path), f"PDFium cannot read the file ({_short(error, path)})"


def _reference(path: Path) -> Reading:
    from .plumber import pdf

    return pdf.read(path)


def _short(error: InputError, path: Path) -> str:
    return str(error).removeprefix(f"{path}: ").partition(";")[0]
