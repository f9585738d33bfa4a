"""The cover of a Word document: its spaces on any sheet, and the picture of a house."""

import base64
import io

import pytest
from PIL import Image

from reportgen.writers.house.values import CoverPicture
from reportgen.writers.sheet import SHEETS, PaperSheet
from reportgen.writers.word import cover, ooxml
from reportgen.writers.word.ooxml import Element, w
from tests import houses

A5 = PaperSheet(148, 210, 106, 16, 20, 22, framed=True)
RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'


def body(*styles: str) -> Element:
    made = ooxml.element("body")
    for style in styles:
        paragraph = ooxml.element("p")
        ooxml.set_style(paragraph, style)
        made.append(paragraph)
    return made


def spaces(made: Element) -> list[tuple[str | None, str | None]]:
    return [(it.get(w("before")), it.get(w("after"))) for it in made.iter(w("spacing"))]


def test_the_usual_cover_is_left_to_its_styles() -> None:
    made = body("Series", "Title", "Subtitle")
    cover.open_cover(made, SHEETS["A4"], crowded=False)
    assert spaces(made) == []


def test_a_cover_without_a_series_begins_as_low_and_a_crowded_one_higher() -> None:
    made = body("Title", "Subtitle")
    cover.open_cover(made, SHEETS["A4"], crowded=False)
    assert spaces(made) == [("3000", None)]
    crowded = body("Series", "Subtitle")
    cover.open_cover(crowded, SHEETS["A4"], crowded=True)
    assert spaces(crowded) == [("900", None), (None, "900")]


def test_a_lower_sheet_leaves_less_space() -> None:
    made = body("Series", "Title", "Subtitle")
    cover.open_cover(made, A5, crowded=False)
    (before, _), (_, after) = spaces(made)
    assert 900 < int(before or 0) < 1500
    assert 900 < int(after or 0) < 1500


@pytest.mark.parametrize(
    ("size", "cut"), [((4000, 100), {"l", "r"}), ((100, 4000), {"t", "b"})], ids=["wide", "high"]
)
def test_a_picture_covers_the_band_without_being_stretched(size: tuple[int, int], cut: set[str]) -> None:
    made, parts = body("Series"), {"word/_rels/document.xml.rels": RELATIONS}
    content = houses.picture(*size)
    picture = CoverPicture("image/png", base64.b64encode(content).decode(), *size)
    assert cover.add_picture(made, parts, picture, A5) == "png"
    assert parts["word/media/cover.png"] == content
    assert b'Target="media/cover.png"' in parts["word/_rels/document.xml.rels"]
    drawn = ooxml.serialize(made).decode()
    assert f'cx="{148 * 36000}"' in drawn
    assert "decorative" in drawn
    crop = next(it for it in made.iter() if str(it.tag).endswith("}srcRect"))
    assert set(crop.keys()) == cut
    assert all(0 < int(str(crop.get(side))) < 50_000 for side in cut)


def test_the_band_has_the_colours_side_by_side() -> None:
    band = cover.band(["#ff0000", "#00ff00", "#0000ff"])
    assert band is not None
    with Image.open(io.BytesIO(base64.b64decode(band.content))) as image:
        assert image.size == (band.width, band.height)
        seen = [image.getpixel((round(image.width * (n + 0.5) / 3), 5)) for n in range(3)]
    assert seen == [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    assert cover.band([]) is None


def test_logos_that_the_cover_has_no_room_for_begin_a_page() -> None:
    made = body("Title", "ImprintLabel", "Imprint", "ImprintLabel", "Imprint")
    cover.part_sponsors(made, 1)
    breaks = [paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") is not None for paragraph in made]
    assert breaks == [False, False, False, True, False]
    alone = body("Title")
    cover.part_sponsors(alone, 0)
    assert [paragraph.find(f"{w('pPr')}/{w('pageBreakBefore')}") for paragraph in alone] == [None]
