"""Figures of participation that a report gives twice differently, or that cannot go together."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model.compilation import Compilation, Participation, Report
from ..model.document import Block, Document
from ..model.provenance import AnyEvidence, locator_of
from ..stages.chapter import facts
from ..vocabularies.vocabulary import Vocabulary
from .finding import Finding
from .passages import EDITION_FILE
from .subjects import EditionWords

_LABELS = {
    "registered": "people who registered",
    "countries_registered": "countries of those who registered",
    "participated": "people who participated",
    "countries_represented": "countries of those who participated",
}
_AT_MOST = (
    ("participated", "registered"),
    ("countries_represented", "countries_registered"),
    ("countries_registered", "registered"),
    ("countries_represented", "participated"),
)
"""The first figure cannot be greater than the second."""
_DIGIT = re.compile(r"\d")
_WHOLE = 2
"""Figures in one passage that show it speaks of the whole forum, not of one session."""
_PART = re.compile(
    r"\b(?:(?:first|second|third|last|each|per) day|day (?:one|two|three|four|\d))\b"
    r"|\b(?:session|panel|workshop|survey)\b"
    r"|\b(?:primer|segundo|tercer) día\b|\bsesión\b|\btaller\b|\bencuesta\b|\batelier\b|\benquête\b",
    re.I,
)
"""Words of passages that count a part of the forum."""
_ABOUT = re.compile(
    r"\b(?:over|than|about|nearly|almost|around|approximately|some|más de|unas|plus de|environ)\s+$", re.I
)
"""What makes the number behind it a round one, which need not equal the exact one."""
_FORUMS = re.compile(r"\b(?P<count>\d{1,2}|[a-z]+)\s+regional\s+(?:forums|fora|reports|chapters)\b", re.I)
_COUNTS = {
    word: index for index, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight"), 2)
}


def check(words: EditionWords) -> Iterator[Finding]:
    """Yield figures of participation that disagree."""
    return figures(words.compilation, words.documents, words.vocabulary)


def figures(compilation: Compilation, documents: Sequence[Document], words: Vocabulary) -> Iterator[Finding]:
    """Yield findings about figures that disagree.

    Args:
        compilation: whose figures are printed.
        documents: the structure of each source.
        words: how each language words figures.
    """
    by_file = {document.source.file: document for document in documents}
    for report in compilation.reports:
        printed = report.participation
        if printed is None:
            continue
        document = by_file.get(report.source.file)
        yield from _given_twice(report, printed, document, words) if document else ()
        yield from _impossible(report, printed)
    yield from _forums(compilation)


def _given_twice(
    report: Report, printed: Participation, document: Document, words: Vocabulary
) -> Iterator[Finding]:
    said: set[tuple[str, int]] = set()
    stated = list(_statements(document, words))
    firsts = _printed_from(printed, stated)
    for block, figures in stated:
        if len(figures) < _WHOLE:
            continue
        for name, value in figures.items():
            usual = getattr(printed, name)
            if (
                value != usual
                and usual is not None
                and (name, value) not in said
                and not _is_round(value, block.text)
            ):
                said.add((name, value))
                yield _differs(report, (name, value, usual), firsts.get(name), block)


def _printed_from(
    printed: Participation, stated: Sequence[tuple[Block, Mapping[str, int]]]
) -> dict[str, AnyEvidence]:
    """Return where the printed figures stand."""
    return {
        name: block.evidence[0]
        for block, found in reversed(stated)
        for name, value in found.items()
        if value == getattr(printed, name) and block.evidence
    }


def _statements(document: Document, words: Vocabulary) -> Iterator[tuple[Block, Mapping[str, int]]]:
    """Yield every block that states figures, with the figures."""
    language = words.figure_words(document.source.language)
    signs = [*language.registered, *language.participated, *language.represented]
    for block in document.blocks:
        text = block.text
        if block.type == "heading" or not _DIGIT.search(text):
            continue
        small = text.casefold()
        if not any(sign.casefold() in small for sign in signs) or _PART.search(text):
            continue
        stated = facts.participation(replace(document, blocks=(block,)), words)
        if stated is not None:
            values = {name: getattr(stated, name) for name in _LABELS}
            yield block, {name: value for name, value in values.items() if value is not None}


def _is_round(value: int, text: str) -> bool:
    """Return whether a number is given as a round one (“more than 80 people”)."""
    return any(
        _ABOUT.search(text, max(0, match.start() - 20), match.start())
        for match in re.finditer(rf"\b{value}\b", text)
    )


def _differs(
    report: Report, figure: tuple[str, int, int], usual: AnyEvidence | None, block: Block
) -> Finding:
    """Return the finding for a figure: its name, its value in `block`, and the one printed from `usual`."""
    name, value, printed = figure
    place = block.evidence[0] if block.evidence else None
    where = locator_of([usual] if usual else [])
    there = f"{'in' if where.paragraph else 'on'} {where}" if where else "on another page"
    message = f"{value} {_LABELS[name]} here, {printed} {there}, which the chapter's opening prints"
    return _finding("check-figures", message, report, place)


def _impossible(report: Report, printed: Participation) -> Iterator[Finding]:
    for smaller, greater in _AT_MOST:
        less, more = getattr(printed, smaller), getattr(printed, greater)
        if less is not None and more is not None and less > more:
            message = f"{less} {_LABELS[smaller]}, but {more} {_LABELS[greater]}: both cannot be right"
            yield _finding("check-figures", message, report, None)


def _finding(code: str, message: str, report: Report, place: AnyEvidence | None) -> Finding:
    return Finding(
        "warning",
        code,
        message,
        "ask the region's coordinator which is right",
        report.source.file,
        place.page if place else None,
        place.bbox if place else None,
        "facts",
        report.region.id,
        paragraph=place.paragraph if place else None,
    )


def _forums(compilation: Compilation) -> Iterator[Finding]:
    """Yield where the introduction counts another number of forums than the edition has reports."""
    there = len(compilation.reports) + len(compilation.missing)
    for paragraph in compilation.edition.introduction:
        for match in _FORUMS.finditer(paragraph):
            word = match["count"].casefold()
            count = int(word) if word.isdigit() else _COUNTS.get(word, there)
            if count != there:
                reports = "1 report" if there == 1 else f"{there} reports"
                message = f"the introduction says “{match.group()}”; the edition has {reports}"
                remedy = "correct the introduction, or add the report that is missing"
                yield Finding("note", "check-figures", message, remedy, EDITION_FILE, group="facts")
