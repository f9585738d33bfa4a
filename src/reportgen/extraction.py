"""One source → its Document, and the Document as the JSON that leaves the reading process.

What reading needs is imported when it is needed: this module is named by processes that only hand
sources out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .model.document import Document
    from .readers.choice import Engine


def prepare() -> None:
    """Load once what every reading needs; called before processes that read are forked."""
    from .model.codec import dump_document
    from .readers import pdfium
    from .stages.structure import build
    from .vocabularies.spelling import Speller

    _ = dump_document, pdfium, build
    Speller("en").prepare()  # the language of most reports; others load theirs when they are met


def read_document(path: Path, reader: Engine = "pdfium") -> Document:
    """Read a source and return its whole structure.

    Args:
        path: the PDF.
        reader: the engine that reads first.

    Raises:
        InputError: the file cannot be read; the message names it and says what to do.
    """
    from .model.document import Question
    from .readers import choice
    from .stages.structure import build
    from .vocabularies.spelling import Speller

    reading, reason = choice.read(path, reader)
    document = build.build(reading, Speller)
    if reason is None:
        return document
    asked = Question("second-reader", f"{reason}; it was read by pdfplumber")
    return replace(document, questions=(asked, *document.questions))


def document_json(path: Path, reader: Engine = "pdfium") -> str:
    """Read a source and return its structure as `documents/<stem>.json`.

    Args:
        path: the PDF.
        reader: the engine that reads first.

    Raises:
        InputError: see `read_document`.
    """
    from .model import codec

    return codec.dump_document(read_document(path, reader))


def document_markdown(path: Path, reader: Engine = "pdfium") -> str:
    """Read a source and return its structure as CommonMark.

    Args:
        path: the PDF.
        reader: the engine that reads first.

    Raises:
        InputError: see `read_document`.
    """
    from .writers import markdown

    return markdown.render(read_document(path, reader))
