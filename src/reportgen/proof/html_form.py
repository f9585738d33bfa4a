"""A published web page: its blocks, and the scripts that could change what a reader sees."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..edition import house
from ..errors import InputError
from ..model.compilation import Compilation
from ..system import preopened
from ..writers.book.compose import Book
from ..writers.formats import FORMATS
from ..writers.html.pages import render_web
from . import expected_file, frame_check, html_elements, html_file, link_check
from .expected_file import Expected, Setting
from .findings import Discrepancy
from .html_elements import WrittenElement
from .link_check import FileLink
from .stream import FileBlock, Stream, check_size, of_blocks

_FILES = "files"
"""Class of the list of the files beside the page."""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A web page.

    Attributes:
        blocks: in the order of the page.
        scripts: what could change it.
        links: those that lead out of it.
        beside: those that lead to files beside it.
        elements: as they are written.
    """

    blocks: tuple[FileBlock, ...]
    scripts: tuple[str, ...]
    links: tuple[FileLink, ...] = ()
    beside: tuple[FileLink, ...] = ()
    elements: frozenset[WrittenElement] = frozenset()


Published = WebPage


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the web page must say."""
    own = partial(render_web, house=house.load(assets), beside=[row.file for row in FORMATS])
    return expected_file.expect(compilation, assets, Setting(own, _on_screen, web=True))


def read(path: Path, reader: str) -> WebPage:
    """Read a web page; no engine is asked.

    Raises:
        InputError: it cannot be read.
    """
    try:
        text = preopened.read(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: cannot be read ({error}); build it again") from error
    try:
        page = WebPage(
            *(html_file.blocks_of(text), html_file.scripts_of(text)),
            *(link_check.of_html(text), link_check.beside_html(text)),
            elements=html_elements.elements_of(text),
        )
    except AssertionError as error:  # Python's parser, of some declarations
        raise InputError(f"{path}: damaged ({error}); build it again") from error
    check_size(path, page.blocks)
    return page


def published(seen: WebPage, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the web page, and what is wrong round them."""
    code = (
        *frame_check.scripts(expected, seen.scripts),
        *html_elements.check(expected.elements, seen.elements),
    )
    beside = link_check.check_beside(expected.beside, seen.beside)
    stream = _stream(seen.blocks, {link.words for link in expected.beside})
    return stream, (*code, *link_check.check(expected.links, seen.links), *beside)


def _on_screen(blocks: Sequence[FileBlock], book: Book) -> Stream:
    return _stream(blocks, {block.text for block in blocks})


def _stream(blocks: Sequence[FileBlock], names: Container[str]) -> Stream:
    """Return the words without the names of the files beside: a build links to those that it writes."""
    kept = (block for block in blocks if _FILES not in block.classes or block.text not in names)
    return of_blocks(kept, "block")
