"""The companion → PDF: what stands behind the document, set as the document is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..html import pages
from ..publication import Made
from . import binding, pdf, press
from .composition import Composition, set_parts_of, warnings_of

if TYPE_CHECKING:
    from pathlib import Path

    from ...model.compilation import Compilation
    from ..house.values import House
    from ..publication import Publication


def make(publication: Publication) -> Made:
    """Return the PDF, set in this process.

    Raises:
        DependencyError: see `pdf.render`.
        RenderError: see `pdf.render`.
    """
    composition = compose(
        *(publication.compilation, publication.assets, publication.page_size),
        *(publication.house, publication.borrowed),
    )
    furniture, bound = set_parts_of(composition, lambda jobs: [press.set_part(job) for job in jobs])
    return Made(binding.bind(bound, furniture, (), composition.block), warnings_of(bound))


def compose(
    compilation: Compilation,
    assets: Path,
    page_size: str = "A4",
    house: House | None = None,
    borrowed: str = "",
) -> Composition:
    """Return the companion as it is to be set, see `pdf.compose`.

    Raises:
        RenderError: `page_size` is unknown.
    """
    source = pages.render_companion_print(compilation, assets, house)
    return pdf.composition_of(source, page_size, house, borrowed, draft=compilation.is_draft)
