"""People's corrections over the reading: each gets exactly one outcome, none is applied by guess.

A correction is anchored by the words it quotes. It is applied where these words stand in exactly one
passage and what the reviewer saw is still so; it is held where they nearly match or something changed
since; it is orphaned where nothing is like them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from ...model.compilation import Compilation, Report
from ...model.decisions import Candidate, Correction, DecidedCorrection, given_fields
from ...model.document import LISTS, Document
from ...model.provenance import AnyEvidence, Evidence, locator_of, touches
from ...system.memory import Memory
from ...vocabularies.vocabulary import Vocabulary
from . import named_questions, three_way
from .actions import apply, suits
from .anchors import Anchor, name_of, standing
from .context import SO_BY_NOW, Applied, Held, Situation
from .meant import meant, of_region, telling_apart
from .named_questions import holds, quoted
from .quotable import QuotablePassages
from .set_apart import OutsideWords
from .three_way import Base
from .workbench import OpenItem, OpenReport, Target, close_report, open_compilation

_QUOTATION_MARKS = '“”„‟‘’«»"'


@dataclass(frozen=True, slots=True)
class Closed:
    """A question that a correction answers: it stands at one of the target's places.

    Attributes:
        code: the question's code, None for any.
        over: words that the question quotes some of, None for any question.
        is_meant: it is an answer to questions, not a change of the words that they are about.
        page: that the question asks about, None for any.
    """

    file: str
    places: tuple[AnyEvidence, ...]
    code: str | None
    over: str | None = None
    is_meant: bool = False
    page: int | None = None

    def covers(self, where: AnyEvidence, code: str, said: str) -> bool:
        """Return whether a question is one of those answered.

        Args:
            where: the place that it asks about.
            code: its code.
            said: the question in words; the words asked about stand in curly quotes.
        """
        return (
            (self.code is None or self.code == code)
            and (self.is_meant or code not in LISTS)
            and any(touches(where, place) for place in self.places)
            and self.page in (None, where.page)
            and (self.over is None or any(holds(self.over, words) for words in quoted(said)))
        )


@dataclass(frozen=True, slots=True)
class Corrected:
    """A compilation after its corrections.

    Attributes:
        compilation: with one outcome a correction, in the order given.
        closed: the questions that are answered.
    """

    compilation: Compilation
    closed: tuple[Closed, ...]


@dataclass(slots=True)
class _Decided:
    correction: Correction
    result: Applied | Held | None
    target: Target | None = None
    report: OpenReport | None = None
    candidates: tuple[Candidate, ...] = ()
    reason: str | None = None
    places: tuple[AnyEvidence, ...] = ()

    @property
    def evidence(self) -> tuple[AnyEvidence, ...]:
        """Where in the source it is about: of a page as a whole, all of that page."""
        return self.target.evidence if self.target is not None and not self.places else self.places


def correct(
    compilation: Compilation,
    corrections: Sequence[Correction],
    accepted: Sequence[Report],
    vocabulary: Vocabulary,
    memory: Memory | None = None,
    *,
    fresh: int = 0,
    structures: Mapping[str, Document] = MappingProxyType({}),
) -> Corrected:
    """Return the compilation with people's corrections.

    Args:
        compilation: as read.
        corrections: in the order of the file; those of `level` are decided by `relevel`; `themes`
            are anchored here and set by `recode`.
        accepted: the readings that people last accepted, for the regions where they are kept.
        vocabulary: audiences and sub-regions.
        memory: what was found before; nothing by default.
        fresh: how many of the last corrections are being made now, by somebody who sees the present
            reading: they must mean the same passage there and in the accepted reading.
        structures: by file name, what the chapters were taken from: words outside of them can be brought in.
    """
    memory = memory if memory is not None else Memory()
    reports = open_compilation(compilation)
    decided: list[_Decided] = []
    if corrections:
        bases = three_way.bases(accepted, compilation, memory)
        wanted = any(correction.row.from_apart for correction in corrections)  # looked at only then
        outside = _Outside(compilation.reports if wanted else (), reports, structures, memory)
        pages = {
            report.report.region.id: (report, structures[report.report.source.file])
            for report in reports
            if report.report.source.file in structures
        }
        decider = _Decider(QuotablePassages(reports, memory), bases, vocabulary, outside, pages)
        decided = decider.decide(corrections, fresh)
    _overruled(decided)
    ids: dict[int, str] = {}
    closed_reports = tuple(close_report(report, ids) for report in reports)
    present = _present(reports, ids)
    outcomes = tuple(_outcome(decision, present, ids) for decision in decided)
    return Corrected(
        replace(compilation, reports=closed_reports, corrections=outcomes), tuple(_closed(decided))
    )


class _Decider:
    """Decides corrections one after the other, each on what those before it have left."""

    def __init__(
        self,
        passages: QuotablePassages,
        bases: Mapping[str, Base],
        vocabulary: Vocabulary,
        outside: "_Outside",
        pages: "Mapping[str, tuple[OpenReport, Document]]" = MappingProxyType({}),
    ) -> None:
        self._passages, self._bases, self._vocabulary = passages, bases, vocabulary
        self._outside, self._pages = outside, pages

    def decide(self, corrections: Sequence[Correction], fresh: int) -> list[_Decided]:
        """Return what becomes of corrections, in their order; the last ones are being made now."""
        decided, changes = [], []
        made = len(corrections) - fresh
        for index, correction in enumerate(corrections):
            decided.append(self._decide(correction, index >= made))
            changes.append(self._passages.changes)
        for index, outcome in enumerate(decided):  # an earlier entry may quote what a later one has made
            if outcome.result is None and changes[index] != self._passages.changes:
                again = self._decide(outcome.correction, index >= made)
                decided[index] = again if again.result is not None else outcome
        return decided

    def _decide(self, correction: Correction, fresh: bool) -> _Decided:
        if correction.region and correction.region not in self._passages.regions:
            return _Decided(correction, None, reason=self._no_report(correction.region))
        if correction.is_of_page:
            return self._of_page(correction)
        if correction.row.from_apart:
            return self._brought_in(correction)
        holders = of_region(self._passages.find(correction.quote), correction.region)
        if not holders:
            return self._not_found(correction)
        suitable = _suitable(holders, correction)
        anchors = meant(suitable, correction, {} if fresh else self._bases)
        targets = list(dict.fromkeys(anchor.target for anchor in anchors))
        if len(targets) > 1:
            candidates = tuple(_candidate(anchor) for anchor in anchors)
            reason = f"the words stand in {len(targets)} places; {telling_apart(anchors)}"
            return _Decided(correction, Held(reason), candidates=candidates)
        anchor = anchors[0]
        if fresh and {candidate.target for candidate in meant(suitable, correction, self._bases)} != {
            anchor.target
        }:
            reason = "the reading that was accepted last has these words elsewhere; quote more of them"
            return _Decided(correction, Held(reason), candidates=(_candidate(anchor),))
        base = self._bases.get(anchor.report.report.region.id)
        situation = Situation(
            correction,
            anchor,
            tuple((anchor.start, anchor.end) for anchor in anchors if anchor.exact),
            base.fate(correction.quote, correction.page, anchor.target) if base else "unknown",
            base,
            self._vocabulary,
        )
        result = apply(situation)
        if isinstance(result, Held):
            return _Decided(correction, result, anchor.target, anchor.report, (_candidate(anchor),))
        self._passages.refresh(anchor.report)
        return _Decided(correction, result, anchor.target, anchor.report)

    def _of_page(self, correction: Correction) -> _Decided:
        """Decide an answer about a page as a whole: it holds for the very file that was looked at."""
        report, structure = self._pages.get(correction.region or "", (None, None))
        page = (
            next((it for it in structure.pages if it.number == correction.page), None) if structure else None
        )
        if report is None or structure is None or page is None:
            return _Decided(correction, None, reason=f"the report has no page {correction.page}")
        if correction.was and not structure.source.sha256.startswith(correction.was):
            reason = f"the report is another file now; look at its page {page.number} again"
            return _Decided(correction, Held(reason), report, report)
        whole = Evidence(page.number, (0.0, 0.0, page.width, page.height))
        return _Decided(correction, Applied(answers=True), report, report, places=(whole,))

    def _brought_in(self, correction: Correction) -> _Decided:
        """Decide a correction that brings words into the chapter; those that are in it by now stay there."""
        anchors = standing(
            of_region(self._outside.find(correction.quote), correction.region), correction.where
        )
        targets = list(dict.fromkeys(anchor.target for anchor in anchors))
        if len(targets) > 1:
            reason = f"the words stand in {len(targets)} places; {telling_apart(anchors)}"
            return _Decided(correction, Held(reason), candidates=tuple(map(_candidate, anchors)))
        if targets:
            anchor, apart = anchors[0], self._outside.of(anchors[0].report)
            situation = Situation(correction, anchor, (), "unknown", None, self._vocabulary, apart)
            result = apply(situation)
            if isinstance(result, Applied):
                self._outside.take(anchor)
                self._passages.refresh(anchor.report)
                return _Decided(correction, result, anchor.target, anchor.report)
            return _Decided(correction, result, anchor.target, anchor.report, (_candidate(anchor),))
        present = of_region(self._passages.find(correction.quote), correction.region)
        if len({anchor.target for anchor in present}) == 1:
            anchor = present[0]
            done = Applied(None, anchor.target.texts[0], SO_BY_NOW)
            return _Decided(correction, done, anchor.target, anchor.report)
        candidates = tuple(self._outside.nearest(correction.quote, correction.region))
        if candidates:
            return _Decided(correction, Held("the words are only nearly there"), candidates=candidates)
        return _Decided(correction, None, reason="no words outside of a chapter are these, or nearly these")

    def _not_found(self, correction: Correction) -> _Decided:
        """Decide a correction whose words stand nowhere: done by the source itself, near, or gone."""
        if correction.sets("text") and correction.value:
            mended = correction.value
            if correction.was and correction.was in correction.quote:
                mended = correction.quote.replace(correction.was, correction.value)
            there = of_region(self._passages.find(mended), correction.region)
            anchors = [place for place in standing(there, correction.where) if place.exact]
            targets = {id(anchor.target) for anchor in anchors}
            if len(targets) == 1:
                done = Applied(correction.was or correction.quote, correction.value, SO_BY_NOW)
                return _Decided(correction, done, anchors[0].target, anchors[0].report)
        candidates = tuple(self._passages.nearest(correction.quote, correction.region))
        bare = correction.quote.strip(_QUOTATION_MARKS)
        if bare != correction.quote and of_region(self._passages.find(bare), correction.region):
            reason = f"the words stand there without “ ” around them; write: quote: '{bare}'"
            return _Decided(correction, Held(reason), candidates=candidates)
        if candidates:
            return _Decided(correction, Held("the words are only nearly there"), candidates=candidates)
        return _Decided(correction, None, reason="no passage has these words, or nearly these")

    def _no_report(self, region: str) -> str:
        known = ", ".join(self._passages.regions) or "none"
        return f"there is no report of “{region}”; regions with a report: {known}"


class _Outside:
    """The words of the sources that are not in a chapter."""

    def __init__(
        self,
        read: Iterable[Report],
        opened: Iterable[OpenReport],
        structures: Mapping[str, Document],
        memory: Memory,
    ) -> None:
        self._apart = {
            report.region.id: OutsideWords(structures[report.source.file], report)
            for report in read
            if report.source.file in structures and report.sections
        }
        self._chapters = {report.report.region.id: report for report in opened}
        self._passages = QuotablePassages(tuple(apart.opened() for apart in self._apart.values()), memory)

    def find(self, quote: str) -> list[Anchor]:
        """Return the places of a quote; each names the chapter that the words are to be brought into."""
        anchors = [anchor for anchor in self._passages.find(quote) if isinstance(anchor.target, OpenItem)]
        return [replace(it, report=self._chapters[it.report.report.region.id]) for it in anchors]

    def of(self, report: OpenReport) -> OutsideWords:
        """Return what of a report's source is not in its chapter."""
        return self._apart[report.report.region.id]

    def take(self, anchor: Anchor) -> None:
        """Note that words are in the chapter now."""
        self._passages.take(anchor.target)

    def nearest(self, quote: str, region: str | None) -> list[Candidate]:
        """Return words outside of the chapters that are nearly those of a quote, the nearest first."""
        return self._passages.nearest(quote, region)


