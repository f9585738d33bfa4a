"""Dates in a text: a day, a range of days, or a month, in the languages of the vocabulary."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

_DASH = r"\s*(?:-|–|—|‑|\bto\b|\band\b|\bthrough\b|&|\bal?\b|\bau\b|\by\b|\bet\b)\s*"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th|er|º)?"
_YEAR = r"(?:,|\s)\s*(?:(?:of|de|del)\s+)?(?P<year{n}>(?:19|20)\d\d)\b"
_OF = r"(?:\s+(?:of|de))?"
_ABOUT = (
    r"(?:(?:early|mid|late)[ -]|(?:the\s+)?(?:beginning|middle|end)\s+of\s+"
    r"|(?:comienzos|principios|mediados|finales)\s+de\s+)"
)
_LEADS = r"(?:in|of|since|during|until|en|de|in\s+the\s+month\s+of)\s+"


_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Date:
    """A date as a text gives it.

    Attributes:
        start: where it starts in the text.
        end: where it ends.
        text: as printed.
        first: month and day; day 0 where only the month is given.
        last: the same of the last day; equal to `first` for a single day or month.
        year: None where it is not given.
    """

    start: int
    end: int
    text: str
    first: tuple[int, int]
    last: tuple[int, int]
    year: int | None

    @property
    def is_range(self) -> bool:
        """Whether it names a first and a last day."""
        return self.first != self.last

    @property
    def has_day(self) -> bool:
        """Whether it names a day."""
        return self.first[1] > 0

    @property
    def days(self) -> int | None:
        """How many days a range within one month spans; None for anything else."""
        if not self.has_day or self.first[0] != self.last[0]:
            return None
        return self.last[1] - self.first[1] + 1


def agree(date: Date, other: Date) -> bool:
    """Return whether two dates can be of one event.

    A day lies within a range, a month holds its days; two ranges must be equal.
    """
    if date.year is not None and other.year is not None and date.year != other.year:
        return False
    if not (date.has_day and other.has_day):
        return date.first[0] <= other.last[0] and other.first[0] <= date.last[0]
    if date.is_range and other.is_range:
        return (date.first, date.last) == (other.first, other.last)
    return _within(date, other) or _within(other, date)


def _within(inner: Date, outer: Date) -> bool:
    return outer.first <= inner.first and inner.last <= outer.last


def overlap(date: Date, other: Date) -> bool:
    """Return whether two dates with days share a day."""
    same_year = date.year is None or other.year is None or date.year == other.year
    return (
        same_year and date.has_day and other.has_day and date.first <= other.last and other.first <= date.last
    )


class DateFinder:
    """Finds dates in texts.

    Args:
        months: for each language, the names of the months, January first.
    """

    def __init__(self, months: Iterable[Sequence[str]]) -> None:
        self._number = {
            name: index
            for names in months
            for index, month in enumerate(names, 1)
            for name in _spelled(month)
        }
        self._patterns = _patterns("|".join(sorted(map(re.escape, self._number), key=len, reverse=True)))

    def find(self, text: str) -> list[Date]:
        """Return the dates of a text in their order."""
        if self._number.keys().isdisjoint(_WORD.findall(text)):
            return []
        dates: list[Date] = []
        for pattern in self._patterns:
            for match in pattern.finditer(text):
                if all(match.end() <= date.start or match.start() >= date.end for date in dates):
                    date = self._date(match)
                    if date is not None:
                        dates.append(date)
        return sorted(dates, key=lambda date: date.start)

    def _date(self, match: re.Match[str]) -> Date | None:
        parts = match.groupdict()
        first_month, last_month = parts.get("m1"), parts.get("m2")
        first = self._number[first_month or last_month or ""], _day(parts.get("d1"))
        last = self._number[last_month or first_month or ""], _day(parts.get("d2") or parts.get("d1"))
        years = [int(year) for name, year in parts.items() if name.startswith("year") and year]
        if last < first:
            return None
        return Date(
            match.start(), match.end(), match.group().strip(), first, last, years[-1] if years else None
        )


def _day(text: str | None) -> int:
    return int(re.sub(r"\D", "", text)) if text else 0


def _spelled(month: str) -> Iterator[str]:
    """Yield the ways in which a month stands in a text: as the vocabulary writes it, capital, in capitals."""
    yield from dict.fromkeys((month, month[:1].upper() + month[1:], month.upper()))


@cache
def _patterns(month: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms of dates, the most exact first."""
    first, second = rf"(?P<m1>{month})", rf"(?P<m2>{month})"
    begin, until = rf"(?P<d1>{_DAY})", rf"(?P<d2>{_DAY})(?!\w)"
    year, other_year = _YEAR.format(n="1"), _YEAR.format(n="2")
    forms = (
        rf"{first}\s+{begin}(?:{year})?{_DASH}(?:{second}\s+)?{until}(?:{other_year})?",
        rf"{begin}{_OF}(?:\s+{first})?(?:{year})?{_DASH}{until}{_OF}\s+{second}(?:{other_year})?",
        rf"{first}\s+{begin}(?!\w)(?:{year})?",
        rf"{begin}{_OF}\s+{first}(?!\w)(?:{year})?",
        rf"(?:{_LEADS}|{_ABOUT})+{first}(?!\w)(?:{year})?",
        rf"{first}(?!\w){year}",
    )
    return tuple(re.compile(rf"(?<![\w.,/]){form}") for form in forms)
