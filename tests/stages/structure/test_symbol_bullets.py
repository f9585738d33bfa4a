"""Letters at whose codes a symbol font has its bullets open list items; labels that count stay letters."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from reportgen import extraction
from reportgen.model.document import Block
from tests.unit.readers.paper import Paper, drawn_font, prose, show

SENTENCE = "wages on the day that was agreed, and tell people"
WORDS = ("the", "all", "our")
END = "how they were counted."


def _items(signs: str, font: str) -> bytes:
    """Items of two lines, each behind a sign."""
    return b"".join(
        show(80, 500 - 40 * n, sign, font=font)
        + show(94, 500 - 40 * n, f"Pay {word} {SENTENCE}")
        + show(94, 486 - 40 * n, END)
        for n, (sign, word) in enumerate(zip(signs, WORDS, strict=True))
    )


def _blocks(paper: Paper, folder: Path, reader: str) -> tuple[Block, ...]:
    return extraction.read_document(paper.write(folder / "paper.pdf"), reader).blocks


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("sign", ["y", "{"])
def test_a_sign_for_which_alone_a_face_is_used_is_a_bullet(sign: str, reader: str, tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "square"}, {1: sign})
    blocks = _blocks(paper.page(prose(), _items("\x01\x01\x01", "D")), tmp_path, reader)
    listed = [(it.marker, it.text) for it in blocks if it.type == "list_item"]
    assert listed == [("•", f"Pay {word} {SENTENCE} {END}") for word in WORDS]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_a_label_that_the_tags_repeat_is_a_bullet(reader: str, tmp_path: Path) -> None:
    paper = Paper()
    lines = [
        (role, show(x, 500 - 20 * n, text))
        for n, word in enumerate(WORDS)
        for role, x, text in (("Lbl", 80, "\xf0"), ("LBody", 100, f"Pay {word} wages on the day."))
    ]
    content = b"".join(
        b"/%s <</MCID %d>> BDC\n%s EMC\n" % (r.encode(), n, s) for n, (r, s) in enumerate(lines)
    )
    paper.page(prose(), content, StructParents=0)
    root = paper.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    page = paper.pdf.pages[0].obj
    parts = [
        paper.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=root, Pg=page, K=n))
        for n, (role, _) in enumerate(lines)
    ]
    root.K = Array(parts)
    root.ParentTree = Dictionary(Nums=Array([0, Array(parts)]))
    paper.pdf.Root.StructTreeRoot = root
    paper.pdf.Root.MarkInfo = Dictionary(Marked=True)
    blocks = _blocks(paper, tmp_path, reader)
    assert [(it.marker, it.text) for it in blocks if it.type == "list_item"] == [
        ("•", f"Pay {word} wages on the day.") for word in WORDS
    ]


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("labels", ["QAQ", "abc", "xyz"])
def test_letters_that_label_or_count_stay_as_they_are_printed(
    labels: str, reader: str, tmp_path: Path
) -> None:
    paper = Paper()
    drawn_font(paper, "D", dict(enumerate(sorted(set(labels)), 1)), dict(enumerate(sorted(set(labels)), 1)))
    codes = "".join(chr(sorted(set(labels)).index(label) + 1) for label in labels)
    text = " ".join(it.text for it in _blocks(paper.page(prose(), _items(codes, "D")), tmp_path, reader))
    assert all(f"{label} Pay {word}" in text for label, word in zip(labels, WORDS, strict=True))


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_what_a_source_says_of_a_space_is_not_on_the_page(reader: str, tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "square"}, {1: "y"})
    items = b"".join(
        b"/Span <</ActualText (y)>> BDC BT /F1 11 Tf 86 %d Td ( ) Tj ET EMC\n" % (500 - 20 * n)
        + show(80, 500 - 20 * n, "\x01", font="D")
        + show(94, 500 - 20 * n, f"Pay {word} wages on the day.")
        for n, word in enumerate(WORDS)
    )
    blocks = _blocks(paper.page(prose(), items), tmp_path, reader)
    assert [(it.marker, it.text) for it in blocks if it.type == "list_item"] == [
        ("•", f"Pay {word} wages on the day.") for word in WORDS
    ]
