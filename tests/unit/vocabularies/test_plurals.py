"""Plural categories of whole numbers, by CLDR's rules of several languages."""

import pytest

from reportgen.vocabularies.plurals import PluralRules

ENGLISH = {"one": "i = 1 and v = 0"}
ARABIC = {
    "zero": "n = 0 @integer 0 @decimal 0.0, 0.00",
    "one": "n = 1 @integer 1",
    "two": "n = 2 @integer 2",
    "few": "n % 100 = 3..10 @integer 3~10, 103~110, 1003, …",
    "many": "n % 100 = 11..99 @integer 11~26, 111, 1011, …",
}
RUSSIAN = {
    "one": "v = 0 and i % 10 = 1 and i % 100 != 11",
    "few": "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
    "many": "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
}
FRENCH = {"one": "i = 0,1", "many": "e = 0 and i != 0 and i % 1000000 = 0 and v = 0 or e != 0..5"}
CZECH = {"one": "i = 1 and v = 0", "few": "i = 2..4 and v = 0", "many": "v != 0"}


@pytest.mark.parametrize(
    ("rules", "numbers"),
    [
        (ENGLISH, {"one": [1], "other": [0, 2, 11, 21, 101]}),
        (ARABIC, {"zero": [0], "one": [1], "two": [2], "few": [3, 10, 103], "many": [11, 99, 111]}),
        (ARABIC, {"other": [100, 102, 201]}),
        (RUSSIAN, {"one": [1, 21, 101], "few": [2, 4, 23], "many": [0, 5, 11, 12, 14, 111], "other": []}),
        (FRENCH, {"one": [0, 1], "other": [2, 100], "many": [1_000_000]}),
        (CZECH, {"one": [1], "few": [2, 3, 4], "other": [0, 5, 22], "many": []}),
        ({}, {"other": [0, 1, 2]}),
    ],
)
def test_categories_of_whole_numbers(rules: dict[str, str], numbers: dict[str, list[int]]) -> None:
    read = PluralRules(rules)
    assert {category: list(map(read.category, of)) for category, of in numbers.items()} == {
        category: [category] * len(of) for category, of in numbers.items()
    }


def test_categories_come_in_the_order_of_cldr() -> None:
    assert PluralRules(dict(reversed(ARABIC.items()))).categories == (
        "zero", "one", "two", "few", "many", "other",
    )  # fmt: skip
    assert PluralRules({}).categories == ("other",)


def test_categories_that_several_numbers_belong_to() -> None:
    assert PluralRules(ENGLISH).with_several_numbers() == {"other"}
    assert PluralRules(ARABIC).with_several_numbers() == {"few", "many", "other"}
    assert PluralRules(RUSSIAN).with_several_numbers() == {"one", "few", "many"}
    assert PluralRules(FRENCH).with_several_numbers() == {"one", "other"}


@pytest.mark.parametrize(
    ("rule", "quoted"),
    [
        ("n is 1", "n is 1"),
        ("n = 1 and", "n = 1 and"),
        ("x = 1", "x = 1"),
        ("n % 0 = 1", "n % 0 = 1"),
        ("n = 1 or i = ", "i ="),
        ("", ""),
        ("__import__('os')", "__import__('os')"),
    ],
)
def test_what_is_no_rule_is_quoted(rule: str, quoted: str) -> None:
    with pytest.raises(ValueError, match="no relation of CLDR") as caught:
        PluralRules({"one": rule})
    assert str(caught.value).endswith(f"“{quoted}”")
