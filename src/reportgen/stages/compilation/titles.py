"""What our document prints as headings: one form for all chapters, no enumeration, no literal capitals.

Headings themselves stay as the reports print them: people's decisions are bound to them. One that people have
changed is printed as they wrote it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ...model.compilation import Report, Section, Subregion
from ...model.document import Document
from ...vocabularies.vocabulary import Vocabulary

_NUMBER = re.compile(r"\s*(?:(\d{1,2}(?:\.\d{1,2})*)[.):]?|([IVXLC]+)[.):]|([A-Z])[.)])\s+(?=\S)")
"""An enumeration before a heading: "5", "5.3.1", "IV.", "B)". Years have more figures."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_AFTER_A_STOP = re.compile(r"(?:^|[.!?:]\s+|[•–]\s*)[“\"(]*$")
_FEWEST = 2
"""Words, one of them longer than an acronym, from which capitals are a style and no abbreviation."""
_ACRONYM = 5
"""Letters that an abbreviation has at most."""


def titled(report: Report, document: Document, words: Vocabulary, language: str) -> Report:
    """Return a report with the titles of its chapter, sub-regions and sections.

    Args:
        report: with people's corrections.
        document: the structure of its source.
        words: its regions may name the titles of their chapters.
        language: of our document.
    """
    rule = _Rule(report, document, words)
    subregions: dict[str, Subregion] = {}
    sections = []
    for section in report.sections:
        own = section.subregion
        if own is not None:
            own = subregions.setdefault(own.id, rule.subregion(own))
        sections.append(rule.section(replace(section, subregion=own)))
    return replace(report, title=rule.chapter(report, language), sections=tuple(sections))


class _Rule:
    """What one source shows of its headings."""

    def __init__(self, report: Report, document: Document, words: Vocabulary) -> None:
        self._document = document
        self._words = words
        headings = [block.text for block in document.blocks if block.type == "heading"]
        self._numbers = list(_numbers(headings))
        some = any(map(is_in_capitals, _headings(report)))
        self._forms = _forms(document) if some else {}
        self._names = _names(words) if some else {}

    def chapter(self, report: Report, language: str) -> str | None:
        """Return the title of a chapter; None where it is the heading."""
        if report.source_heading is not None:
            return None
        area = self._words.regions.get(report.region.id)
        title = area.title.get(language) if area is not None else None
        return _unless_same(title or self._title(report.heading)[1], report.heading)

    def subregion(self, subregion: Subregion) -> Subregion:
        """Return a sub-region with its title."""
        if subregion.source_heading is not None:
            return subregion
        number, title = self._title(subregion.heading)
        return replace(subregion, number=number, title=_unless_same(title, subregion.heading))

    def section(self, section: Section) -> Section:
        """Return a section with its title."""
        if section.source_heading is not None:
            return section
        number, title = self._title(section.heading)
        return replace(section, number=number, title=_unless_same(title, section.heading))

    def _title(self, heading: str) -> tuple[str | None, str]:
        """Return the enumeration of a heading and the heading without it, in small letters."""
        number, rest = self._without_number(heading)
        return number, self._cased(rest) if is_in_capitals(rest) else rest

    def _without_number(self, heading: str) -> tuple[str | None, str]:
        match = _NUMBER.match(heading)
        if match is None or not self._counts(match):
            return None, heading
        return match[0].strip(), heading[match.end() :].strip()

    def _counts(self, match: re.Match[str]) -> bool:
        """Return whether a number counts headings: a dot or sign says so, else its neighbours do."""
        figure = match[1]
        if figure is None or "." in figure or not match[0].strip().isdigit():
            return True
        here = int(figure)
        return any(
            int(parts[0]) in (here - 1, here + 1) or (len(parts) > 1 and int(parts[0]) == here)
            for parts in self._numbers
        )

    def _cased(self, heading: str) -> str:
        """Return a heading in the case that the report shows elsewhere, else word by word by its text."""
        wanted = " ".join(heading.split()).casefold()
        for text in self._texts():
            shown = " ".join(text.split())
            offset = shown.casefold().find(wanted)
            printed = shown[offset : offset + len(wanted)] if offset >= 0 else ""
            if printed.casefold() == wanted and not is_in_capitals(printed):
                return printed[:1].upper() + printed[1:]
        cased = _WORD.sub(lambda word: self._form(word[0]), heading)
        return cased[:1].upper() + cased[1:]

    def _texts(self) -> Iterator[str]:
        """Yield the entries of the report's contents, then its headings, then its text."""
        blocks = self._document.blocks
        yield from (entry.text for block in blocks for entry in block.entries)
        yield from (block.text for block in blocks if block.type == "heading")
        yield from (block.text for block in blocks if block.type in ("paragraph", "list_item"))

    def _form(self, word: str) -> str:
        forms = self._forms.get(word.casefold())
        if forms:
            return min(forms, key=lambda form: (-forms[form], form))
        return self._names.get(word.casefold(), word.lower())


def _headings(report: Report) -> Iterator[str]:
    yield report.heading
    for section in report.sections:
        yield section.heading
        if section.subregion is not None:
            yield section.subregion.heading


def _numbers(headings: Iterable[str]) -> Iterator[list[str]]:
    """Yield the enumerations of headings, figure by figure."""
    for heading in headings:
        match = _NUMBER.match(heading)
        if match is not None and match[1]:
            yield match[1].split(".")


def _forms(document: Document) -> dict[str, Counter[str]]:
    """Return how often the text prints a word in which form; first words of sentences say nothing."""
    forms: dict[str, Counter[str]] = {}
    for block in document.blocks:
        if block.type in ("paragraph", "list_item") and not is_in_capitals(block.text):
            for word in _WORD.finditer(block.text):
                if not _AFTER_A_STOP.search(block.text[: word.start()][-4:]):
                    forms.setdefault(word[0].casefold(), Counter())[word[0]] += 1
    return forms


def _names(words: Vocabulary) -> dict[str, str]:
    """Return the words of the vocabulary's names of places, as it writes them."""
    areas = (*words.data.region, *words.data.subregion)
    terms = (term for area in areas for term in (area.name, *_flat(area.terms.values())))
    return {word[0].casefold(): word[0] for term in terms for word in _WORD.finditer(term)}


def _flat(lists: Iterable[list[str]]) -> Iterator[str]:
    for terms in lists:
        yield from terms


def _unless_same(title: str, heading: str) -> str | None:
    return title if title and title != heading else None


def is_in_capitals(text: str) -> bool:
    """Return whether a text is set in literal capitals; an abbreviation alone is no style."""
    words = _WORD.findall(text)
    if not words or any(word != word.upper() for word in words):
        return False
    return (len(words) >= _FEWEST and max(map(len, words)) > _ACRONYM) or max(map(len, words)) > _ACRONYM + 2
