"""How words are painted: weight, size and place as shown."""

from pathlib import Path

import pytest

from reportgen import extraction
from tests.unit.readers.paper import (
    HEIGHT,
    Paper,
    prose,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_stroked_words_are_bold(tmp_path: Path) -> None:
    stroked = show(72, 500, "peer review", before="2 Tr 0.4 w")
    path = Paper().page(prose(), stroked).write(tmp_path / "paper.pdf")
    last = extraction.read_document(path).blocks[-1]
    assert [(run.text, run.bold) for run in last.runs] == [("peer review", True)]


def test_a_bold_phrase_is_a_run_of_its_own(tmp_path: Path) -> None:
    content = (
        b"BT /F1 11 Tf 72 500 Td (Members want ) Tj /F2 11 Tf (paid leave) Tj /F1 11 Tf ( for all.) Tj ET\n"
    )
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.text == "Members want paid leave for all."
    heavy = [run.text.strip() for run in line.runs if run.weight > 400]
    assert heavy == ["paid leave"]


def test_sizes_and_places_are_those_shown(tmp_path: Path) -> None:
    """The type size is that of the scaled text, not the operand's."""
    content = b"q 2 0 0 2 0 0 cm " + show(36, 250, "Scaled", size=5.5) + b" Q "
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.size == pytest.approx(11)
    assert line.baseline == pytest.approx(HEIGHT - 500)
    assert line.bbox[0] == pytest.approx(72, abs=0.01)
