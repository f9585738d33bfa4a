"""Files inside the PDF: what made it, for whoever checks it later (ISO 32000-1, 7.11.4)."""

import hashlib
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from .jobs import Attachment


def embed(attachments: Iterable[Attachment], pdf: Pdf) -> None:
    """Put `attachments` into `pdf`.

    No dates are written, so that the same files give the same bytes. The names of a name tree stand in
    order of their bytes (ISO 32000-1, 7.9.6).
    """
    ordered = sorted(attachments, key=lambda it: it.name.encode("utf-8"))
    if not ordered:
        return
    names = Array()
    for attachment in ordered:
        names.append(pikepdf.String(attachment.name))
        names.append(_file(attachment, pdf))
    if Name.Names not in pdf.Root:
        pdf.Root.Names = Dictionary()
    pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=names))


def _file(attachment: Attachment, pdf: Pdf) -> pikepdf.Object:
    """Return the file specification of `attachment`; PDF/UA-1, 7.11, asks for both F and UF."""
    embedded = pdf.make_stream(attachment.content)
    embedded.Type = Name.EmbeddedFile
    embedded.Subtype = Name(f"/{attachment.media_type}")
    digest = hashlib.md5(attachment.content, usedforsecurity=False).digest()
    embedded.Params = Dictionary(Size=len(attachment.content), CheckSum=pikepdf.String(digest))
    specification = Dictionary(
        Type=Name.Filespec,
        F=pikepdf.String(attachment.name),
        UF=pikepdf.String(attachment.name),
        EF=Dictionary(F=embedded),
        Desc=pikepdf.String(attachment.description),
        AFRelationship=Name.Data,
    )
    return pdf.make_indirect(specification)
