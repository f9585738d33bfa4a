"""Placeholders of a phrase: those that have to stand in it, those that may, and nothing else."""

import pytest

from reportgen.vocabularies.placeholders import faults_of, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("", set()),
        ("no gap", set()),
        ("{a} of {b}, {a}", {"a", "b"}),
        ("{{a}} and {b}", {"b"}),
        ("{a", set()),
    ],
)
def test_names_in_a_text(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("text", ["{b} of {a}", "{a} {b} {a}", "{a}{b}{c}", "{{{a}}} {b}"])
def test_a_text_with_every_gap_has_no_fault(text: str) -> None:
    assert list(faults_of(text, ["a", "b"], ["c"])) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("{a}", ["lacks the placeholder {b}"]),
        ("{a} {b} {x}", ["has the unknown placeholder {x}; known: {a}, {b}, {c}"]),
        ("{a} {}", ["has the unknown placeholder {}; known: {a}, {b}, {c}", "lacks the placeholder {b}"]),
        ("{a:>9} {a} {b}", ["has the unknown placeholder {a:>9}; known: {a}, {b}, {c}"]),
        ("{a!r} {a} {b}", ["has the unknown placeholder {a!r}; known: {a}, {b}, {c}"]),
        ("{a.real} {a} {b}", ["has the unknown placeholder {a.real}; known: {a}, {b}, {c}"]),
    ],
)
def test_faults_are_said(text: str, faults: list[str]) -> None:
    assert list(faults_of(text, ["a", "b"], ["c"])) == faults


def test_a_text_that_takes_no_gap() -> None:
    assert list(faults_of("{a}", [])) == ["has the unknown placeholder {a}; it takes none"]


@pytest.mark.parametrize("text", ["{", "}", "a } b", "{a"])
def test_a_single_brace_is_no_text(text: str) -> None:
    (fault,) = faults_of(text, ["a"])
    assert fault.startswith("has a brace without its partner (")
    assert fault.endswith("write {{ or }} for a brace of the text")
