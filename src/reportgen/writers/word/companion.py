"""The companion → DOCX: what stands behind the document, set as the document is."""

from ..html import pages
from ..publication import Made, Publication
from . import docx


def make(publication: Publication) -> Made:
    """Return the companion as a Word document.

    Raises:
        DependencyError: see `docx.render`.
        RenderError: see `docx.render`.
    """
    compilation, assets = publication.compilation, publication.assets
    house = publication.house
    book = pages.composed(compilation, house)
    source = pages.render_companion_word(compilation, assets, house)
    own = book.phrases.annex
    goes_on = own.coverage, own.sign_off, own.looked_through, own.checksums
    contents = pages.companion_contents_of(book)
    front = docx.Front(pages.companion_title(book), contents, goes_on, low=True)
    return Made(docx.finished(source, book, assets, publication.page_size, front, house=house))
