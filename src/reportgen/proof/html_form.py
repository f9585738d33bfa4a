"""A published web page: its blocks, and the scripts that could change what a reader sees."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..errors import InputError
from ..model.compilation import Compilation
from ..writers.book.compose import Book
from ..writers.html import pages as source
from . import expected_file, frame_check, html_file
from .expected_file import Expected, Setting
from .findings import Discrepancy
from .pdf_file import PublishedPages
from .stream import FileBlock, Stream, of_blocks


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the web page must say."""
    return expected_file.expect(compilation, assets, Setting(source.render_web, _on_screen, web=True))


def published(
    path: Path, pages: PublishedPages | None, expected: Expected
) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the web page, and what is wrong round them.

    Raises:
        InputError: it cannot be read.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build it again") from error
    return (
        of_blocks(html_file.blocks_of(text), "block"),
        frame_check.scripts(expected, html_file.scripts_of(text)),
    )


def _on_screen(blocks: Sequence[FileBlock], book: Book) -> Stream:
    return of_blocks(blocks, "block")
