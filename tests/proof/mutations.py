"""Small falsifications of published files: what a slip, or a hand, may do to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reportgen.model import codec
from reportgen.model.compilation import Compilation
from reportgen.proof.findings import Discrepancy, Proof
from reportgen.proof.sameness import squeeze
from reportgen.proof.stream import Stream
from reportgen.writers import formats
from reportgen.writers.print import pdf
from tests.proof import change_compilation, change_docx, change_html, change_table
from tests.proof.builds import Build, read_published

KINDS = (
    "word changed",
    "word added",
    "word deleted",
    "words swapped",
    "mark changed",
    "heading changed",
    "paragraph moved",
    "paragraph doubled",
    "paragraph dropped",
    "page reference",
    "bold",
    "letter raised",
    "direction turned",
    "comma bold",
    "italic",
    "list level",
    "bullet to paragraph",
    "whole page",
    "row to another region",
    "row hidden",
    "formula",
)
TABLES = tuple(row.name for row in formats.PROVEN if row.is_table)
FORMS = tuple(row.name for row in formats.PROVEN if not row.companion)
_DOCUMENTS = frozenset(FORMS) - frozenset(TABLES)
_CARRIED = {
    **dict.fromkeys(("heading changed", "italic", "list level", "bullet to paragraph"), _DOCUMENTS),
    "row to another region": frozenset(TABLES),
    "row hidden": frozenset({"xlsx"}),
    "formula": frozenset({"xlsx"}),
    "direction turned": frozenset({"html", "docx", "json", *TABLES}),
    "comma bold": frozenset({"pdf", "html", "json"}),
    "whole page": frozenset({"json"}),
}
"""Formats in which a kind is tried, where not in all: a print has no signs without a glyph; a comma of a
Word file is part of a run; boxes stand in the compilation only; a table has words, and no look."""
_TURN = "\u202e"
_RAISED = dict(zip("abdeghijklmnoprstuvwxyz0123456789", "ᵃᵇᵈᵉᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))

_ALIKE = 1.25
"""Where a passage is moved over words that are not this many times its own, those may be the moved ones."""
_OPENING = 40
"""Letters by which a passage is found in a printed page when its end is set otherwise."""
_NOTE_FIGURES = 60
"""Figures that marks of notes may add to the letters of a passage."""


@dataclass(frozen=True)
class Mutation:
    """A falsified file.

    Attributes:
        items: ids of the passages that a finding may rightly name.
        seen: what was done, in words.
        texts: of a PDF, the passages on whose pages it can be seen.
    """

    kind: str
    form: str
    path: Path
    items: frozenset[str]
    seen: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Trial:
    """What the proof says of a falsified file.

    Attributes:
        named: the findings that name the falsified passage, and of a PDF the page where it stands.
        besides: ids of other passages that are named too.
    """

    mutation: Mutation
    proof: Proof
    named: tuple[Discrepancy, ...]
    besides: frozenset[str]

    @property
    def missed(self) -> bool:
        """Whether the falsification is not found, or found elsewhere."""
        return self.proof.sealed or not self.named

    def __str__(self) -> str:
        """Say what was done, and what the proof says."""
        said = "; ".join(map(str, self.proof.findings)) or "sealed"
        return f"{self.mutation.form} {self.mutation.kind}: {self.mutation.seen}: {said}"


def carries(form: str, kind: str) -> bool:
    """Whether a kind is tried in a format."""
    return form in _CARRIED.get(kind, FORMS)


def mutate(build: Build, kind: str, form: str, number: int, folder: Path) -> Mutation:
    """Write a falsified copy of a published file; what is done depends on the arguments only."""
    rng = Random(f"{build.folder.name} {kind} {form} {number}")
    path = folder / f"{kind.replace(' ', '-')}-{number}.{form}"
    texts: tuple[str, ...] = ()
    if form == "html":
        items, seen, content = change_html.change(build, kind, rng)
        path.write_bytes(content)
    elif form == "docx":
        items, seen, content = change_docx.change(build, kind, rng)
        path.write_bytes(content)
    elif form in TABLES:
        items, seen, content = change_table.change(build, kind, form, rng)
        path.write_bytes(content)
    else:
        items, seen, changed = change_compilation.change(build, kind, rng)
        if form == "json":
            path.write_text(codec.dump_compilation(changed), "utf-8")
        else:
            path.write_bytes(pdf.render(changed, build.folder)[0])
            texts = tuple(_seen_beside(build, changed, items, kind))
    return Mutation(kind, form, path, frozenset(items | _twins(build, items)), seen, texts)


def attempt(build: Build, mutation: Mutation) -> Trial:
    """Prove a falsified file, with the true compilation beside it (the JSON is that itself)."""
    seen = read_published(build, mutation.path) if mutation.form == "pdf" else None
    proof = build.prove(mutation.form, mutation.path, seen)
    named = [finding for finding in proof.findings if finding.item in mutation.items]
    if seen is not None and seen.pages is not None:
        pages = pages_of(seen.pages.stream, mutation.texts)
        named = [finding for finding in named if finding.page in pages]
    besides = {it.item for it in proof.findings if it.item} - mutation.items
    return Trial(mutation, proof, tuple(named), frozenset(besides))


def trials(build: Build, kind: str, form: str, count: int, folder: Path) -> Iterable[Trial]:
    """Try so many falsifications of one kind in one format."""
    for number in range(count if carries(form, kind) else 0):
        mutation = mutate(build, kind, form, number, folder)
        yield attempt(build, mutation)
        mutation.path.unlink()


def _twins(build: Build, items: Collection[str]) -> set[str]:
    """The ids of passages with the very words of those concerned; nothing tells which of them is doubled."""
    said = {squeeze(it.text) for it in build.items() if it.id in items}
    return {it.id for it in build.items() if squeeze(it.text) in said}


# --- where a change can be seen ------------------------------------------------------------------


def _seen_beside(build: Build, changed: Compilation, items: Collection[str], kind: str) -> Iterable[str]:
    """Yield the texts, as changed, of the passages concerned, and of their neighbours if one is gone."""
    now = {it.id: it.text for report in changed.reports for s in report.sections for it in s.items}
    firsts = {s.id: s.items[0].id for report in changed.reports for s in report.sections if s.items}
    order = [it.id for it in build.items()]
    for name in {firsts.get(name, name) for name in items}:
        near = [name]
        if kind.startswith("paragraph") and name in order:
            at = order.index(name)
            near = order[max(0, at - 1) : at + 2]
        yield from (now[it] for it in near if it in now)


def pages_of(stream: Stream, texts: Iterable[str]) -> set[int]:
    """Return the pages of a printed file on which the words of texts stand."""
    letters = "".join(word.text for word in stream.words)
    pages = [stream.places[word.place].page or 0 for word in stream.words for _ in word.text]
    out: set[int] = set()
    for text in map(squeeze, texts):
        spans = [it.span() for it in re.finditer(re.escape(text), letters)]
        spans = spans or list(_spans_with_marks(text, letters))
        assert spans, f"not in the printed file: {text}"
        out.update(page for start, end in spans for page in pages[start:end])
    return out


def _spans_with_marks(text: str, letters: str) -> Iterable[tuple[int, int]]:
    """Yield where a text begins, and where it ends if that follows: marks of notes may stand inside."""
    for opening in re.finditer(re.escape(text[:_OPENING]), letters):
        end = letters.find(text[-_OPENING:], opening.start(), opening.start() + len(text) + _NOTE_FIGURES)
        yield opening.start(), max(opening.end(), end + _OPENING)


def names_of_a_move(build: Build, moved: Sequence[str], over: Sequence[str]) -> set[str]:
    """Return the ids that may be named when passages are moved over others: the shorter side is moved."""
    words = {it.id: len(it.text.split()) for it in build.items()}
    own, others = sum(words[it] for it in moved), sum(words[it] for it in over)
    return {*moved, *(over if others <= _ALIKE * own else ())}


# --- words ----------------------------------------------------------------------------------------

WORD = re.compile(r"\w+(?:['’]\w+)*")
COMMA = re.compile(",")
_NEIGHBOUR = re.compile(r"( )(\w+(?:['’]\w+)*)")
_MARK = re.compile(r"[.,;:!?()“”‘’\"'–—/%&\d-]")
_MARKS = ".,;:!?()“”‘’\"'–—/%&"


@dataclass(frozen=True)
class Change:
    """A change of text: the characters from `start` to `end` become `new`."""

    start: int
    end: int
    new: str
    seen: str

    def of(self, text: str) -> str:
        """Return the text, changed."""
        return text[: self.start] + self.new + text[self.end :]


def other_word(word: str, rng: Random, words: Sequence[str]) -> str:
    """Another word of the document, or the same with one letter or its case changed."""
    at = rng.randrange(len(word))
    letter = rng.choice([it for it in "aeioubdlmnrst" if it != word[at].lower()])
    choices = [
        rng.choice(words),
        word[:at] + letter + word[at + 1 :],
        word[0].swapcase() + word[1:],
    ]
    return rng.choice([it for it in choices if it != word])


def change_of(text: str, kind: str, rng: Random, words: Sequence[str]) -> Change | None:
    """Return a change of one word or mark, or of two words; None where the text has none for it."""
    found = list((_MARK if kind == "mark changed" else WORD).finditer(text))
    rng.shuffle(found)
    for match in found:
        start, end = match.span()
        if kind in ("word changed", "heading changed"):
            new = other_word(match[0], rng, words)
            while kind == "heading changed" and new.casefold() == match[0].casefold():
                new = other_word(match[0], rng, words)  # the case of a title may be ours
            return Change(start, end, new, f"{match[0]} → {new}")
        if kind == "word added":
            new = rng.choice([rng.choice(words), match[0]])
            return Change(start, start, f"{new} ", f"{new} added before {match[0]}")
        if kind == "word deleted":
            rest = text[end:]
            return Change(start, end + len(rest) - len(rest.lstrip()), "", f"{match[0]} deleted")
        if kind == "mark changed":
            others = "0123456789" if match[0].isdigit() else _MARKS
            new = rng.choice(["", rng.choice([it for it in others if it != match[0]])])
            around = text[max(0, start - 9) : end + 9]
            return Change(start, end, new, f"{match[0]} → {new or 'nothing'} in “{around}”")
        if kind == "letter raised":
            at = next((n for n in range(start, end) if text[n] in _RAISED and n > start), None)
            if at is not None:
                new = _RAISED[text[at]]
                return Change(at, at + 1, new, f"{text[at]} → {new} in {match[0]}")
            continue
        if kind == "direction turned":
            return Change(start, start, _TURN, f"U+202E put before {match[0]}")
        after = _NEIGHBOUR.match(text, end)
        if kind == "words swapped" and after and after[2] != match[0]:
            return Change(start, after.end(), f"{after[2]} {match[0]}", f"{match[0]} {after[2]} swapped")
    return None


def other_pages(text: str, rng: Random) -> str:
    """A page reference with one number changed."""
    numbers = list(re.finditer(r"\d+", text))
    chosen = rng.choice(numbers)
    new = rng.choice([it for it in range(1, 40) if str(it) != chosen[0]])
    return text[: chosen.start()] + str(new) + text[chosen.end() :]
