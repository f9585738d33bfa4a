"""Plural categories: which form of a phrase a number takes, by the rules of its language.

Rules are written as CLDR writes them (Unicode TS #35, part 3, "Language Plural Rules"). Only whole numbers
from 0 are counted here, so of a rule's operands `n` and `i` are the number, all others 0.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
"""All that CLDR knows, in its order; every language has "other"."""

OTHER = "other"
"""The category of all numbers that no rule names."""
_SAMPLED = 201
"""Numbers from 0 that show whether a category has several: rules repeat every 100."""

_RELATION = re.compile(
    r"(?P<operand>[nivwftce])\s*(?:%\s*(?P<modulus>[1-9]\d*))?\s*(?P<sign>!?=)\s*"
    r"(?P<ranges>\d+(?:\.\.\d+)?(?:\s*,\s*\d+(?:\.\.\d+)?)*)"
)

Condition = Callable[[int], bool]


class PluralRules:
    """The plural rules of one language."""

    def __init__(self, rules: Mapping[str, str]) -> None:
        """Read rules.

        Args:
            rules: by category, without "other", which is all other numbers.

        Raises:
            ValueError: a rule cannot be read; the message quotes what is wrong.
        """
        self._conditions = {name: _condition(rules[name]) for name in CATEGORIES if name in rules}
        self.category = lru_cache(maxsize=None)(self._category)
        """Return the category of a whole number."""

    @property
    def categories(self) -> tuple[str, ...]:
        """Categories that phrases may have forms for, in CLDR's order."""
        return (*self._conditions, OTHER)

    def with_several_numbers(self) -> frozenset[str]:
        """Return the categories that more than one number belongs to."""
        numbers = Counter(map(self.category, range(_SAMPLED)))
        return frozenset(name for name, count in numbers.items() if count > 1)

    def _category(self, number: int) -> str:
        return next((name for name, holds in self._conditions.items() if holds(number)), OTHER)


def _condition(rule: str) -> Condition:
    """Return the condition of a rule such as "n % 10 = 2..4 and n % 100 != 12..14 @integer 2, 3"."""
    alternatives = [
        [_relation(relation) for relation in re.split(r"\s+and\s+", words.strip())]
        for words in re.split(r"\s+or\s+", rule.partition("@")[0].strip())
    ]
    return lambda number: any(all(holds(number) for holds in group) for group in alternatives)


def _relation(text: str) -> Condition:
    match = _RELATION.fullmatch(text)
    if match is None:
        raise ValueError(f"no relation of CLDR: “{text}”")
    ranges = [_range(part) for part in match["ranges"].split(",")]
    modulus = int(match["modulus"] or 0)
    is_number, wanted = match["operand"] in "ni", match["sign"] == "="

    def holds(number: int) -> bool:
        value = number if is_number else 0
        if modulus:
            value %= modulus
        return any(value in numbers for numbers in ranges) == wanted

    return holds


def _range(text: str) -> range:
    first, _, last = text.strip().partition("..")
    return range(int(first), int(last or first) + 1)
