"""Fonts whose glyphs the page itself draws (Type 3; ISO 32000-1, 9.6.5), named and explained.

PDFium tells such a font by no name, and does not look what its glyphs' names mean. So the document is given
a name for each, and the meanings of standard glyph names where the font has no table of its own. Those drawn
heavier than the face whose name they bear get a bold one.
"""

import io
from collections.abc import Iterator, Mapping
from typing import Any

from ..cmaps import meanings
from ..faces import plain_name
from ..glyph_names import meaning

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

    from ..emboldened import numbers

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            heavy = numbers(pdf)
            for number, font in enumerate(_drawn_fonts(pdf)):
                if font.objgen[0] in heavy:
                    _name_bold(font)
                font["/BaseFont"] = pikepdf.Name(f"/{NAME}{number}")
                table = _table(font)
                if table:
                    font["/ToUnicode"] = pdf.make_stream(table)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, OSError):
        return None
    return out.getvalue()


def _name_bold(font: Any) -> None:
    """Give a font's descriptor the name of a bold face."""
    import pikepdf

    from ..emboldened import BOLD

    named = pikepdf.Dictionary(font.FontDescriptor)
    named.FontName = pikepdf.Name(f"/{plain_name(str(named.FontName)[1:])}{BOLD}")
    font.FontDescriptor = named


def _drawn_fonts(pdf: Any) -> Iterator[Any]:
    import pikepdf

    for entry in pdf.objects:
        if isinstance(entry, pikepdf.Dictionary) and entry.get("/Subtype") == pikepdf.Name.Type3:
            yield entry


def _table(font: Any) -> bytes | None:
    """Return a ToUnicode map with what glyphs' names tell and the font's own lacks, None where nothing."""
    from ..emboldened import differences

    known = dict(meanings(font.ToUnicode.read_bytes())) if "/ToUnicode" in font else {}
    encoding = font.get("/Encoding")
    named = differences(encoding) if hasattr(encoding, "keys") else ()
    told = {code: text for code, name in named if code not in known and (text := meaning(name))}
    return to_unicode(known | told) if told else None


def to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return a ToUnicode map of codes of one byte (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:02x}> <{text.encode('utf-16-be').hex()}>" for code, text in sorted(texts.items())]
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{len(rows)} beginbfchar\n"
        + "\n".join(rows)
        + "\nendbfchar endcmap end end"
    ).encode()
