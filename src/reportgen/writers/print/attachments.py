"""What travels inside the PDF, beside its pages."""

from .. import formats
from ..publication import Publication
from .jobs import Attachment


def attachments_of(publication: Publication) -> list[Attachment]:
    """Return the compilation, and what the document was made from where that is known."""
    about = "The compilation: every sentence with its source"
    files = [Attachment(formats.JSON.file, publication.text, about)]
    if publication.manifest is not None:
        files.append(Attachment("manifest.json", publication.manifest, "What this document was made from"))
    return files
