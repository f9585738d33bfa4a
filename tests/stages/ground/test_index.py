"""The index: what priorities ask for and name, by label, each priority once."""

from reportgen.model.vocabulary_facts import NameFacts
from reportgen.stages.ground.index import mention_index, theme_index
from reportgen.stages.ground.priorities import priorities_of
from tests import coded

MADE = coded.coded()
PRIORITIES = priorities_of(MADE)
THEMES = MADE.codebook.themes if MADE.codebook else ()


def test_themes_by_label_with_the_priorities_that_ask_for_them() -> None:
    found = theme_index(PRIORITIES, THEMES)
    assert found
    assert [it.label.casefold() for it in found] == sorted(it.label.casefold() for it in found)
    for entry in found:
        asking = [
            it for it in PRIORITIES if (entry.id, "strong") in {(t.id, t.strength) for t in it.item.themes}
        ]
        assert list(entry.priorities) == asking != []


def test_a_theme_that_nobody_asks_for_is_left_out() -> None:
    asked = {t.id for it in PRIORITIES for t in it.item.themes if t.strength == "strong"}
    assert {it.id for it in theme_index(PRIORITIES, THEMES)} == asked


def test_mentions_by_their_name_or_the_form_that_is_printed_most_often() -> None:
    named = {NameFacts(it.id, it.name).id: it.name for it in MADE.names}
    with_names = mention_index(PRIORITIES, lambda item: item.places, named)
    printed = mention_index(PRIORITIES, lambda item: item.places, {})
    assert (
        {it.id for it in with_names}
        == {it.id for it in printed}
        == {place.id for it in PRIORITIES for place in it.item.places}
    )
    for entry in printed:
        forms = [
            it.item.text[place.start : place.end]
            for it in PRIORITIES
            for place in it.item.places
            if place.id == entry.id
        ]
        assert forms.count(entry.label) == max(map(forms.count, forms))
        assert len(set(entry.priorities)) == len(entry.priorities)
