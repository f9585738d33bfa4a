"""What is wrong in a file of phrases: every kind of fault, said with its key; sound files have none."""

from collections.abc import Callable
from typing import Any

import pytest

from reportgen.vocabularies.phrase_keys import Phrases
from reportgen.vocabularies.phrase_reader import HEAD, PhraseReader
from tests import phrase_files

DECLARED = {name: kind for name, kind in Phrases.__annotations__.items() if name not in HEAD}
NUMBERS = "has to be a list of words, for 0, 1, 2 and so on"
Change = Callable[[dict[str, Any]], object]


def problems(change: Change, data: dict[str, Any] | None = None) -> dict[str, str]:
    """What is said of a file after a change, by key."""
    data = data or phrase_files.english()
    language = data["language"]
    change(data)
    reader = PhraseReader(language, data)
    reader.tables(DECLARED)
    return {".".join(place): said for place, said in reader.problems}


def test_a_sound_file_has_no_problems() -> None:
    assert problems(lambda data: None) == {}
    assert problems(lambda data: None, phrase_files.made_up()) == {}


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        (lambda it: it.update(language="fr"), "language", "has to be “en”, for which the file is named"),
        (lambda it: it.pop("language"), "language", "has to be “en”, for which the file is named"),
        (
            lambda it: it.update(numbers="no one"),
            "numbers",
            "has to be a list of words, for 0, 1, 2 and so on",
        ),
        (lambda it: it.update(numbers=[0, 1]), "numbers", "has to be a list of words, for 0, 1, 2 and so on"),
        (
            lambda it: it.pop("plurals"),
            "plurals",
            "has to be a table of rules, empty where all numbers are alike",
        ),
        (
            lambda it: it["plurals"].update(one="n is 1"),
            "plurals.one",
            "cannot be read: no relation of CLDR: “n is 1”",
        ),
        (
            lambda it: it["plurals"].update(other="n = 3"),
            "plurals.other",
            "is no known key; known keys: zero, one, two, few, many",
        ),
        (lambda it: it.pop("filter"), "filter", "is missing; add it"),
        (lambda it: it.update(filter="words"), "filter", "has to be a table"),
        (lambda it: it["draft"].update(kinds="words"), "draft.kinds", "has to be a table"),
        (lambda it: it["draft"]["kinds"].pop("held"), "draft.kinds.held", "is missing; add it"),
        (
            lambda it: it["draft"].update(mark=3),
            "draft.mark",
            "has to be a text; put it between quotation marks",
        ),
        (
            lambda it: it["draft"].update(open_points=3),
            "draft.open_points",
            "has to be a text; put it between quotation marks",
        ),
        (
            lambda it: it["draft"].update(mark={"other": "DRAFT"}),
            "draft.mark",
            "has to be a text; put it between quotation marks",
        ),
        (lambda it: it["draft"].update(title="A draft"), "draft.title", "lacks the placeholder {title}"),
        (
            lambda it: it["draft"].update(mark="DRAFT {title}"),
            "draft.mark",
            "has the unknown placeholder {title}; it takes none",
        ),
        (
            lambda it: it["draft"]["open_points"].pop("other"),
            "draft.open_points.other",
            "is missing; add this form",
        ),
        (
            lambda it: it["draft"]["open_points"].update(few="{count} points"),
            "draft.open_points.few",
            "is no known key; known keys: one, other",
        ),
        (
            lambda it: it["ground"]["elsewhere"].update(one="1 more ask"),
            "ground.elsewhere.one",
            "lacks the placeholder {audience}",
        ),
        (
            lambda it: it["draft"]["open_points"].update(one="{count} is open", other="Points are open"),
            "draft.open_points.other",
            "stands for several numbers; put {count} in it",
        ),
    ],
)
def test_each_fault_is_said_once_with_its_key(change: Change, key: str, said: str) -> None:
    assert problems(change) == {key: said}


def test_a_form_for_one_number_may_leave_the_number_out_and_one_for_several_may_not() -> None:
    russian = {"one": "i % 10 = 1 and i % 100 != 11"}

    def change(data: dict[str, Any]) -> None:
        data["plurals"] = russian

    assert problems(change)["draft.open_points.one"] == "stands for several numbers; put {count} in it"


def test_forms_that_all_leave_the_number_out_are_sound() -> None:
    assert problems(lambda it: it["draft"].update(open_points={"one": "open", "other": "all open"})) == {}
    assert problems(lambda it: it["draft"].update(open_points="Points are open")) == {}


def test_the_number_may_stand_in_words() -> None:
    assert problems(lambda it: it["draft"]["open_points"].update(other="{number} points")) == {}
