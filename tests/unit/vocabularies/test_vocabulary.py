"""The vocabulary is data that staff keep: it validates, and its terms are found as people write them."""

from pathlib import Path

import pytest

from reportgen.edition import build
from reportgen.errors import DataError
from reportgen.system import resources
from reportgen.vocabularies import vocabulary
from reportgen.vocabularies.vocabulary import LongestTermFinder

SHIPPED = resources.templates() / vocabulary.FILE_NAME
WORDS = build.load_vocabulary()


def _found(finder: LongestTermFinder, text: str) -> list[tuple[str, str]]:
    return [(match.id, text[match.start : match.end]) for match in finder.find(text)]


def _edited(tmp_path: Path, old: str, new: str) -> Path:
    """A copy of the shipped vocabulary with one change."""
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = tmp_path / vocabulary.FILE_NAME
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path


def test_the_shipped_vocabulary() -> None:
    assert list(WORDS.regions) == [
        "africa",
        "asia",
        "latin-america",
        "mena",
        "europe-north-america-caribbean",
    ]
    assert set(WORDS.audiences) >= {
        "global-movement", "governments", "regional-movement", "private-sector", "civil-society",
        "justice-legal-actors",
    }  # fmt: skip
    assert {place.name for place in WORDS.subregions.values()} >= {
        "International", "Europe", "North America", "Caribbean",
    }  # fmt: skip
    for language in ("en", "es", "fr"):
        assert len(WORDS.months(language)) == 12


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Europe, North America and the Caribbean", ["europe-north-america-caribbean"]),
        ("Latin America and the Caribbean", ["latin-america"]),
        ("Asia and Africa", ["asia", "africa"]),
        ("the Middle East and North Africa", ["mena"]),
        ("asian PRIORITIES", ["asia"]),
        ("Asianic Africanus", []),
        ("Latin\n  American", ["latin-america"]),
    ],
)
def test_regions_are_found(text: str, wanted: list[str]) -> None:
    assert [name for name, _ in _found(WORDS.region_finder, text)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("African Movement Leaders", [("regional-movement", "African Movement Leaders")]),
        ("Global Movement", [("global-movement", "Global Movement")]),
        ("the movement", [("regional-movement", "the movement")]),
        ("government leaders", [("governments", "government leaders")]),
        ("NGOs and companies", [("civil-society", "NGOs"), ("private-sector", "companies")]),
        ("beekeepers", []),
    ],
)
def test_audiences_are_found_longest_first(text: str, wanted: list[tuple[str, str]]) -> None:
    assert _found(WORDS.audience_finder, text) == wanted


def test_apostrophes_of_both_kinds() -> None:
    finder = LongestTermFinder([("workers' unions", "unions")])
    assert _found(finder, "Workers’ unions and workers' unions") == [
        ("unions", "Workers’ unions"),
        ("unions", "workers' unions"),
    ]


def test_a_term_with_signs_is_taken_literally() -> None:
    finder = LongestTermFinder([("Alliance 8.7", "alliance")])
    assert _found(finder, "Alliance 8x7") == []


def test_an_unknown_language_speaks_english() -> None:
    assert WORDS.heading_words("sw") == WORDS.heading_words("en")
    assert WORDS.months("sw")[0] == "January"


def test_regions_have_an_order() -> None:
    assert WORDS.order("africa") < WORDS.order("mena") < WORDS.order("nowhere")


def test_an_editions_own_vocabulary_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    _edited(tmp_path, 'name = "Africa"', 'name = "The African continent"')
    assert build.load_vocabulary(tmp_path).regions["africa"].name == "The African continent"
    assert build.load_vocabulary(tmp_path / "elsewhere").regions["africa"].name == "Africa"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('version = "2021.1"', "version = ", "not valid TOML"),
        ('version = "2021.1"', "", "version"),
        ('id = "africa"', 'id = "Africa!"', "region.0.id"),
        ('name = "Africa"', 'nmae = "Africa"', "region.0"),
        ("[headings.en]", "[headings.de]", "[headings.en]"),
        ("[figures.en]", "[figures.de]", "[figures.en]"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, old: str, new: str, words: str) -> None:
    path = _edited(tmp_path, old, new)
    with pytest.raises(DataError) as caught:
        vocabulary.load(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert words in message
    assert "\n" not in message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        vocabulary.load(tmp_path / "gone.toml")
    path = tmp_path / "latin.toml"
    path.write_bytes(b'version = "caf\xe9"')
    with pytest.raises(DataError, match="not valid TOML"):
        vocabulary.load(path)
