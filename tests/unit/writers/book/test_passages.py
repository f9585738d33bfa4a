"""Text is cut into runs where its style or its direction changes, and into nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.compilation import KeyTerm
from reportgen.writers.book.passages import anchors_of, printable, runs_of
from tests import compilations

TEXT = "Fair pay first."


def term(start: int, end: int, origin: str = "source", text: str = TEXT) -> KeyTerm:
    return KeyTerm(text[start:end], start, end, origin)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("terms", "runs"),
    [
        ((), [(TEXT, False, False)]),
        ((term(0, 8),), [("Fair pay", True, False), (" first.", False, False)]),
        (
            (term(5, 8, "editorial"),),
            [("Fair ", False, False), ("pay", True, True), (" first.", False, False)],
        ),
        (
            (term(0, 8), term(5, 8, "editorial")),
            [("Fair ", True, False), ("pay", True, False), (" first.", False, False)],
        ),
    ],
)
def test_bold_and_who_made_it_so(terms: tuple[KeyTerm, ...], runs: list[tuple[str, bool, bool]]) -> None:
    assert [(it.text, it.strong, it.editorial) for it in runs_of(TEXT, terms)] == runs


def test_words_from_right_to_left_are_a_run_with_the_spaces_between_them() -> None:
    found = runs_of("say سلام عليكم twice")
    assert [(it.text, it.right_to_left) for it in found] == [
        ("say ", False),
        ("سلام عليكم", True),
        (" twice", False),
    ]


@given(st.text("ab سע", max_size=20), st.data())
def test_joined_the_runs_are_the_text(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    cuts = [sorted((data.draw(places), data.draw(places))) for _ in range(3)]
    runs = runs_of(text, [term(a, b, text=text) for a, b in cuts if a < b])
    assert "".join(run.text for run in runs) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1bc", "abc"),
        ("tab\tline\nend", "tab\tline\nend"),
        ("\ud800x\ufffe", "x"),
        ("né – ½", "né – ½"),
    ],
)
def test_what_no_reader_sees_and_no_file_may_hold_is_left_out(text: str, shown: str) -> None:
    assert printable(text) == shown


def test_the_places_of_a_document() -> None:
    made = compilations.realistic()
    found = anchors_of(made)
    report = made.reports[0]
    assert {report.region.id, report.sections[0].id, report.sections[0].items[0].id} <= found
    assert len(found) == sum(
        1 + sum(1 + len(section.items) for section in report.sections) for report in made.reports
    )
