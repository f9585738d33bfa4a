"""Raised and lowered words: typeset by several engines, read as printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.model.document import Document, Inline
from reportgen.readers.kinds import ENGINES
from reportgen.stages.structure.scripts import as_signs
from tests.groups import engines
from tests.typesetting import sheet
from tests.typesetting.sheet import Piece, sub, sup

PROSE = (
    "Inspectors who know the harvest calendar arrive before the crews do, and a hotline that nobody answers "
    "at night teaches people not to call again. Wages paid on the day they are earned leave little room for "
    "debt, and every permit names the person who is responsible for the hostel. "
)
MARKED = [
    PROSE,
    "Each room has 12 m",
    sup("2"),
    ", the fund has 10",
    sup("6"),
    " dollars and some 10",
    sup("-3"),
    " of CO",
    sub("2"),
    " and H",
    sub("2"),
    "O; the 1",
    sup("st"),
    " and the 22",
    sup("nd"),
    " demand, N",
    sup("o"),
    " 7 and M",
    sup("me"),
    " Diop agree. ",
    PROSE,
]
PRINTED = (
    "Each room has 12 m², the fund has 10⁶ dollars and some 10⁻³ of CO₂ and H₂O; the 1st and the 22nd "
    "demand, No 7 and Mme Diop agree."
)


def _read(path: Path, reader: str) -> Document:
    return extraction.read_document(path, reader)


def _words(document: Document) -> str:
    return " ".join(" ".join(block.text for block in document.blocks).split())


def _raised(document: Document) -> list[tuple[str, str]]:
    return [(run.text, run.script) for block in document.blocks for run in block.runs if run.script]


@pytest.mark.parametrize("name", engines(sheet.NAMES))
def test_raised_and_lowered_words_are_read_as_printed(name: str, tmp_path: Path) -> None:
    path = sheet.typeset(name, [MARKED], tmp_path)
    for reader in ENGINES:
        document = _read(path, reader)
        assert PRINTED in _words(document)
        assert _raised(document) == [("st", "sup"), ("nd", "sup"), ("o", "sup"), ("me", "sup")]
        assert document.questions == ()


NOTED = [
    [PROSE + "Every room has 9 m", sup("2"), " of floor, and a door that locks."],
    [PROSE + "A hostel has a roof", Piece(note="The first note of the page, which is long enough."), "."],
    [PROSE + "It has a stove as well", Piece(note="The second note, about stoves, is long too."), "."],
]


@pytest.mark.parametrize("name", engines(("weasyprint", "typst", "xelatex")))
def test_a_power_stays_beside_the_mark_of_a_note_and_is_asked_about(name: str, tmp_path: Path) -> None:
    path = sheet.typeset(name, NOTED, tmp_path)
    for reader in ENGINES:
        document = _read(path, reader)
        words = _words(document)
        assert "9 m² of floor" in words
        assert "a roof." in words
        assert "a stove as well." in words
        notes = {block.id: block for block in document.blocks if block.type == "footnote"}
        assert [(it.marker, it.text.split()[1]) for it in notes.values()] == [("1", "first"), ("2", "second")]
        marks = [
            (block.text[: mark.at].split()[-1], notes[mark.note].marker)
            for block in document.blocks
            for mark in block.marks
        ]
        assert marks == [("roof", "1"), ("well", "2")]
        [asked] = [it for it in document.questions if it.code == "note-mark"]
        assert "m2” was kept as a power" in asked.reason


@pytest.mark.parametrize("name", ["weasyprint", "reportlab"])
def test_a_figure_that_no_note_answers_stays(name: str, tmp_path: Path) -> None:
    path = sheet.typeset(name, [[PROSE + "The rules were written here.", sup("17"), " " + PROSE]], tmp_path)
    for reader in ENGINES:
        document = _read(path, reader)
        assert "The rules were written here.¹⁷ Inspectors" in _words(document)
        assert document.questions == ()


def test_two_marks_of_one_note_are_both_marks_and_asked_about(tmp_path: Path) -> None:
    from tests.unit.readers.paper import Paper, prose, show

    def marked(y: float, words: str, rest: str) -> bytes:
        mark = b"/F1 6 Tf 4 Ts (1) Tj 0 Ts /F1 11 Tf"
        return b"BT /F1 11 Tf 72 %g Td (%s) Tj %s (%s) Tj ET\n" % (y, words.encode(), mark, rest.encode())

    said = "The only note of the page, which is long enough."
    note = show(72, 82, "1", size=5) + show(78, 80, said, size=8)
    body = marked(540, "A hostel has a roof", " and a door.") + marked(526, "It has a stove", " as well.")
    path = Paper().page(prose(), body, note).write(tmp_path / "paper.pdf")
    for reader in ENGINES:
        document = _read(path, reader)
        assert "a roof and a door. It has a stove as well." in _words(document)
        assert sum(len(block.marks) for block in document.blocks) == 2
        assert [it.code for it in document.questions] == ["note-mark"]
        assert "more than one mark" in document.questions[0].reason


@pytest.mark.parametrize(
    ("text", "signs"),
    [("2", "²"), ("-3", "⁻³"), (" 12 ", " ¹² "), *[(it, None) for it in ("nd", "2nd", "n", "-", "")]],
)
def test_a_run_becomes_signs_only_as_a_whole(text: str, signs: str | None) -> None:
    assert as_signs(text, "sup") == signs


@pytest.mark.parametrize("name", engines(sheet.NAMES))
def test_words_keep_slant_weight_and_address(name: str, tmp_path: Path) -> None:
    address = "https://example.org/report?year=2021&page=3"
    marked = [
        "See ",
        Piece("slanted words", italic=True),
        ", ",
        Piece("bold words", bold=True),
        " and ",
        Piece("the second report", link=address),
        " for more. " + PROSE,
    ]
    path = sheet.typeset(name, [[PROSE], marked], tmp_path)
    for reader in ENGINES:
        runs = [run for block in _read(path, reader).blocks for run in block.runs]
        assert [run for run in runs if run.italic] == [Inline("slanted words", italic=True)], name
        assert [run for run in runs if run.bold] == [Inline("bold words", bold=True)], name
        assert [run for run in runs if run.link] == [Inline("the second report", link=address)], name
