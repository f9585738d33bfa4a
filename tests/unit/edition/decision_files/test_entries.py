"""Lists that people write: read with the place of every value; what is no list is said in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition.decision_files import entries
from reportgen.errors import DataError

PATH = Path("corrections.yaml")
TEXT = """# a comment
- quote: "Fair pay"
  page: 14
  on: 2031-05-01
  remove: true
  value: [a, b]
  why:
"""


def test_every_value_knows_its_kind_and_its_place() -> None:
    (entry,) = entries.parse(PATH, TEXT).entries
    kinds = {key.text: (value.kind, value.line, value.text) for key, value in entry.pairs}
    assert kinds == {
        "quote": ("text", 2, "Fair pay"),
        "page": ("number", 3, "14"),
        "on": ("date", 4, "2031-05-01"),
        "remove": ("truth", 5, "true"),
        "value": ("list", 6, ""),
        "why": ("nothing", 8, ""),
    }
    quote = entry.get("quote")
    assert quote is not None
    assert TEXT[quote.start : quote.end] == '"Fair pay"'
    assert entry.get("none") is None


@pytest.mark.parametrize("text", ["", "# only a comment\n", "---\n", "null\n"])
def test_a_file_without_entries(text: str) -> None:
    assert entries.parse(PATH, text).entries == ()


def test_a_file_that_is_not_there_and_one_with_a_mark(tmp_path: Path) -> None:
    assert entries.read(tmp_path / "none.yaml").text == ""
    path = tmp_path / "c.yaml"
    path.write_text("\ufeff- quote: a\n", "utf-8")
    found = entries.read(path)
    assert (found.mark, found.text, len(found.entries)) == (True, "- quote: a\n", 1)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("quote: a", 1, "the file must be a list"),
        ("- a\n- quote: b: c", 2, "a colon or a line that does not fit"),
        ("- a\n-\tb: c", 2, "a tab; indent with spaces"),
        ("- quote: @x", 1, "begins with a special sign"),
        ('- quote: "a', 1, "add the closing quote"),
        ("- [a, b", 1, "the bracket is not closed"),
        ("- quote: *x", 1, "“*” is a special sign"),
        ('- quote: "\\q"', 1, "“\\” is a special sign"),
        ("- a\n---\n- b", 2, "begins a second file"),
        ("- &a [*a]", 1, "make a circle"),
        ("- a\x07b", 1, "does not allow"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(DataError) as caught:
        entries.parse(PATH, text)
    assert str(caught.value).startswith(f"{PATH}:{line}: ")
    assert said in str(caught.value)


def test_what_is_no_text_or_too_much_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.yaml"
    path.write_bytes(b"- \xff\xfe")
    with pytest.raises(DataError, match="not UTF-8"):
        entries.read(path)
    monkeypatch.setattr(entries, "LARGEST", 3)
    with pytest.raises(DataError, match="larger than"):
        entries.read(path)


def test_brackets_without_end_are_said() -> None:
    with pytest.raises(DataError):
        entries.parse(PATH, "- " + "[" * 1000)
