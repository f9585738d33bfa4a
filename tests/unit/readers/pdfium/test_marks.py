"""What the marked content around an object says: number, replacement, layer."""

from pikepdf import Dictionary

from reportgen.readers.pdfium.marks import NONE
from tests.unit.readers.paper import Paper, layer, show

from .opened import walked


def _marks(content: bytes, paper: Paper | None = None, **resources: Dictionary) -> list[object]:
    """What is said of each text object; `NONE` outside any marked content."""
    paper = (paper or Paper()).page(content, resources={f"/{key}": value for key, value in resources.items()})
    with walked(paper) as (met, _):
        return [met.marks.get(handle, NONE) for handle in met.texts]


def test_an_object_has_the_number_of_the_sequence_that_it_stands_in() -> None:
    content = b"/P << /MCID 7 >> BDC " + show(72, 500, "Words") + b" EMC " + show(72, 480, "outside")
    inside, outside = _marks(content)
    assert (inside.number, inside.artifact) == (7, False)  # type: ignore[attr-defined]
    assert outside == NONE


def test_inner_marks_and_outer_ones_say_it_together() -> None:
    content = b"/Artifact BMC /Span << /MCID 2 >> BDC " + show(72, 500, "Header") + b" EMC EMC "
    [mark] = _marks(content)
    assert (mark.number, mark.artifact) == (2, True)  # type: ignore[attr-defined]


def test_a_replacement_text_is_told_with_its_sequence() -> None:
    content = b"/Span << /ActualText (ffi) >> BDC " + show(72, 500, "#") + show(80, 500, "%") + b" EMC "
    one, other = _marks(content)
    assert one.text == other.text == "ffi"  # type: ignore[attr-defined]
    assert one.replaced == other.replaced != 0  # type: ignore[attr-defined]


def test_the_layer_of_an_object_is_told_by_name() -> None:
    paper = Paper()
    group = layer(paper, visible=False)
    content = b"/OC /Draft BDC " + show(72, 500, "Words") + b" EMC "
    [mark] = _marks(content, paper, Properties=Dictionary({"/Draft": group}))
    assert mark.layer == "Draft"  # type: ignore[attr-defined]
