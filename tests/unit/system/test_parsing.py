"""Files that are nested without end are refused, quickly and without a fall."""

from __future__ import annotations

import time

import pytest

from reportgen.system.parsing import parse_json, parse_toml

DEEP = 100_000


@pytest.mark.parametrize("text", ["[" * DEEP + "]" * DEEP, '{"a":' * DEEP + "1" + "}" * DEEP, "[1", "{"])
def test_json_that_is_none_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_json(text)
    assert parse_json(b'{"a": [1]}') == {"a": [1]}


@pytest.mark.parametrize(
    "text",
    [
        "x = " + "[" * DEEP + "]" * DEEP,
        "x = " + "{a = " * DEEP + "1" + "}" * DEEP,
        "[" + ".".join("a" * DEEP) + "]",
        "x = 1\n" + ".".join("a" * DEEP) + " = 1",
        "x = ",
    ],
)
def test_toml_that_is_none_is_a_value_error(text: str) -> None:
    start = time.process_time()
    with pytest.raises(ValueError, match=r"."):
        parse_toml(text)
    assert time.process_time() - start < 5
    assert parse_toml("a.b.c = 1\n[[d.e]]\nf = 'g.h.i'") == {
        "a": {"b": {"c": 1}},
        "d": {"e": [{"f": "g.h.i"}]},
    }
