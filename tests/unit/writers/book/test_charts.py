"""Bar charts say all that they show in words, escape what they quote, and are readable without colour."""

import base64
import io
from xml.etree import ElementTree

from PIL import Image

from reportgen.writers.book.charts import LABELS, ROW, WIDTH, Bar, Chart

CHART = Chart("People & places", (Bar("Africa", 12), Bar("<Asia>", 3), Bar("Nobody", 0)))
SVG = "{http://www.w3.org/2000/svg}"


def test_the_title_says_every_label_and_number() -> None:
    root = ElementTree.fromstring(CHART.svg)
    assert CHART.words == "People & places: Africa 12; <Asia> 3; Nobody 0"
    assert root.findtext(f"{SVG}title") == root.get("aria-label") == CHART.words
    assert root.get("role") == "img"
    assert [it.text for it in root.iter(f"{SVG}text")] == ["Africa", "12", "<Asia>", "3", "Nobody", "0"]


def test_a_browser_takes_the_face_since_a_name_with_a_figure_is_quoted() -> None:
    faces = [it.strip() for it in ElementTree.fromstring(CHART.svg).get("font-family", "").split(",")]
    assert faces[-1] == "sans-serif"
    assert all(it[0] == it[-1] == "'" for it in faces[:-1])


def test_bars_are_as_long_as_their_numbers_and_stay_inside() -> None:
    widths = [float(it.get("width", "")) for it in ElementTree.fromstring(CHART.svg).iter(f"{SVG}rect")]
    assert widths[0] == 4 * widths[1] > widths[2] == 0
    assert LABELS + widths[0] < WIDTH


def test_a_long_label_is_cut_in_the_picture_and_whole_in_the_words() -> None:
    chart = Chart("People", (Bar("Europe, North America and the Caribbean", 2), Bar("Asia", 1)))
    label = next(ElementTree.fromstring(chart.svg).iter(f"{SVG}text")).text or ""
    assert label.endswith("…") and len(label) < 30
    assert "Europe, North America and the Caribbean 2" in chart.words


def test_the_picture_for_word_has_a_row_a_bar_in_black_on_white() -> None:
    content = base64.b64decode(CHART.png.partition(",")[2])
    image = Image.open(io.BytesIO(content))
    assert abs(image.width / image.height - WIDTH / (3 * ROW)) < 0.02
    assert image.mode == "L"
    darkest, lightest = image.getextrema()
    assert (darkest, lightest) == (26, 255)
    assert CHART.png == Chart(CHART.title, CHART.bars).png
