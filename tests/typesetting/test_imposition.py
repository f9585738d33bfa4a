"""Spreads are read as the pages that they show: the same blocks in the same order."""

from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.model.document import Block, Document
from tests.typesetting.imposition import impose
from tests.typesetting.test_reading import READERS, design_of, read_back


def _texts(document: Document) -> list[tuple[str, str]]:
    """Kind and words of what follows the contents; of the cover a sheet shows no more than a page does."""
    at = max((n for n, block in enumerate(document.blocks) if block.type == "contents"), default=-1)
    return [_said(block) for block in document.blocks[at + 1 :]]


def _said(block: Block) -> tuple[str, str]:
    return block.type, block.text


@pytest.mark.middle
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "columns"), [("typst", 1), ("reportlab", 1), ("weasyprint", 1), ("weasyprint", 2)]
)
def test_a_report_exported_as_spreads_is_read_as_its_pages_are(
    name: str, columns: int, reader: str, tmp_path: Path
) -> None:
    design = design_of(name, 4, columns=columns, footer="centre", roman_front=False, page="A4")
    pages, _ = read_back(name, 6, design, tmp_path, reader)
    impose(tmp_path / f"{name}.pdf", tmp_path / "spreads.pdf")
    spreads = extraction.read_document(tmp_path / "spreads.pdf", reader=reader)
    assert _texts(spreads) == _texts(pages)
