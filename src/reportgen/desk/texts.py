"""The texts of the desk, read from `templates/desk/<language>.toml`; plurals by the language's own rules."""

from collections.abc import Mapping
from typing import Any

from ..system import parsing, resources
from ..vocabularies.plurals import OTHER, PluralRules

FOLDER = "desk"
"""Below the templates."""
DEFAULT = "en"
_COUNT = "count"
"""The gap for the number that a text agrees with."""


class Texts:
    """The texts of one language, each asked for by its key: `texts("board.region")`.

    Attributes:
        language: BCP 47 tag.
        direction: "ltr" or "rtl".
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Take the texts of a file as it was read."""
        self.language, self.direction = str(data["language"]), str(data["direction"])
        self._rules = PluralRules(data["plurals"])
        head = ("language", "direction", "plurals")
        self._texts = dict(_flat({name: item for name, item in data.items() if name not in head}, ""))

    def __call__(self, key: str, **values: object) -> str:
        """Return a text with its gaps filled; of several forms, the one that `count` takes.

        Raises:
            KeyError: there is no such text, or a gap has no value.
        """
        form = self._texts.get(key)
        if form is None:
            count = values.get(_COUNT)
            category = self._rules.category(count) if isinstance(count, int) else OTHER
            form = self._texts.get(f"{key}.{category}") or self._texts.get(f"{key}.{OTHER}")
        if form is None:
            raise KeyError(key)
        return form.format(**values)

    def has(self, key: str) -> bool:
        """Return whether there is a text of this key."""
        return key in self._texts

    @property
    def keys(self) -> tuple[str, ...]:
        """All keys; forms of one text count singly."""
        return tuple(self._texts)


def load(language: str = DEFAULT) -> Texts:
    """Return the texts of a language; English where there is no file for it."""
    folder = resources.templates() / FOLDER
    path = folder / f"{language}.toml"
    path = path if path.is_file() else folder / f"{DEFAULT}.toml"
    return Texts(parsing.parse_toml(path.read_text("utf-8")))


def _flat(table: Mapping[str, Any], above: str) -> list[tuple[str, str]]:
    texts: list[tuple[str, str]] = []
    for name, value in table.items():
        key = f"{above}{name}"
        texts += _flat(value, f"{key}.") if isinstance(value, Mapping) else [(key, str(value))]
    return texts
