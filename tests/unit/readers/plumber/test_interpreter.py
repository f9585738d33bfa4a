"""Operators are followed one by one: what a state changes ends with it."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from reportgen.model.document import Page
from reportgen.readers.plumber.pdf import read
from tests.unit.readers.paper import SECRET, Paper, box, layer, prose, seen, show, unseen


def _page(folder: Path, paper: Paper, *content: bytes, **resources: Dictionary) -> Page:
    found = {f"/{key}": value for key, value in resources.items()}
    return read(paper.page(prose(), *content, resources=found).write(folder / "paper.pdf")).pages[0]


def test_a_clip_ends_with_its_state(tmp_path: Path) -> None:
    page = _page(tmp_path, Paper(), b"q 0 0 20 20 re W n Q ", show(72, 500, SECRET))
    assert seen(page)[-1] == SECRET


def test_a_clip_holds_for_the_forms_inside_it(tmp_path: Path) -> None:
    paper = Paper()
    form = paper.pdf.make_stream(show(0, 0, SECRET))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, -10, 300, 20])
    form.Resources = Dictionary({"/Font": paper.fonts})
    content = b"q 0 0 20 20 re W n 1 0 0 1 72 500 cm /Fm Do Q "
    page = _page(tmp_path, paper, content, XObject=Dictionary({"/Fm": form}))
    assert unseen(page) == [SECRET]


def test_a_forms_opacity_ends_with_the_form(tmp_path: Path) -> None:
    paper = Paper()
    states = Dictionary({"/Clear": Dictionary(ca=0)})
    form = paper.pdf.make_stream(b"/Clear gs ")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 10, 10])
    form.Resources = Dictionary({"/ExtGState": states})
    page = _page(tmp_path, paper, b"/Fm Do ", show(72, 500, SECRET), XObject=Dictionary({"/Fm": form}))
    assert seen(page)[-1] == SECRET


@pytest.mark.parametrize("mode", ["/Multiply", "/Screen"])
def test_a_blended_area_covers_nothing(mode: str, tmp_path: Path) -> None:
    states = Dictionary({"/Blend": Dictionary(BM=Name(mode))})
    content = show(72, 500, SECRET) + b"q /Blend gs " + box(60, 490, 400, 30, grey=0.9) + b"Q "
    assert seen(_page(tmp_path, Paper(), content, ExtGState=states))[-1] == SECRET


def test_a_membership_of_layers_is_seen_where_one_of_them_is_on(tmp_path: Path) -> None:
    paper = Paper()
    off = layer(paper, visible=False)
    on = paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=off.Name))
    paper.pdf.Root.OCProperties.OCGs.append(on)
    both = paper.pdf.make_indirect(Dictionary(Type=Name.OCMD, OCGs=Array([off, on])))
    content = b"/OC /M BDC " + show(72, 500, SECRET) + b" EMC "
    assert seen(_page(tmp_path, paper, content, Properties=Dictionary({"/M": both})))[-1] == SECRET
