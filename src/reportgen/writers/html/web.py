"""The web page: one file, with fonts, logos and the filter inside."""

from ..publication import Made, Publication
from . import pages


def make(publication: Publication) -> Made:
    """Return the page."""
    page = pages.render_web(
        publication.compilation, publication.assets, publication.house, beside=publication.beside
    )
    return Made(page.encode("utf-8"))
