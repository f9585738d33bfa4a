"""Every fixed phrase is declared once, and the names in it are those that the model knows."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any, get_args, get_origin

import pytest

from reportgen.model.actions import KINDS
from reportgen.model.revision import Counts
from reportgen.vocabularies import phrase_keys
from reportgen.vocabularies.phrase_keys import ChangeCountPhrases, EditorialPhrases, Phrases

TABLES = {name: kind for name, kind in Phrases.__annotations__.items() if name != "language"}


def _mappings(declared: Any) -> Iterator[tuple[str, Any]]:
    for name, kind in declared.__annotations__.items():
        if get_origin(kind) is Mapping:
            yield name, get_args(kind)[0]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_declares_texts_phrases_with_gaps_and_tables_of_names(name: str) -> None:
    declared = TABLES[name]
    assert declared.__doc__
    values = [kind for kind in declared.__annotations__.values() if kind is not str]
    assert all(get_origin(kind) is Mapping or hasattr(kind, "__annotations__") for kind in values)
    gapped = [value for key, value in vars(declared).items() if callable(value) and not key.startswith("_")]
    for phrase in gapped:
        gaps = {key: kind for key, kind in phrase.__annotations__.items() if key != "return"}
        assert gaps
        assert set(gaps.values()) <= {int, str}


def test_every_decision_has_its_words() -> None:
    (kinds,) = [names for name, names in _mappings(EditorialPhrases) if name == "kinds"]
    assert set(get_args(kinds)) == set(KINDS)


def test_every_count_of_changes_has_its_words() -> None:
    counted = {name for name in vars(ChangeCountPhrases) if not name.startswith("_")}
    assert counted == {field.name for field in fields(Counts)}


def test_a_table_of_names_names_each_once() -> None:
    for declared in TABLES.values():
        for name, names in _mappings(declared):
            values = get_args(names)
            assert values, name
            assert len(values) == len(set(values))
    assert phrase_keys.__doc__
