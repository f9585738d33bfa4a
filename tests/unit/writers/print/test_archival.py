"""What an archive asks of the bound document, and that nothing of it changes a byte that is kept."""

import io
import subprocess
import sys
import zlib

import pikepdf
from pikepdf import Dictionary, Name

from reportgen.writers.print import archival


def ending_in_a_return() -> bytes:
    """Bytes that end in a carriage return once they are compressed."""
    return next(text for n in range(100_000) if zlib.compress(text := b"%d" % n).endswith(b"\r"))


def document(content: bytes, **entries: object) -> pikepdf.Pdf:
    """A document of a page that holds a stream, compressed."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.Root.Metadata = pdf.make_stream(b"<rdf:RDF></rdf:RDF>", Type=Name.Metadata, Subtype=Name.XML)
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(content), filter=Name.FlateDecode)
    for name, value in entries.items():
        stream[f"/{name}"] = value
    pdf.pages[0].obj.Kept = stream
    return pdf


def archived(pdf: pikepdf.Pdf) -> bytes:
    """The document as an archive wants it."""
    archival.make_archival(pdf)
    return archival.save(pdf)


def test_no_stream_ends_in_a_carriage_return() -> None:
    content = ending_in_a_return()
    made = archived(document(content, Type=Name.EmbeddedFile))
    assert b"\r\nendstream" not in made
    with pikepdf.open(io.BytesIO(made)) as found:
        assert found.pages[0].obj.Kept.read_bytes() == content


def test_the_parameters_of_a_filter_stay_with_it() -> None:
    wanted = b"\x00\x0c"  # one row of one column, behind the number of its filter
    assert zlib.compress(wanted).endswith(b"\r")
    pdf = document(wanted)
    pdf.pages[0].obj.Kept.write(
        zlib.compress(wanted), filter=Name.FlateDecode, decode_parms=Dictionary(Predictor=12, Columns=1)
    )
    before = pdf.pages[0].obj.Kept.read_bytes()
    with pikepdf.open(io.BytesIO(archived(pdf))) as found:
        assert found.pages[0].obj.Kept.read_bytes() == before == wanted[1::2]


def test_a_picture_is_not_smoothed() -> None:
    pdf = document(b"x", Type=Name.XObject, Subtype=Name.Image, Interpolate=True)
    with pikepdf.open(io.BytesIO(archived(pdf))) as found:
        assert found.pages[0].obj.Kept.Interpolate is False


def test_the_metadata_names_both_standards_and_stay_readable() -> None:
    with pikepdf.open(io.BytesIO(archived(document(b"x")))) as found:
        raw = found.Root.Metadata.read_raw_bytes()
        assert b'pdfaid:part="3"' in raw
        assert b"http://www.aiim.org/pdfua/ns/id/" in raw
        assert found.Root.OutputIntents[0].S == Name.GTS_PDFA1


def test_the_same_document_gives_the_same_bytes() -> None:
    assert archived(document(b"x")) == archived(document(b"x"))


def test_binding_does_not_load_the_renderer() -> None:
    code = """
import sys
from reportgen.writers.print import archival, binding
assert archival._profile()[36:40] == b"acsp", "the signature of a profile (ICC.1, 7.2)"
print("weasyprint" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
