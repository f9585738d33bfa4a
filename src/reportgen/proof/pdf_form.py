"""A published PDF: its pages, and what runs round their text."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import InputError
from ..model.compilation import Compilation
from ..writers.book.compose import Book
from ..writers.html import pages as source
from . import expected_file, frame_check
from .expected_file import PAGE, Expected, Setting
from .findings import Discrepancy
from .pdf_file import PublishedPages
from .stream import FileBlock, FilePlace, FileReference, Stream
from .words import FoldedWord, plain_words, words_of


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the PDF must say."""
    return expected_file.expect(compilation, assets, Setting(source.render_print, printed))


def published(
    path: Path, pages: PublishedPages | None, expected: Expected
) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the PDF, and what is wrong round them.

    Raises:
        InputError: no engine has read it.
    """
    if pages is None:
        raise InputError(f"{path}: its pages cannot be read; build it again")
    return pages.stream, frame_check.pages(expected, pages)


def printed(blocks: Sequence[FileBlock], book: Book) -> Stream:
    """Return the stream of the printed page: numbers of list entries and pages of contents are words."""
    words: list[FoldedWord] = []
    places: list[FilePlace] = []
    references: list[FileReference] = []
    for number, block in enumerate(blocks):
        places.append(FilePlace(f"block {number}", None, block.ids[-1] if block.ids else None, block))
        references += [FileReference(text, len(words), number) for text in block.references]
        words += plain_words(block.bullet or "", number)
        words += words_of(block.pieces, number)
        if "contents" in block.classes and block.target:
            words.append(FoldedWord(PAGE, place=number))
    return Stream(tuple(words), tuple(places), tuple(references))
