"""A published companion as a Word document, with quotations instead of chapters."""

from collections.abc import Sequence
from pathlib import Path

from ..model.compilation import Compilation
from ..writers.book.compose import Book
from ..writers.html.pages import companion_contents_of, render_companion_word
from . import docx_form, expected_file
from .docx_form import Published, published, read
from .expected_file import Expected, Setting
from .stream import FileBlock, Stream

__all__ = ["Published", "expect", "published", "read"]


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the companion must say."""
    setting = Setting(render_companion_word, _in_word, quotes_only=True)
    return expected_file.expect(compilation, assets, setting)


def _in_word(blocks: Sequence[FileBlock], book: Book) -> Stream:
    return docx_form.in_word(blocks, companion_contents_of(book))
