"""An answer to a question → the one decision that it states."""

from collections.abc import Mapping

from ..edition.review import Reviewed
from ..model.actions import ANSWER, JOIN, RESTORE, SPLIT
from ..model.decisions import Correction
from ..model.document import LISTS
from ..model.provenance import touches
from ..stages.corrections import named_questions
from ..stages.corrections.named_questions import AskedQuestion
from . import answers
from .asked import Asked
from .entries import Pointed
from .passages import ShownPassage, apart_in, passages_of
from .refused import RefusedError
from .room import today
from .texts import Texts

Form = Mapping[str, str]


def entry_of(reviewed: Reviewed, asked: Asked, do: str, form: Form, texts: Texts, *, by: str) -> Correction:
    """Return the decision that an answer states.

    Raises:
        RefusedError: the form lacks something.
    """
    region = asked.report.region.id if asked.report is not None else ""
    code = asked.diagnostic.code
    if do == RESTORE.name and asked.report is not None and asked.apart is not None:
        shown, outside = passages_of(reviewed, asked.report), apart_in(reviewed, asked.report)
        reports = reviewed.compilation.reports
        pointed = Pointed(reports, region, asked.apart, None, texts, chapter=shown, apart=outside)
        return pointed.entry(do, {"behind": "", "why": form.get("why", "")}, by, today())
    if asked.passage is None:
        page = asked.diagnostic.page
        return Correction(
            quote="", action=ANSWER.name, value=code, page=page, region=region, by=by, on=today()
        )
    why = form.get("why", "").strip() or texts("why.page")
    meant, _, chosen = form.get("means", "").partition(":")
    said: dict[str, tuple[str, dict[str, str]]] = {
        ANSWER.name: (ANSWER.name, {"code": _named(reviewed, asked)}),
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
        raise RefusedError(texts("error.form"))
    passage = asked.passage
    if do == SPLIT.name and asked.diagnostic.code in LISTS:
        passage = _holding(reviewed, asked, form.get("words", "")) or passage
    pointed = Pointed(reviewed.compilation.reports, region, passage, asked.following, texts)
    return pointed.entry(name, {**fields, "why": why}, by, today())


def _named(reviewed: Reviewed, asked: Asked) -> str:
    """Return what names the question: its code, and more where another of its code asks about the passage.

    Also where that one is answered: its answer may be taken back, and this one would settle it then.
    """
    own = asked.diagnostic
    places = asked.passage.evidence if asked.passage is not None else ()
    alike = [
        AskedQuestion(other.message, other.evidence)
        for other in reviewed.diagnostics
        if (other.code, other.file) == (own.code, own.file)
        and other.evidence is not None
        and any(touches(other.evidence, place) for place in places)
    ]
    if own.evidence is None:
        return own.code
    return named_questions.write(own.code, AskedQuestion(own.message, own.evidence), alike)


def _holding(reviewed: Reviewed, asked: Asked, words: str) -> ShownPassage | None:
    """Return the first passage that holds words, of a question that lists places in many."""
    shown = passages_of(reviewed, asked.report) if asked.report is not None and words.strip() else ()
    return next((passage for passage in shown if words.strip(" …") in passage.text), None)


def _mended(asked: Asked) -> str:
    """Return the passage with the word the other way."""
    if asked.words is None or asked.passage is None:
        return ""
    return asked.passage.text.replace(asked.words[0], asked.words[1], 1)
