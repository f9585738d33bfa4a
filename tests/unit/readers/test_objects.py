"""The objects behind a PDF's pages: evidence where they can be read, no loss of words where they cannot."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from reportgen.model.document import Reading
from reportgen.readers import annotations, attachments, figures, objects
from tests.unit.readers.paper import Paper, prose, show

Engine = Callable[[Path], Reading]


def _tagged() -> Paper:
    paper = Paper().page(b"/P << /MCID 0 >> BDC ", show(72, 700, "A paragraph"), b" EMC ")
    element = Dictionary(S=Name.P, Pg=paper.pdf.pages[0].obj, K=Array([0]))
    paper.pdf.Root.StructTreeRoot = Dictionary(K=Array([paper.pdf.make_indirect(element)]))
    return paper


def test_a_file_without_its_table_of_objects_keeps_its_evidence(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(_tagged().bytes().replace(b"startxref\n", b"startxref\n9"))
    (line,) = engine(path).pages[0].lines
    assert line.tag is not None
    assert (line.text, line.tag.role) == ("A paragraph", "P")


def test_values_are_what_they_are_or_nothing() -> None:
    pdf_of_theirs = pikepdf.Pdf.new()  # objects live as long as it does
    known = pdf_of_theirs.make_indirect(
        Dictionary(Odd=Name("/a b"), Half=pikepdf.Object.parse(b"0.5"), Text=String("Ä→"))
    )
    assert [objects.name(it) for it in (known.Odd, known.Text, None)] == ["a b", "", ""]
    assert [objects.number(it) for it in (7, known.Half, known.Odd)] == [7.0, 0.5, None]
    assert [objects.text(it) for it in (known.Text, known.Odd)] == ["Ä→", ""]
    assert [objects.place(it) for it in (known, known.Text, 7)] == [known.objgen[0], None, None]
    assert objects.name(pikepdf.Object.parse(b"/caf#e9")) == "caf\ufffd"
    assert objects.text_string(b"\xef\xbb\xbfgr\xc3\xbc\xc3\x9fe") == "grüße"
    assert objects.text_string(b"soft\xad") == "soft\xad"


def test_annotations_that_show_something_are_told(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose())
    notes = [Dictionary(Subtype=Name(f"/{kind}")) for kind in ("Link", "Text", "Popup", "Stamp")]
    paper.pdf.pages[1].obj.Annots = Array([*map(paper.pdf.make_indirect, notes), 7])
    assert annotations.read(paper.write(tmp_path / "notes.pdf")) == [(2, "Text"), (2, "Stamp")]


def test_attached_files_come_out_by_name(tmp_path: Path) -> None:
    paper = Paper().page(prose())
    for name, content in (("a.json", b"{}"), ("grüße.txt", b"words")):
        paper.pdf.attachments[name] = content
    assert attachments.read(paper.write(tmp_path / "files.pdf")) == {"a.json": b"{}", "grüße.txt": b"words"}


def test_figures_are_told_in_order_with_their_words(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose())
    made = [
        Dictionary(S=Name.Figure, Pg=paper.pdf.pages[1].obj, Alt=String(" A map ")),
        Dictionary(S=Name.Sect, Pg=paper.pdf.pages[0].obj, K=Array([Dictionary(S=Name.Bild)])),
        Dictionary(S=Name.P, K=0),
    ]
    paper.pdf.Root.StructTreeRoot = Dictionary(
        K=Array([paper.pdf.make_indirect(one) for one in made]), RoleMap=Dictionary(Bild=Name.Figure)
    )
    found = figures.read(paper.write(tmp_path / "figures.pdf"))
    assert found == (figures.Figure(2, "A map"), figures.Figure(1, ""))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\nnothing"])
def test_a_file_that_is_no_pdf_has_nothing_behind_its_pages(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "none.pdf"
    path.write_bytes(content)
    assert (annotations.read(path), attachments.read(path), figures.read(path)) == ([], {}, ())
    assert (annotations.read(tmp_path / "gone.pdf"), attachments.read(tmp_path / "gone.pdf")) == ([], {})
