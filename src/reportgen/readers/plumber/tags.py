"""Structure tags and layers as pdfminer's objects tell them.

pdfplumber's own tree gives every element one page; paragraphs run over several, so the tree is walked
in `catalog`.
"""

from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSException, PSLiteral
from pdfplumber.pdf import PDF

from .. import catalog
from .names import literal


class MinerObjects:
    """Follows pdfminer's objects."""

    def resolve(self, value: Any) -> Any:
        """Return the object that `value` refers to, or `value` itself."""
        return resolve1(value)

    def number(self, value: Any) -> int | None:
        """Return the object number that `value` refers to, None for direct objects."""
        return value.objid if isinstance(value, PDFObjRef) else None

    def name(self, value: Any) -> str:
        """Return the text of a name, "" for anything else."""
        return literal(value) if isinstance(value, PSLiteral) else ""


def read_tags(pdf: PDF) -> catalog.TagMap:
    """Return the tags of all marked contents; empty where the file is not tagged or the tree is broken."""
    try:
        root = resolve1(pdf.doc.catalog.get("StructTreeRoot"))
        if not isinstance(root, dict):
            return {}
        numbers = {
            page.page_obj.pageid: page.page_number
            for page in pdf.pages
            if isinstance(page.page_obj.pageid, int)
        }
        return catalog.walk(root, numbers, MinerObjects())
    except (PSException, KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError):
        return {}


def hidden_layers(document: PDFDocument) -> frozenset[int]:
    """Return object numbers of the layers that are off by default."""
    return catalog.hidden_layers(document.catalog, MinerObjects())
