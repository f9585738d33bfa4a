"""Which raised figures are marks of notes, and of which: only where a note answers to them.

A note stands at the foot of its mark's page, or later, rarely on the page before. What could be a power as
well ("m²", "10⁶") stays in the text, and is asked about.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ...model.document import Line, Question
from ...model.geometry import rounded
from ...model.provenance import Evidence
from . import note_marks
from .blocks import SetApart
from .scripts import script_of

_BRACKETS = "()[] "
# What stands before a figure that may be a power: a base of one or two figures, a variable, a unit of length.
_BASE = re.compile(r"(?:(?<!\d)(?<!\d[.,])\d{1,2}|(?<![^\W\d_])[^\W\d_])$")
_UNIT = re.compile(r"(?:(?<![^\W\d_])(?:[kcdmnµ]m|ft|yd)|\d\s?[^\W\d_]{1,2})$")
_POWERS = frozenset({"2", "3"})
# A figure right behind a word or its punctuation, where no decimal point or hyphen explains it.
_LEVEL_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\d\s][.,;:!?)”’\"\]]))([\d¹²³⁴-⁹]{1,2})(?=\s|$|[.,;:)])")
# A word of three letters or more, or the sign behind it: what a mark stands behind.
_BEHIND_WORDS = re.compile(r"(?:[^\W\d_]{3}|[^\d\s][.,;:!?)”’\"\]])$")
_CONTEXT = 24
"""A question quotes at most this many characters before a mark."""


class _Raised(NamedTuple):
    """A raised run with the labels that it shows.

    Attributes:
        order: its place among all raised runs.
        before: the text before it in its line.
        power: it may be a power as well.
    """

    order: int
    line: Line
    at: int
    labels: tuple[str, ...]
    before: str
    power: bool


_Answer = Callable[[str, _Raised], int | None]
"""(label, run that shows it) → the note that answers."""


class NoteTies:
    """The marks in running text and the notes that they belong to.

    Attributes:
        questions: what was doubtful.
    """

    def __init__(self, notes: Sequence[SetApart], lines: Iterable[Line]) -> None:
        """Tie marks to notes.

        Args:
            notes: what stands beside the text, footnotes among it; a tie names their places in this list.
            lines: of running text, in reading order.
        """
        self.questions: list[Question] = []
        self._notes: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for number, item in enumerate(notes):
            if item.kind == "footnote" and item.marker:
                self._notes[item.marker.strip(_BRACKETS + ".")].append((item.page, number))
        raised = list(_raised_runs(lines)) if self._notes else []
        self._ties: dict[tuple[int, int], dict[str, int]] = defaultdict(dict)
        self._marked: set[int] = set()
        self._tie(raised, self._on_page)
        self._tie(raised, self._later)
        self._tie(raised, self._before)
        self._ask_about_gaps(raised)

    def of(self, line: Line, at: int) -> tuple[int, ...] | None:
        """Return the notes that a line's run is the mark of, None where it is no mark."""
        tied = self._ties.get((id(line), at))
        return tuple(tied.values()) if tied else None

    def level(self, line: Line) -> list[tuple[int, int, int]]:
        """Return the marks that stand on the line: superior figures need no raising.

        Returns:
            (first character, character behind the last one, note) of each.
        """
        spans: list[tuple[int, int, int]] = []
        for match in _LEVEL_MARK.finditer(line.text) if self._notes else ():
            label = match[1].translate(note_marks.SUPERIORS)
            here = [number for page, number in self._notes.get(label, ()) if page == line.page]
            if here and here[0] not in self._marked:
                self._marked.add(here[0])
                spans.append((*match.span(1), here[0]))
        return spans

    def _tie(self, raised: Sequence[_Raised], answer: _Answer) -> None:
        """Tie the runs that notes answer to, note by note."""
        wanted: dict[int, list[tuple[_Raised, str]]] = defaultdict(list)
        for run in raised:
            for label in run.labels:
                if label not in self._ties.get((id(run.line), run.at), {}):
                    note = answer(label, run)
                    if note is not None:
                        wanted[note].append((run, label))
        for note, runs in wanted.items():
            self._choose(note, runs)

    def _choose(self, note: int, runs: Sequence[tuple[_Raised, str]]) -> None:
        """Take the marks of one note among the runs that show its label."""
        marks = [(run, label) for run, label in runs if not run.power]
        powers = [(run, label) for run, label in runs if run.power]
        for run, label in marks:
            self._ties[id(run.line), run.at][label] = note
            self._marked.add(note)
        for run, label in powers:
            self._ask(run, f"“{_quoted(run)}{label}” was kept as a power; there is also a note {label}.")
        for run, label in marks[1:]:
            said = f"“{_quoted(run)}{label}”"
            self._ask(run, f"Note {label} has more than one mark on its page; {said} is one of them.")

    def _ask_about_gaps(self, raised: Sequence[_Raised]) -> None:
        """Ask about figures behind words that count between notes, but whose own note is not found."""
        for run in raised:
            label = run.labels[0]
            if len(run.labels) > 1 or not label.isdecimal() or label in self._notes or run.power:
                continue
            neighbours = str(int(label) - 1) in self._notes and str(int(label) + 1) in self._notes
            if neighbours and _BEHIND_WORDS.search(run.before):
                reason = (
                    f"“{_quoted(run)}{label}” looks like the mark of a note, and no note {label} was found."
                )
                self._ask(run, reason)

    def _on_page(self, label: str, run: _Raised) -> int | None:
        """Return the note at the foot of a run's page that answers to a label."""
        return next((number for page, number in self._notes.get(label, ()) if page == run.line.page), None)

    def _later(self, label: str, run: _Raised) -> int | None:
        """Return the first note of a later page that answers to a label and has no mark of its own page."""
        if run.power:
            return None
        later = [(page, number) for page, number in self._notes.get(label, ()) if page > run.line.page]
        return next((number for _, number in sorted(later) if number not in self._marked), None)

    def _before(self, label: str, run: _Raised) -> int | None:
        """Return the note of the page before; some programs set a note where its paragraph begins."""
        if run.power:
            return None
        page = run.line.page - 1
        return next(
            (
                number
                for at, number in self._notes.get(label, ())
                if at == page and number not in self._marked
            ),
            None,
        )

    def _ask(self, run: _Raised, reason: str) -> None:
        where = (Evidence(run.line.page, rounded(run.line.bbox)),)
        self.questions.append(Question("note-mark", reason, where))


def _raised_runs(lines: Iterable[Line]) -> Iterable[_Raised]:
    order = 0
    for line in lines:
        before = ""
        for index, run in enumerate(line.runs):
            if run.rise > 0 and script_of(run, line) == "sup":
                labels = tuple(note_marks.labels(run, line.size))
                if labels:
                    yield _Raised(order, line, index, labels, before, _may_be_power(before, labels))
                    order += 1
            before += run.text


def _may_be_power(before: str, labels: Sequence[str]) -> bool:
    if len(labels) != 1 or not labels[0].isdecimal() or before.endswith(" "):
        return False
    if _BASE.search(before):
        return labels[0] in _POWERS or before[-1].isdigit()
    return labels[0] in _POWERS and _UNIT.search(before) is not None


def _quoted(run: _Raised) -> str:
    """Return the last words before a mark."""
    if len(run.before) <= _CONTEXT:
        return run.before.lstrip()
    return f"… {run.before[-_CONTEXT:].partition(' ')[2] or run.before[-_CONTEXT:]}"
