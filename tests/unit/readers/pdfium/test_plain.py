"""Objects of a plain copy: values are what they are, what is broken is nothing."""

import pytest

from reportgen.readers.pdfium.plain import BrokenError, PdfName, PlainCopy, Ref
from tests.unit.readers.paper import Paper, prose, show

from .opened import plain_copy


def _copy(*objects: bytes) -> PlainCopy:
    """A copy of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n\r\n" % place for place in places)
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f\r\n1 %d\n%s" % (len(places), table)
    return PlainCopy(out + b"trailer\n<</Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % start)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (b"42", 42),
        (b"-.5", -0.5),
        (b"true", True),
        (b"null", None),
        (b"/Name#20it", "Name it"),
        (rb"(a\(b\)\101\n)", b"a(b)A\n"),
        (b"<48 65 6>", b"He`"),
        (b"[1 2 0 R (x)]", [1, Ref(2), b"x"]),
        (b"<</A[1]/B<</C/D>>>>", {"A": [1], "B": {"C": "D"}}),
    ],
)
def test_values_are_read_as_they_are_written(written: bytes, value: object) -> None:
    assert _copy(b"<<>>", written).object(2) == value


@pytest.mark.parametrize("written", [b"[1 2", b"<</A", b"nonsense", b">>", b"[" * 300 + b"]" * 300])
def test_what_cannot_be_read_is_nothing(written: bytes) -> None:
    assert _copy(b"<<>>", written).object(2) is None


def test_references_are_followed_and_rings_end() -> None:
    copy = _copy(b"<<>>", b"3 0 R", b"7", b"4 0 R")
    assert copy.resolve(Ref(2)) == 7
    assert copy.resolve(Ref(4)) is None
    assert copy.resolve(Ref(99)) is None
    assert (copy.number(Ref(2)), copy.number(7)) == (2, None)
    assert (copy.name(PdfName("P")), copy.name(b"P")) == ("P", "")


def test_pages_come_in_order_though_their_tree_is_a_ring() -> None:
    kids = b"<</Kids[3 0 R 4 0 R 2 0 R]>>"
    assert list(_copy(b"<</Pages 2 0 R>>", kids, b"<</A 1>>", b"<</A 2>>").pages()) == [3, 4]


def test_streams_are_inflated_and_other_filters_give_nothing() -> None:
    paper = Paper().page(prose())
    copy = plain_copy(paper)
    [page] = copy.pages()
    contents = copy.object(page)["Contents"]
    assert b"Inspectors who know" in copy.stream(contents)
    assert copy.stream(None) == b""


def test_a_file_without_its_table_is_broken() -> None:
    with pytest.raises(BrokenError, match="no table"):
        PlainCopy(b"%PDF-1.7\nstartxref\n99999\n%%EOF")


def test_fonts_are_found_by_their_type() -> None:
    copy = plain_copy(Paper().page(show(72, 500, "words")))
    assert len({copy.name(font["BaseFont"]) for _, font in copy.fonts()}) == 4
