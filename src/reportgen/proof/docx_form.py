"""A published Word document: its paragraphs, headers and footers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from ..model.compilation import Compilation
from ..writers.book.compose import Book
from ..writers.html.pages import ContentsEntry, contents_of, render_word
from . import docx_file, expected_file, frame_check, link_check
from .docx_file import WordFile
from .expected_file import Expected, Setting
from .findings import Discrepancy
from .stream import FileBlock, Stream, check_size, of_blocks, with_notes_last

Published = WordFile
_REFERENCE = "Source Reference"
_OF_TABLE = "table-reference"
"""Class of the reference of a table, which stands right before it."""
_CONTENTS_HEADING = "TOC Heading"


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the Word document must say."""
    return expected_file.expect(compilation, assets, Setting(render_word, _in_word))


def read(path: Path, reader: str) -> WordFile:
    """Read a Word document; no engine is asked.

    Raises:
        InputError: it cannot be read.
    """
    document = docx_file.read(path)
    check_size(path, document.blocks)
    return document


def published(seen: WordFile, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the Word document, and what is wrong round them."""
    around = frame_check.furniture(expected, seen.furniture)
    return of_blocks(seen.blocks, "paragraph"), (*around, *link_check.check(expected.links, seen.links))


def _in_word(blocks: Sequence[FileBlock], book: Book) -> Stream:
    return in_word(blocks, contents_of(book))


def in_word(blocks: Sequence[FileBlock], contents: Iterable[ContentsEntry]) -> Stream:
    """Return the stream of blocks as a document with such contents holds them."""
    entries = [FileBlock(((content.text, False),), tag="contents") for content in contents]
    shown = (replace(block, depth=min(block.depth or 0, docx_file.DEEPEST)) for block in blocks)
    return of_blocks(with_notes_last(_filled(shown, entries)), "block")


def _filled(blocks: Iterable[FileBlock], entries: Sequence[FileBlock]) -> Iterable[FileBlock]:
    """Yield blocks with the contents filled, and references with their paragraph."""
    before: FileBlock | None = None
    waiting: tuple[str, ...] = ()
    for block in blocks:
        if _REFERENCE in block.classes and before is not None:
            words = (" ".join(block.text.split()),)
            if _OF_TABLE in block.classes:
                waiting = words
            else:
                before = replace(before, references=(*before.references, *words))
            continue
        block, waiting = replace(block, references=(*waiting, *block.references)), ()
        if before is not None:
            yield before
            if _CONTENTS_HEADING in before.classes:
                yield from entries
        before = block
    if before is not None:
        yield before
