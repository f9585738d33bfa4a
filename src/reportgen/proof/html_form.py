"""A published web page: its blocks, and the scripts that could change what a reader sees."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..edition import house
from ..errors import InputError
from ..model.compilation import Compilation
from ..system import preopened
from ..writers.book.compose import Book
from ..writers.html.pages import render_web
from . import expected_file, frame_check, html_file, link_check
from .expected_file import Expected, Setting
from .findings import Discrepancy
from .link_check import FileLink
from .stream import FileBlock, Stream, check_size, of_blocks


@dataclass(frozen=True, slots=True)
class WebPage:
    """A web page.

    Attributes:
        blocks: in the order of the page.
        scripts: what could change it.
        links: those that lead out of it.
    """

    blocks: tuple[FileBlock, ...]
    scripts: tuple[str, ...]
    links: tuple[FileLink, ...] = ()


Published = WebPage


def expect(compilation: Compilation, assets: Path) -> Expected:
    """Return what the web page must say."""
    own = partial(render_web, house=house.load(assets))
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
        page = WebPage(html_file.blocks_of(text), html_file.scripts_of(text), link_check.of_html(text))
    except AssertionError as error:  # Python's parser, of some declarations
        raise InputError(f"{path}: damaged ({error}); build it again") from error
    check_size(path, page.blocks)
    return page


def published(seen: WebPage, expected: Expected) -> tuple[Stream, Iterable[Discrepancy]]:
    """Return the words of the web page, and what is wrong round them."""
    code = frame_check.scripts(expected, seen.scripts)
    return of_blocks(seen.blocks, "block"), (*code, *link_check.check(expected.links, seen.links))


def _on_screen(blocks: Sequence[FileBlock], book: Book) -> Stream:
    return of_blocks(blocks, "block")
