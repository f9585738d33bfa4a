"""PDFium reads; the reference engine where it is asked for, or where PDFium cannot."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object

from reportgen import extraction
from reportgen.errors import InputError
from reportgen.model.document import Reading
from reportgen.readers import choice, files, pdfium
from reportgen.readers.plumber import pdf
from tests.unit.readers.paper import Paper, layer, prose, seen, show

SECRET = "Nobody can see this sentence."


def _fail(path: Path) -> Reading:
    raise files.damaged(path, "its table of objects is torn")


def _never(path: Path) -> Reading:
    raise AssertionError(f"{path} is read twice")


def test_pdfium_reads_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "read", _never)
    reading, reason = choice.read(Paper().page(prose()).write(tmp_path / "paper.pdf"))
    assert len(reading.pages[0].lines) == 6
    assert reason is None


def test_the_reference_engine_reads_where_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdfium, "read", _never)
    reading, reason = choice.read(Paper().page(prose()).write(tmp_path / "paper.pdf"), "pdfplumber")
    assert len(reading.pages[0].lines) == 6
    assert reason is None


def test_the_second_try_says_why_it_was_needed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdfium, "read", _fail)
    path = Paper().page(prose()).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path)
    assert document.blocks
    question = document.questions[0]
    assert question.code == "second-reader"
    assert "its table of objects is torn" in question.reason
    assert "\n" not in question.reason


def test_a_file_that_no_engine_can_read_is_one_error(tmp_path: Path) -> None:
    path = Paper().page(b"").write(tmp_path / "empty.pdf")
    with pytest.raises(InputError, match="empty"):
        choice.read(path)


def test_a_locked_file_is_not_tried_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pikepdf

    monkeypatch.setattr(pdf, "read", _never)
    lock = pikepdf.Encryption(owner="owner", user="secret")
    with pytest.raises(InputError, match="password"):
        choice.read(Paper().page(prose()).write(tmp_path / "locked.pdf", encryption=lock))


def _form(paper: Paper, **entries: Object) -> Object:
    form = paper.pdf.make_stream(show(0, 0, SECRET))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, -10, 300, 20])
    form.Resources = Dictionary({"/Font": paper.fonts})
    for key, value in entries.items():
        form[f"/{key}"] = value
    return form


def _layered_form() -> Paper:
    """A form on a layer that is off: PDFium does not tell the layer of a form."""
    paper = Paper()
    form = _form(paper, OC=layer(paper, visible=False))
    resources = {"/XObject": Dictionary({"/Fm": form})}
    return paper.page(prose(), b"q 1 0 0 1 72 500 cm /Fm Do Q ", resources=resources)


def _membership() -> Paper:
    """Text that is seen where one of several layers is on; the only one is off."""
    paper = Paper()
    members = Dictionary(Type=Name.OCMD, OCGs=Array([layer(paper, visible=False)]))
    resources = {"/Properties": Dictionary({"/M": paper.pdf.make_indirect(members)})}
    return paper.page(prose(), b"/OC /M BDC ", show(72, 500, SECRET), b" EMC ", resources=resources)


def _namesakes() -> Paper:
    """Two layers of one name, of which one is off."""
    paper = Paper()
    off = layer(paper, visible=False)
    on = paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=off.Name))
    paper.pdf.Root.OCProperties.OCGs.append(on)
    resources = {"/Properties": Dictionary({"/Off": off, "/On": on})}
    hidden = b"/OC /Off BDC " + show(72, 500, SECRET) + b" EMC "
    return paper.page(b"/OC /On BDC ", prose(), b" EMC ", hidden, resources=resources)


@pytest.mark.parametrize("paper", [_layered_form, _membership, _namesakes])
def test_layers_that_pdfium_does_not_tell_are_left_to_the_other_engine(paper: object, tmp_path: Path) -> None:
    path = paper().write(tmp_path / "layers.pdf")  # type: ignore[operator]
    with pytest.raises(pdfium.BeyondError):
        pdfium.read(path)
    reading, reason = choice.read(path)
    assert len(seen(reading.pages[0])) == 6
    assert reason is None
