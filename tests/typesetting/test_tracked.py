"""Letter-spaced text, typeset: its words are neither parted into letters nor glued."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.typesetting.sheet import Sheet, typeset

TEXTS = (
    "THE LONG WAY TO A FAIR CONTRACT",
    "What we ask for in 2024",
    "Sellers of labour told the panel that nobody had asked them before, and that the forms were in a "
    "language that few of them could read; the inspectors came once a year.",
)
ENGINES = (
    pytest.param("weasyprint", marks=pytest.mark.middle),
    "typst",
    pytest.param("chromium", marks=pytest.mark.middle),
    pytest.param("xelatex", marks=pytest.mark.middle),
)


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize("tracking", [0.05, 0.12, 0.2, 0.35])
@pytest.mark.parametrize("name", ENGINES)
def test_words_of_letter_spaced_text_are_whole(
    name: str, tracking: float, reader: str, tmp_path: Path
) -> None:
    path = typeset(name, [[text] for text in TEXTS], tmp_path, Sheet(tracking=tracking))
    document = extraction.read_document(path, reader=reader)
    assert " ".join(block.text for block in document.blocks) == " ".join(TEXTS)
