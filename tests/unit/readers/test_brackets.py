"""Brackets of right-to-left text stand as they are meant, whichever way a file names them."""

import pytest

from reportgen.model.document import Page
from reportgen.readers.brackets import settled
from tests.stages.trees import HEIGHT, LEFT, WIDTH, line

MEANT = (
    "أوصى المنتدى الحكومات (في المنطقة) بأن تدفع",
    "شارك عدد كبير [من الدول] «والمنظمات» في عام (2021)",
    "هذا نص (ILO) في السطر",
)
TURNED = str.maketrans("()[]«»", ")(][»«")


def _page(*texts: str) -> Page:
    lines = tuple(line(text, LEFT, 100 + 20 * at) for at, text in enumerate(texts))
    return Page(1, WIDTH, HEIGHT, "1", lines, ())


def _texts(*texts: str) -> tuple[str, ...]:
    return tuple(it.text for it in settled((_page(*texts),))[0].lines)


def test_a_file_that_names_what_is_meant_is_left_alone() -> None:
    assert _texts(*MEANT) == MEANT


def test_a_file_that_names_what_is_seen_is_turned_round() -> None:
    assert _texts(*(text.translate(TURNED) for text in MEANT)) == MEANT


def test_each_kind_of_brackets_is_judged_by_itself() -> None:
    assert _texts(*(text.translate(str.maketrans("«»", "»«")) for text in MEANT)) == MEANT


def test_one_of_a_pair_that_differs_from_all_others_is_turned_alone() -> None:
    assert _texts(*MEANT[:2], "هذا نص (ILO( في السطر") == MEANT


@pytest.mark.parametrize("text", ["Left ) to right ( text", "the word (المنتدى) in a sentence (here)"])
def test_text_from_left_to_right_is_left_alone(text: str) -> None:
    assert _texts(text, *(it.translate(TURNED) for it in MEANT))[0] == text


def test_the_pieces_of_a_line_keep_their_styles() -> None:
    [page] = settled((_page("**هذا )نص** مهم( جدا"),))
    assert [(run.text, run.face.weight) for run in page.lines[0].runs] == [
        ("هذا (نص", 700),
        (" مهم) جدا", 400),
    ]
