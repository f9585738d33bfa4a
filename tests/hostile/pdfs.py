"""PDFs that nobody would print: each tries to cost time, memory or sense; all are made here, by kinds."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping

Objects = dict[int, bytes]
"""Number of an object → what stands between `obj` and `endobj`."""

MANY = 300_000
DEEP = 100_000
BOMB = 1 << 30
"""Bytes that a bomb unpacks to."""


def pdf(objects: Mapping[int, bytes], *, trailer: bytes = b"", root: int = 1) -> bytes:
    """Return a file of these objects, with a table of their places."""
    parts, places, at = [b"%PDF-1.7\n"], {}, 9
    for number, body in objects.items():
        places[number] = at
        parts.append(b"%d 0 obj\n%s\nendobj\n" % (number, body))
        at += len(parts[-1])
    size = max(objects) + 1
    rows = [b"0000000000 65535 f \n"]
    rows += [
        b"%010d %05d %c \n" % (places.get(n, 0), 0, b"n" if n in places else b"f") for n in range(1, size)
    ]
    table = b"xref\n0 %d\n%s" % (size, b"".join(rows))
    end = b"trailer\n<< /Size %d /Root %d 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, root, trailer, at)
    return b"".join((*parts, table, end))


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Return a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """Return a compressed stream object."""
    return stream(zlib.compress(content, 9), b"/Filter /FlateDecode " + entries)


def one_page(
    content: bytes, resources: bytes = b"", more: Mapping[int, bytes] | None = None, page: bytes = b""
) -> bytes:
    """Return a file of one page that shows a content stream (object 4); font F1 is object 5."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> %s >> %s >>" % (resources, page),
            4: content,
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **(more or {}),
        }
    )


WORDS = b"BT /F1 11 Tf 72 700 Td (Key Priorities for Africa) Tj ET\n"


def _catalog(entries: bytes, more: Mapping[int, bytes]) -> bytes:
    """Return a file of one page whose catalog has further entries."""
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % entries,
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
            b" /Resources << /Font << /F1 5 0 R >> >> /Annots 30 0 R >>",
            4: stream(WORDS),
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **more,
        }
    )


def _zeros() -> bytes:
    """Return many zeros, compressed, without holding them."""
    packer = zlib.compressobj(9)
    chunk = bytes(1 << 20)
    return b"".join(packer.compress(chunk) for _ in range(BOMB >> 20)) + packer.flush()


def _form(number: int, content: bytes, names: bytes) -> tuple[int, bytes]:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << /XObject << %s >> >>" % names
    return number, stream(content, entries)


def _font(entries: bytes, more: Mapping[int, bytes]) -> bytes:
    return one_page(stream(WORDS), b"", {5: b"<< /Type /Font %s >>" % entries, **more})


def _unicode(cmap: bytes) -> bytes:
    return _font(b"/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R", {6: packed(cmap)})


def _pages(kids: bytes, count: int, more: Mapping[int, bytes]) -> bytes:
    return pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
            3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
            **more,
        }
    )


def _deep(opening: bytes, closing: bytes, inside: bytes = b"") -> bytes:
    return opening * DEEP + inside + closing * DEEP


def _looped(words: bytes) -> bytes:
    """Return a file in whose text a piece is replaced where it would lead on."""
    return one_page(stream(WORDS)).replace(b"startxref\n", words + b"startxref\n")


