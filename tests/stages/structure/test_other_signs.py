"""Quotation marks that the library tells otherwise than they were read are asked about, once a page."""

from reportgen.model.document import Page
from reportgen.stages.structure.other_signs import ask
from tests.stages.trees import block


def told(text: str, number: int = 1) -> Page:
    return Page(number, 600.0, 800.0, str(number), (), told=text)


def test_a_straight_mark_that_was_read_as_a_curly_one_is_asked_about_at_its_passages() -> None:
    pages = [told("The workers' own words.\r\nWomen's groups met."), told("Nobody's port.", 2)]
    first, second = block("paragraph", "The workers’ own words."), block("paragraph", "Women’s groups met.")
    third = block("paragraph", "Nobody's port.", page=2)
    [question] = ask(pages, [first, second, third])
    assert question.code == "other-signs"
    assert "“workers'” for “workers’”, “Women's” for “Women’s”" in question.reason
    assert set(question.evidence) == {*first.evidence, *second.evidence}


def test_the_same_signs_and_signs_that_stand_nowhere_else_ask_nothing() -> None:
    same = block("paragraph", "The workers’ own “words”.")
    assert ask([told("The workers’ own “words”.")], [same]) == []
    assert ask([told("The workers’ own “words”. Page ’21")], [same]) == []
    assert ask([told("")], [same]) == []
