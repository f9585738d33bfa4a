"""The codebook: themes, the words that carry them and the wordings of demands, from a data file."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from ..errors import DataError
from . import datafile
from .datafile import StrictModel
from .terms import TermFinder, check_term

FILE_NAME = "codebook.toml"

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Together(StrictModel):
    """Terms that count only in a sentence that also holds one of `with_`."""

    terms: list[str]
    with_: list[str] = Field(alias="with")


class ThemeWords(StrictModel):
    """How a theme is said in one language; see the comments in `codebook.toml`."""

    terms: list[str]
    names: list[str] = []
    hints: list[str] = []
    except_: list[str] = Field(default=[], alias="except")
    together: list[Together] = []
    instruments: list[str] = []


class ThemeEntry(StrictModel):
    """A theme as people define it."""

    id: str = Field(pattern=_ID)
    label: str
    definition: str
    include: list[str] = []
    exclude: list[str] = []
    words: dict[str, ThemeWords]


class SentenceWords(StrictModel):
    """How sentences ask in one language; see the comments in `codebook.toml`."""

    abbreviations: list[str] = []
    numbering: list[str] = []
    closing: list[str] = []
    starters: list[str] = []
    asks: list[str]
    asks_except: list[str] = []
    announces: list[str] = []
    contents: list[str] = []
    offers: list[str] = []
    proposes: list[str] = []
    proposes_except: list[str] = []
    pointers: list[str] = []
    carries_on: list[str] = []
    imperatives: list[str] = []
    statements: list[str] = []
    needs: list[str] = []
    leaning: list[str] = []
    linking: list[str] = []
    pointing: list[str] = []
    joining: list[str] = []


WORDINGS = (
    "asks", "asks_except", "announces", "contents", "offers", "proposes", "proposes_except", "carries_on",
    "statements", "needs",
)  # fmt: skip
"""Keys of `SentenceWords` that hold terms; the others hold plain words."""


class Migration(StrictModel):
    """A theme that was split, merged or renamed."""

    old: str = Field(alias="from", pattern=_ID)
    new: list[str] = Field(alias="to", min_length=1)
    since: str
    note: str = ""


class CodebookFile(StrictModel):
    """The file as people write it."""

    version: str
    sentences: dict[str, SentenceWords]
    theme: list[ThemeEntry] = Field(min_length=1)
    migration: list[Migration] = []

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        ids = [theme.id for theme in self.theme]
        if doubled := sorted({name for name in ids if ids.count(name) > 1}):
            raise ValueError(f"theme “{doubled[0]}” stands twice; give each theme one block")
        if "en" not in self.sentences:
            raise ValueError("[sentences.en] is needed; copy it from the codebook that is shipped")
        for theme in self.theme:
            if "en" not in theme.words:
                raise ValueError(f"theme “{theme.id}” has no words.en; add its English terms")
        _check_migrations(self.migration, ids)
        return self


def _check_migrations(migrations: Iterable[Migration], ids: list[str]) -> None:
    olds = {migration.old: migration.new for migration in migrations}
    for old, news in olds.items():
        if old in ids:
            raise ValueError(f"migration from “{old}”: the theme still exists; take it or the migration out")
        for new in news:
            if new not in ids and new not in olds:
                raise ValueError(f"migration from “{old}” to “{new}”: no such theme{_nearest(new, ids)}")
        if any(_reaches(new, old, olds) for new in news):
            raise ValueError(f"migration from “{old}” leads back to itself")


def _reaches(name: str, goal: str, olds: Mapping[str, list[str]], depth: int = 0) -> bool:
    if name == goal or depth > len(olds):
        return True
    return any(_reaches(new, goal, olds, depth + 1) for new in olds.get(name, ()))


def _nearest(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f"; did you mean “{near[0]}”?" if near else ""


Role = Literal["term", "hint", "except", "together"]


@dataclass(frozen=True, slots=True)
class Sign:
    """What a term of the codebook stands for.

    Attributes:
        theme: id of the theme.
        role: carries the theme, only names it, takes other terms out, or counts beside others.
        group: which group of `together` the term belongs to.
    """

    theme: str
    role: Role
    group: int = 0


class Codebook:
    """A validated codebook and the finders made from it."""

    def __init__(self, data: CodebookFile) -> None:
        self.data = data
        self.themes: Mapping[str, ThemeEntry] = {theme.id: theme for theme in data.theme}
        self._migrations = {migration.old: tuple(migration.new) for migration in data.migration}
        self._finders: dict[str, TermFinder[Sign]] = {}
        self._companions: dict[str, TermFinder[Sign]] = {}
        self._wordings: dict[str, TermFinder[str]] = {}

    @property
    def version(self) -> str:
        """The version that the file names."""
        return self.data.version

    def migrate(self, theme: str) -> tuple[str, ...]:
        """Return today's ids of a theme of an older codebook; empty where nobody knows it."""
        if theme in self.themes:
            return (theme,)
        ids = [now for new in self._migrations.get(theme, ()) for now in self.migrate(new)]
        return tuple(dict.fromkeys(ids))

    def sentence_words(self, language: str) -> SentenceWords:
        """Return the wordings of demands of a language, English where it has none."""
        return self.data.sentences.get(language) or self.data.sentences["en"]

    def theme_words(self, theme: str, language: str) -> ThemeWords:
        """Return the words of a theme in a language, English where it has none."""
        words = self.themes[theme].words
        return words.get(language) or words["en"]

    def wordings(self, language: str) -> TermFinder[str]:
        """Return what finds the wordings of demands, each by the key of `SentenceWords` it stands under."""
        if language not in self._wordings:
            words = self.sentence_words(language)
            pairs = [(term, role) for role in WORDINGS for term in getattr(words, role)]
            self._wordings[language] = TermFinder(pairs, language)
        return self._wordings[language]

    def finder(self, language: str) -> TermFinder[Sign]:
        """Return what finds the themes' terms in texts of a language."""
        if language not in self._finders:
            self._finders[language] = TermFinder(self._signs(language), language)
        return self._finders[language]

    def companions(self, language: str) -> TermFinder[Sign]:
        """Return what finds the words that terms under `together` need beside them."""
        if language not in self._companions:
            pairs = [
                (term, Sign(theme, "together", group))
                for theme in self.themes
                for group, together in enumerate(self.theme_words(theme, language).together)
                for term in together.with_
            ]
            self._companions[language] = TermFinder(pairs, language)
        return self._companions[language]

    def _signs(self, language: str) -> Iterator[tuple[str, Sign]]:
        for theme in self.themes:
            words = self.theme_words(theme, language)
            yield from ((term, Sign(theme, "term")) for term in words.terms)
            yield from ((term, Sign(theme, "hint")) for term in words.hints)
            yield from ((term, Sign(theme, "except")) for term in words.except_)
            for group, together in enumerate(words.together):
                yield from ((term, Sign(theme, "together", group)) for term in together.terms)


def load(path: Path, content: bytes | None = None) -> Codebook:
    """Read a codebook.

    Args:
        path: the file, `codebook.toml`.
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, is no TOML, does not validate, or holds a term that cannot be
            read; the message names the place, and the nearest known key for an unknown one.
    """
    book = Codebook(datafile.read(path, CodebookFile, content))
    for place, terms in _all_terms(book.data):
        for term in terms:
            try:
                check_term(term)
            except ValueError as error:
                raise DataError(f"{path}: “{place}”: {error}; see the comments at the file's head") from error
    return book


def _all_terms(data: CodebookFile) -> Iterator[tuple[str, list[str]]]:
    """Yield every list of terms with its place."""
    for language, sentences in data.sentences.items():
        for role in WORDINGS:
            yield f"sentences.{language}.{role}", getattr(sentences, role)
    for theme in data.theme:
        for language, words in theme.words.items():
            place = f"theme.{theme.id}.words.{language}"
            yield f"{place}.terms", words.terms
            yield f"{place}.hints", words.hints
            yield f"{place}.except", words.except_
            for together in words.together:
                yield f"{place}.together", together.terms + together.with_
