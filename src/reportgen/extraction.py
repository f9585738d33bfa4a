"""One source → its Document, and the Document as the JSON that leaves the reading process.

What reading needs is imported when it is needed: this module is named by processes that only hand
sources out.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model import Document


def prepare() -> None:
    """Load once what every reading needs; called before processes that read are forked."""
    from .codec import dump_document
    from .hyphenation import Speller
    from .readers import pdf
    from .stages import structure

    _ = dump_document, pdf, structure
    Speller("en").prepare()  # the language of most reports; others load theirs when they are met


def read_document(path: Path) -> Document:
    """Read a source and return its whole structure.

    Raises:
        InputError: the file cannot be read; the message names it and says what to do.
    """
    from .hyphenation import Speller
    from .readers import pdf
    from .stages import structure

    return structure.build(pdf.read(path), Speller)


def document_json(path: Path) -> str:
    """Read a source and return its structure as `documents/<stem>.json`.

    Raises:
        InputError: see `read_document`.
    """
    from . import codec

    return codec.dump_document(read_document(path))


def document_markdown(path: Path) -> str:
    """Read a source and return its structure as CommonMark.

    Raises:
        InputError: see `read_document`.
    """
    from .writers import markdown

    return markdown.render(read_document(path))
