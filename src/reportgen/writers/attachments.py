"""Files inside the PDF: what made it, for whoever checks it later (ISO 32000-1, 7.11.4)."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from . import pdf_objects


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels inside the PDF.

    Attributes:
        name: file name as a reader shows and saves it; unique within the PDF.
        description: one line for people.
        media_type: RFC 6838, for example "application/json".
    """

    name: str
    content: bytes
    description: str
    media_type: str = "application/octet-stream"


def embed(attachments: Iterable[Attachment], pdf: Any) -> None:
    """Put `attachments` into `pdf`, a `pydyf.PDF` not yet written.

    No dates are written, so that the same files give the same bytes. The names of a name tree stand in
    order of their bytes (ISO 32000-1, 7.9.6).
    """
    ordered = sorted(attachments, key=lambda it: it.name.encode("utf-8"))
    if not ordered:
        return
    names = pdf_objects.array()
    for attachment in ordered:
        names.extend([pdf_objects.text(attachment.name), _file(attachment, pdf).reference])
    tree = pdf_objects.dictionary({"Names": names})
    pdf.add_object(tree)
    pdf.catalog.setdefault("Names", pdf_objects.dictionary({}))["EmbeddedFiles"] = tree.reference


def _file(attachment: Attachment, pdf: Any) -> Any:
    """Return the file specification of `attachment`; PDF/UA-1, 7.11, asks for both F and UF."""
    digest = hashlib.md5(attachment.content, usedforsecurity=False).hexdigest()
    embedded = pdf_objects.stream(
        attachment.content,
        {
            "Type": "/EmbeddedFile",
            "Subtype": f"/{_name(attachment.media_type)}",
            "Params": pdf_objects.dictionary({"Size": len(attachment.content), "CheckSum": f"<{digest}>"}),
        },
    )
    pdf.add_object(embedded)
    specification = pdf_objects.dictionary(
        {
            "Type": "/Filespec",
            "F": pdf_objects.text(attachment.name),
            "UF": pdf_objects.text(attachment.name),
            "EF": pdf_objects.dictionary({"F": embedded.reference}),
            "Desc": pdf_objects.text(attachment.description),
            "AFRelationship": "/Data",
        }
    )
    pdf.add_object(specification)
    return specification


def _name(value: str) -> str:
    """Return `value` as a PDF name: everything but letters, digits, dot and hyphen is escaped."""
    return re.sub(r"[^A-Za-z0-9.+-]", lambda it: f"#{ord(it[0]):02x}", value)
