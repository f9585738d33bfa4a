"""The Word document's stream: contents behind their heading, references with their paragraph."""

from pathlib import Path

import pytest

from reportgen.errors import InputError
from reportgen.proof import docx_form
from reportgen.proof.stream import FileBlock
from reportgen.writers.html.pages import ContentsEntry

BLOCKS = [
    FileBlock((("Contents", False),), classes=frozenset({"TOC Heading"})),
    FileBlock((("Wages are paid late.", False),)),
    FileBlock((("p. 4", False),), classes=frozenset({"Source Reference"})),
    FileBlock((("Courts listen.", False),)),
]
ENTRIES = [ContentsEntry(1, "Africa", "africa"), ContentsEntry(1, "Asia", "asia")]


def test_entries_of_the_contents_stand_behind_their_heading() -> None:
    texts = docx_form.in_word(BLOCKS, ENTRIES).texts()
    assert texts[:3] == ["Contents", "Africa", "Asia"]


def test_a_reference_belongs_to_the_paragraph_before_it() -> None:
    stream = docx_form.in_word(BLOCKS, ENTRIES)
    assert "4" not in " ".join(stream.texts())
    blocks = [place.block for place in stream.places if place.block is not None]
    assert [block.references for block in blocks if block.text.startswith("Wages")] == [("p. 4",)]


def test_a_reference_before_any_paragraph_is_a_paragraph() -> None:
    assert docx_form.in_word(BLOCKS[2:3], ()).texts() == ["p.", "4"]


def test_a_file_that_is_no_word_document_is_one_error(tmp_path: Path) -> None:
    path = tmp_path / "out.docx"
    path.write_bytes(b"nothing of the kind")
    with pytest.raises(InputError, match="out"):
        docx_form.read(path, "pdfium")
