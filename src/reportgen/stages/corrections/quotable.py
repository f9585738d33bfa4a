"""All that can be quoted of some reports, ready to be searched; kept in step with what is changed."""

from collections.abc import Sequence

from ...model.decisions import Candidate
from ...model.provenance import locator_of
from ...system.memory import Memory
from ..alignment.folding import Folded, fold, fold_with_offsets, heading_key
from . import near_matches
from .anchors import Anchor, holds_heading, name_of, ranges_in
from .near_matches import ComparedPassage
from .word_index import WordIndex, words_in
from .workbench import OpenReport, OpenSection, OpenSubregion, Target

_Folds = tuple[Folded, frozenset[str]]
"""A folded text and its words."""


class QuotablePassages:
    """The passages of open reports.

    Whoever changes the words of a report, or what stands in it, says so by `refresh`.

    Attributes:
        changes: how often something was put, changed or taken out since they were opened.
    """

    def __init__(self, reports: Sequence[OpenReport], memory: Memory) -> None:
        """Look at all passages of the reports; `memory` knows texts and quotes that were looked at before."""
        self._memory = memory
        self._reports = tuple(reports)
        self._seen: dict[OpenReport, dict[Target, object]] = {report: {} for report in reports}
        self._of: dict[Target, OpenReport] = {}
        self._folded: dict[Target, tuple[Folded, ...]] = {}
        self._texts = WordIndex[Target]()
        self._headings = WordIndex[Target]()
        self._quotable: dict[OpenReport, tuple[ComparedPassage, ...]] = {}
        self.changes = 0
        for report in reports:
            self.refresh(report)

    def refresh(self, report: OpenReport) -> None:
        """Look again at what has changed in a report since it was looked at."""
        seen = self._seen[report]
        before = self.changes
        targets = list(report.targets())
        for target in targets:
            if seen.get(target) is not target.content:
                seen[target] = target.content
                self.changes += 1
                self._put(report, target)
        if len(seen) > len(targets):
            there = set(targets)
            for gone in [known for known in seen if known not in there]:
                del seen[gone]
                self.changes += 1
                self._drop(gone)
        if self.changes != before:
            self._quotable.pop(report, None)

    def take(self, target: Target) -> None:
        """Forget an item of a report that is to stand in another one; the first report is left without it."""
        report = self._of[target]
        for section in report.sections:
            section.items = [item for item in section.items if item is not target]
        self.refresh(report)

    def _put(self, report: OpenReport, target: Target) -> None:
        folds = [self._memory.recall(text, _fold, text) for text in target.texts]
        self._of[target] = report
        self._folded[target] = tuple(folded for folded, _ in folds)
        self._texts.put(target, (word for _, words in folds for word in words))
        if isinstance(target, OpenReport | OpenSection | OpenSubregion):
            keys = [fold(heading_key(text)) for text in target.texts]
            self._headings.put(target, (word for key in keys for word in words_in(key)))

    def _drop(self, target: Target) -> None:
        del self._of[target], self._folded[target]
        self._texts.drop(target)
        self._headings.drop(target)

    def find(self, quote: str) -> list[Anchor]:
        """Return the passages that hold a quote, one anchor for each place in their present text.

        They come in reading order. A passage whose present text does not hold the quote has one anchor where
        its words as read hold it; so has a heading with another number or other capitals than the quote.
        """
        wanted = fold(quote)
        if not wanted:
            return []
        kept = {}
        for target in {**dict.fromkeys(self._texts.holders(wanted)), **dict.fromkeys(self._like(quote))}:
            anchors = self._anchors(quote, wanted, target)
            if anchors:
                kept[target] = anchors
        if len(kept) > 1:
            there = {self._of[target] for target in kept}
            ordered = (target for report in self._reports if report in there for target in report.targets())
            return [anchor for target in ordered for anchor in kept.get(target, ())]
        return [anchor for anchors in kept.values() for anchor in anchors]

    def _like(self, quote: str) -> Sequence[Target]:
        """Return the headings that may have the words of a quote with another number or other capitals."""
        wanted = heading_key(quote)
        return tuple(self._headings.holders(wanted)) if wanted else ()

    def _anchors(self, quote: str, wanted: str, target: Target) -> list[Anchor]:
        report, folded, length = self._of[target], self._folded[target], len("".join(target.texts[:1]))
        if not folded:
            return []
        ranges = ranges_in(wanted, folded[0])
        if ranges:
            return [Anchor(report, target, start, end) for start, end in ranges]
        if any(ranges_in(wanted, text) for text in folded[1:]):
            return [Anchor(report, target, 0, length, exact=False)]
        if isinstance(target, OpenReport | OpenSection | OpenSubregion) and any(
            holds_heading(quote, text) for text in target.texts
        ):
            return [Anchor(report, target, 0, length, other_layout=True)]
        return []

    @property
    def regions(self) -> tuple[str, ...]:
        """The ids of the reports' regions."""
        return tuple(report.report.region.id for report in self._reports)

    def nearest(self, quote: str, region: str | None = None) -> list[Candidate]:
        """Return passages with nearly the quoted words, the nearest first; of one region if it is named."""
        among = [report for report in self._reports if region in (None, report.report.region.id)]
        passages = [(report.report.region.id, self._quotable_of(report)) for report in among]
        return near_matches.nearest(quote, passages, self._memory)

    def _quotable_of(self, report: OpenReport) -> tuple[ComparedPassage, ...]:
        if report not in self._quotable:
            self._quotable[report] = tuple(
                ComparedPassage(name_of(target), locator_of(target.evidence), target.texts)
                for target in report.targets()
            )
        return self._quotable[report]


def _fold(text: str) -> _Folds:
    folded = fold_with_offsets(text)
    return folded, words_in(folded.text)