BOMBS: dict[str, Callable[[], bytes]] = {
    "content": lambda: one_page(stream(_zeros(), b"/Filter /FlateDecode")),
    "content twice packed": lambda: one_page(
        stream(zlib.compress(_zeros()), b"/Filter [/FlateDecode /FlateDecode]")
    ),
    "content run length": lambda: one_page(
        packed(b"\x81 " * (4 << 20), b"").replace(b"/FlateDecode", b"[/FlateDecode /RunLengthDecode]")
    ),
    "font": lambda: _font(
        b"/Subtype /TrueType /BaseFont /X /FontDescriptor 6 0 R",
        {
            6: b"<< /Type /FontDescriptor /FontName /X /FontFile2 7 0 R /Flags 4 >>",
            7: stream(_zeros(), b"/Filter /FlateDecode"),
        },
    ),
    "map to unicode": lambda: _font(
        b"/Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R",
        {6: stream(_zeros(), b"/Filter /FlateDecode")},
    ),
    "image": lambda: one_page(
        stream(b"q 600 0 0 700 0 0 cm /I Do Q " + WORDS),
        b"/XObject << /I 6 0 R >>",
        {
            6: stream(
                _zeros(),
                b"/Type /XObject /Subtype /Image /Width 100000 /Height 100000 /BitsPerComponent 8"
                b" /ColorSpace /DeviceRGB /Filter /FlateDecode",
            )
        },
    ),
    "predictor": lambda: one_page(
        stream(
            zlib.compress(bytes(1 << 16)),
            b"/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 4 >>",
        )
    ),
    "object stream": lambda: pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            6: stream(_zeros(), b"/Type /ObjStm /N 1000000 /First 8 /Filter /FlateDecode"),
        }
    ),
    "metadata": lambda: _catalog(
        b"/Metadata 6 0 R", {6: stream(_zeros(), b"/Type /Metadata /Subtype /XML /Filter /FlateDecode")}
    ),
    "attachment": lambda: _catalog(
        b"/Names << /EmbeddedFiles << /Names [(a) 6 0 R] >> >>",
        {
            6: b"<< /Type /Filespec /F (a) /UF (a) /EF << /F 7 0 R >> >>",
            7: stream(_zeros(), b"/Type /EmbeddedFile /Filter /FlateDecode"),
        },
    ),
}
"""Little that becomes much."""

