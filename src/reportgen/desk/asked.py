"""What the reading asks, the hardest first: each question with its passage and the piece of its page."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..edition.review import Reviewed
from ..model.compilation import Report
from ..model.diagnostics import Diagnostic
from ..model.provenance import AnyEvidence, Evidence, touches
from . import answers
from .answers import PossibleAnswer, QuestionFacts
from .journal import Step
from .passages import ShownPassage, apart_in, passages_of, short
from .room import questions_of, structure_of

_HARDEST = (
    "page-without-text",
    "unread-letters",
    "other-signs",
    "words-left-out",
    "words-set-apart",
    "hidden-words",
    "unknown-heading",
    "page-join",
    "paragraph-ends",
    "note-mark",
    "line-end-hyphen",
)
"""Codes in the order in which they are asked: what costs most words first; others between."""
_ABOVE, _BELOW = 70.0, 110.0
"""Points of the page shown above and below the place that is asked about."""
_HYPHENED = re.compile(r"“([^”]+)”")


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the passage that it is about.

    Attributes:
        key: names it in forms.
        crop: left, top, width and height of the piece of the page, in points; None where it names no page.
        joined: of a question whether two parts belong together: they stand as one now.
        words: of a question about a hyphen: the word as it stands, and the other way.
        apart: words that are not in the chapter, which it is about.
    """

    key: str
    diagnostic: Diagnostic
    report: Report | None
    passage: ShownPassage | None
    following: ShownPassage | None
    sheet: tuple[float, float] | None
    crop: tuple[float, float, float, float] | None
    joined: bool = False
    words: tuple[str, str] | None = None
    apart: ShownPassage | None = None

    @property
    def facts(self) -> QuestionFacts:
        """What decides which answers are possible."""
        code = self.diagnostic.code
        return QuestionFacts(code, self.passage, self.following, self.joined, self.words, self.apart)

    @property
    def buttons(self) -> tuple[PossibleAnswer, ...]:
        """The answers that need no more words; none where nothing names what would be answered."""
        is_named = self.report is not None and (self.passage is not None or self.diagnostic.page is not None)
        return tuple(answers.buttons(self.facts)) if is_named else ()

    def is_about(self, step: Step) -> bool:
        """Return whether a step answered this question, by the region and the words that it names."""
        region = self.report.region.id if self.report is not None else ""
        return self.passage is not None and (region, short(self.passage.text)) == (step.region, step.about)

    @property
    def forms(self) -> tuple[PossibleAnswer, ...]:
        """The answers that ask for words, or for a choice."""
        return tuple(answers.forms(self.facts)) if self.report is not None else ()


def queue_of(reviewed: Reviewed) -> Iterator[Asked]:
    """Yield what is asked, the hardest first."""
    passages = {
        report.source.file: (report, passages_of(reviewed, report)) for report in reviewed.compilation.reports
    }
    questions = [_asked(question, reviewed, passages) for question in questions_of(reviewed)]
    yield from sorted(questions, key=lambda question: _rank(question.diagnostic.code))


def _rank(code: str) -> int:
    return _HARDEST.index(code) if code in _HARDEST else _HARDEST.index("page-join")


def _asked(
    diagnostic: Diagnostic, reviewed: Reviewed, passages: dict[str, tuple[Report, tuple[ShownPassage, ...]]]
) -> Asked:
    file = (diagnostic.file or "").replace("\\", "/").rpartition("/")[2]
    report, shown = passages.get(file, (None, ()))
    where = diagnostic.evidence
    there = [
        passage for passage in shown if where and any(touches(where, place) for place in passage.evidence)
    ]
    passage = there[0] if there else None
    place = diagnostic.page or diagnostic.paragraph or 0
    key = f"{file}.{diagnostic.code}.{place}.{_digest(f'{diagnostic.message} {where}')}"
    sheet, crop = _crop(reviewed, file, where) if isinstance(where, Evidence) else (None, None)
    return Asked(
        key,
        diagnostic,
        report,
        passage,
        _next(shown, passage),
        sheet,
        crop,
        _is_joined(passage),
        _words(diagnostic, passage),
        _apart(reviewed, report, where) if passage is None else None,
    )


def _apart(reviewed: Reviewed, report: Report | None, where: AnyEvidence | None) -> ShownPassage | None:
    """Return the words outside of a chapter that a question is about."""
    if report is None or where is None:
        return None
    outside = apart_in(reviewed, report)
    return next(
        (passage for passage in outside if any(touches(where, place) for place in passage.evidence)), None
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _crop(
    reviewed: Reviewed, file: str, where: Evidence
) -> tuple[tuple[float, float] | None, tuple[float, float, float, float] | None]:
    document = structure_of(reviewed, file)
    page = (
        next((page_facts for page_facts in document.pages if page_facts.number == where.page), None)
        if document
        else None
    )
    if page is None:
        return None, None
    top = max(0.0, where.bbox[1] - _ABOVE)
    bottom = min(page.height, where.bbox[3] + _BELOW)
    return (page.width, page.height), (0.0, round(top, 1), page.width, round(bottom - top, 1))


def _next(shown: Sequence[ShownPassage], passage: ShownPassage | None) -> ShownPassage | None:
    if passage is None or passage.is_heading:
        return None
    later = [other for other in shown[shown.index(passage) + 1 :] if other.kind != "note"]
    return later[0] if later and later[0].section == passage.section else None


def _is_joined(passage: ShownPassage | None) -> bool:
    return passage is not None and len(passage.evidence) > 1


def _words(diagnostic: Diagnostic, passage: ShownPassage | None) -> tuple[str, str] | None:
    """Return the word of a question about a hyphen as it stands, and with or without its hyphen."""
    quoted = _HYPHENED.search(diagnostic.message)
    if diagnostic.code != "line-end-hyphen" or quoted is None or passage is None:
        return None
    word = quoted[1]
    plain = word.replace("-", "", 1) if "-" in word else None
    present = word if word in passage.text else plain if plain and plain in passage.text else None
    if present is None:
        return None
    other = plain if present == word else word
    return (present, other) if other else None
