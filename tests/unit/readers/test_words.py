"""Glyphs become the words that a person reads."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    SENTENCES,
    Paper,
    prose,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_a_drop_cap_is_part_of_its_word(tmp_path: Path) -> None:
    cap = show(72, 612, "S", font="F4", size=40)
    lines = show(98, 626, "urvivors who sit on the board change what it asks, and they") + show(
        98, 612, "notice what the others on the board have never looked at before,"
    )
    rest = prose(y=598)
    path = Paper().page(cap, lines, rest).write(tmp_path / "paper.pdf")
    text = " ".join(block.text for block in extraction.read_document(path).blocks)
    assert text.startswith("Survivors who sit on the board")


def test_a_power_is_no_footnote_mark(tmp_path: Path) -> None:
    power = b"/F1 6 Tf 4 Ts (6) Tj 0 Ts /F1 11 Tf"
    raised = b"BT /F1 11 Tf 72 480 Td (The fund made some 10) Tj " + power + b" ( jobs.) Tj ET\n"
    path = Paper().page(prose(), raised).write(tmp_path / "paper.pdf")
    assert "10⁶ jobs." in " ".join(block.text for block in extraction.read_document(path).blocks)


def test_line_numbers_are_furniture(tmp_path: Path) -> None:
    numbers = b"".join(show(40, 640 - 14 * n, str(n + 1), size=7) for n in range(6))
    document = extraction.read_document(Paper().page(prose(), numbers).write(tmp_path / "paper.pdf"))
    assert not any(char.isdigit() for block in document.blocks for char in block.text)
    assert [item.text for item in document.furniture] == ["1", "2", "3", "4", "5", "6"]


def test_a_drawn_bullet_makes_a_list_item(tmp_path: Path) -> None:
    dots = b"".join(b"q 0 g 76 %d 4 4 re f Q\n" % (482 - 40 * n) for n in range(2))
    items = b"".join(
        show(90, 480 - 40 * n, SENTENCES[n]) + show(90, 466 - 40 * n, "and so on.") for n in range(2)
    )
    document = extraction.read_document(Paper().page(prose(), dots, items).write(tmp_path / "paper.pdf"))
    listed = [(block.marker, block.text) for block in document.blocks if block.type == "list_item"]
    assert listed == [("•", f"{SENTENCES[n]} and so on.") for n in range(2)]
