"""A list of entries is changed in place: everything that is not changed stays as people wrote it."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition.decision_files import edits, entries
from reportgen.edition.decision_files.edits import Bare
from reportgen.edition.decision_files.entries import EntryFile
from reportgen.errors import DataError

TEXT = """\
# Decisions of the desk.
- quote: first   # as printed
  action: drop

# Asked by telephone.
- {quote: second, action: confirm}
- quote: third
  action: confirm
"""
NEW = (("quote", "fourth"), ("page", Bare("4")))


def _file(text: str = TEXT) -> EntryFile:
    return entries.parse(Path("corrections.yaml"), text)


def _quotes(text: str) -> list[str]:
    """The quotes of all entries."""
    values = [entry.get("quote") for entry in _file(text).filled]
    return [value.text for value in values if value is not None]


def test_an_entry_is_added_behind_all_that_stands_there() -> None:
    text = edits.appended(_file(), [NEW], "# new\n")
    assert text.startswith(TEXT)
    assert text[len(TEXT) :].splitlines()[-1].strip() == "page: 4"


def test_a_new_file_begins_with_its_header() -> None:
    assert edits.appended(_file(""), [NEW], "# new\n").startswith("# new\n")


@pytest.mark.parametrize("index", [0, 1, 2])
def test_an_entry_is_taken_out_and_comments_stay(index: int) -> None:
    file = _file()
    text = edits.removed(file, file.filled[index])
    assert _quotes(text) == [quote for at, quote in enumerate(("first", "second", "third")) if at != index]
    assert "# Decisions of the desk." in text
    assert "# Asked by telephone." in text


def test_an_entry_takes_the_place_of_another() -> None:
    file = _file()
    text = edits.replaced(file, file.filled[0], NEW)
    assert _quotes(text) == ["fourth", "second", "third"]
    assert text.endswith(TEXT[TEXT.index("- {quote: second") :])


def test_one_value_changes_and_a_missing_key_is_added() -> None:
    file = _file()
    assert edits.with_field(file, file.filled[0], "action", Bare("confirm")) == TEXT.replace(
        "action: drop", "action: confirm"
    )
    assert "page: 4" in edits.with_field(file, file.filled[2], "page", Bare("4"))


def test_a_value_with_an_anchor_is_not_changed() -> None:
    file = _file("- quote: &a first\n  was: *a\n")
    with pytest.raises(DataError, match="write the words out"):
        edits.with_field(file, file.filled[0], "quote", "second")


def test_entries_are_found_by_their_text_and_of_equal_ones_the_last() -> None:
    file = _file(TEXT + "- {quote: second, action: confirm}\n")
    written = [edits.text_of(file, file.filled[index]) for index in (1, 2)]
    assert edits.find(file, written) == [3, 2]
    with pytest.raises(DataError):
        edits.find(file, ["quote: nobody wrote this"])


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_is_read_back_to_the_letter(text: str) -> None:
    quoted = edits.double_quoted(text)
    assert "\n" not in quoted
    assert _quotes(f"- quote: {quoted}\n") == [text]