LOOPS: dict[str, Callable[[], bytes]] = {
    "an object is itself": lambda: pdf({1: b"1 0 R"}),
    "the root is itself": lambda: pdf({1: b"<< /Type /Catalog /Pages 2 0 R >>", 2: b"2 0 R"}),
    "pages hold themselves": lambda: _pages(b"2 0 R 3 0 R", 2, {}),
    "pages hold their parent": lambda: _pages(
        b"6 0 R", 2, {6: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 2 >>"}
    ),
    "a page is its own parent": lambda: pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: b"<< /Type /Page /Parent 3 0 R >>",
        }
    ),
    "a form draws itself": lambda: one_page(
        stream(b"/X Do " + WORDS), b"/XObject << /X 6 0 R >>", dict([_form(6, b"/X Do /X Do", b"/X 6 0 R")])
    ),
    "forms draw each other": lambda: one_page(
        stream(b"/X Do " + WORDS),
        b"/XObject << /X 6 0 R >>",
        dict([_form(6, b"/X Do /X Do", b"/X 7 0 R"), _form(7, b"/X Do /X Do", b"/X 6 0 R")]),
    ),
    "forms double forty times": lambda: one_page(
        stream(b"/X Do " + WORDS),
        b"/XObject << /X 6 0 R >>",
        dict(_form(n, b"/X Do /X Do " + WORDS, b"/X %d 0 R" % (n + 1)) for n in range(6, 46)),
    ),
    "a drawn letter draws itself": lambda: _font(
        b"/Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 32 /LastChar 126"
        b" /Encoding << /Differences [32 /a] >> /CharProcs << /a 6 0 R >>"
        b" /Resources << /Font << /F1 5 0 R >> >> /Widths 7 0 R",
        {6: stream(b"9 0 d0 " + WORDS.replace(b"Key", b"   ")), 7: b"[%s]" % (b"9 " * 95)},
    ),
    "a pattern paints itself": lambda: one_page(
        stream(b"/Pattern cs /P scn 0 0 600 700 re f " + WORDS),
        b"/Pattern << /P 6 0 R >>",
        {
            6: stream(
                b"/Pattern cs /P scn 0 0 9 9 re f",
                b"/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep .001"
                b" /YStep .001 /Resources << /Pattern << /P 6 0 R >> >>",
            )
        },
    ),
    "a soft mask masks itself": lambda: one_page(
        stream(b"/G gs " + WORDS),
        b"/ExtGState << /G 6 0 R >>",
        {
            6: b"<< /Type /ExtGState /SMask << /S /Luminosity /G 7 0 R >> >>",
            7: stream(
                b"/G gs /X Do",
                b"/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency >>"
                b" /Resources << /ExtGState << /G 6 0 R >> /XObject << /X 7 0 R >> >>",
            ),
        },
    ),
    "outlines go round": lambda: _catalog(
        b"/Outlines 6 0 R",
        {
            6: b"<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 9 >>",
            7: b"<< /Title (a) /Parent 6 0 R /Next 7 0 R /First 7 0 R /Dest [3 0 R /Fit] >>",
        },
    ),
    "names go round": lambda: _catalog(
        b"/Names << /EmbeddedFiles 6 0 R /Dests 6 0 R >>",
        {6: b"<< /Kids [6 0 R 6 0 R] /Limits [(a) (z)] >>"},
    ),
    "page labels go round": lambda: _catalog(b"/PageLabels 6 0 R", {6: b"<< /Kids [6 0 R 6 0 R] >>"}),
    "the structure goes round": lambda: _catalog(
        b"/MarkInfo << /Marked true >> /StructTreeRoot 6 0 R",
        {
            6: b"<< /Type /StructTreeRoot /K 7 0 R /ParentTree 6 0 R /RoleMap << /A /B /B /A >> >>",
            7: b"<< /S /A /P 6 0 R /K [7 0 R 7 0 R 0] /Pg 3 0 R >>",
        },
    ),
    "layers go round": lambda: _catalog(
        b"/OCProperties << /OCGs [6 0 R] /D << /Order [6 0 R 7 0 R] >> >>",
        {6: b"<< /Type /OCMD /OCGs 6 0 R /VE [/And 7 0 R] >>", 7: b"[/And 7 0 R 7 0 R]"},
    ),
    "fonts go round": lambda: _font(
        b"/Subtype /Type0 /Encoding 6 0 R /DescendantFonts [5 0 R]",
        {6: stream(b"", b"/Type /CMap /CMapName /X /UseCMap 6 0 R")},
    ),
    "object streams extend each other": lambda: pdf(
        {
            1: b"<< /Type /Catalog /Pages 2 0 R >>",
            6: stream(b"2 0 << >>", b"/Type /ObjStm /N 1 /First 4 /Extends 6 0 R"),
        }
    ),
    "the length of a stream is in itself": lambda: one_page(
        b"<< /Length 4 0 R >>\nstream\n%s\nendstream" % WORDS
    ),
    "the table leads back": lambda: _looped(b"").replace(b"/Root", b"/Prev 9 /XRefStm 9 /Root"),
    "annotations go round": lambda: _catalog(
        b"/AcroForm << /Fields [6 0 R] >>",
        {
            6: b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /Kids [6 0 R] /Parent 6 0 R /Popup 6 0 R"
            b" /IRT 6 0 R /Rect [0 0 9 9] /AP << /N 6 0 R >> >>",
            30: b"[6 0 R 30 0 R]",
        },
    ),
}
"""What refers to itself."""

