"""The controlled vocabulary: regions, sub-regions, audiences and heading words, from a data file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field, ValidationError

from ..errors import DataError
from . import toml_file
from .datafile import StrictModel

FILE_NAME = "vocabulary.toml"

Terms = dict[str, list[str]]


class HeadingWords(StrictModel):
    """Words of headings in one language; see the comments in `vocabulary.toml`."""

    priorities: list[str]
    priorities_alone: list[str]
    overview: list[str]
    issues: list[str]
    actions: list[str]
    links: list[str]
    after: list[str]
    filler: list[str]


class Area(StrictModel):
    """A region or sub-region.

    Attributes:
        title: of a region's chapter, by the language of our document; its report's heading by default.
        overarching: of a sub-region: it is no place, but holds what is asked across all of a region.
    """

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    name: str
    terms: Terms
    title: dict[str, str] = {}
    overarching: bool = False


class Audience(StrictModel):
    """Whom a section's heading addresses."""

    id: str = Field(pattern=r"^[a-z0-9-]+$")
    label: str
    terms: Terms


class FigureWords(StrictModel):
    """Words that show what a number of participation counts."""

    registered: list[str]
    participated: list[str]
    represented: list[str]
    countries: list[str]
    people: list[str]


class FormatWords(StrictModel):
    """Words that say how a forum met: "met" (verbs), "online" (forms), "forum" (what has a form)."""

    met: list[str] = Field(min_length=1)
    form: list[str] = Field(min_length=1)
    events: list[str] = Field(min_length=1)


class VocabularyFile(StrictModel):
    """The file as people write it."""

    version: str
    headings: dict[str, HeadingWords]
    region: list[Area]
    subregion: list[Area]
    audience: list[Audience]
    figures: dict[str, FigureWords]
    months: dict[str, list[str]]
    format: dict[str, FormatWords] = {}


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term found in a text: [start, end) and the id it stands for."""

    id: str
    start: int
    end: int


def _pattern(term: str) -> str:
    """Return a pattern for a term: any white space, any apostrophe, whole words."""
    words = [re.escape(word).replace("'", "['’]") for word in term.split()]
    return r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"


_WORD = re.compile(r"\w+")


@cache
def _compiled(term: str) -> re.Pattern[str]:
    return re.compile(_pattern(term), re.I)


class LongestTermFinder:
    """Finds terms in a text, the longest first, none inside another."""

    def __init__(self, terms: Iterable[tuple[str, str]]) -> None:
        ranked = sorted({(term, name) for term, name in terms}, key=lambda item: (-len(item[0]), item))
        self._terms: dict[str, list[tuple[int, str, str]]] = {}
        for rank, (term, name) in enumerate(ranked):
            first = _WORD.search(term.casefold())
            self._terms.setdefault(first.group() if first else "", []).append((rank, term, name))

    def find(self, text: str) -> list[TermMatch]:
        """Return the matches in the order of the text."""
        taken: list[TermMatch] = []
        # only terms whose first word stands in the text are looked for
        words = {"", *_WORD.findall(text.casefold())}
        for _, term, name in sorted(term for word in words for term in self._terms.get(word, ())):
            for match in _compiled(term).finditer(text):
                if all(match.end() <= other.start or match.start() >= other.end for other in taken):
                    taken.append(TermMatch(name, match.start(), match.end()))
        return sorted(taken, key=lambda match: match.start)


class Vocabulary:
    """A validated vocabulary and the finders made from it."""

    def __init__(self, data: VocabularyFile) -> None:
        self.data = data
        self.regions: Mapping[str, Area] = {place.id: place for place in data.region}
        self.subregions: Mapping[str, Area] = {place.id: place for place in data.subregion}
        self.audiences: Mapping[str, Audience] = {audience.id: audience for audience in data.audience}

    @property
    def version(self) -> str:
        """The version that the file names."""
        return self.data.version

    def heading_words(self, language: str) -> HeadingWords:
        """Return the heading words of a language, English where it has none."""
        return self.data.headings.get(language) or self.data.headings["en"]

    def figure_words(self, language: str) -> FigureWords:
        """Return the words around figures of a language, English where it has none."""
        return self.data.figures.get(language) or self.data.figures["en"]

    def format_words(self, language: str) -> FormatWords | None:
        """Return the words that say how a forum met; None where the file has none."""
        return self.data.format.get(language) or self.data.format.get("en")

    def months(self, language: str) -> list[str]:
        """Return the names of the months, January first."""
        return self.data.months.get(language) or self.data.months["en"]

    def order(self, region: str) -> int:
        """Return a region's place in the merged document."""
        return list(self.regions).index(region) if region in self.regions else len(self.regions)

    @cached_property
    def region_finder(self) -> LongestTermFinder:
        """Finds regions by any language's terms."""
        return LongestTermFinder(
            (term, place.id) for place in self.data.region for terms in place.terms.values() for term in terms
        )

    @cached_property
    def subregion_finder(self) -> LongestTermFinder:
        """Finds sub-regions by any language's terms."""
        return LongestTermFinder(
            (term, place.id)
            for place in self.data.subregion
            for terms in place.terms.values()
            for term in terms
        )

    @cached_property
    def audience_finder(self) -> LongestTermFinder:
        """Finds audiences; `{region}` in a term stands for every region's and sub-region's term."""
        places = [
            term
            for place in (*self.data.region, *self.data.subregion)
            for terms in place.terms.values()
            for term in terms
        ]
        terms = [
            (term, audience.id)
            for audience in self.data.audience
            for listed in audience.terms.values()
            for term in listed
        ]
        # "global movement" is a term of its own, whatever the place-name "Global" would make of it.
        plain = {term.casefold() for term, _ in terms}
        expanded = [
            (name, audience)
            for term, audience in terms
            if "{region}" in term
            for place in places
            if (name := term.replace("{region}", place)).casefold() not in plain
        ]
        return LongestTermFinder(expanded + [pair for pair in terms if "{region}" not in pair[0]])


def load(path: Path, content: bytes | None = None) -> Vocabulary:
    """Read a vocabulary file.

    Args:
        path: the file, `vocabulary.toml`.
        content: its bytes, where they are at hand.

    Raises:
        DataError: the file is missing, is no TOML, or does not validate; the message names the place.
    """
    _, raw = toml_file.read(path, "the vocabulary that is shipped", content)
    try:
        data = VocabularyFile.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DataError(
            f"{path}: {place}: {first['msg'].lower()}; compare with the vocabulary that is shipped"
        ) from error
    if "en" not in data.headings or "en" not in data.figures or "en" not in data.months:
        raise DataError(
            f"{path}: [headings.en], [figures.en] and months.en are needed; "
            "copy them from the vocabulary that is shipped"
        )
    return Vocabulary(data)
