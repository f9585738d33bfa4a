"""HTML → PDF/UA-1 with WeasyPrint: shipped fonts only, no network, no files, same inputs same bytes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ...errors import RenderError
from ...system import resources
from ..html import pages
from ..publication import Made
from . import binding, parts, press
from .attachments import attachments_of
from .composition import (
    SHEETS,
    Composition,
    set_parts_of,
    warnings_of,
)
from .renderer import versions

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from ...model.compilation import Compilation
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
    return Made(*render(publication.compilation, publication.assets, publication.page_size, files))


def render(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    attachments: Sequence[Attachment] = (),
) -> tuple[bytes, tuple[str, ...]]:
    """Return a tagged PDF, set in this process, and one line for each warning of the renderer.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.
        attachments: files to put inside the PDF; they are no part of its pages.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: `page_size` is unknown, or WeasyPrint cannot set the document.
    """
    composition = compose(compilation, assets, page_size)
    furniture, bound = set_parts_of(composition, lambda jobs: [press.set_part(job) for job in jobs])
    return binding.bind(bound, furniture, attachments), warnings_of(bound)


def compose(compilation: Compilation, assets: Path, page_size: str = "A4") -> Composition:
    """Return a document as it is to be set.

    Args:
        compilation: what to print.
        assets: the edition's folder; only its logos are read.
        page_size: a key of SHEETS.

    Raises:
        RenderError: `page_size` is unknown.
    """
    return composition_of(pages.render_print(compilation, assets), page_size, draft=compilation.is_draft)


def composition_of(source: str, page_size: str, *, draft: bool) -> Composition:
    """Return a document as it is to be set.

    Args:
        source: its HTML, in parts.
        page_size: a key of SHEETS.
        draft: mark every page.

    Raises:
        RenderError: `page_size` is unknown.
    """
    if page_size not in SHEETS:
        raise RenderError(f"page size {page_size!r} is unknown; use {' or '.join(SHEETS)}")
    return Composition(parts.split(source), _style(draft), SHEETS[page_size])


@cache
def _style(draft: bool) -> str:
    names = ("print.css", "common_ground.css", *(("draft.css",) if draft else ()))
    return "".join((resources.templates() / name).read_text("utf-8") for name in names)