NESTED: dict[str, Callable[[], bytes]] = {
    "arrays": lambda: _catalog(b"/X " + _deep(b"[", b"]"), {}),
    "dictionaries": lambda: _catalog(b"/X " + _deep(b"<</A ", b">>", b"1"), {}),
    "arrays in the content": lambda: one_page(stream(_deep(b"[", b"] TJ ") + WORDS)),
    "strings": lambda: one_page(stream(b"BT /F1 9 Tf " + _deep(b"(", b")") + b" Tj ET")),
    "states": lambda: one_page(stream(b"q " * MANY + WORDS)),
    "marks": lambda: one_page(stream(b"/P BMC " * MANY + WORDS)),
    "text objects": lambda: one_page(stream(b"BT " * MANY + WORDS)),
    "functions": lambda: one_page(
        stream(b"/S sh " + WORDS),
        b"/Shading << /S << /ShadingType 2 /ColorSpace /DeviceGray /Coords [0 0 9 9] /Function 6 0 R >> >>",
        {6: stream(_deep(b"{", b"}"), b"/FunctionType 4 /Domain [0 1] /Range [0 1]")},
    ),
    "pages": lambda: _pages(
        b"10 0 R",
        1,
        {
            n: b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (n - 1, n + 1)
            for n in range(10, 20_000)
        },
    ),
    "structure": lambda: _catalog(
        b"/MarkInfo << /Marked true >> /StructTreeRoot 9 0 R",
        {9: b"<< /Type /StructTreeRoot /K 10 0 R >>"}
        | {n: b"<< /S /P /P %d 0 R /K %d 0 R >>" % (n - 1, n + 1) for n in range(10, 20_000)},
    ),
    "outlines": lambda: _catalog(
        b"/Outlines 9 0 R",
        {9: b"<< /First 10 0 R >>"}
        | {n: b"<< /Title (a) /Parent %d 0 R /First %d 0 R >>" % (n - 1, n + 1) for n in range(10, 20_000)},
    ),
}
"""What stands in itself, a hundred thousand times."""

