"""Fields of the entries that people write: checked, with every problem said at its line."""

import datetime
import difflib
import re
from collections.abc import Sequence
from pathlib import Path

from ...errors import DataError
from .yaml_tree import Kind, Value

NAMES: dict[Kind, str] = {
    "text": "a text",
    "number": "a number",
    "date": "a date",
    "truth": "true or false",
    "nothing": "empty",
    "list": "a list",
    "mapping": "keys with values",
    "other": "a value with a tag (“!”)",
}
"""Kinds as people call them."""

NEAR = 0.6
"""Similarity, 0 to 1, from which a known word is offered for an unknown one."""


class Problems:
    """What is wrong with a file: all of it is said at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._found: list[tuple[int, str]] = []

    def add(self, line: int, message: str, remedy: str) -> None:
        """Note a problem and what to do about it."""
        self._found.append((line, f"{message}; {remedy}"))

    @property
    def said(self) -> tuple[str, ...]:
        """The problems without their places, in the order of the file."""
        return tuple(said for _, said in sorted(self._found, key=lambda placed: placed[0]))

    def settle(self) -> None:
        """End the checks.

        Raises:
            DataError: something is wrong; a line for each problem, in the order of the file.
        """
        if self._found:
            problems = sorted(self._found, key=lambda placed: placed[0])
            raise DataError(*(f"{self._path}:{line}: {said}" for line, said in problems))


class Fields:
    """The checked fields of one entry; problems are noted, and None stands for what is wrong.

    Attributes:
        line: line of the entry, from 1.
        are_there: it has fields at all.
    """

    def __init__(self, entry: Value, known: Sequence[str], problems: Problems) -> None:
        self.line = entry.line
        self.are_there = entry.kind == "mapping"
        self._problems = problems
        self._fields: dict[str, tuple[int, Value]] = {}
        if entry.kind != "mapping":
            self._problem(
                entry.line,
                f"an entry must have keys, found {NAMES[entry.kind]}",
                f"write “{known[0]}: …” and so on",
            )
        own = {key.text for key, _ in entry.pairs}
        for key, value in entry.pairs:
            if key.text not in known:
                near = difflib.get_close_matches(key.text, known, 1, NEAR)
                self._problem(
                    key.line,
                    f"unknown key “{key.text}”",
                    f"did you mean “{near[0]}”?" if near else f"known keys: {', '.join(known)}",
                )
                if near and near[0] not in own:
                    # so that it is not called missing too
                    self._fields.setdefault(near[0], (key.line, value))
            elif key.text in self._fields:
                first = self._fields[key.text][0]
                self._problem(
                    key.line, f"“{key.text}” stands twice (also in line {first})", "keep one of them"
                )
            else:
                self._fields[key.text] = (key.line, value)

    def _problem(self, line: int, message: str, remedy: str) -> None:
        self._problems.add(line, message, remedy)

    def problem(self, name: str, message: str, remedy: str) -> None:
        """Note a problem of a field, at its line where the entry has it."""
        self._problem(self._fields[name][0] if name in self._fields else self.line, message, remedy)

    def has(self, name: str) -> bool:
        """Return whether the entry has the key, whatever its value."""
        return name in self._fields

    def get(self, name: str) -> Value | None:
        """Return the value of a key; None where it is absent or empty."""
        placed = self._fields.get(name)
        return placed[1] if placed and placed[1].kind != "nothing" else None

    def _of_kind(self, name: str, *kinds: Kind, remedy: str) -> Value | None:
        value = self.get(name)
        if value is None or value.kind in kinds:
            return value
        self.problem(name, f"“{name}” must be {NAMES[kinds[0]]}, found {NAMES[value.kind]}", remedy)
        return None

    def text(self, name: str) -> str | None:
        """Return a text; white space in it counts as one space."""
        value = self._of_kind(name, "text", remedy="put it into double quotes")
        return collapsed(value.text) if value is not None else None

    def scalars(self, name: str) -> str | None:
        """Return a text, number, date or truth as written; a list of them joined with ", "."""
        value = self._of_kind(name, "text", "number", "date", "truth", "list", remedy="put it into quotes")
        if value is None or value.kind != "list":
            return collapsed(value.text) if value is not None else None
        if any(part.kind in ("list", "mapping", "other", "nothing") for part in value.parts):
            self.problem(name, f"“{name}” must be a text or a list of texts", "write [one, two]")
            return None
        return ", ".join(collapsed(part.text) for part in value.parts)

    def choice(self, name: str, choices: Sequence[str]) -> str | None:
        """Return one of some words."""
        given = self.text(name)
        if given is None or given in choices:
            return given
        near = difflib.get_close_matches(given, choices, 1, NEAR)
        hint = f"did you mean “{near[0]}”?" if near else f"known: {', '.join(choices)}"
        self.problem(name, f"unknown {name} “{given}”", hint)
        return None

    def page(self, name: str) -> int | None:
        """Return a page, from 1."""
        value = self._of_kind(name, "number", remedy="write the page of the report, such as 14")
        if value is None:
            return None
        if not re.fullmatch(r"0*[1-9][0-9]{0,5}", value.text):
            self.problem(name, f"“{name}” is {value.text}", "pages count from 1, in whole numbers")
            return None
        return int(value.text)

    def truth(self, name: str) -> bool:
        """Return true or false; false where the key is absent."""
        value = self._of_kind(name, "truth", remedy="write true or false")
        return value is not None and value.text.lower() == "true"

    def date(self, name: str) -> str | None:
        """Return a date as ISO 8601, year-month-day."""
        value = self._of_kind(name, "date", "text", "number", remedy="write it as 2021-12-01")
        if value is None or is_date(value.text):
            return value.text if value is not None else None
        self.problem(name, f"“{name}” is no date: “{value.text}”", "write it as 2021-12-01")
        return None


def says_something(text: str | None) -> bool:
    """Return whether a name or reason is one: “…”, which stands in commands to be filled in, is none."""
    return any(char.isalpha() for char in text or "")


def is_date(text: str) -> bool:
    """Return whether a text is a date as ISO 8601 writes it: year-month-day."""
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII) is not None


def collapsed(text: str) -> str:
    """Return a text with its line breaks and runs of blanks as one space; no-break spaces are kept."""
    return re.sub(r"[ \t\r\n\v\f\x85\u2028\u2029]+", " ", text).strip(" ")
