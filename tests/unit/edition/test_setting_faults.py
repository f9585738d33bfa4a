"""What does not validate is said in the words of people who write settings, with what to type."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import settings
from reportgen.errors import DataError

PATH = Path("edition.toml")
HEAD = 'title = "Priorities"\nyear = 2021\n'


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('titel = "Priorities"', "unknown key “titel”; did you mean “title”?"),
        (f'{HEAD}file = "africa.pdf"', "“file” does not stand by itself; it belongs into [[report]]"),
        (
            f'{HEAD}[[report]]\nfile = "a.pdf"\nwebsite = "b"',
            "“website” stands under [[report]]; put it above, before the first line that begins with [",
        ),
        (
            f'{HEAD}[sponsors]\nlanguage = "en"',
            "“language” stands under [sponsors]; put it above, before the first line that begins with [",
        ),
        (f'{HEAD}[sponsors]\nname = "One"', "“sponsors” holds a list; write sponsors = [{ … }]"),
        (f'{HEAD}[report]\nfile = "a.pdf"', "“report” holds a list; write [[report]]"),
        ('title = "Priorities"', "“year” is missing; add it"),
    ],
)
def test_a_fault_is_said_with_what_to_type(text: str, message: str) -> None:
    with pytest.raises(DataError) as caught:
        settings.check(PATH, text)
    assert f"{PATH}: {message}" in str(caught.value)


def test_a_long_value_is_not_repeated_whole() -> None:
    with pytest.raises(DataError) as caught:
        settings.check(PATH, f"title = 'A'\nyear = '{'2021 ' * 200}'")
    assert "found '2021 2021" in str(caught.value)
    assert len(str(caught.value)) < 250
