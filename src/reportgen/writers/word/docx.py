"""HTML → DOCX with pandoc: sandboxed, no raw markup, styles from templates/reference.docx."""

import os
import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ...errors import DependencyError, RenderError
from ...model.compilation import Compilation
from ...system import programs, resources
from ..book.compose import Book
from ..book.passages import printable
from ..house.values import House, sheet_of
from ..html import pages, sponsors
from ..html.direction import without_turns
from ..publication import Made, Publication
from ..sheet import SHEETS
from . import cover, ooxml, wordprocessing
from .furniture import PageFurniture

MINIMUM_PANDOC = (3, 1)
"""Oldest pandoc whose DOCX writer sets table header rows and languages as used here."""

_READER = "html-auto_identifiers-raw_html-tex_math_dollars-tex_math_single_backslash"


STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"
"""The parts of the reference document that a house sets."""


class Front(NamedTuple):
    """What stands before the text.

    Attributes:
        title: what the document is called, as a reader's window shows it.
        contents: the lines of its contents.
        goes_on: headings of parts that stand on the page of the part before them.
        low: see `PageFurniture`.
    """

    title: str
    contents: tuple[pages.ContentsEntry, ...]
    goes_on: tuple[str, ...] = ()
    low: bool = False


def make(publication: Publication) -> Made:
    """Return the Word document.

    Raises:
        DependencyError: see `render`.
        RenderError: see `render`.
    """
    return Made(
        render(*(publication.compilation, publication.assets, publication.page_size), publication.house)
    )


def render(
    compilation: Compilation, assets: Path, page_size: str = "A4", house: House | None = None
) -> bytes:
    """Set `compilation` as a Word document.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of `sheet.SHEETS`.
        house: how a designer wants it set.

    Raises:
        DependencyError: pandoc is missing or older than MINIMUM_PANDOC.
        RenderError: pandoc failed, or `page_size` is unknown.
    """
    book = pages.composed(compilation, house)
    source = pages.render_word(compilation, assets, house)
    apart = (book.phrases.document.set_apart,) if book.set_apart and book.annex.sources else ()
    front = Front(pages.document_title(book), pages.contents_of(book), apart)
    return finished(source, book, assets, page_size, front, house=house)


def finished(
    source: str, book: Book, assets: Path, page_size: str, front: Front, *, house: House | None = None
) -> bytes:
    """Return the Word document of HTML, with all that stands around the text.

    Args:
        source: as pandoc reads it.
        book: what it is from.
        assets: the edition's folder; only its logos are read.
        page_size: a key of `sheet.SHEETS`.
        front: what it is called and holds.
        house: how a designer wants it set.

    Raises:
        DependencyError: pandoc is missing or older than MINIMUM_PANDOC.
        RenderError: pandoc failed, or `page_size` is unknown.
    """
    compilation = book.compilation
    if page_size not in SHEETS:
        raise RenderError(f"page size {page_size!r} is unknown; use {' or '.join(SHEETS)}")
    raw = _converted(source, compilation.edition.language, house)
    marks = sponsors.shown(compilation, book.phrases, assets)
    page = PageFurniture(
        sheet=sheet_of(house, page_size),
        contents=front.contents,
        groups=marks.footer,
        properties=_properties(compilation, front.title),
        page_of=book.phrases.document.page_of(page="{page}", total="{total}"),
        crowded=sponsors.is_crowded(compilation.edition),
        draft=book.phrases.draft.mark if book.draft else None,
        goes_on=front.goes_on,
        low=front.low,
        picture=(house.picture if house is not None else None)
        or cover.band([chapter.accent for chapter in book.chapters]),
        accents={chapter.heading: chapter.accent for chapter in book.chapters},
        on_cover=len(marks.on_cover) if marks.apart else None,
        faces=house.faces if house is not None else (),
    )
    return wordprocessing.finish(raw, page)


def _converted(source: str, language: str, house: House | None) -> bytes:
    """Return the DOCX that pandoc makes of HTML, on our reference document or with the styles of a house."""
    reference = resources.templates() / "reference.docx"
    if house is None:
        return convert(source, language, reference)
    own = ooxml.read(reference.read_bytes())
    own |= {STYLES: house.styles.encode("utf-8"), THEME: house.theme.encode("utf-8")}
    with tempfile.TemporaryDirectory(prefix="reportgen-house-") as folder:
        skeleton = Path(folder) / "skeleton.docx"
        skeleton.write_bytes(ooxml.write(own))
        return convert(source, language, skeleton)


def convert(source: str, language: str, reference: Path) -> bytes:
    """Return the DOCX that pandoc makes of HTML.

    Args:
        source: the HTML.
        language: of the document.
        reference: the document whose styles it gets.

    Raises:
        DependencyError: pandoc is missing or older than MINIMUM_PANDOC.
        RenderError: pandoc failed.
    """
    return programs.run(
        _pandoc(),
        [
            *("--from", _READER, "--to", "docx", "--sandbox", "--syntax-highlighting=none"),
            *("--reference-doc", str(reference)),
            *("--metadata", f"lang={language}"),
            *("--output", "-"),
        ],
        stdin=source.encode("utf-8"),
    )


def versions() -> dict[str, str]:
    """Return the version of pandoc.

    Raises:
        DependencyError: pandoc is missing.
    """
    return {"pandoc": ".".join(map(str, _found_pandoc()[0]))}


def _properties(compilation: Compilation, title: str) -> dict[str, str]:
    """Return Word's core properties; dates are left out, since no input gives them."""
    edition = compilation.edition
    properties = {
        "title": title,
        "subject": edition.theme or "",
        "creator": ", ".join(organizer.name for organizer in edition.organizers),
        "keywords": ", ".join(report.region.name for report in compilation.reports),
        "language": edition.language,
    }
    return {name: without_turns(printable(value)) for name, value in properties.items() if value}


@cache
def _pandoc() -> Path:
    """Return the path of a pandoc that is new enough."""
    version, path = _found_pandoc()
    if version < MINIMUM_PANDOC:
        installed, needed = (".".join(map(str, numbers)) for numbers in (version, MINIMUM_PANDOC))
        raise DependencyError(f"pandoc {installed} is too old, {needed} is needed; run `make setup`")
    return path


@cache
def _found_pandoc() -> tuple[tuple[int, ...], Path]:
    """Return the version of pandoc and its path."""
    os.environ.setdefault("HOME", os.sep)  # else it tries to write somewhere, which this process may not
    try:
        import pypandoc  # type: ignore[import-untyped]

        version = tuple(int(part) for part in pypandoc.get_pandoc_version().split(".") if part.isdigit())
        return version, Path(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise DependencyError("pandoc is missing; run `make setup`") from error
