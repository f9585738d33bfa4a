"""The table of what people can decide: every row has its name, its function and its rules."""

from importlib import import_module

import pytest

from reportgen.model.actions import ACTIONS, FIELD_ROWS, FIELDS, KINDS, ROWS, SET, Row, kind_of, row_of


@pytest.mark.parametrize(
    "row", [row for row in (*ROWS, *FIELD_ROWS) if row.applies], ids=lambda row: row.name
)
def test_a_row_names_a_function_that_is_there(row: Row) -> None:
    module, _, function = row.applies.partition(".")
    assert callable(getattr(import_module(f"reportgen.stages.corrections.{module}"), function))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_value_is_explained_where_there_is_one(row: Row) -> None:
    assert bool(row.value_is) <= (row.value != "refused")
    assert row.value != "needed" or row.value_is


def test_the_row_of_set_is_that_of_its_field() -> None:
    assert row_of("set", "text") is FIELDS["text"]
    assert row_of("drop") is ACTIONS["drop"]
    for action, field in (("set", "colour"), ("shout", None)):
        with pytest.raises(KeyError):
            row_of(action, field)


@pytest.mark.parametrize(
    ("action", "field", "remove", "kind"),
    [
        ("set", "audience", False, "audience"),
        ("drop", None, False, "drop"),
        ("key-term", None, False, "key-term"),
        ("key-term", None, True, "not-key-term"),
    ],
)
def test_what_the_document_calls_a_decision(action: str, field: str | None, remove: bool, kind: str) -> None:
    assert kind_of(action, field, remove=remove) == kind
    assert kind in KINDS


def test_set_is_called_by_its_fields_only() -> None:
    assert SET.name not in KINDS
    assert len(KINDS) == len(set(KINDS))


def test_what_takes_words_out_needs_a_reason() -> None:
    assert all(row.needs_reason for row in ROWS if row.takes_out)
