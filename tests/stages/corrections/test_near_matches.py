"""Passages with nearly the quoted words are shown, the nearest first; others are not."""

from reportgen.model.provenance import Locator
from reportgen.stages.corrections.near_matches import ComparedPassage, NearRules, nearest
from reportgen.system.memory import Memory

WAGES = "Wages are to be paid on the day they are earned, in money and not in kind."
HOTLINE = "A hotline is to be answered at night, whatever the “poster” says."


def _compared(*texts: str, page: int | None = 4) -> list[tuple[str, tuple[ComparedPassage, ...]]]:
    passages = (ComparedPassage(f"asia/{n}", Locator(page), (text,)) for n, text in enumerate(texts, 1))
    return [("asia", tuple(passages))]


def test_a_quote_with_a_slip_is_near_the_words_it_was_meant_for() -> None:
    (found,) = nearest("paid on the day thay are erned", _compared(WAGES, HOTLINE), Memory())
    assert (found.item, found.text, found.page) == ("asia/1", "paid on the day they are earned,", 4)
    assert 0.75 <= found.similarity < 1


def test_the_words_are_those_that_are_printed() -> None:
    (found,) = nearest('whatever the "poste" says', _compared(HOTLINE), Memory())
    assert found.text == "whatever the “poster” says."


def test_other_words_are_not_near() -> None:
    assert nearest("inspectors visit farms in the harvest", _compared(WAGES, HOTLINE), Memory()) == []
    assert nearest(f"{WAGES} {HOTLINE}", _compared("Wages are to be paid."), Memory()) == []


def test_the_nearest_come_first_and_only_some_are_shown() -> None:
    texts = [WAGES.replace("money", "m" + "o" * n + "ney") for n in range(2, 9)]
    found = nearest(WAGES, _compared(*texts), Memory())
    assert [it.item for it in found] == [f"asia/{n}" for n in range(1, NearRules().shown + 1)]
    assert [it.similarity for it in found] == sorted((it.similarity for it in found), reverse=True)


def test_what_is_remembered_of_a_report_is_forgotten_when_it_changes() -> None:
    memory, quote = Memory(), "paid on the day thay are erned"
    assert nearest(quote, _compared(HOTLINE), memory) == []
    assert len(nearest(quote, _compared(HOTLINE, WAGES), memory)) == 1
    assert nearest(quote, _compared(HOTLINE), memory) == []
