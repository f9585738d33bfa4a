"""One quotation for a theme and region: verbatim, short, whole words, cut with an ellipsis."""

import re
from dataclasses import replace

import pytest

from reportgen.model.provenance import Span
from reportgen.stages.coding import code
from reportgen.stages.ground.analysis import CommonGround, analyse
from reportgen.stages.ground.quotations import ELLIPSIS, MOST_WORDS, WHOLE_WORDS
from reportgen.system import resources
from reportgen.vocabularies import codebook
from tests import coded

WORDS = code.facts(codebook.load(resources.templates() / codebook.FILE_NAME), {"en", "es"}).quoting
"""Of the shipped codebook."""


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
        assert len(it.words.split()) <= WHOLE_WORDS
        assert it.text.replace(ELLIPSIS, "").strip() == it.words


def test_a_cut_is_shown_and_stands_between_words(ground: CommonGround) -> None:
    for it in ground.quotations:
        text = it.priority.item.text
        assert it.start == 0 or not (text[it.start - 1].isalnum() and text[it.start].isalnum())
        assert it.end == len(text) or not (text[it.end - 1].isalnum() and text[it.end].isalnum())
        assert it.text.startswith(ELLIPSIS) is it.cut_before
        assert it.text.endswith(ELLIPSIS) is it.cut_after


ALONE = "Donors should give more funding to all the shelters of a region for years."


def chosen(text: str, *asks: str, language: str = "en") -> str:
    """What is quoted of a priority that speaks of funding, in a report of a language."""
    whole = coded.coded()
    made = coded.priority(text, strong={"funding": "funding"}, asks=asks)
    made = replace(made, themes=(replace(made.themes[0], evidence=_places(text, "funding")),))
    first, *others = whole.reports
    section = coded.section(first.sections[1], ("governments",), made)
    report = replace(
        first, sections=(first.sections[0], section), source=replace(first.source, language=language)
    )
    book = replace(coded.CODEBOOK, quoting=WORDS)
    found = analyse(replace(whole, reports=(report, *others), codebook=book))
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
    assert chosen(f"{bare} {linked}", bare) == linked.removeprefix("Moreover, ")
    assert chosen(bare, bare) == bare


def test_in_a_language_without_words_for_it_every_sentence_stands_alone() -> None:
    leaning = "They ask for funding in a region for many years."
    assert chosen(f"{ALONE} {leaning}", leaning) == ALONE
    assert chosen(f"{ALONE} {leaning}", leaning, language="pt") == leaning


def test_one_general_word_is_not_quoted_where_a_sentence_names_the_theme() -> None:
    weak = "Where lights went out, gatherings were prohibited all year."
    strong = "After much talk, however long, donors should give funding to shelters."
    whole = coded.coded()
    made = coded.priority(f"{weak} {strong}", strong={"funding": "funding"}, asks=(strong,))
    text = made.text
    theme = replace(made.themes[0], evidence=(*_places(text, "prohibited"), *_places(text, "funding")))
    first, *others = whole.reports
    section = coded.section(first.sections[1], ("governments",), replace(made, themes=(theme,)))
    report = replace(first, sections=(first.sections[0], section))
    found = analyse(replace(whole, reports=(report, *others)))
    quoted = {(it.theme, it.priority.region): it.words for it in found.quotations}
    assert quoted["funding", "africa"] == strong


def test_a_sentence_of_few_words_holds_no_object_and_comes_last() -> None:
    short = "A third appeal concerned funding."
    assert chosen(f"{short} {ALONE}", short, ALONE) == ALONE


def test_an_opening_that_ties_a_sentence_to_the_one_before_is_left_out_unless_a_pronoun_would_open() -> None:
    linked = "Furthermore, donors should give more funding to shelters."
    assert chosen(linked, linked) == "donors should give more funding to shelters."
    leaning = "Furthermore, they should give more funding to shelters."
    assert chosen(leaning, leaning) == leaning


def test_a_sentence_of_three_lines_is_quoted_whole() -> None:
    text = f"Donors should give more funding to {'small ' * 20}shelters in towns."
    assert len(text.split()) > MOST_WORDS
    assert chosen(text, text) == text


def test_a_longer_one_ends_where_a_part_of_it_ends() -> None:
    start = f"Donors should give more funding to {'small ' * 14}shelters"
    text = f"{start} to ensure that all of the many people whom nobody ever counted can stay there."
    assert chosen(text, text) == start
    clause = f"Donors should give more funding to {'small ' * 12}shelters, whose staff is paid"
    behind = f"{clause} for one year at a time by many different people who know nothing of them."
    assert chosen(behind, behind) == clause.partition(",")[0]


def test_words_that_may_point_back_come_after_those_that_cannot() -> None:
    echo = "Donors of the whole wide region should give more funding for such a plan."
    assert chosen(f"{echo} {ALONE}", echo, ALONE) == ALONE


def test_no_quotation_ends_with_an_abbreviation() -> None:
    text = "Donors gave funding to shelters in line with para. 12 of the agreement."
    bare = "They ask for funding."
    assert chosen(f"{bare} {text}", bare) == text


def _places(text: str, word: str) -> tuple[Span, ...]:
    return tuple(Span(at.start(), at.end()) for at in re.finditer(word, text))
