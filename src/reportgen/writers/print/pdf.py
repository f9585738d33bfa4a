"""HTML → PDF/UA-1 with WeasyPrint: shipped fonts only, no network, no files, same inputs same bytes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...errors import RenderError
from ...system import resources
from ..house.values import sheet_of
from ..html import pages
from ..publication import Made
from ..sheet import SHEETS
from . import binding, house_css, missing_signs, parts, press
from .attachments import attachments_of
from .composition import Composition, set_parts_of, warnings_of
from .renderer import versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...model.compilation import Compilation
    from ..house.values import House
    from ..publication import Publication
    from .jobs import Attachment

__all__ = [
    "SHEETS",
    "Composition",
    "compose",
    "make",
    "render",
    "versions",
]


def make(publication: Publication) -> Made:
    """Return the PDF, set in this process, with all that travels inside.

    Raises:
        DependencyError: see `render`.
        RenderError: see `render`.
    """
    files = attachments_of(publication)
    return Made(
        *render(
            *(publication.compilation, publication.assets, publication.page_size),
            *(files, publication.house),
            borrowed=publication.borrowed,
        )
    )


def render(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    attachments: Sequence[Attachment] = (),
    house: House | None = None,
    *,
    borrowed: str = "",
) -> tuple[bytes, tuple[str, ...]]:
    """Return a tagged PDF, set in this process, and one line for each warning of the renderer.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.
        attachments: files to put inside the PDF; they are no part of its pages.
        house: how a designer wants it set.
        borrowed: see `Publication`.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: `page_size` is unknown, or WeasyPrint cannot set the document.
    """
    composition = compose(compilation, assets, page_size, house, borrowed)
    furniture, bound = set_parts_of(composition, lambda jobs: [press.set_part(job) for job in jobs])
    return binding.bind(bound, furniture, attachments, composition.block), missing_signs.explained(
        warnings_of(bound), compilation
    )


def compose(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    house: House | None = None,
    borrowed: str = "",
) -> Composition:
    """Return a document as it is to be set.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.
        house: how a designer wants it set.
        borrowed: see `Publication`.

    Raises:
        RenderError: `page_size` is unknown.
    """
    source = pages.render_print(compilation, assets, house)
    return composition_of(source, page_size, house, borrowed, draft=compilation.is_draft)


def composition_of(
    source: str, page_size: str, house: House | None = None, borrowed: str = "", *, draft: bool
) -> Composition:
    """Return a document as it is to be set.

    Args:
        source: its HTML, in parts.
        page_size: a key of SHEETS.
        house: how a designer wants it set.
        borrowed: see `Publication`.
        draft: mark every page.

    Raises:
        RenderError: `page_size` is unknown.
    """
    if page_size not in SHEETS:
        raise RenderError(f"page size {page_size!r} is unknown; use {' or '.join(SHEETS)}")
    sheet = sheet_of(house, page_size)
    style, running = borrowed + _style(draft), borrowed + _running()
    if house is None:
        return Composition(parts.split(source), style, sheet, running)
    return Composition(
        parts.split(house_css.narrowed(source, sheet)),
        f"{house_css.exchanged(style, house)}{house_css.rules(house)}",
        sheet,
        f"{house_css.exchanged(running, house)}{house_css.running(house)}",
        house_css.cover(house),
        tuple(face.file for face in house.faces),
    )


@cache
def _style(draft: bool) -> str:
    names = ("print.css", "common_ground.css", *(("draft.css",) if draft else ()))
    return "".join((resources.templates() / name).read_text("utf-8") for name in names)


@cache
def _running() -> str:
    return (resources.templates() / "furniture.css").read_text("utf-8")