def _suitable(anchors: Sequence[Anchor], correction: Correction) -> Sequence[Anchor]:
    """Return the anchors at passages of the sort that the action is about; all where none is."""
    return [anchor for anchor in anchors if suits(correction, anchor.target)] or anchors


def _candidate(anchor: Anchor) -> Candidate:
    text = anchor.target.texts[0][anchor.start : anchor.end]
    where = locator_of(anchor.target.evidence)
    return Candidate(name_of(anchor.target), text, where.page, 1.0, where.paragraph)


def _overruled(decided: Iterable[_Decided]) -> None:
    """Hold what a later correction of the same value decides otherwise."""
    last: dict[tuple[int, str], _Decided] = {}
    for outcome in decided:
        if not isinstance(outcome.result, Applied) or outcome.target is None or outcome.result.field is None:
            continue
        key = (id(outcome.target), outcome.result.field)
        earlier = last.get(key)
        if (
            earlier is not None
            and isinstance(earlier.result, Applied)
            and earlier.result.after != outcome.result.after
        ):
            where = f"line {outcome.correction.line}" if outcome.correction.line else "a later correction"
            earlier.result = Held(f"{where} decides otherwise; keep one of the two")
            earlier.candidates = ()
        last[key] = outcome


def _outcome(decided: _Decided, present: Mapping[str, str], ids: Mapping[int, str]) -> DecidedCorrection:
    item = (ids.get(id(decided.target)) or name_of(decided.target)) if decided.target is not None else None
    evidence = decided.evidence
    shown = [
        replace(candidate, item=present.get(candidate.item, candidate.item))
        for candidate in decided.candidates
    ]
    given = given_fields(decided.correction)
    if decided.result is None:
        return DecidedCorrection(**given, outcome="orphaned", reason=decided.reason)
    if isinstance(decided.result, Held):
        return DecidedCorrection(
            **given,
            outcome="held",
            reason=decided.result.reason,
            candidate=shown[0] if shown else None,
            alternatives=tuple(shown[1:]),
        )
    return DecidedCorrection(
        **given,
        outcome="applied",
        item=item,
        reason=decided.result.note,
        before=decided.result.before,
        after=decided.result.after,
        evidence=evidence,
    )


def _present(reports: Iterable[OpenReport], ids: Mapping[int, str]) -> dict[str, str]:
    """Return the final id of each thing by the id that it had when the workbench was opened."""
    present: dict[str, str] = {}
    for report in reports:
        for target in report.targets():
            name = name_of(target)
            if name and name not in present:
                present[name] = ids.get(id(target), name)
    return present


def _closed(decided: Iterable[_Decided]) -> Iterable[Closed]:
    for decision in decided:
        result = decision.result
        if not isinstance(result, Applied) or decision.target is None or decision.report is None:
            continue
        if result.answers or result.over is not None:
            is_meant = decision.correction.row.names_question
            named = named_questions.read(decision.correction.value if is_meant else None)
            over = named.over if result.answers else result.over
            yield Closed(
                decision.report.report.source.file, decision.evidence, named.code, over, is_meant, named.page
            )
