"""What travels inside the PDF, beside its pages."""

from ...vocabularies.phrases import phrases_for
from .. import formats
from ..publication import Publication
from .jobs import Attachment


def attachments_of(publication: Publication) -> list[Attachment]:
    """Return the compilation, and what the document was made from where that is known."""
    phrases = phrases_for(publication.compilation.edition.language).document
    files = [Attachment(formats.JSON.file, publication.text, phrases.compilation_file)]
    if publication.manifest is not None:
        files.append(Attachment("manifest.json", publication.manifest, phrases.manifest_file))
    return files
