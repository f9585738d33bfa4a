"""Italics, raised and lowered letters and links of the compilation against the sources, as read again.

Bold is compared elsewhere, word by word of the whole chapter: people may change it. What is looked at here is
compared passage by passage, where both readings have the same words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..model.compilation import Item, Note, Report
from ..model.inline_runs import StyledRun
from ..model.provenance import AnyEvidence, locator_of
from .elsewhere import shown
from .findings import Discrepancy, located
from .sameness import fold, squeeze
from .words import SCRIPTS, FoldedWord, Lettering, words_of

_AGAIN = "compare with the report; build again, and if it stays, report it"
_NAMES = ("in italics", "raised", "lowered")
"""What `FoldedWord.shape` counts, in its order."""
_SEEN = 0.5
"""Share of a report's styled words that the second engine must see to be asked about the others."""


@dataclass(frozen=True, slots=True)
class InlineCompared:
    """What the comparison of one report says.

    Attributes:
        findings: passages whose words look otherwise, or lead elsewhere, in one of the two.
        remarks: looks that the second engine cannot tell in this report.
    """

    findings: tuple[Discrepancy, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    """The words of an item or note as one of the two has them."""

    id: str
    text: str
    runs: tuple[StyledRun, ...]
    evidence: tuple[AnyEvidence, ...]

    def words(self) -> tuple[FoldedWord, ...]:
        """Return its words with their looks."""
        runs = self.runs or (StyledRun(self.text),)
        return words_of((run.text, _look(run)) for run in runs)

    def links(self) -> Counter[tuple[str, str]]:
        """Return the words that lead out of the document, and where they lead.

        The edge of a link may run through the mark behind it; white space and marks at its edges say nothing.
        """
        links: list[tuple[str, str]] = []
        before: str | None = None
        for run in self.runs:
            if run.link is not None and run.link == before:
                links[-1] = links[-1][0] + squeeze(run.text), run.link
            elif run.link is not None:
                links.append((squeeze(run.text), run.link))
            before = run.link
        return Counter((_bare(words), address) for words, address in links)


def _look(run: StyledRun) -> int:
    return (Lettering.ITALIC if run.italic else Lettering.PLAIN) | SCRIPTS[run.script]


def _bare(words: str) -> str:
    """Return words without the marks at their edges."""
    return words.strip("".join(char for char in words if not char.isalnum()))


def check(published: Report, again: Report) -> InlineCompared:
    """Compare the passages of a report of the compilation with the same report read again."""
    file, both = published.source.file, tuple(_pairs(published, again))
    findings: list[Discrepancy] = []
    remarks: list[str] = []
    for at, name in enumerate(_NAMES):
        styled = agreed = 0
        wrong: list[Discrepancy] = []
        for passage, other in both:
            differing: list[str] = []
            for word, theirs in zip(passage.words(), other.words(), strict=True):
                styled += max(word.shape[at], theirs.shape[at]) > 0
                agreed += word.shape[at] == theirs.shape[at] > 0
                differing += [word.text] if word.shape[at] != theirs.shape[at] else []
            if differing:
                wrong.append(_finding(passage, file, differing, name))
        if len(wrong) > 1 and agreed < _SEEN * styled:
            remarks.append(
                f"{file}: the second engine cannot tell what this report has {name} ({agreed} of {styled} "
                "such words agree), so that is not proven"
            )
        else:
            findings += wrong
    return InlineCompared((*findings, *_links(both, file)), tuple(remarks))


def _pairs(published: Report, again: Report) -> Iterator[tuple[_Passage, _Passage]]:
    """Yield the passages that both have with the same words."""
    others = {passage.id: passage for passage in _passages(again)}
    for passage in _passages(published):
        other = others.get(passage.id)
        if other is not None and _texts(passage.words()) == _texts(other.words()):
            yield passage, other


def _passages(report: Report) -> Iterator[_Passage]:
    for section in report.sections:
        passages: Sequence[Item | Note] = (*section.items, *section.notes)
        yield from (_Passage(it.id, it.text, it.runs, it.evidence) for it in passages if it.id)


def _texts(words: Iterable[FoldedWord]) -> list[str]:
    return [word.text for word in words]


def _finding(passage: _Passage, file: str, words: Sequence[str], name: str) -> Discrepancy:
    message = f"“{shown(words)}” is {name} in only one of the document and the report, as read again"
    where = located(locator_of(passage.evidence))
    return Discrepancy("style", message, _AGAIN, item=passage.id, source=file, **where)


def _links(both: Iterable[tuple[_Passage, _Passage]], file: str) -> Iterator[Discrepancy]:
    """Name the passages whose words lead elsewhere, or nowhere, in one of the two."""
    for passage, other in both:
        ours, theirs = passage.links(), other.links()
        differing = sorted((ours - theirs) + (theirs - ours))
        if differing:
            (words, address), where = differing[0], located(locator_of(passage.evidence))
            message = f"that “{shown([words])}” leads to {fold(address)} is said in only one of the document "
            message += "and the report, as read again"
            yield Discrepancy("reference", message, _AGAIN, item=passage.id, source=file, **where)
