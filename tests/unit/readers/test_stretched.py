"""A line whose spaces are stretched is one line; cells of a row stay apart."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import Paper, prose, seen, show

pytestmark = pytest.mark.usefixtures("engine")
WORDS = "First, distributed governance facilitates cooperation"


def _stretched(words: str, y: float, spacing: float, x: float = 320) -> bytes:
    return show(x, y, words, before=f"{spacing} Tw")


def _lines(folder: Path, *content: bytes) -> list[str]:
    return seen(Paper().page(*content).read(folder).pages[0])


@pytest.mark.parametrize("spacing", [8.0, 20.0])
def test_a_justified_line_with_few_words_is_one_line_beside_another_column(
    spacing: float, tmp_path: Path
) -> None:
    left = show(72, 500, "of such techniques and tools,")
    assert WORDS in _lines(tmp_path, prose(), left, _stretched(WORDS, 500, spacing, x=252))


def test_words_of_a_stretched_line_at_a_columns_head_are_its_text(tmp_path: Path) -> None:
    """Words that stand at the head of many pages are no running header inside a line of text."""
    paper = Paper()
    firsts = ("First,", "Secondly,", "Moreover,", "Lastly,")
    for first in firsts:
        head = _stretched(WORDS.replace("First,", first), 740, 12, x=72)
        text = show(72, 726, f"between the actors whom it serves ({first.lower()} those of the field).")
        paper.page(head, text, prose())
    document = extraction.read_document(paper.write(tmp_path / "paper.pdf"))
    texts = " ".join(block.text for block in document.blocks)
    assert all(WORDS.replace("First,", first) in texts for first in firsts)


def test_cells_at_even_places_stay_apart(tmp_path: Path) -> None:
    cells = b"".join(show(72 + 90 * n, 500, f"{word} ") for n, word in enumerate(("Men", "Women", "Total")))
    assert _lines(tmp_path, prose(), cells)[-3:] == ["Men", "Women", "Total"]


def test_figures_of_a_scale_stay_apart(tmp_path: Path) -> None:
    assert _lines(tmp_path, prose(), _stretched("10 200 3000 40", 500, 20, x=72))[-4:] == [
        "10",
        "200",
        "3000",
        "40",
    ]
