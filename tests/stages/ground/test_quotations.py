"""One quotation for a theme and region: verbatim, short, whole words, cut with an ellipsis."""

import re
from dataclasses import replace

import pytest

from reportgen.model.provenance import Span
from reportgen.stages.ground.analysis import CommonGround, analyse
from reportgen.stages.ground.quotations import ELLIPSIS, MOST_WORDS
from tests import coded


@pytest.fixture(scope="module")
def ground() -> CommonGround:
    return analyse(coded.coded())


def test_one_for_each_theme_and_forum_that_asks_for_it(ground: CommonGround) -> None:
    asked = {
        (row.theme.id, cell.column.id) for row in ground.by_forum.rows for cell in row.cells if cell.asked
    }
    quoted = [(it.theme, it.priority.region) for it in ground.quotations]
    assert set(quoted) == asked
    assert len(quoted) == len(asked)


def test_words_are_verbatim_and_few(ground: CommonGround) -> None:
    for it in ground.quotations:
        assert it.words in it.priority.item.text
        assert len(it.words.split()) <= MOST_WORDS
        assert it.text.replace(ELLIPSIS, "").strip() == it.words


def test_a_cut_is_shown_and_stands_between_words(ground: CommonGround) -> None:
    for it in ground.quotations:
        text = it.priority.item.text
        assert it.start == 0 or not (text[it.start - 1].isalnum() and text[it.start].isalnum())
        assert it.end == len(text) or not (text[it.end - 1].isalnum() and text[it.end].isalnum())
        assert it.text.startswith(ELLIPSIS) is it.cut_before
        assert it.text.endswith(ELLIPSIS) is it.cut_after


def test_a_sentence_that_stands_alone_comes_before_one_that_leans_on_another() -> None:
    whole = coded.coded()
    leaning = "This would bring more funding to shelters."
    alone = "Donors should give more funding to all the shelters of a region for years."
    items = [
        coded.priority(f"{leaning} {alone}", strong={"funding": "funding"}, asks=(leaning, alone)),
    ]
    first, *others = whole.reports
    made = replace(
        items[0], themes=(replace(items[0].themes[0], evidence=_places(items[0].text, "funding")),)
    )
    section = coded.section(first.sections[1], ("governments",), made)
    report = replace(first, sections=(first.sections[0], section))
    found = analyse(replace(whole, reports=(report, *others)))
    quoted = next(it for it in found.quotations if (it.theme, it.priority.region) == ("funding", "africa"))
    assert quoted.words == alone


def _places(text: str, word: str) -> tuple[Span, ...]:
    return tuple(Span(at.start(), at.end()) for at in re.finditer(word, text))
