"""Who is asked to act is named in the sentence that asks; who is only spoken of is not."""

import pytest

from tests.stages.coding.texts import coded


def asked(text: str) -> list[str]:
    item = coded(text)
    return [item.text[it.start : it.end] for it in item.addressees]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Governments should fund shelters.", ["Governments"]),
        ("Governments and employers should publish their figures.", ["Governments", "employers"]),
        ("Governments that finance projects abroad should publish them.", ["Governments"]),
        ("Participants called on the police to answer calls.", ["police"]),
    ],
)
def test_those_who_are_asked(text: str, who: list[str]) -> None:
    assert asked(text) == who


@pytest.mark.parametrize(
    "text",
    [
        "Shelters should be opened in cooperation with governments.",
        "Governments met in three groups.",
        "Shelters for survivors were opened by governments.",
    ],
)
def test_those_who_are_only_spoken_of(text: str) -> None:
    assert "overnments" not in " ".join(asked(text))
