"""A house in print: our style sheets with its faces and colours, and rules for what it has changed."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.writers.house.values import FontFile, House, StyleLook
from reportgen.writers.print import house_css
from reportgen.writers.sheet import SHEETS, WIDE, PaperSheet
from reportgen.writers.template import reading
from tests import houses

SHEET = '@page { font: 8pt "Source Sans 3"; color: #5c5c5c } html { color: #1a1a1a; rule: #b9b9b9 }'


@pytest.fixture(scope="module")
def untouched() -> House:
    return reading.read(houses.SHIPPED).house


@pytest.fixture(scope="module")
def redesigned(tmp_path_factory: pytest.TempPathFactory) -> House:
    return reading.read(houses.redesigned(tmp_path_factory.mktemp("house") / "house.docx")).house


def test_the_untouched_house_changes_nothing(untouched: House) -> None:
    assert house_css.exchanged(SHEET, untouched) == SHEET
    assert house_css.rules(untouched) == house_css.running(untouched) == house_css.cover(untouched) == ""
    source = '<col style="width: 42mm">'
    assert house_css.narrowed(source, SHEETS["A4"]) == source


def test_faces_and_colours_take_the_place_of_ours(untouched: House) -> None:
    looks = dict(untouched.looks) | {
        "heading 1": replace(untouched.look("heading 1"), face='In"ter'),
        "normal": replace(untouched.look("Normal"), ink="#000011"),
        "facts": replace(untouched.look("Facts"), ink="#404040"),
    }
    made = house_css.exchanged(SHEET, replace(untouched, looks=looks, hairline="#cccccc"))
    assert made == (
        '@page { font: 8pt "Inter", "Source Sans 3"; color: #404040 } html { color: #000011; rule: #cccccc }'
    )


def test_text_page_and_cover_follow_the_house(redesigned: House) -> None:
    rules = house_css.rules(redesigned)
    assert ':root { font-family: "Source Sans 3"' in rules
    assert "font-size: 10.0pt; line-height: 13.5pt" in rules
    assert ".closer { line-height: 13.22pt }" in rules
    assert ".reference { left: 112.0mm; width: 19.0mm }" in rules
    assert ".section { color: #7a1f3d;  }" in rules
    assert ".ground .matrix:not(.of-many) { table-layout: auto }" in rules
    assert 'background: url("data:image/png;base64,' in house_css.cover(redesigned)


def test_columns_of_tables_are_as_wide_as_the_sheet_allows() -> None:
    sheet = PaperSheet(148, 210, 106, 16, 20, 22, framed=True)
    made = house_css.narrowed('<col style="width: 83mm"><p>width: 83mm</p>', sheet)
    share = sheet.wide / WIDE
    assert made == f'<col style="width: {round(83 * share, 2)}mm"><p>width: 83mm</p>'


def test_what_a_style_has_not_changed_is_not_said(untouched: House) -> None:
    assert list(house_css.declarations(StyleLook(), untouched.look("Title"), untouched)) == []
    said = "".join(house_css.declarations(StyleLook(bold=False, after=3), StyleLook(), untouched))
    assert said == "font-weight: 400; margin-bottom: 3pt; "


def test_a_face_is_named_with_its_file_and_its_hash(untouched: House, tmp_path: Path) -> None:
    face = FontFile(
        "House", bold=True, italic=False, file=str(tmp_path / "a b.ttf"), sha256="abc", height=1.2, ascent=1
    )
    rules = house_css.rules(replace(untouched, faces=(face,)))
    assert "/* abc */ @font-face" in rules
    assert "a%20b.ttf" in rules
    assert "font-weight: bold" in rules
