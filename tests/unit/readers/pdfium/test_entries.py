"""Font dictionaries: names, what the descriptor says, and which fonts the page draws."""

from pikepdf import Dictionary, Name

from reportgen.readers.pdfium.entries import FontEntry, font_entries
from tests.unit.readers.paper import Paper, drawn_font, prose

from .opened import plain_copy


def _entries(paper: Paper) -> dict[str, FontEntry]:
    return {entry.name: entry for entry in font_entries(plain_copy(paper.page(prose())))}


def test_every_font_of_a_document_has_its_entry() -> None:
    entries = _entries(Paper({0x41: "a"}))
    assert set(entries) == {
        "Helvetica",
        "Helvetica-Bold",
        "Helvetica-Oblique",
        "Times-Roman",
        "ABCDEF+Example",
    }
    assert not any(entry.drawn or entry.composite for entry in entries.values())


def test_the_descriptor_is_evidence_of_the_face() -> None:
    paper = Paper({0x41: "a"})
    paper.fonts["/U"].FontDescriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=Name.Named, Flags=64, StemV=140, FontWeight=700, ItalicAngle=-12
    )
    evidence = _entries(paper)["ABCDEF+Example"].evidence("else")
    assert (evidence.name, evidence.flags, evidence.stem, evidence.weight, evidence.angle) == (
        "Named",
        64,
        140,
        700,
        -12,
    )


def test_a_font_without_a_descriptor_says_its_name_only() -> None:
    evidence = _entries(Paper())["Helvetica"].evidence("Helvetica")
    assert (evidence.name, evidence.stem, evidence.weight) == ("Helvetica", 0, 0)


def test_what_glyphs_mean_is_told_by_the_map_only() -> None:
    entries = _entries(Paper({0x41: "a", 0x42: "fi"}))
    assert entries["ABCDEF+Example"].texts == {"a", "fi"}
    assert entries["Helvetica"].texts == frozenset()
    assert entries["Helvetica"].table == {}


def test_a_drawn_font_is_told_from_others() -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "a"})
    assert [entry.drawn for entry in font_entries(plain_copy(paper.page(prose())))].count(True) == 1
