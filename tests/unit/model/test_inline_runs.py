"""Italics, raised letters and links: runs and spans say the same."""

from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.document import Inline
from reportgen.model.inline_runs import StyledRun, StyledSpan, runs_of, spans_of, styled

RUNS = st.lists(
    st.builds(
        StyledRun,
        st.text("ab ", min_size=1, max_size=4),
        st.booleans(),
        st.sampled_from([None, "sup", "sub"]),
        st.sampled_from([None, "https://a.org"]),
    ),
    max_size=6,
)


@given(RUNS)
def test_spans_of_runs_make_the_same_runs_again(runs: list[StyledRun]) -> None:
    text = "".join(run.text for run in runs)
    made = runs_of(text, spans_of(runs))
    assert "".join(run.text for run in made) == (text if made else "")
    assert bool(made) == any(run.is_styled for run in runs)
    assert runs_of(text, spans_of(made)) == made


def test_a_span_outside_the_text_is_left_out() -> None:
    assert runs_of("abc", [StyledSpan(2, 9, StyledRun("", italic=True))]) == ()


def test_bold_is_no_style_of_its_own_here() -> None:
    assert styled("bold words", [Inline("bold", bold=True), Inline(" words")]) == ()


def test_text_that_is_italic_as_a_whole_is_plain() -> None:
    assert styled("all of it", [Inline("all", italic=True), Inline(" of it", italic=True)]) == ()
    assert styled("one word", [Inline("one "), Inline("word", italic=True)]) == (
        StyledRun("one "),
        StyledRun("word", italic=True),
    )
