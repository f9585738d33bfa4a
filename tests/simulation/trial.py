"""One second version with its corrections: all verdicts, with and without the reading accepted before."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.model.compilation import Report

from .chapters import first_version
from .decisions import Decision, decide
from .drafts import Ids
from .judge import Truth, Verdict, judge, truth_of
from .reading import Version, apply, typeset_and_read
from .second import second_version

COUNT = 60
"""Corrections of each version."""
FIRSTS = 40
"""First versions; each has several second ones."""


@dataclass(frozen=True)
class Case:
    """What became of one correction.

    Attributes:
        version: number of the second version.
        must: whether it must be applied, must not, or may.
        verdict: what the truth says of its outcome.
        note: what is wrong.
    """

    version: int
    name: str
    must: str
    verdict: Verdict
    outcome: str
    note: str
    quote: str


@dataclass(frozen=True)
class Trial:
    """A second version.

    Attributes:
        edits: what the authors did.
        cases: one for each correction, with the accepted reading at hand.
        bare: the same without it.
        lost: corrections without exactly one outcome.
        unread: passages of both versions that were not read exactly.
    """

    number: int
    edits: tuple[str, ...]
    cases: tuple[Case, ...]
    bare: tuple[Case, ...]
    lost: int
    unread: int


def run(
    seed: int,
    numbers: Iterable[int],
    folder: Path,
    *,
    count: int = COUNT,
    brief: bool = False,
    bare: bool = True,
) -> Iterator[Trial]:
    """Typeset and read a first version, decide on it, and judge what becomes of that in second versions.

    Args:
        seed: of the first version.
        numbers: of the second versions.
        folder: for the PDFs.
        count: corrections.
        brief: with the chapter and little else.
        bare: also without the accepted reading.
    """
    ids = Ids()
    draft = first_version(seed, ids, brief=brief)
    old = typeset_and_read(draft, seed, folder)
    decisions = decide(old, seed, count)
    for number in numbers:
        edited = second_version(draft, number, ids)
        new = typeset_and_read(edited.draft, FIRSTS + number, folder)
        truths = [truth_of(decision, draft, edited.draft) for decision in decisions]
        cases, lost = _judged(number, decisions, truths, new, (old.report,))
        others, more = _judged(number, decisions, truths, new, ()) if bare else ((), 0)
        unread = sum(len(it.draft.passages()) - len(it.items) for it in (old, new))
        yield Trial(number, edited.edits, cases, others, lost + more, unread)


def _judged(
    number: int,
    decisions: Sequence[Decision],
    truths: Sequence[Truth],
    new: Version,
    accepted: Sequence[Report],
) -> tuple[tuple[Case, ...], int]:
    """Return what became of decisions, and how many have not exactly one outcome."""
    corrections = [decision.correction for decision in decisions]
    together = apply(new, corrections, accepted)
    lost = abs(len(together.outcomes) - len(corrections))
    found = []
    for decision, truth, outcome in zip(decisions, truths, together.outcomes, strict=True):
        lost += (outcome.quote, outcome.action) != (decision.correction.quote, decision.correction.action)
        alone = apply(new, [decision.correction], accepted) if outcome.outcome == "applied" else None
        verdict, note = judge(decision, truth, outcome, alone, new)
        quote = decision.correction.quote
        found.append(Case(number, decision.name, truth.duty, verdict, outcome.outcome, note, quote))
    return tuple(found), lost


@dataclass(frozen=True)
class Score:
    """Verdicts of many corrections."""

    verdicts: Counter[str]

    @property
    def total(self) -> int:
        """All corrections."""
        return self.verdicts.total()

    @property
    def anchored(self) -> float:
        """Share of those that must be applied which were, where they must."""
        right, missed = self.verdicts["apply applied"], self.verdicts["apply missed"]
        return right / ((right + missed + self.verdicts["apply misplaced"]) or 1)

    @property
    def right(self) -> float:
        """Share of all that were applied where they must or withheld where they must."""
        wrong = self.misplaced + self.verdicts["apply missed"]
        return 1 - wrong / (self.total or 1)

    @property
    def misplaced(self) -> int:
        """Those applied to other words than meant."""
        return sum(n for name, n in self.verdicts.items() if name.endswith("misplaced"))


def score(cases: Iterable[Case]) -> Score:
    """Count verdicts by what must become of the corrections."""
    return Score(Counter(f"{case.must} {case.verdict}" for case in cases))
