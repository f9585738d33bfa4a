"""Files that people keep: every problem in one line, at its place, with the nearest known word."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field

from reportgen.errors import DataError
from reportgen.vocabularies import datafile
from reportgen.vocabularies.datafile import StrictModel


class Word(StrictModel):
    id: str
    terms: list[str] = Field(default_factory=list)


class Book(StrictModel):
    version: str
    word: list[Word] = Field(default_factory=list)
    years: dict[str, int] = Field(default_factory=dict)


def read(tmp_path: Path, text: str) -> Book:
    path = tmp_path / "book.toml"
    path.write_text(text, "utf-8")
    return datafile.read(path, Book)


def problems(tmp_path: Path, text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(tmp_path, text)
    return [line.removeprefix(f"{tmp_path / 'book.toml'}: ") for line in str(caught.value).splitlines()]


def test_what_validates_is_read(tmp_path: Path) -> None:
    book = read(tmp_path, 'version = "1"\n[[word]]\nid = "pay"\nterms = ["wage"]\n[years]\na = 3')
    assert (book.version, book.word[0].terms, book.years) == ("1", ["wage"], {"a": 3})


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'version = "1"\n[[word]]\nid = "pay"\ntrems = []',
            "unknown key “word.pay.trems”; did you mean “terms”?",
        ),
        ('version = "1"\nzzz = 1', "unknown key “zzz”; known keys: version, word, years"),
        ("word = []", "“version” is missing; add it"),
        ('version = "1"\n[[word]]\nterms = []', "“word.1.id” is missing; add it"),
        ('version = "1"\n[years]\na = "x"', "“years.a”: input should be a valid integer"),
    ],
)
def test_a_problem_is_one_line_at_its_place(tmp_path: Path, text: str, said: str) -> None:
    (line,) = problems(tmp_path, text)
    assert line.startswith(said)


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    assert len(problems(tmp_path, "zzz = 1\n[[word]]\n")) == 3


def test_a_file_that_is_missing_or_no_toml(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml"):
        datafile.read(tmp_path / "none.toml", Book)
    assert "book.toml" in problems(tmp_path, "version = ")[0] or problems(tmp_path, "version = ")
