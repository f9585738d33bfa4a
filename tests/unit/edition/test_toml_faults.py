"""What is wrong in an edition.toml is said in words, with what to type."""

from __future__ import annotations

import tomllib

import pytest

from reportgen.edition.toml_faults import explained


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = “2021”\n", '1: curly quotes (“) hold no text here; write straight ones: title = "2021"'),
        (
            "year = 1\ntitle = ‘a’\n",
            '2: curly quotes (‘) hold no text here; write straight ones: title = "a"',
        ),
        (
            'sponsors = [{ name = "A" logo = "b" }]\n',
            "1: a comma is missing between two entries, or a bracket is not closed; write: { … }, { … }",
        ),
        ('sponsors = [\n { name = "A" }\n { name = "B" },\n]\n', "3: a comma is missing"),
        (
            'logo = "logos\\sponsor.png"\n',
            '1: a backslash has a meaning of its own; write paths with /: logo = "logos/sponsor.png"',
        ),
        ('logo = "C:\\Users\\a.png"\n', "1: a backslash has a meaning of its own"),
        ('title = "a\nyear = 1\n', '1: a quote is not closed; end the text with a quote: title = "a"'),
        ('introduction = """a\n', " a text in three quotes is not closed"),
        ('title = "a"\ntitle = "b"\n', '2: this is said twice: title = "b"; keep one of the two'),
        ("title = \n", '1: “title” has no value; write title = "…", or take the line away'),
        ("title = Regional forum\n", '1: a text stands in quotes; write title = "Regional forum"'),
        ('title: "a"\n', '1: a name and its value have “=” between them; write title = "a"'),
        ("year = 2021,\n", "1: one setting a line"),
        ("=\n", "1: invalid statement; texts stand in quotes"),
    ],
)
def test_the_line_what_is_wrong_and_what_to_type(text: str, said: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    assert explained(text, caught.value).startswith(said)
