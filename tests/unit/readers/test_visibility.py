"""What nobody sees is not read as text, and is not thrown away either."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name

from reportgen import extraction
from tests.unit.readers.paper import (
    HEIGHT,
    SECRET,
    SENTENCES,
    WIDTH,
    Paper,
    box,
    layer,
    picture,
    prose,
    seen,
    show,
    unseen,
)

pytestmark = pytest.mark.usefixtures("engine")

HIDDEN = {
    "invisible rendering mode": show(72, 500, SECRET, before="3 Tr"),
    "white on white": show(72, 500, SECRET, before="1 g"),
    "white outlines": show(72, 500, SECRET, before="1 Tr 0 g 1 G"),
    "white on a white area": box(60, 490, 400, 30) + show(72, 500, SECRET, before="1 g"),
    "covered by an opaque area": show(72, 500, SECRET) + box(60, 490, 400, 30, grey=0.9),
    "clipped away": b"q 0 0 20 20 re W n " + show(72, 500, SECRET) + b"Q ",
    "beyond the page": show(WIDTH + 40, 500, SECRET),
    "above the page": show(72, HEIGHT + 30, SECRET),
    "fully transparent": b"q /Clear gs " + show(72, 500, SECRET) + b"Q ",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_words_are_set_apart(way: str, tmp_path: Path) -> None:
    states = {"/ExtGState": Dictionary({"/Clear": Dictionary(ca=0, CA=0)})}
    page = Paper().page(prose(), HIDDEN[way], resources=states).read(tmp_path).pages[0]
    assert SECRET not in " ".join(seen(page))
    assert len(seen(page)) == 6
    assert unseen(page) == [SECRET]


@pytest.mark.parametrize("way", HIDDEN)
def test_hidden_words_are_kept_as_furniture(way: str, tmp_path: Path) -> None:
    states = {"/ExtGState": Dictionary({"/Clear": Dictionary(ca=0, CA=0)})}
    path = Paper().page(prose(), HIDDEN[way], resources=states).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path)
    assert SECRET not in " ".join(block.text for block in document.blocks)
    assert [(item.text, item.role) for item in document.furniture] == [(SECRET, "hidden")]


SEEN = {
    "white on a dark area": box(60, 490, 400, 30, grey=0.2) + show(72, 500, SECRET, before="1 g"),
    "on a light area painted before": box(60, 490, 400, 30, grey=0.9) + show(72, 500, SECRET),
    "white on a gradient": b"q 60 490 400 30 re W n /Fade sh Q " + show(72, 500, SECRET, before="1 g"),
    "white on a gradient pattern": b"q /Pattern cs /Faded scn 60 490 400 30 re f Q "
    + show(72, 500, SECRET, before="1 g"),
    "white on a tiling pattern": b"q /Pattern cs /Tiles scn 60 490 400 30 re f Q "
    + show(72, 500, SECRET, before="1 g"),
    "painted with a gradient": show(72, 500, SECRET, before="/Pattern cs /Faded scn"),
    "running off the sheet": show(WIDTH - 90, 500, SECRET),
    "inside the clip": b"q 60 480 500 40 re W n " + show(72, 500, SECRET) + b"Q ",
    "after a clip that was undone": b"q 0 0 20 20 re W n Q " + show(72, 500, SECRET),
    "beside an opaque area": show(72, 500, SECRET) + box(60, 400, 400, 30, grey=0.9),
    "black outlines around white": show(72, 500, SECRET, before="1 Tr 1 g 0 G"),
    "pale grey": show(72, 500, SECRET, before="0.6 g"),
    "under a transparent area": show(72, 500, SECRET) + b"q /Tint gs " + box(60, 490, 400, 30, 0.5) + b"Q ",
}


def _paints(paper: Paper) -> dict[str, Dictionary]:
    """A transparent state, a gradient from black to dark grey, and patterns made of it and of tiles."""
    fade = Dictionary(
        ShadingType=2,
        ColorSpace=Name.DeviceGray,
        Coords=Array([60, 490, 460, 490]),
        Function=Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([0]), C1=Array([0.3]), N=1),
        Extend=Array([True, True]),
    )
    tiles = paper.pdf.make_stream(b"0.2 g 0 0 10 10 re f")
    for key, value in (
        ("PatternType", 1),
        ("PaintType", 1),
        ("TilingType", 1),
        ("BBox", Array([0, 0, 10, 10])),
        ("XStep", 10),
        ("YStep", 10),
        ("Resources", Dictionary()),
    ):
        tiles[f"/{key}"] = value
    return {
        "/ExtGState": Dictionary({"/Tint": Dictionary(ca=0.3)}),
        "/Shading": Dictionary({"/Fade": fade}),
        "/Pattern": Dictionary({"/Faded": Dictionary(PatternType=2, Shading=fade), "/Tiles": tiles}),
    }


@pytest.mark.parametrize("way", SEEN)
def test_words_that_can_be_seen_are_read(way: str, tmp_path: Path) -> None:
    paper = Paper()
    page = paper.page(prose(), SEEN[way], resources=_paints(paper)).read(tmp_path).pages[0]
    assert SECRET in seen(page)
    assert unseen(page) == []


def test_white_on_a_picture_is_read(tmp_path: Path) -> None:
    paper = Paper()
    resources = {"/XObject": Dictionary({"/Im": picture(paper, shade=30)})}
    paper.page(
        prose(),
        b"q 400 0 0 60 60 480 cm /Im Do Q ",
        show(72, 500, SECRET, before="1 g"),
        resources=resources,
    )
    assert SECRET in seen(paper.read(tmp_path).pages[0])


@pytest.mark.parametrize("visible", [True, False])
def test_a_layer_is_read_while_it_is_switched_on(visible: bool, tmp_path: Path) -> None:
    paper = Paper()
    group = layer(paper, visible)
    resources = {"/Properties": Dictionary({"/Draft": group})}
    paper.page(prose(), b"/OC /Draft BDC ", show(72, 500, SECRET), b" EMC ", resources=resources)
    page = paper.read(tmp_path).pages[0]
    assert (SECRET in seen(page)) is visible
    assert (SECRET in unseen(page)) is not visible


def test_the_crop_box_hides_what_stands_outside(tmp_path: Path) -> None:
    page = (
        Paper()
        .page(prose(y=560), show(72, 740, "Printer's mark"), CropBox=Array([36, 36, 576, 700]))
        .read(tmp_path)
        .pages[0]
    )
    assert "Printer's mark" not in seen(page)
    assert unseen(page) == ["Printer's mark"]
    assert (page.width, page.height) == (540, 664)
    assert page.lines[0].baseline == pytest.approx(700 - 560)
    assert page.lines[0].bbox[0] == pytest.approx(72 - 36, abs=1)


def test_the_text_layer_of_a_scan_is_read(tmp_path: Path) -> None:
    paper = Paper()
    resources = {"/XObject": Dictionary({"/Im": picture(paper)})}
    paper.page(
        b"q %d 0 0 %d 0 0 cm /Im Do Q " % (WIDTH, HEIGHT),
        show(72, 700, "Words that OCR found", before="3 Tr"),
        show(72, 680, "stand under the picture.", before="3 Tr"),
        resources=resources,
    )
    page = paper.read(tmp_path).pages[0]
    assert seen(page) == ["Words that OCR found", "stand under the picture."]
    assert unseen(page) == []


def _mask(paper: Paper, grey: float) -> Dictionary:
    """A state with a soft mask of one grey (ISO 32000-1, 11.6.5.3): 0 lets nothing through, 1 everything."""
    form = paper.pdf.make_stream(b"%g g 0 0 %d %d re f" % (grey, WIDTH, HEIGHT))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, WIDTH, HEIGHT])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceGray)
    return Dictionary(SMask=Dictionary(S=Name.Luminosity, G=form))


@pytest.mark.parametrize("grey", [0, 0.4])
def test_a_shape_under_a_soft_mask_says_nothing_of_the_ground(grey: float, tmp_path: Path) -> None:
    """White words on a coloured page, a white shape that the mask hides or thins between them."""
    paper = Paper()
    ground = b"0.4 0.2 0.5 rg 0 0 %d %d re f\n" % (WIDTH, HEIGHT)
    words = b"".join(show(72, 640 - 14 * n, SENTENCES[n], before="1 g") for n in range(6))
    shape = b"q /Masked gs " + box(200, 500, 90, 200) + b"Q "
    paper.page(ground, shape, words, resources={"/ExtGState": Dictionary({"/Masked": _mask(paper, grey)})})
    page = paper.read(tmp_path).pages[0]
    assert seen(page) == list(SENTENCES)
    assert unseen(page) == []


def test_a_shape_under_a_soft_mask_covers_nothing(tmp_path: Path) -> None:
    paper = Paper()
    shape = b"q /Masked gs " + box(60, 490, 400, 30, grey=0.9) + b"Q "
    states = {"/ExtGState": Dictionary({"/Masked": _mask(paper, 0)})}
    page = paper.page(prose(), show(72, 500, SECRET), shape, resources=states).read(tmp_path).pages[0]
    assert SECRET in seen(page)


def test_a_mask_that_was_taken_off_counts_no_more(tmp_path: Path) -> None:
    paper = Paper()
    states = {
        "/ExtGState": Dictionary({"/Masked": _mask(paper, 0), "/Bare": Dictionary(SMask=Name("/None"))})
    }
    cover = b"q /Masked gs /Bare gs " + box(60, 490, 400, 30, grey=0.9) + b"Q "
    page = paper.page(prose(), show(72, 500, SECRET), cover, resources=states).read(tmp_path).pages[0]
    assert unseen(page) == [SECRET]


def test_words_that_only_seem_hidden_are_asked_about(tmp_path: Path) -> None:
    """An engine that does not paint cannot be sure of a cover."""
    path = Paper().page(prose(), HIDDEN["covered by an opaque area"]).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path, reader="pdfplumber")
    [question] = [it for it in document.questions if it.code == "hidden-words"]
    assert "Nobody can see this sentence." in question.reason
    assert question.evidence[0].page == 1


def test_a_page_of_which_most_cannot_be_seen_is_asked_about(tmp_path: Path) -> None:
    lines = b"".join(show(72, 600 - 14 * n, SENTENCES[n], before="3 Tr") for n in range(6))
    path = (
        Paper().page(show(72, 700, "Seen by everybody."), lines).page(prose()).write(tmp_path / "paper.pdf")
    )
    asked = [it for it in extraction.read_document(path).questions if it.code == "hidden-words"]
    assert [it.evidence[0].page for it in asked] == [1]
