"""A form of the report's screen → the one decision that it states."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..edition.quoting import quote_among, quote_of
from ..model.actions import ADD, ANSWER, CONFIRM, DROP, JOIN, KEY_TERM, MOVE, RESTORE, SET, SPLIT
from ..model.compilation import Report
from ..model.decisions import Correction
from .passages import ShownPassage
from .refused import RefusedError
from .texts import Texts

Form = Mapping[str, str]
_JOINED = 6
"""Words of the following passage that a join names, so that another one is never joined."""
_SPLIT = 8
"""Words that the second part of a passage is named by."""


class Pointed:
    """A passage that somebody points at, and what else stands in the edition.

    Attributes:
        passage: the passage.
        following: the next item of its section.
        chapter: all passages of the chapter, in order.
        apart: what the chapter has not.
    """

    def __init__(
        self,
        reports: Sequence[Report],
        region: str,
        passage: ShownPassage,
        following: ShownPassage | None,
        texts: Texts,
        *,
        chapter: Sequence[ShownPassage] = (),
        apart: Sequence[ShownPassage] = (),
    ) -> None:
        """Point at a passage of a region's report."""
        self.passage, self.following = passage, following
        self.chapter, self.apart = chapter, apart
        self._reports, self._region, self._texts = reports, region, texts

    def entry(self, do: str, form: Form, by: str, on: str) -> Correction:
        """Return the decision that a form states.

        Args:
            do: what is to be done, a key of the forms.
            form: the fields.
            by: who decides.
            on: date, ISO 8601.

        Raises:
            RefusedError: the form lacks something.
        """
        if do in _FIELDS and do in form:
            entry = self._at(action=SET.name, field=do, value=_line(form[do]))
        elif do in _MAKERS:
            entry = _MAKERS[do](self, form)
        else:
            raise RefusedError(self._texts("error.form"))
        wanted = entry.row.needs_reason or entry.row.changes_words
        why = (_line(form.get("why", "")) or None) if wanted else None
        if wanted and not why:
            raise RefusedError(self._texts("error.no_reason"))
        return replace(entry, by=by, on=on, why=why)

    def _at(self, start: int = 0, end: int = 0, **fields: Any) -> Correction:
        if self.passage in self.apart:
            quote = quote_among([passage.text for passage in self.apart], self.passage.text)
        else:
            quote = quote_of(self._reports, self.passage.text, start, end)
        paragraph = next(
            (place.paragraph for place in self.passage.evidence if place.paragraph is not None), None
        )
        place: dict[str, Any] = {"page": self.passage.page, "paragraph": paragraph, "region": self._region}
        return Correction(quote=quote, **place, **fields)

    def _range(self, form: Form) -> tuple[int, int]:
        """Return where the chosen words stand: at the offset sent if it is theirs, else their one place.

        Raises:
            RefusedError: no words were chosen, or they stand there several times or not at all.
        """
        words, text = _line(form.get("words", "")), self.passage.text
        if not words:
            raise RefusedError(self._texts("error.no_words"))
        start = form.get("start", "")
        if start.isdecimal() and text[int(start) : int(start) + len(words)] == words:
            return int(start), int(start) + len(words)
        count = text.count(words)
        if count != 1:
            key = "error.words_absent" if not count else "error.words_several"
            raise RefusedError(self._texts(key, words=words))
        return text.index(words), text.index(words) + len(words)

    def text(self, form: Form) -> Correction:
        """Return: other words in place of these."""
        value = _line(form.get("value", ""))
        if not value:
            raise RefusedError(self._texts("error.no_text"))
        if self.passage.is_heading:
            return self._at(action=SET.name, field="heading", was=self.passage.text, value=value)
        return self._at(action=SET.name, field="text", was=self.passage.text, value=value)

    def bold(self, form: Form) -> Correction:
        """Return: these words are a key term."""
        start, end = self._range(form)
        return self._at(start, end, action=KEY_TERM.name, value=self.passage.text[start:end])

    def plain(self, form: Form) -> Correction:
        """Return: these words are no key term."""
        start, end = self._range(form)
        return self._at(start, end, action=KEY_TERM.name, value=self.passage.text[start:end], remove=True)

    def split(self, form: Form) -> Correction:
        """Return: a new passage begins at these words."""
        start, _ = self._range(form)
        words = " ".join(self.passage.text[start:].split()[:_SPLIT])
        return self._at(action=SPLIT.name, value=words)

    def join(self, form: Form) -> Correction:
        """Return: the following passage belongs to this one."""
        if self.following is None:
            raise RefusedError(self._texts("error.nothing_follows"))
        return self._at(action=JOIN.name, value=" ".join(self.following.text.split()[:_JOINED]))

    def drop(self, form: Form) -> Correction:
        """Return: the passage is left out."""
        return self._at(action=DROP.name)

    def add(self, form: Form) -> Correction:
        """Return: words of the editors behind this passage."""
        value = _line(form.get("value", ""))
        if not value:
            raise RefusedError(self._texts("error.no_text"))
        return self._at(action=ADD.name, value=value)

    def _behind(self, form: Form) -> str:
        """Return the words of the passage or heading that a form puts this one behind.

        Raises:
            RefusedError: it names none of the chapter.
        """
        behind = next((passage for passage in self.chapter if passage.id == form.get("behind", "")), None)
        if behind is None or behind is self.passage:
            raise RefusedError(self._texts("error.form"))
        if not behind.is_heading:
            return quote_of(self._reports, behind.text)
        same = [passage for passage in self.chapter if passage.is_heading and passage.text == behind.text]
        return behind.text if len(same) == 1 else behind.id

    def move(self, form: Form) -> Correction:
        """Return: the passage stands behind another one."""
        return self._at(action=MOVE.name, value=self._behind(form))

    def restore(self, form: Form) -> Correction:
        """Return: words that were set apart stand in the chapter: behind a passage, else at their place."""
        return self._at(action=RESTORE.name, value=self._behind(form) if form.get("behind") else None)

    def answer(self, form: Form) -> Correction:
        """Return: what is asked about the passage is right as it is."""
        return self._at(action=ANSWER.name, value=form.get("code") or None)

    def confirm(self, form: Form) -> Correction:
        """Return: the passage was checked against the page."""
        return self._at(action=CONFIRM.name)


_MAKERS: Mapping[str, Callable[[Pointed, Form], Correction]] = {
    "text": Pointed.text,
    "bold": Pointed.bold,
    "plain": Pointed.plain,
    SPLIT.name: Pointed.split,
    JOIN.name: Pointed.join,
    DROP.name: Pointed.drop,
    ADD.name: Pointed.add,
    MOVE.name: Pointed.move,
    RESTORE.name: Pointed.restore,
    ANSWER.name: Pointed.answer,
    CONFIRM.name: Pointed.confirm,
}
_FIELDS = ("kind", "section", "level", "audience", "subregion")
"""Fields that a form sets by a choice of the same name."""
ACTIONS = (*_MAKERS, *_FIELDS)
"""What the forms of the report's screen can do."""


def _line(text: str) -> str:
    """Return a text as one paragraph: line breaks of a form are blanks."""
    return " ".join(text.split())
