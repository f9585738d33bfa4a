"""A house is read: its page, its looks, its colours, its picture; what it cannot be is one clear line."""

import io
import zipfile
from pathlib import Path

import pytest
from docx.document import Document
from docx.shared import Mm

from reportgen.errors import InputError
from reportgen.writers.house.values import StyleLook
from reportgen.writers.template import reading
from tests import houses


def test_the_shipped_house_changes_nothing() -> None:
    house, findings = reading.read(houses.SHIPPED)
    assert findings == ()
    assert (house.sheet, house.accents, house.hairline, house.picture) == (None, (), None, None)
    assert {name for name in house.looks if house.change(name) != StyleLook()} == set()


def test_the_plain_house_is_another_one_without_findings() -> None:
    house, findings = reading.read(houses.PLAIN)
    assert findings == ()
    assert house.families() == ("Source Sans 3",)
    assert set(house.accents) == {"#1f3a5f"}
    assert house.change("Title").size == 28


def test_a_changed_house_says_what_has_changed(tmp_path: Path) -> None:
    house = reading.read(houses.redesigned(tmp_path / "house.docx")).house
    assert house.sheet is not None
    assert (house.sheet.width, house.sheet.height, house.sheet.measure, house.sheet.left) == (
        148,
        210,
        106,
        16,
    )
    assert house.accents[0] == "#7a1f3d"
    assert house.change("Body Text") == StyleLook(
        face="Source Sans 3", size=10, ink="#202430", after=5, line=13.5, rule="exact"
    )
    assert house.change("Facts") == StyleLook()
    assert house.picture is not None
    assert (house.picture.width, house.picture.height) == (400, 200)


def test_unreadable_accents_are_ours() -> None:
    assert reading.readable(("#ffee00", "#333333")) == ("#a8431b", "#333333")


def test_a_narrow_right_margin_is_widened_and_said(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.sections[0].right_margin = Mm(10)

    house, findings = reading.read(houses.changed(tmp_path / "house.docx", change))
    assert house.sheet is not None
    assert house.sheet.outer == pytest.approx(20, abs=0.1)
    assert "the right margin is 10 mm" in findings[0]


def test_a_page_without_room_for_text_is_refused(tmp_path: Path) -> None:
    def change(document: Document) -> None:
        document.sections[0].left_margin = Mm(140)

    with pytest.raises(InputError, match="make the margins smaller"):
        reading.read(houses.changed(tmp_path / "house.docx", change))


def zipped(parts: dict[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return content.getvalue()


SHIPPED = houses.parts_of(houses.SHIPPED)
ENTITY = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
BROKEN = {
    "no package": (b"%PDF-1.7", "not a Word file"),
    "an old Word file": (b"\xd0\xcf\x11\xe0" + bytes(600), "not a Word file"),
    "cut off": (houses.SHIPPED.read_bytes()[:900], "damaged"),
    "without styles": (
        zipped({k: v for k, v in SHIPPED.items() if k != "word/styles.xml"}),
        "styles.xml is missing",
    ),
    "empty styles": (zipped(SHIPPED | {"word/styles.xml": b"<w/>"}), "holds no styles"),
    "not XML": (zipped(SHIPPED | {"word/styles.xml": b"<w:styles"}), "damaged"),
    "entities": (
        zipped(SHIPPED | {"word/styles.xml": ENTITY + SHIPPED["word/styles.xml"].split(b"?>", 1)[1]}),
        "declares entities",
    ),
    "macros": (zipped(SHIPPED | {"word/vbaProject.bin": b"x"}), "holds macros"),
    "a bomb": (zipped(SHIPPED | {"word/document.xml": b" " * 60_000_000}), "larger than 10 MB unpacked"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_house_is_one_clear_line(name: str, tmp_path: Path) -> None:
    content, message = BROKEN[name]
    path = tmp_path / "house.docx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=message) as raised:
        reading.read(path)
    assert len(raised.value.lines) == 1
    assert str(raised.value).startswith(str(path))


def with_picture(path: Path, content: bytes) -> Path:
    houses.redesigned(path)
    parts = houses.parts_of(path)
    name = next(it for it in parts if it.startswith("word/media/"))
    return houses.write(path, parts | {name: content})


def test_a_picture_of_fifty_megabytes_is_refused(tmp_path: Path) -> None:
    path = with_picture(tmp_path / "house.docx", bytes(50_000_000))
    with pytest.raises(InputError, match="larger than 10 MB unpacked"):
        reading.read(path)


def test_a_damaged_picture_is_left_out_and_said(tmp_path: Path) -> None:
    house, findings = reading.read(with_picture(tmp_path / "house.docx", b"no picture"))
    assert house.picture is None
    assert "the cover's picture cannot be used" in findings[0]
