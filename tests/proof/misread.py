"""Where a build itself is not what was typeset: an alarm about that is right, not false."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from reportgen.model.compilation import Compilation, Item, Report
from reportgen.proof.claim import claims_of_report
from reportgen.proof.findings import Discrepancy
from reportgen.proof.sameness import HYPHENS, squeeze
from tests.typesetting import content
from tests.typesetting.score import heading_words
from tests.typesetting.truth import Truth, TruthItem

_QUOTED = re.compile("“([^”]*)”")
_SHORTENED = " … "
_HYPHEN = re.compile(rf"(?<=\w)[{HYPHENS}]\s?(?=\w)")
"""Within a word, where a line may end and the hyphen be kept or undone."""


@dataclass(frozen=True)
class Misread:
    """What a build has read otherwise than its reports say.

    Attributes:
        passages: ids of passages and headings whose letters no passage of the report has at that place, and
            of notes with words that the report has in no table, caption, note or quotation set apart.
        pages: ids of passages that stand on other pages of the report than the build says.
        bold: ids of passages with other bold words than in the report.
        lost: letters of the report's passages and headings that the build does not have, by file.
        absent: files of the reports that are not in the build at all.
    """

    passages: frozenset[str] = frozenset()
    pages: frozenset[str] = frozenset()
    bold: frozenset[str] = frozenset()
    lost: tuple[tuple[str, str], ...] = ()
    absent: frozenset[str] = frozenset()

    def explains(self, finding: Discrepancy) -> str:
        """Return what is indeed wrong with the build where a finding says so; "" where nothing is."""
        if finding.source in self.absent:
            return "the report is not in the build"
        if finding.item in self.passages:
            return "the build has other words there than the report"
        if finding.code == "not-where-claimed" and finding.item in self.pages:
            return "it stands on other pages of the report than in the build"
        if finding.code == "bold" and finding.item in self.bold:
            return "other words of it are bold in the report"
        if finding.code in ("words-missing", "left-out") and self._is_lost(finding):
            return "the build has lost these words of the report"
        return ""

    def _is_lost(self, finding: Discrepancy) -> bool:
        said = [_letters(part) for one in _QUOTED.findall(finding.message) for part in one.split(_SHORTENED)]
        return bool(said) and any(
            file == finding.source and all(part in words for part in said) for file, words in self.lost
        )


@dataclass(frozen=True)
class Typeset:
    """What was typeset: the truth of the running text, and the letters of all that is set apart from it."""

    truth: Truth
    apart: str

    @classmethod
    def of(cls, truth: Truth, report: content.Report) -> Typeset:
        """Return what was typeset of a report."""
        return cls(truth, "\n".join(map(_letters, _apart(report.blocks))))


def _apart(blocks: Iterable[content.Block]) -> Iterable[str]:
    """Yield the words of tables cell by cell, of captions, quotations and footnotes."""
    for block in blocks:
        if isinstance(block, content.Table):
            yield from (block.caption or "", *block.header, *(cell for row in block.rows for cell in row))
        elif isinstance(block, content.PullQuote):
            yield block.text
        elif isinstance(block, content.Figure):
            yield block.caption
        elif isinstance(block, content.Paragraph | content.Bullet):
            yield from (note.text for note in content.notes(block.inline))


def misread(compilation: Compilation, typeset: Mapping[str, Typeset]) -> Misread:
    """Compare a build with what its reports say, people's decisions taken back.

    Args:
        compilation: as built.
        typeset: what was typeset, by file name.
    """
    found = [_misread(it, typeset[it.source.file], _dropped(compilation)) for it in compilation.reports]
    built = {report.source.file for report in compilation.reports}
    return Misread(
        frozenset().union(*(it.passages for it in found)),
        frozenset().union(*(it.pages for it in found)),
        frozenset().union(*(it.bold for it in found)),
        tuple(lost for it in found for lost in it.lost),
        frozenset(typeset.keys() - built),
    )


def _dropped(compilation: Compilation) -> list[str]:
    """Return the letters by which people named the passages that they left out."""
    return [_letters(it.quote or "") for it in compilation.corrections if it.action == "drop"]


def _misread(report: Report, typeset: Typeset, dropped: Sequence[str]) -> Misread:
    truth = typeset.truth
    printed = [(_letters(it.text), it) for section in truth.priorities for it in section.items]
    wanted = [(text, it) for text, it in printed if not any(quote in text for quote in dropped)]
    found = [it for section in report.sections for it in section.items if it.origin != "editorial"]
    pairs = _pairs([text for text, _ in wanted], [_letters(it.source_text or it.text) for it in found])
    same = [(wanted[a][1], found[b]) for a, b in pairs.items()]
    lost = [text for at, (text, _) in enumerate(wanted) if at not in pairs]
    other = {it.id for at, it in enumerate(found) if at not in pairs.values()}
    headings, unread = _headings(report, truth)
    notes = {name for name, cells in _notes(report) if any(it not in typeset.apart for it in cells)}
    return Misread(
        frozenset(other | headings | notes),
        frozenset(it.id for one, it in same if one.page_start and not _same_pages(one, it)),
        frozenset(it.id for one, it in same if not _same_bold(one, it)),
        tuple((report.source.file, text) for text in [*lost, *unread]),
    )


def _headings(report: Report, truth: Truth) -> tuple[set[str], Iterable[str]]:
    """Return the ids of headings that the report does not have, and the headings that the build has not."""
    wanted = [_letters(heading_words(it.heading)) for it in truth.priorities]
    found = [_letters(heading_words(it.source_heading or it.heading)) for it in report.sections]
    pairs = _pairs(wanted, found)
    other = {it.id for at, it in enumerate(report.sections) if at not in pairs.values()}
    return other, [text for at, text in enumerate(wanted) if at not in pairs]


def _notes(report: Report) -> Iterable[tuple[str, list[str]]]:
    """Yield the ids of notes with the letters of their cells or words."""
    for claim in claims_of_report(report):
        if claim.kind == "note":
            yield claim.id, [_letters(line) for line in claim.text.splitlines()]


def _letters(text: str) -> str:
    """Return text without white space and without hyphens in words: lines end at any of them."""
    return squeeze(_HYPHEN.sub("", text))


def _pairs(wanted: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return {it.a + n: it.b + n for it in blocks for n in range(it.size)}


def _same_pages(wanted: TruthItem, found: Item) -> bool:
    pages = [box.page for box in found.evidence]
    return bool(pages) and (min(pages), max(pages)) == (wanted.page_start, wanted.page_end)


def _same_bold(wanted: TruthItem, found: Item) -> bool:
    return _bold(wanted.bold) == _bold(it.text for it in found.key_terms if it.origin == "source")


def _bold(terms: Iterable[str]) -> Collection[str]:
    return sorted(_letters(term).casefold() for term in terms)
