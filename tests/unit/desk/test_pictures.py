"""Pages are drawn by workers, and those drawn lately are kept."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from reportgen.desk import pictures
from reportgen.desk.passages import apart_in, boxes_on, passages_of
from reportgen.desk.pictures import Pictures
from reportgen.desk.room import structure_of
from reportgen.edition import review
from reportgen.errors import InputError
from tests import editions


def test_a_page_is_drawn_once(tmp_path: Path) -> None:
    path = editions.report(tmp_path / "africa.pdf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    drawn = Pictures()
    content = drawn.page(path, digest, 3, 1.0)
    assert content.startswith(b"\x89PNG")
    path.unlink()
    assert drawn.page(path, digest, 3, 1.0) == content


def test_other_bytes_are_not_shown_for_those_asked_for(tmp_path: Path) -> None:
    path = editions.report(tmp_path / "africa.pdf")
    with pytest.raises(InputError, match="another file"):
        Pictures().page(path, "0" * 64, 3, 1.0)


def test_what_is_no_page_is_said(tmp_path: Path) -> None:
    path = tmp_path / "broken.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    for number in (1, 0, 99):
        with pytest.raises(InputError, match="cannot be drawn"):
            Pictures().page(path, "0" * 64, number, 1.0)


def test_pages_are_counted(tmp_path: Path) -> None:
    assert Pictures().count(editions.report(tmp_path / "africa.pdf")) == 3
    (tmp_path / "no.pdf").write_bytes(b"nothing")
    with pytest.raises(InputError, match="cannot be counted"):
        Pictures().count(tmp_path / "no.pdf")


def test_few_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "KEPT", 1)
    path = editions.report(tmp_path / "africa.pdf")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    drawn = Pictures()
    drawn.page(path, digest, 1, 1.0)
    drawn.page(path, digest, 3, 1.0)
    path.unlink()
    with pytest.raises(InputError):
        drawn.page(path, digest, 1, 1.0)


TURNED = {0: "1 0 0 1 0 0", 90: "0 1 -1 0 {h} 0", 180: "-1 0 0 -1 {w} {h}", 270: "0 -1 1 0 0 {w}"}
"""For a page's rotation, clockwise, the matrix by which its content then stands upright."""


def _turn(path: Path, degrees: int, *, crop: float) -> None:
    """Draw the pages of a report turned, and say so to the viewer; cut off their margins."""
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        for page in document.pages:
            _, _, width, height = (float(value) for value in page.mediabox)
            matrix = TURNED[degrees].format(w=width, h=height)
            page.contents_add(f"q {matrix} cm".encode(), prepend=True)
            page.contents_add(b"Q")
            wide, high = (height, width) if degrees % 180 else (width, height)
            page.MediaBox = pikepdf.Array([0, 0, wide, high])
            page.CropBox = pikepdf.Array([crop, crop, wide - crop, high - crop])
            page.Rotate = degrees
        document.save(path)


@pytest.mark.middle
@pytest.mark.parametrize("degrees", TURNED)
@pytest.mark.parametrize("crop", [0.0, 24.0])
def test_boxes_lie_on_the_words_of_turned_and_cropped_pages(
    tmp_path: Path, degrees: int, crop: float
) -> None:
    folder = editions.edition(tmp_path / "2031", "africa")
    _turn(folder / "africa.pdf", degrees, crop=crop)
    reviewed = review.review(folder, 2)
    report = reviewed.compilation.reports[0]
    document = structure_of(reviewed, "africa.pdf")
    assert document is not None
    boxes = boxes_on(3, passages_of(reviewed, report), document, (), apart_in(reviewed, report))
    content = Pictures().page(folder / "africa.pdf", report.source.sha256, 3, 1.0)
    picture = Image.open(io.BytesIO(content)).convert("L")
    sheet = document.pages[2]
    assert picture.size == (round(sheet.width), round(sheet.height))
    dark = [
        (x + 0.5, y + 0.5)
        for y in range(picture.height)
        for x in range(picture.width)
        if picture.getpixel((x, y)) < 128
    ]
    inside = [
        (x, y)
        for x, y in dark
        if any(b.x <= x <= b.x + b.width and b.y <= y <= b.y + b.height for b in boxes)
    ]
    assert len(dark) > 1000
    assert len(inside) / len(dark) >= 0.98
