"""A house on the web page: its faces inside the page, its colours on light paper, its page when printed."""

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.writers.house.values import FontFile, House
from reportgen.writers.html import house_css
from reportgen.writers.template import reading
from tests import houses

FILE = houses.ROOT / "templates" / "fonts" / "SourceSans3-Regular.ttf"


@pytest.fixture(scope="module")
def redesigned(tmp_path_factory: pytest.TempPathFactory) -> House:
    return reading.read(houses.redesigned(tmp_path_factory.mktemp("house") / "house.docx")).house


def test_the_untouched_house_changes_nothing() -> None:
    assert house_css.rules(reading.read(houses.SHIPPED).house) == ""


def test_sizes_are_multiplied_and_colours_hold_on_light_paper(redesigned: House) -> None:
    rules = house_css.rules(redesigned)
    assert "font-size: calc(1.0625rem * 0.952)" in rules
    assert "font-size: calc(clamp(1.75rem, 4.5vw, 2.375rem) * 0.733)" in rules
    light = "@media print, (prefers-color-scheme: light)"
    assert f"{light} {{ :root {{ --ink: #202430; --accent: #202430 }} }}" in rules
    assert f"{light} {{ .section {{ color: #7a1f3d }} }}" in rules
    assert '--serif: "Reportgen Sans"' in rules


def test_a_printed_page_has_the_sheet_of_the_house(redesigned: House) -> None:
    assert "@page { size: 148.0mm 210.0mm; margin: 20.0mm 26.0mm 22.0mm 16.0mm }" in house_css.rules(
        redesigned
    )


def test_faces_travel_inside_the_page() -> None:
    house = reading.read(houses.PLAIN).house
    face = FontFile("House", bold=False, italic=False, file=str(FILE), sha256="abc", height=1.2, ascent=1)
    rules = house_css.rules(replace(house, faces=(face,)))
    assert 'font-family: "House"; font-weight: 400' in rules
    assert 'src: url("data:font/woff2;base64,d09GM' in rules
    assert str(Path(FILE).parent) not in rules
