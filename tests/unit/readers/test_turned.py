"""Sideways pages are turned; watermarks and side labels are kept apart."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    HEIGHT,
    Paper,
    prose,
    seen,
)

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, "0 1 -1 0 612 0"), (270, "0 -1 1 0 0 792"), (180, "-1 0 0 -1 612 792")]
)
def test_a_turned_page_is_read_upright(turn: int, matrix: str, tmp_path: Path) -> None:
    """The page is stored sideways and shown upright."""
    content = b"q %s cm " % matrix.encode() + prose(y=500) + b" Q "
    page = Paper().page(content, Rotate=turn).read(tmp_path).pages[0]
    straight = Paper().page(prose(y=500)).read(tmp_path).pages[0]
    assert seen(page) == seen(straight)
    assert not any(line.rotated for line in page.lines)


def test_a_page_whose_text_runs_sideways_is_read_upright(tmp_path: Path) -> None:
    """A landscape table set into a portrait page: nothing says so but the text itself."""
    page = Paper().page(b"q 0 1 -1 0 612 0 cm " + prose(y=500) + b" Q ").read(tmp_path).pages[0]
    assert seen(page) == seen(Paper().page(prose(y=500)).read(tmp_path).pages[0])
    assert (page.width, page.height) == (HEIGHT, 612)


def test_a_watermark_is_set_apart_and_kept(tmp_path: Path) -> None:
    mark = b"BT /F1 60 Tf 0.85 g 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n"
    path = Paper().page(prose(), mark).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path)
    assert [(item.text, item.role) for item in document.furniture] == [("DRAFT", "watermark")]
    assert "DRAFT" not in " ".join(block.text for block in document.blocks)
