"""What the reading asks: one queue over all regions, each with the piece of the page that it is about."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...edition.review import Reviewed
from ...errors import UsageError
from ...model.actions import ANSWER, JOIN, RESTORE, SPLIT
from ...model.compilation import Report
from ...model.decisions import Correction
from ...model.diagnostics import Diagnostic
from ...model.document import LISTS
from ...model.provenance import AnyEvidence, Evidence, touches
from .. import answers, deciding
from ..answers import PossibleAnswer, QuestionFacts
from ..deciding import RefusedError
from ..desk import Desk, Form, back, name_in, typed, with_step
from ..entries import Pointed
from ..journal import Step
from ..passages import ShownPassage, apart_in, passages_of, short
from ..room import Room, questions_of, structure_of, today

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


def show(desk: Desk, request: Request) -> Response:
    """Show the first question, or the one that the address names."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed)


def _page(
    desk: Desk,
    request: Request,
    room: Room,
    reviewed: Reviewed,
    refused: RefusedError | None = None,
    *,
    form: Form | None = None,
) -> Response:
    queue = tuple(queue_of(reviewed))
    steps = room.journal.steps()
    named = _asked_again(steps, queue, request) or (form or request.query_params).get("at", "")
    place = next((number for number, question in enumerate(queue) if question.key == named), 0)
    answered = [step for step in steps if step.what.startswith("step.answered") and step.state == "done"]
    return desk.page(
        request,
        "questions.html.j2",
        422 if refused else 200,
        room=room,
        here="questions",
        queue=queue,
        place=place,
        asked=queue[place] if queue else None,
        answered=answered[::-1],
        refused=refused,
        form=typed(form),
        audiences=reviewed.vocabulary.audiences,
        following=queue[(place + 1) % len(queue)].key if queue else "",
    )


def _asked_again(steps: Sequence[Step], queue: Sequence[Asked], request: Request) -> str:
    """Return the key of the question whose answer was taken back just now, "" where none was."""
    number = request.query_params.get("done", "")
    step = next((step for step in steps if str(step.number) == number and step.state == "undone"), None)
    return next((it.key for it in queue if step is not None and it.is_about(step)), "")


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
    key = f"{file}.{diagnostic.code}.{place}.{_digest(diagnostic.message)}"
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


def answer(desk: Desk, request: Request, form: Form) -> Response:
    """Write an answer down, and go on to the next question.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    address = f"/e/{room.id}/questions"
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    if desk.is_repeated(form):
        return back(address)
    try:
        asked = next(
            (question for question in queue_of(reviewed) if question.key == form.get("at", "")), None
        )
        if asked is None or asked.report is None or not asked.buttons:
            raise RefusedError(desk.texts("error.changed_meanwhile"))
        do = form.get("do", "")
        if do not in [possible.do for possible in (*asked.buttons, *asked.forms)]:
            raise RefusedError(desk.texts("error.form"))
        entry = _entry(desk, reviewed, asked, do, form, by=name_in(form, request, desk))
        what = f"step.answered_{do}" if desk.texts.has(f"step.answered_{do}") else "step.answered"
        page = desk.texts("report.p", page=asked.diagnostic.page or "–")
        about = short(asked.passage.text) if asked.passage is not None else page
        made = deciding.decide_one(room, entry, what, about, asked.report.region.id)
    except RefusedError as refused:
        desk.forget(form)
        return _page(desk, request, room, reviewed, refused, form=form)
    return back(with_step(f"{address}?at={quote(form.get('following', ''))}", made.step), form)


def _entry(desk: Desk, reviewed: Reviewed, asked: Asked, do: str, form: Form, *, by: str) -> Correction:
    """Return the decision that an answer states.

    Raises:
        RefusedError: the form lacks something.
    """
    region = asked.report.region.id if asked.report is not None else ""
    code = asked.diagnostic.code
    if do == RESTORE.name and asked.report is not None and asked.apart is not None:
        shown, outside = passages_of(reviewed, asked.report), apart_in(reviewed, asked.report)
        reports = reviewed.compilation.reports
        pointed = Pointed(reports, region, asked.apart, None, desk.texts, chapter=shown, apart=outside)
        return pointed.entry(do, {"behind": "", "why": form.get("why", "")}, by, today())
    if asked.passage is None:
        page = asked.diagnostic.page
        return Correction(
            quote="", action=ANSWER.name, value=code, page=page, region=region, by=by, on=today()
        )
    why = form.get("why", "").strip() or desk.texts("why.page")
    meant, _, chosen = form.get("means", "").partition(":")
    said: dict[str, tuple[str, dict[str, str]]] = {
        ANSWER.name: (ANSWER.name, {"code": code}),
        JOIN.name: (JOIN.name, {}),
        SPLIT.name: (SPLIT.name, {"words": form.get("words", "")}),
        answers.OTHER_WORD: ("text", {"value": _mended(asked)}),
        answers.TEXT: ("text", {"value": form.get("value", "")}),
        answers.BELONGS: ("kind", {"kind": "paragraph"}),
        answers.NO_HEADING: ("level", {"level": "0"}),
        answers.MEANS: (meant, {meant: chosen}),
    }
    name, fields = said[do]
    if do == answers.MEANS and meant not in ("audience", "kind"):
        raise RefusedError(desk.texts("error.form"))
    passage = asked.passage
    if do == SPLIT.name and asked.diagnostic.code in LISTS:
        passage = _holding(reviewed, asked, form.get("words", "")) or passage
    pointed = Pointed(reviewed.compilation.reports, region, passage, asked.following, desk.texts)
    return pointed.entry(name, {**fields, "why": why}, by, today())


def _holding(reviewed: Reviewed, asked: Asked, words: str) -> ShownPassage | None:
    """Return the first passage that holds words, of a question that lists places in many."""
    shown = passages_of(reviewed, asked.report) if asked.report is not None and words.strip() else ()
    return next((passage for passage in shown if words.strip(" …") in passage.text), None)


def _mended(asked: Asked) -> str:
    """Return the passage with the word the other way."""
    if asked.words is None or asked.passage is None:
        return ""
    return asked.passage.text.replace(asked.words[0], asked.words[1], 1)
