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


ALONE = "Donors should give more funding to all the shelters of a region for years."


def chosen(text: str, *asks: str) -> str:
    """What is quoted of a priority that speaks of funding."""
    whole = coded.coded()
    made = coded.priority(text, strong={"funding": "funding"}, asks=asks)
    made = replace(made, themes=(replace(made.themes[0], evidence=_places(text, "funding")),))
    first, *others = whole.reports
    section = coded.section(first.sections[1], ("governments",), made)
    report = replace(first, sections=(first.sections[0], section))
    found = analyse(replace(whole, reports=(report, *others)))
    return next(
        it for it in found.quotations if (it.theme, it.priority.region) == ("funding", "africa")
    ).words


@pytest.mark.parametrize(
    "leaning",
    [
        "This would bring more funding to shelters.",
        "They ask for funding.",
        "However, they need funding.",
        "In addition, such funding should last.",
        "In addition, donors should give funding.",
        "Others asked for funding.",
    ],
)
def test_a_sentence_that_stands_alone_comes_before_one_that_leans_on_another(leaning: str) -> None:
    assert chosen(f"{leaning} {ALONE}", leaning, ALONE) == ALONE
    assert chosen(f"{ALONE} {leaning}", leaning) == ALONE


def test_a_linking_word_is_better_than_a_bare_pronoun_and_both_better_than_nothing() -> None:
    linked, bare = "Moreover, donors should give funding every year.", "They ask for funding."
    assert chosen(f"{bare} {linked}", bare) == linked
    assert chosen(bare, bare) == bare


def _places(text: str, word: str) -> tuple[Span, ...]:
    return tuple(Span(at.start(), at.end()) for at in re.finditer(word, text))
