"""One source → its Document, and the Document as the JSON that leaves the reading process."""

from pathlib import Path

from . import codec
from .hyphenation import Speller
from .model import Document
from .readers import pdf
from .stages import structure


def read_document(path: Path) -> Document:
    """Read a source and return its whole structure.

    Raises:
        InputError: the file cannot be read; the message names it and says what to do.
    """
    return structure.build(pdf.read(path), Speller)


def document_json(path: Path) -> str:
    """Read a source and return its structure as `documents/<stem>.json`.

    Raises:
        InputError: see `read_document`.
    """
    return codec.dump_document(read_document(path))
