"""Objects are met in painting order, those of forms where the form is painted."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from tests.unit.readers.paper import (
    HEIGHT,
    Paper,
    prose,
    show,
)

pytestmark = pytest.mark.usefixtures("engine")


def test_words_in_a_form_are_read_in_its_place(tmp_path: Path) -> None:
    paper = Paper()
    form = paper.pdf.make_stream(show(0, 0, "Words of a form"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, -10, 300, 20])
    form.Resources = Dictionary({"/Font": paper.fonts})
    paper.page(prose(), b"q 1 0 0 1 100 300 cm /Fm Do Q ", resources={"/XObject": Dictionary({"/Fm": form})})
    line = next(line for line in paper.read(tmp_path).pages[0].lines if line.text == "Words of a form")
    assert line.baseline == pytest.approx(HEIGHT - 300)
    assert line.bbox[0] == pytest.approx(100, abs=1)
