"""What lies over the pages of a PDF: comments, stamps, fields; links are no words (ISO 32000-1, 12.5)."""

from pathlib import Path

from .objects import BROKEN, entries, members, name, of_file

_HARMLESS = frozenset({"", "Link", "Popup"})


def read(path: Path) -> list[tuple[int, str]]:
    """Return (page from 1, kind) of each annotation that shows something; none where the file is broken."""
    pdf = of_file(path)
    try:
        return [
            (number, kind)
            for number, page in enumerate(pdf.pages if pdf else (), 1)
            for annotation in map(entries, members(page.obj.get("/Annots")))
            if annotation is not None and (kind := name(annotation.get("/Subtype"))) not in _HARMLESS
        ]
    except BROKEN:
        return []
