"""Figures given twice differently, or that cannot go together."""

from reportgen.checks.finding import Finding
from reportgen.checks.participation import figures
from reportgen.model.compilation import Compilation, Participation
from reportgen.model.document import Block

from .editions import WORDS, block, compilation, document, report, table

PRINTED = Participation(94, 21, 77, 16)
MAIN = block("In all, 94 people from 21 countries registered, and 77 participated from 16 countries.", 25)


def found(*blocks: Block, printed: Participation = PRINTED) -> list[Finding]:
    made = compilation(report(participation=printed))
    return list(figures(made, [document("africa", [MAIN, *blocks])], WORDS))


def test_a_figure_given_twice_differently_is_a_warning_with_both_pages() -> None:
    one = found(block("Over three days, 77 individuals from 18 countries participated.", 4))
    assert [(it.severity, it.page, it.item) for it in one] == [("warning", 4, "africa")]
    assert one[0].message.startswith("18 countries of those who participated here, 16 on p. 25")


def test_a_table_counts_as_well() -> None:
    one = found(
        table([("Figure", "Number"), ("People registered", "96"), ("Countries registered", "21")], 26)
    )
    assert [(it.page, it.message.split(" here")[0]) for it in one] == [(26, "96 people who registered")]


def test_the_same_figures_parts_of_the_forum_and_round_numbers_are_left_alone() -> None:
    assert found(block("Of 94 people from 21 countries who registered, 77 took part.", 4)) == []
    assert found(block("On the first day, 60 individuals from 12 countries participated.", 4)) == []
    assert found(block("The survey was answered by 61 participants from 14 countries.", 26)) == []
    assert found(block("More than 70 individuals from 16 countries participated.", 4)) == []
    assert found(block("About 40 participants joined each evening.", 4)) == []


def test_figures_that_cannot_go_together() -> None:
    one = found(printed=Participation(94, 21, 97, 16))
    assert [it.message for it in one if "both" in it.message] == [
        "97 people who participated, but 94 people who registered: both cannot be right"
    ]
    assert found(printed=Participation(None, None, 97, 16))[0].message.startswith("77")


def counted(made: Compilation) -> list[str]:
    return [it.message for it in figures(made, [], WORDS)]


def test_the_introduction_counts_the_forums() -> None:
    wrong = compilation(report(), introduction=["These are the voices of five regional forums."])
    assert counted(wrong) == ["the introduction says “five regional forums”; the edition has 1 report"]
    two = compilation(
        report(), report("asia"), introduction=["Voices of 2 regional forums; all regional forums met."]
    )
    assert counted(two) == []