CROWDS: dict[str, Callable[[], bytes]] = {
    "text objects": lambda: one_page(packed(b"BT /F1 1 Tf 1 0 0 1 72 700 Tm (a) Tj ET\n" * MANY)),
    "text objects all over": lambda: one_page(
        packed(
            b"".join(
                b"BT /F1 1 Tf 1 0 0 1 %d %d Tm (ab) Tj ET\n" % (n * 7 % 600, n * 13 % 780)
                for n in range(MANY)
            )
        )
    ),
    "letters": lambda: one_page(packed(b"BT /F1 1 Tf 72 700 Td (%s) Tj ET\n" % (b"words and " * MANY))),
    "lines": lambda: one_page(packed(b"0 0 m 9 9 l S\n" * MANY + WORDS)),
    "boxes": lambda: one_page(
        packed(b"".join(b"%d %d 9 9 re f\n" % (n % 600, n % 777) for n in range(MANY)) + WORDS)
    ),
    "boxes over words": lambda: one_page(
        packed(
            b"".join(
                b"BT /F1 4 Tf %d %d Td (words) Tj ET\n" % (n % 90 * 6, n // 90 * 5) for n in range(9_000)
            )
            + b"".join(b"1 g %d %d 40 9 re f\n" % (n % 600, n % 777) for n in range(50_000))
        )
    ),
    "one path": lambda: one_page(packed(b"0 0 m " + b"9 9 l 3 4 l " * MANY + b"S " + WORDS)),
    "clips": lambda: one_page(packed(b"q 0 0 600 700 re W n " * 50_000 + WORDS)),
    "images": lambda: one_page(packed(b"BI /W 1 /H 1 /BPC 8 /CS /G ID x EI\n" * MANY + WORDS)),
    "fonts": lambda: one_page(
        packed(b"".join(b"BT /G%d 9 Tf 72 700 Td (a) Tj ET " % n for n in range(5_000))),
        b"",
        {
            5: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            **{n: b"<< /Type /Font /Subtype /Type1 /BaseFont /F%d >>" % n for n in range(10, 5_010)},
        },
    ).replace(b"/F1 5 0 R", b"".join(b"/G%d %d 0 R " % (n - 10, n) for n in range(10, 5_010))),
    "annotations": lambda: _catalog(
        b"",
        {
            6: b"<< /Type /Annot /Subtype /Link /Rect [0 0 600 700] /A << /S /URI /URI (http://a) >> >>",
            30: b"[%s]" % (b"6 0 R " * 50_000),
        },
    ),
    "pages": lambda: _pages(b"3 0 R " * 50_000, 50_000, {}),
    "pages that are said": lambda: _pages(b"3 0 R", 2_000_000_000, {}),
    "codes of a map": lambda: _unicode(
        b"1 begincodespacerange <00> <ff> endcodespacerange\n"
        b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange\n" * 50
    ),
    "codes of a map one by one": lambda: _unicode(b"1 beginbfchar <41> <0041> endbfchar\n" * MANY),
    "codes of a composite font": lambda: _font(
        b"/Subtype /Type0 /BaseFont /X /Encoding 6 0 R /DescendantFonts [7 0 R]",
        {
            6: packed(
                b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n"
                b"1 begincidrange <00000000> <ffffffff> 0 endcidrange\n",
                b"/Type /CMap /CMapName /X",
            ),
            7: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /W [0 2147483647 500] /DW 9 >>",
        },
    ),
    "widths": lambda: _font(
        b"/Subtype /TrueType /BaseFont /X /FirstChar 0 /LastChar 2147483647 /Widths [%s]" % (b"500 " * MANY),
        {},
    ),
    "spaces": lambda: one_page(stream(b" " * (20 << 20) + WORDS)),
    "comments": lambda: one_page(packed(b"%x\n" * MANY * 5 + WORDS)),
    "objects": lambda: pdf({1: b"<< >>"} | dict.fromkeys(range(2, MANY), b"<< >>")),
    "states with dashes": lambda: one_page(
        packed(b"[%s] 0 d 0 0 m 600 700 l S " % (b".001 " * 1000) * 20 + WORDS)
    ),
}
"""More than anybody would look at."""

DAMAGED: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "a head alone": lambda: b"%PDF-1.7\n",
    "no PDF": lambda: b"PK\x03\x04" + bytes(1000),
    "half": lambda: one_page(stream(WORDS))[:400],
    "no table": lambda: one_page(stream(WORDS)).replace(b"startxref", b"startxxxx"),
    "a table that lies": lambda: one_page(stream(WORDS)).replace(b"00000 n", b"00001 n"),
    "no end of a stream": lambda: one_page(stream(WORDS)).replace(b"endstream", b"         "),
    "numbers without end": lambda: one_page(
        stream(b"BT /F1 %s Tf %s %s Td (a) Tj ET" % (b"9" * 999, b"-" * 999, b"1" * 9999))
    ),
    "letters of no size": lambda: one_page(
        stream(
            b"BT /F1 0 Tf 72 700 Td (m2 and 10) Tj /F1 11 Tf 2 0 0 0 72 650 Tm (m2) Tj"
            b" 0 0 0 0 72 600 Tm (m2) Tj ET " + WORDS
        )
    ),
    "no finite places": lambda: one_page(
        stream(b"1e38 0 0 1e38 1e38 1e38 cm 1e38 0 0 1e38 1e38 1e38 cm " + WORDS)
    ),
    "no page to speak of": lambda: one_page(stream(WORDS), page=b"/UserUnit 1e30 /CropBox [0 0 0 0]"),
    "a page as large as the world": lambda: one_page(stream(WORDS)).replace(b"612 792", b"9e9 9e9"),
    "wrong kinds": lambda: one_page(stream(WORDS)).replace(b"/Font <<", b"/Font [] /X <<"),
    "a locked file of no kind": lambda: pdf(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>"},
        trailer=b"/Encrypt << /Filter /Standard /V 99 /R 99 /Length 2147483647 /O () /U () /P -1 >>",
    ),
    "a locked file of many rounds": lambda: pdf(
        {1: b"<< /Type /Catalog /Pages 2 0 R >>"},
        trailer=b"/ID [(a) (a)] /Encrypt << /Filter /Standard /V 5 /R 6 /Length 256 /O (%s) /U (%s) /OE (%s)"
        b" /UE (%s) /Perms (%s) /P -1 >>" % (b"o" * 48, b"u" * 48, b"e" * 32, b"e" * 32, b"p" * 16),
    ),
}
"""What is not as it should be."""

KINDS: dict[str, Callable[[], bytes]] = {
    f"{kind}: {name}": make
    for kind, group in (
        ("bomb", BOMBS),
        ("loop", LOOPS),
        ("nested", NESTED),
        ("crowd", CROWDS),
        ("damaged", DAMAGED),
    )
    for name, make in group.items()
}
