"""Single characters are repaired: ligatures, accents, invisible marks, Arabic order."""

from pathlib import Path

import pytest

from reportgen.readers import characters
from tests.unit.readers.paper import (
    meaning,
)

pytestmark = pytest.mark.usefixtures("engine")


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ef\ufb01cient", "efficient"),
        ("a\ufb00ord", "afford"),
        ("cafe\u0301", "café"),
        ("n\u0303andu", "ñandu"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffmark", "mark"),
        ("control\u0002s", "controls"),
        ("don’t – “so”", "don’t – “so”"),
        ("a\u00a0b", "a b"),
        ("Łódź Αθήνα", "Łódź Αθήνα"),
    ],
)
def test_characters_are_repaired(printed: str, read: str, tmp_path: Path) -> None:
    assert meaning(printed, tmp_path) == read


def test_arabic_is_read_in_logical_order(tmp_path: Path) -> None:
    """Glyphs stand from left to right as painted; words are read from right to left."""
    words = "العمل اللائق"
    assert meaning(words[::-1], tmp_path) == words


def test_arabic_presentation_forms_become_letters(tmp_path: Path) -> None:
    assert meaning("\ufe8e\ufee3", tmp_path) == "ما"


def test_numbers_inside_arabic_keep_their_order(tmp_path: Path) -> None:
    assert meaning("2021 " + "عام"[::-1], tmp_path) == "عام 2021"


def test_latin_words_inside_arabic_keep_their_order(tmp_path: Path) -> None:
    assert meaning("SDG " + "العمل هدف"[::-1], tmp_path) == "العمل هدف SDG"


def test_a_soft_hyphen_stays_at_the_end_only() -> None:
    """There it says that a word goes on in the next line."""
    assert characters.repair("mi\u00adgra-\u00ad") == "migra\u00ad"


def test_brackets_in_arabic_face_the_right_way(tmp_path: Path) -> None:
    """Glyphs stand from left to right as painted: the opening bracket is the one on the right."""
    painted = "(" + "عمل"[::-1] + ")"
    assert meaning(painted, tmp_path) == "(عمل)"


def test_a_full_stop_behind_a_number_ends_the_arabic_sentence(tmp_path: Path) -> None:
    """Painted from left to right, the stop stands left of the number; in a number it stays inside."""
    assert meaning(".2021 " + "عام"[::-1], tmp_path) == "عام 2021."
    assert meaning("8.7% " + "عام"[::-1], tmp_path) == "عام 8.7%"


def test_arabic_leaders_stand_between_the_title_and_its_page(tmp_path: Path) -> None:
    assert meaning("12 . . . . " + "عام"[::-1], tmp_path) == "عام . . . . 12"
