"""A painted page tells what stands in a box, and where two paintings differ."""

from pathlib import Path

from PIL import Image

from reportgen.readers.pdfium import library
from reportgen.readers.pdfium.raster import Raster, paint
from tests.unit.readers.paper import Paper, box, prose

SEEN = 12


def _raster(*dots: tuple[int, int, int]) -> Raster:
    """White paper of 20 by 10 points, two pixels each; dots (column, row, grey) on it."""
    image = Image.new("L", (40, 20), 255)
    for column, row, grey in dots:
        image.putpixel((column, row), grey)
    return Raster(2.0, image)


def test_only_changes_that_the_eye_sees_count() -> None:
    changes = _raster((10, 4, 100), (30, 4, 200)).changes(_raster((10, 4, 100 + SEEN), (30, 4, 199)), SEEN)
    assert changes.within((4, 0, 8, 5)).getbbox() is not None
    assert changes.within((14, 0, 18, 5)).getbbox() is None


def test_what_is_darker_than_a_level_is_told() -> None:
    dark = _raster((10, 4, 249), (30, 4, 250)).below(250)
    assert dark.within((4, 0, 8, 5)).getbbox() is not None
    assert dark.within((14, 0, 18, 5)).getbbox() is None


def test_a_box_takes_its_pixels_whole_and_none_off_the_sheet() -> None:
    raster = _raster((10, 4, 0))
    assert raster.within((5.2, 2.2, 5.3, 2.3)).tobytes() == b"\x00"
    assert raster.within((-9, -9, 99, 99)).size == raster.image.size
    assert raster.within((50, 50, 60, 60)).getbbox() is None


def test_a_part_of_a_page_is_painted_as_the_whole_is(tmp_path: Path) -> None:
    path = Paper().page(prose(), box(60, 490, 400, 30, grey=0.9)).write(tmp_path / "a.pdf")
    data = path.read_bytes()
    library.start()
    document = library.load_document(data, len(data), None)
    page = library.load_page(document, 0)
    whole = paint(page, (612.0, 792.0), 2.0)
    part = (71.3, 200.0, 300.5, 310.2)
    piece = paint(page, (612.0, 792.0), 2.0, part)
    library.close_page(page)
    library.close_document(document)
    assert piece.image.size < whole.image.size
    for asked in (part, (100.0, 250.0, 160.0, 290.0)):
        assert piece.within(asked).tobytes() == whole.within(asked).tobytes()
    assert piece.within((0.0, 0.0, 50.0, 50.0)).getbbox() is None
