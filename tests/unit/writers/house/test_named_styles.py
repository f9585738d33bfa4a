"""The table of named styles: each stands in the shipped houses, and sets something that our sheets have."""

import re

from reportgen.writers.house.named_styles import BY_NAME, COVER_PICTURE, NAMED_STYLES
from reportgen.writers.template.cascade import StyleSheet
from reportgen.writers.template.theme import OfficeTheme
from reportgen.writers.word import ooxml
from tests import houses

TEMPLATES = houses.ROOT / "templates"


def test_every_row_stands_in_both_houses() -> None:
    for path in (houses.SHIPPED, houses.PLAIN):
        styles = StyleSheet(ooxml.parse(houses.parts_of(path)["word/styles.xml"]), OfficeTheme())
        assert [row.name for row in NAMED_STYLES if not styles.chain(row.name)] == []
        assert styles.chain(COVER_PICTURE)


def test_names_are_unique_whatever_their_case() -> None:
    assert len(BY_NAME) == len(NAMED_STYLES)


def test_selectors_are_those_of_our_style_sheets() -> None:
    printed = "".join((TEMPLATES / name).read_text() for name in ("print.css", "common_ground.css"))
    web = "".join((TEMPLATES / name).read_text() for name in ("web.css", "common_ground_web.css"))
    for row in NAMED_STYLES:
        for selectors, sheet in ((row.printed, printed), (row.web, web)):
            classes = re.findall(r"\.[a-z][a-z-]*[0-9]?", selectors)
            assert [name for name in classes if name not in sheet] == [], row.name
