"""Answers of a store as a table, as CSV and as JSON: cells in words, nothing that a spreadsheet would run."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from reportgen.archive.query import Answer, Cell
from reportgen.commands import query

ROWS: tuple[tuple[Cell, ...], ...] = (("a, b", 3, ("x", "y")), ("=1+1", None, ()), ("línea", 2.5, None))


def answer(rows: tuple[tuple[Cell, ...], ...] = ROWS) -> Answer:
    return Answer(("text", "n", "list"), iter(rows))


def text(parts: Iterator[str]) -> str:
    return "".join(parts)


def test_csv_is_quoted_and_inert() -> None:
    lines = text(query._csv(answer())).split("\r\n")
    assert lines[:2] == ["text,n,list", '"a, b",3,x; y']
    assert not lines[2].startswith("=")
    assert lines[3:] == ["línea,2.5,", ""]


def test_json_is_a_list_of_rows_by_name() -> None:
    found = json.loads(text(query._json(answer())))
    assert found[0] == {"text": "a, b", "n": 3, "list": ["x", "y"]}
    assert len(found) == 3
    assert json.loads(text(query._json(answer(())))) == []


def test_a_table_has_a_head_and_a_row_each() -> None:
    lines = text(query._table(answer())).splitlines()
    assert lines[0].split() == ["text", "n", "list"]
    assert "a, b" in lines[2]
    assert "x; y" in lines[2]


def test_a_long_table_is_cut_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    many = tuple((str(n), n, None) for n in range(query.SHOWN + 1))
    lines = text(query._table(answer(many))).splitlines()
    assert len(lines) < query.SHOWN + 10
    assert f"the first {query.SHOWN} rows" in capsys.readouterr().err


def test_without_a_question_columns_and_examples_are_shown() -> None:
    shown = query._introduction()
    assert "priorities" in shown
    assert all(example in shown for example in query.EXAMPLES)
