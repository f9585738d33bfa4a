"""The bound document as PDF/A-3a and PDF/UA-1 at once: what an archive asks for beyond accessibility.

ISO 19005-3; the identification schema of PDF/UA is declared as ISO 19005-3, 6.6.2.3 asks for schemas that are
not its own. WeasyPrint 70 writes one of both standards only.
"""

import io
import zlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from ...errors import DependencyError

_PRINT = 4
"""The annotation flag Print (ISO 32000-1, table 165): links are part of what is kept."""

_PROFILE = "sRGB IEC61966-2.1"
_PROFILE_FILE = "pdf/sRGB2014.icc"
"""Below the folder of WeasyPrint."""

_MOST_BLANKS = 100
"""Tries to save a file without a byte that readers take for the end of a line; few files need a second."""

_END = b"</rdf:RDF>"
_ARCHIVE = """
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 pdfaid:part="3" pdfaid:conformance="A"/>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
""".encode("ascii")


def make_archival(pdf: Pdf) -> None:
    """Give a PDF/UA-1 what PDF/A-3a asks for besides.

    Args:
        pdf: the whole document, its attachments inside.
    """
    _identify(pdf)
    _declare_colours(pdf)
    for entry in pdf.objects:
        if isinstance(entry, Stream):
            _mend_stream(entry)
        elif isinstance(entry, Dictionary) and entry.get("/Type") == Name.Annot:
            entry.F = _PRINT
    _associate_attachments(pdf)


def save(pdf: Pdf) -> bytes:
    """Return the file; the same document gives the same bytes.

    A stream whose last byte is a carriage return before the line feed that ends it reads as one byte too
    short (ISO 19005-3, 6.1.7.1). Those that are made while saving hold other objects with each blank that the
    document's information gets as an object of its own: it is the first that is written.
    """
    made = io.BytesIO()
    for blanks in range(_MOST_BLANKS):
        if blanks:
            pdf.docinfo[f"/Padding{blanks}"] = pdf.make_indirect(pikepdf.String(" "))
        made = io.BytesIO()
        pdf.save(
            made,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
        if b"\r\nendstream" not in made.getvalue():
            return made.getvalue()
    return made.getvalue()


def _identify(pdf: Pdf) -> None:
    """Say in the metadata which standard it is; metadata of an archive is never compressed."""
    known = pdf.Root.Metadata.read_bytes().replace(_END, _ARCHIVE + _END)
    pdf.Root.Metadata = pdf.make_stream(known, Type=Name.Metadata, Subtype=Name.XML)


def _declare_colours(pdf: Pdf) -> None:
    """Say what the colours mean: sRGB, on screen, in print and where transparent things are mixed."""
    profile = pdf.make_stream(_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        DestOutputProfile=profile,
        OutputConditionIdentifier=pikepdf.String(_PROFILE),
        Info=pikepdf.String(_PROFILE),
    )
    pdf.Root.OutputIntents = Array([intent])
    for page in pdf.pages:
        page.obj.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@cache
def _profile() -> bytes:
    """Return the profile that WeasyPrint brings; WeasyPrint itself is not loaded, which takes long."""
    profile = find_spec("weasyprint")
    if profile is None or profile.origin is None:
        raise DependencyError("PDF: WeasyPrint is missing; run `make setup`")
    return (Path(profile.origin).parent / _PROFILE_FILE).read_bytes()


def _mend_stream(stream: Stream) -> None:
    """Forbid the smoothing of pictures; compress what is not; let nothing end in a carriage return.

    The last byte of compressed data is one of a checksum, so about one stream in 256 ends so, see `save`. A
    line feed behind the checksum is no part of the data (RFC 1950, 2.2): decoders have stopped before it.
    """
    if stream.get("/Subtype") == Name.Image and stream.get("/Interpolate"):
        stream.Interpolate = False
    if _is_plain(stream):
        stream.write(zlib.compress(stream.read_bytes()), filter=Name.FlateDecode)
    raw = stream.read_raw_bytes()
    if raw.endswith(b"\r"):
        filters = cast("Name | Array | None", stream.get("/Filter"))
        parameters = cast("Dictionary | Array | None", stream.get("/DecodeParms"))
        stream.write(raw + b"\n", filter=filters, decode_parms=parameters)


def _is_plain(stream: Stream) -> bool:
    """Return whether a stream is not compressed and may be."""
    return "/Filter" not in stream and stream.get("/Type") != Name.Metadata


def _associate_attachments(pdf: Pdf) -> None:
    """Name the attached files as files of the document (ISO 19005-3, 6.8)."""
    if Name.Names in pdf.Root and Name.EmbeddedFiles in pdf.Root.Names:
        pdf.Root.AF = Array(list(pdf.Root.Names.EmbeddedFiles.Names)[1::2])
