"""Fonts whose glyphs the page itself draws (Type 3; ISO 32000-1, 9.6.5), named and explained.

PDFium tells such a font by no name, and does not look what its glyphs' names mean. So the document is given
a name for each, and the meanings of standard glyph names where the font has no table of its own.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from ..glyph_names import meaning
from .advances import meanings

NAME = "ReportgenDrawn"
"""Begins the name that a font is given; its number follows."""


def has_drawn(data: bytes) -> bool:
    """Return whether a plain copy of a document holds fonts that the page draws."""
    return b"/Type3" in data


def explained(data: bytes) -> bytes | None:
    """Return a document with its drawn fonts named and explained, None where it cannot be changed.

    Args:
        data: a plain copy as PDFium makes it.
    """
    import pikepdf  # slow to import and seldom needed

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for number, font in enumerate(_drawn_fonts(pdf)):
                font["/BaseFont"] = pikepdf.Name(f"/{NAME}{number}")
                table = _table(font)
                if table:
                    font["/ToUnicode"] = pdf.make_stream(table)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, OSError):
        return None
    return out.getvalue()


def _drawn_fonts(pdf: Any) -> Iterator[Any]:
    import pikepdf

    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == pikepdf.Name.Type3:
            yield one


def _table(font: Any) -> bytes | None:
    """Return a ToUnicode map with what glyphs' names tell and the font's own lacks, None where nothing."""
    known = dict(meanings(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
    told = {code: text for code, text in _named(font) if code not in known}
    return to_unicode(known | told) if told else None


def _named(font: Any) -> Iterator[tuple[int, str]]:
    """Yield the codes of an encoding's differences with what their names mean."""
    encoding = font.get("/Encoding")
    code = 0
    for entry in encoding.get("/Differences", ()) if hasattr(encoding, "keys") else ():
        if isinstance(entry, int):
            code = entry
            continue
        text = meaning(str(entry).removeprefix("/"))
        if text:
            yield code, text
        code += 1


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode map of codes of one byte (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(rows)} beginbfchar\n"
        + "\n".join(rows)
        + "\nendbfchar endcmap end end"
    ).encode()
