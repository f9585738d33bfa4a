"""Which words differ between two texts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.stages.alignment.folding import fold
from reportgen.stages.alignment.word_runs import word_runs

MARKS = {"equal": "{}", "insert": "{{+{}+}}", "delete": "[-{}-]"}
TEXTS = st.lists(
    st.sampled_from(("a", "the", "rights", "of", "men,", "women", "–", "“x”", "anti-slavery")), max_size=12
).map(" ".join)


def shown(old: str, new: str) -> str:
    return "".join(MARKS[run.kind].format(run.text) for run in word_runs(old, new))


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Publish the list.", "Publish the list.", "Publish the list."),
        ("", "New words.", "{+New words.+}"),
        ("Old words.", "", "[-Old words.-]"),
        ("Publish the list.", "Print the list.", "[-Publish-]{+Print+} the list."),
        ("one", "one two", "one{+ two+}"),
        ("pay on the day", "pay by the hour", "pay [-on the day-]{+by the hour+}"),
        ("the anti-slavery law", "the anti-trafficking law", "the [-anti-slavery-]{+anti-trafficking+} law"),
        ("legal aid.", "legal aid, now.", "legal aid{+, now+}."),
    ],
)
def test_words_are_compared_as_wholes(old: str, new: str, wanted: str) -> None:
    assert shown(old, new) == wanted


def test_typographic_variants_are_equal_and_shown_as_the_new_text_has_them() -> None:
    assert (
        shown('the court\'s "own" list - now', "the court’s “own” list – now")
        == "the court’s “own” list – now"
    )


def test_letters_with_marks_of_their_own_stay_whole() -> None:
    assert shown("حُرِّيَّة now", "حُرِّيَّة then") == "حُرِّيَّة [-now-]{+then+}"


@given(TEXTS, TEXTS)
def test_both_texts_can_be_told_from_the_runs(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert "".join(run.text for run in runs if run.kind != "delete") == new
    assert fold("".join(run.text for run in runs if run.kind != "insert")) == fold(old)


@given(TEXTS, TEXTS)
def test_runs_of_one_kind_are_one(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert all(run.text for run in runs)
    assert all(one.kind != other.kind for one, other in pairwise(runs))
