"""The gazetteer: addressees, places and instruments that texts name, from a data file."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field

from ..errors import DataError
from . import datafile
from .datafile import StrictModel
from .terms import TermFinder, check_term

FILE_NAME = "gazetteer.toml"
COUNTRY = "country:"
"""Stands before the ISO code of a country that is an addressee."""

Terms = dict[str, list[str]]

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class AddresseeEntry(StrictModel):
    """Whom texts ask to act.

    Attributes:
        level: 1, an audience of headings too; 2, named in texts only.
    """

    id: str = Field(pattern=_ID)
    level: Literal[1, 2]
    label: str
    terms: Terms


class InstrumentEntry(StrictModel):
    """A convention, an Act, a system or an initiative with a name."""

    id: str = Field(pattern=_ID)
    kind: Literal["international", "national", "system", "initiative"]
    name: str
    terms: Terms


class PlaceEntry(StrictModel):
    """A region, or a body that stands for one."""

    id: str = Field(pattern=_ID)
    kind: Literal["region", "body"]
    name: str
    terms: Terms


class AddressingWords(StrictModel):
    """How an actor is addressed in one language; see the comments in `gazetteer.toml`."""

    duties: list[str]
    offers: list[str] = []
    calls: list[str] = []
    joins: list[str] = []
    speaks: list[str] = []
    rulers: list[str] = []


class NamingWords(StrictModel):
    """Words in which the names of Acts and conventions end."""

    named: list[str] = []
    small: list[str] = []
    international: list[str] = []


class GazetteerFile(StrictModel):
    """The file as people write it."""

    version: str
    addressing: dict[str, AddressingWords]
    addressee: list[AddresseeEntry]
    naming: NamingWords = NamingWords()
    instrument: list[InstrumentEntry] = []
    place: list[PlaceEntry] = []
    country: dict[str, Terms] = {}


ADDRESSING = ("duties", "offers", "calls", "joins", "speaks", "rulers")
"""Keys of `AddressingWords`, all of them lists of terms."""


class Gazetteer:
    """A validated gazetteer and the finders made from it."""

    def __init__(self, data: GazetteerFile) -> None:
        self.data = data
        self.instruments: Mapping[str, InstrumentEntry] = {entry.id: entry for entry in data.instrument}
        self.labels: Mapping[str, str] = dict(_labels(data))
        self._finders: dict[tuple[str, str], TermFinder[str]] = {}

    @property
    def version(self) -> str:
        """The version that the file names."""
        return self.data.version

    def places(self, language: str) -> TermFinder[str]:
        """Return what finds places: ids of regions and bodies, ISO codes of countries."""
        named = [(entry.id, entry.terms) for entry in self.data.place]
        return self._names("places", language, [*named, *self.data.country.items()])

    def named_instruments(self, language: str) -> TermFinder[str]:
        """Return what finds the instruments that have an entry."""
        return self._names(
            "instruments", language, [(entry.id, entry.terms) for entry in self.data.instrument]
        )

    def actors(self, language: str) -> TermFinder[str]:
        """Return what finds those who can be asked to act; countries as `country:NP`."""
        named = [(entry.id, entry.terms) for entry in self.data.addressee]
        countries = [(f"{COUNTRY}{code}", terms) for code, terms in self.data.country.items()]
        return self._names("actors", language, [*named, *countries])

    def addressing(self, language: str) -> TermFinder[str]:
        """Return what finds the wordings around an addressee, each by its key of `AddressingWords`."""
        key = ("addressing", language)
        if key not in self._finders:
            words = self.data.addressing.get(language) or self.data.addressing["en"]
            pairs = [(term, role) for role in ADDRESSING for term in getattr(words, role)]
            self._finders[key] = TermFinder(pairs, language)
        return self._finders[key]

    def _names(self, what: str, language: str, entries: Iterable[tuple[str, Terms]]) -> TermFinder[str]:
        key = (what, language)
        if key not in self._finders:
            pairs = [
                (term, name)
                for name, terms in entries
                for term in dict.fromkeys([*terms.get(language, ()), *terms.get("en", ())])
            ]
            self._finders[key] = TermFinder(pairs, language, names=True)
        return self._finders[key]


def load(path: Path, content: bytes | None = None) -> Gazetteer:
    """Read a gazetteer.

    Args:
        path: the file, `gazetteer.toml`.
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, is no TOML, does not validate, or holds a term that cannot be
            read; the message names the place, and the nearest known key for an unknown one.
    """
    data = datafile.read(path, GazetteerFile, content)
    if "en" not in data.addressing:
        raise DataError(f"{path}: [addressing.en] is needed; copy it from the gazetteer that is shipped")
    for place, terms in _all_terms(data):
        for term in terms:
            try:
                check_term(term)
            except ValueError as error:
                raise DataError(f"{path}: “{place}”: {error}; see the comments at the file's head") from error
    return Gazetteer(data)


def _labels(data: GazetteerFile) -> Iterator[tuple[str, str]]:
    """Yield what is printed for each id."""
    yield from ((entry.id, entry.label) for entry in data.addressee)
    yield from ((place.id, place.name) for place in data.place)
    yield from ((instrument.id, instrument.name) for instrument in data.instrument)
    for code, terms in data.country.items():
        name = next(iter(terms.get("en", ())), code)
        yield code, name
        yield f"{COUNTRY}{code}", name


def _all_terms(data: GazetteerFile) -> Iterator[tuple[str, list[str]]]:
    """Yield every list of terms with its place."""
    for language, words in data.addressing.items():
        for role in ADDRESSING:
            yield f"addressing.{language}.{role}", getattr(words, role)
    named = [(entry.id, entry.terms) for entry in data.addressee]
    named += [(instrument.id, instrument.terms) for instrument in data.instrument]
    named += [(place.id, place.terms) for place in data.place]
    for name, by_language in named:
        for language, terms in by_language.items():
            yield f"{name}.terms.{language}", terms
    for code, names in data.country.items():
        for language, terms in names.items():
            yield f"country.{code}.{language}", terms
