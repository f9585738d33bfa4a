"""A published PDF: its pages, and what runs round their text."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..model.compilation import Compilation
from ..readers import annotations, art_boxes, attachments
from ..writers.book.compose import Book
from ..writers.html.pages import render_print
from . import engines, expected_file, frame_check, link_check, pdf_file
from .expected_file import PAGE, Expected, Setting
from .findings import Discrepancy
from .pdf_file import PublishedPages
from .stream import FileBlock, FilePlace, FileReference, Stream, with_notes_last
from .words import FoldedWord, plain_words, words_of

Published = PublishedPages


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the PDF must say."""
    return expected_file.expect(compilation, assets, Setting(render_print, printed))


def read(path: Path, reader: str) -> PublishedPages:
    """Read a PDF with an engine.

    Raises:
        InputError: it cannot be read.
    """
    reading = engines.read_published(reader, path)
    over = tuple(annotations.read(path))
    files = {name: content.decode("utf-8", "replace") for name, content in attachments.read(path).items()}
    return pdf_file.read(reading, files, over, art_boxes.read(path))


def published(seen: PublishedPages, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the PDF, and what is wrong round them."""
    return seen.stream, (*frame_check.pages(expected, seen), *link_check.check(expected.links, seen.links))


def printed(blocks: Sequence[FileBlock], book: Book) -> Stream:
    """Return the stream of the printed page: numbers of list entries and pages of contents are words."""
    words: list[FoldedWord] = []
    places: list[FilePlace] = []
    references: list[FileReference] = []
    for number, block in enumerate(with_notes_last(blocks)):
        places.append(FilePlace(f"block {number}", None, block.ids[-1] if block.ids else None, block))
        references += [FileReference(text, len(words), number) for text in block.references]
        words += plain_words(block.bullet or "", number)
        words += words_of(block.pieces, number, block.depth)
        if "contents" in block.classes and block.target:
            words.append(FoldedWord(PAGE, place=number))
    return Stream(tuple(words), tuple(places), tuple(references))
