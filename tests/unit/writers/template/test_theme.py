"""Colours and faces of a theme, and colours that are worked out from them."""

from reportgen.writers.template import theme
from reportgen.writers.template.theme import OfficeTheme
from reportgen.writers.word import ooxml
from reportgen.writers.word.ooxml import W
from tests import houses

SHIPPED = ooxml.parse(houses.parts_of(houses.SHIPPED)["word/theme/theme1.xml"])


def colour(attributes: str, tag: str = "color") -> str | None:
    colours = OfficeTheme({"dk1": "#1f497d", "accent1": "#a8431b"}, {})
    return colours.colour(ooxml.parse(f'<w:{tag} xmlns:w="{W}" {attributes}/>'.encode()))


def test_a_theme_is_read() -> None:
    read = theme.read(SHIPPED)
    assert read.accents[0] == "#a8431b"
    assert len(read.accents) == 6
    assert read.face("minorHAnsi") == "Source Serif 4"
    assert read.face("majorAscii") == "Source Sans 3"
    assert theme.read(None) == OfficeTheme()


def test_a_colour_of_the_theme_wins_over_the_one_beside_it() -> None:
    assert colour('w:val="FF0000" w:themeColor="accent1"') == "#a8431b"
    assert colour('w:val="FF0000" w:themeColor="unknown"') == "#ff0000"
    assert colour('w:val="FF0000" w:themeColor="text1"') == "#1f497d"


def test_shades_and_tints_change_the_lightness() -> None:
    dark = colour('w:themeColor="text1" w:themeShade="BF"')
    light = colour('w:themeColor="text1" w:themeTint="99"')
    assert dark is not None
    assert theme.alike(dark, "#17365d")  # what Word writes beside it
    assert not theme.alike(dark, "#1f497d")
    assert light is not None
    assert int(light[1:3], 16) > 0x1F
    assert theme.lightened("#808080", 1.0, tint=False) == "#808080"


def test_automatic_text_is_black_and_automatic_ground_is_none() -> None:
    assert colour('w:val="auto"') == "#000000"
    assert colour('w:val="clear" w:fill="auto"', "shd") is None
    assert colour('w:val="clear" w:fill="FFEE00"', "shd") == "#ffee00"
    assert colour('w:val="javascript:"') is None


def test_only_colours_and_faces_of_another_theme_are_taken_over() -> None:
    made = theme.read(
        ooxml.parse(
            theme.write(ooxml.serialize(SHIPPED), OfficeTheme({"accent2": "#123456"}, {"minor": "Inter"}))
        )
    )
    assert made.colours["accent2"] == "#123456"
    assert made.colours["accent1"] == "#a8431b"
    assert made.faces == {"major": "Source Sans 3", "minor": "Inter"}
