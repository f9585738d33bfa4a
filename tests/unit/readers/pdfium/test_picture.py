"""A page as a picture has the page's size and ink; what is no page is refused."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pytest
from PIL import Image

from reportgen.errors import InputError
from reportgen.readers.pdfium import picture
from tests import editions
from tests.unit.readers.paper import HEIGHT, WIDTH


def _drawn(path: Path, page: int, scale: float) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(picture.page_png(path, page, scale))))


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_size_and_ink(tmp_path: Path, scale: float) -> None:
    drawn = _drawn(editions.report(tmp_path / "africa.pdf"), 3, scale)
    assert drawn.size == (round(WIDTH * scale), round(HEIGHT * scale))
    assert drawn.mode == "RGB"
    darkest, lightest = drawn.convert("L").getextrema()
    assert darkest < 60
    assert lightest == 255


def test_a_large_scale_is_bounded(tmp_path: Path) -> None:
    assert max(_drawn(editions.report(tmp_path / "africa.pdf"), 1, 50.0).size) == picture.LARGEST


@pytest.mark.parametrize("page", [0, -1, 4])
def test_a_page_that_is_not_there(tmp_path: Path, page: int) -> None:
    with pytest.raises(InputError, match="cannot be drawn"):
        picture.page_png(editions.report(tmp_path / "africa.pdf"), page, 1.0)


def test_a_file_that_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "x.pdf"
    path.write_bytes(b"%PDF-1.7 but nothing else")
    with pytest.raises(InputError, match="not a readable PDF"):
        picture.page_png(path, 1, 1.0)
