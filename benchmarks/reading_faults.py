"""Faults as readings make them, put into a reading or behind one stage of it: what doubt has to notice.

Each fault is put in at one place, chosen by chance among the lines of paragraphs that are read right. Those
of a stage are put behind it: what it hands on is changed, as if it had decided so, and later stages go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from types import ModuleType
from typing import Any, NamedTuple
from unittest.mock import patch

from reportgen.model.document import Document, Furniture, Line, Page, Reading
from reportgen.model.provenance import Evidence
from reportgen.stages.structure import asides, build, furniture, paragraphs, reading_order
from reportgen.stages.structure.blocks import set_apart
from reportgen.stages.structure.joining import Unit
from reportgen.vocabularies.spelling import Speller

LONG = 30
"""Characters of a line that is chosen."""
ASIDE = 0.45
"""Share of the page's width by which a line is moved to the other side."""


class Text(NamedTuple):
    """The words of the passages that are read right, among which places are chosen."""

    words: str

    def holds(self, line: Line) -> bool:
        """Return whether a line is one of these passages', a marker before its words or not."""
        text = line.text.rstrip("-\u2010\u00ad ")
        parts = (text, text.partition(" ")[2])
        return not line.rotated and any(len(part) > LONG and part in self.words for part in parts)


Change = Callable[[Random, Text, Any], Any]
"""Random source, where, what the stage hands on → the same changed, or None where there is no place."""


class Fault(NamedTuple):
    """A fault.

    Attributes:
        name: what happens, in words.
        home: the stage's module, None where the reading itself is changed.
        function: the name of the function in it that hands on what is changed.
        change: puts it in.
    """

    name: str
    home: ModuleType | None
    function: str
    change: Change


class UnfitError(Exception):
    """There is no place for a fault."""


def put_in(fault: Fault, reading: Reading, right: Sequence[str], rng: Random) -> Document:
    """Return the document of a reading with a fault.

    Args:
        fault: which.
        reading: of a source.
        right: texts of its passages that are read right.
        rng: chooses the place.

    Raises:
        UnfitError: there is no place for it.
    """
    text = Text("\n".join(right))
    if fault.home is None:
        return build.build(_changed(fault, rng, text, reading), Speller)
    with _behind(fault, rng, text):
        return build.build(reading, Speller)


@contextmanager
def _behind(fault: Fault, rng: Random, text: Text) -> Iterator[None]:
    assert fault.home is not None
    stage = getattr(fault.home, fault.function)

    def changed(*args: Any, **named: Any) -> Any:
        return _changed(fault, rng, text, stage(*args, **named))

    with patch.object(fault.home, fault.function, changed):
        yield


def _changed(fault: Fault, rng: Random, text: Text, whole: Any) -> Any:
    found = fault.change(rng, text, whole)
    if found is None:
        raise UnfitError(fault.name)
    return found


# --- the reading itself ------------------------------------------------------------------------------------


def _place(rng: Random, text: Text, pages: Sequence[Page], below: bool = False) -> tuple[int, int] | None:
    """Return the indices of a page and of a line on it; one with its paragraph's next line right below."""
    places = [
        (at, index)
        for at, page in enumerate(pages)
        for index, line in enumerate(page.lines)
        if text.holds(line) and (not below or _has_next(text, page.lines, index))
    ]
    return rng.choice(places) if places else None


def _has_next(text: Text, lines: Sequence[Line], index: int) -> bool:
    if index + 1 >= len(lines):
        return False
    a, b = lines[index], lines[index + 1]
    return text.holds(b) and abs(a.bbox[0] - b.bbox[0]) < 3 and 0 < b.baseline - a.baseline < 2 * a.size


def _with_lines(whole: Reading, at: int, lines: Sequence[Line]) -> Reading:
    pages = list(whole.pages)
    pages[at] = pages[at]._replace(lines=tuple(lines))
    return whole._replace(pages=tuple(pages))


def _moved(line: Line, dx: float, dy: float) -> Line:
    x0, top, x1, foot = line.bbox
    runs = tuple(run._replace(x0=run.x0 + dx, x1=run.x1 + dx) for run in line.runs)
    return replace(line, runs=runs, bbox=(x0 + dx, top + dy, x1 + dx, foot + dy), baseline=line.baseline + dy)


def drop_line(rng: Random, text: Text, whole: Reading) -> Reading | None:
    """Leave out a line."""
    place = _place(rng, text, whole.pages)
    if place is None:
        return None
    lines = list(whole.pages[place[0]].lines)
    del lines[place[1]]
    return _with_lines(whole, place[0], lines)


def drop_word(rng: Random, text: Text, whole: Reading) -> Reading | None:
    """Leave out a word inside a line."""
    place = _place(rng, text, whole.pages)
    if place is None:
        return None
    lines = list(whole.pages[place[0]].lines)
    line = lines[place[1]]
    run = max(line.runs, key=lambda run: len(run.text))
    words = run.text.split(" ")
    inner = [at for at in range(1, len(words) - 1) if words[at].isalpha()]
    if not inner:
        return None
    del words[rng.choice(inner)]
    runs = tuple(it._replace(text=" ".join(words)) if it is run else it for it in line.runs)
    lines[place[1]] = replace(line, runs=runs)
    return _with_lines(whole, place[0], lines)


def swap_lines(rng: Random, text: Text, whole: Reading) -> Reading | None:
    """Let two lines of a paragraph change places."""
    place = _place(rng, text, whole.pages, below=True)
    if place is None:
        return None
    lines = list(whole.pages[place[0]].lines)
    a, b = lines[place[1]], lines[place[1] + 1]
    step = b.baseline - a.baseline
    lines[place[1]], lines[place[1] + 1] = _moved(b, 0, -step), _moved(a, 0, step)
    return _with_lines(whole, place[0], lines)


def blind_letter(rng: Random, text: Text, whole: Reading) -> Reading | None:
    """Let a letter have no meaning."""
    place = _place(rng, text, whole.pages)
    if place is None:
        return None
    lines = list(whole.pages[place[0]].lines)
    line = lines[place[1]]
    letters = [at for at, char in enumerate(line.runs[0].text) if char.isalpha()]
    if not letters:
        return None
    at = rng.choice(letters)
    first = line.runs[0]
    changed = first._replace(text=first.text[:at] + "\ufffd" + first.text[at + 1 :])
    lines[place[1]] = replace(line, runs=(changed, *line.runs[1:]))
    return _with_lines(whole, place[0], lines)


def move_aside(rng: Random, text: Text, whole: Reading) -> Reading | None:
    """Let a line stand at the other side of the page."""
    place = _place(rng, text, whole.pages)
    if place is None:
        return None
    page = whole.pages[place[0]]
    lines = list(page.lines)
    line = lines[place[1]]
    left = line.bbox[0] > page.width / 2
    lines[place[1]] = _moved(line, (-ASIDE if left else ASIDE) * page.width, 0)
    return _with_lines(whole, place[0], lines)


# --- behind a stage ----------------------------------------------------------------------------------------

Apart = tuple[tuple[Page, ...], Any]


def file_as_furniture(rng: Random, text: Text, whole: Apart) -> Apart | None:
    """File a line of a paragraph as running header or footer."""
    pages, found = whole
    place = _place(rng, text, pages)
    if place is None:
        return None
    page = pages[place[0]]
    line = page.lines[place[1]]
    role = "header" if line.baseline < page.height / 2 else "footer"
    filed = Furniture(line.text, role, (Evidence(page.number, line.bbox),))
    return _without(pages, place[0], [line]), (*found, filed)


def file_as_note(rng: Random, text: Text, whole: Apart) -> Apart | None:
    """File the last line of a page as a footnote."""
    pages, found = whole
    places = [
        (at, page.lines[-1]) for at, page in enumerate(pages) if page.lines and text.holds(page.lines[-1])
    ]
    if not places:
        return None
    at, line = rng.choice(places)
    return _without(pages, at, [line]), [*found, set_apart("footnote", [line])]


def file_as_aside(rng: Random, text: Text, whole: Apart) -> Apart | None:
    """File two lines of a paragraph as a pull quote."""
    pages, found = whole
    place = _place(rng, text, pages, below=True)
    if place is None:
        return None
    lines = pages[place[0]].lines[place[1] : place[1] + 2]
    return _without(pages, place[0], lines), [*found, set_apart("aside", lines)]


def _without(pages: Sequence[Page], at: int, lines: Sequence[Line]) -> tuple[Page, ...]:
    taken = {id(line) for line in lines}
    out = list(pages)
    out[at] = out[at]._replace(lines=tuple(line for line in out[at].lines if id(line) not in taken))
    return tuple(out)


Columns = list[list[reading_order.TextColumn]]


def splice_column(rng: Random, text: Text, whole: Columns) -> Columns | None:
    """Put a line of one column into another, or into another place of its own."""
    places = [
        (page, column, at)
        for page, columns in enumerate(whole)
        for column, found in enumerate(columns)
        for at, line in enumerate(found.lines)
        if text.holds(line)
    ]
    places = [place for place in places if len(whole[place[0]][place[1]].lines) > 4]
    if not places:
        return None
    page, column, at = rng.choice(places)
    columns = list(whole[page])
    lines = list(columns[column].lines)
    line = lines.pop(at)
    columns[column] = columns[column]._replace(lines=tuple(lines))
    home = rng.randrange(len(columns))
    there = list(columns[home].lines)
    spots = [index for index, other in enumerate(there) if text.holds(other) and abs(index - at) > 2]
    if not spots:
        return None
    there.insert(rng.choice(spots), line)
    columns[home] = columns[home]._replace(lines=tuple(there))
    return [*whole[:page], columns, *whole[page + 1 :]]


def _joined(rng: Random, whole: list[Unit], fits: Callable[[Unit, Unit], bool]) -> list[Unit] | None:
    pairs = [
        at
        for at in range(len(whole) - 1)
        if whole[at + 1].kind in ("text", "item") and fits(whole[at], whole[at + 1])
    ]
    if not pairs:
        return None
    at = rng.choice(pairs)
    one = replace(whole[at], lines=[*whole[at].lines, *whole[at + 1].lines])
    return [*whole[:at], one, *whole[at + 2 :]]


def join_below(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Join a paragraph with the one below it."""

    def fits(a: Unit, b: Unit) -> bool:
        both = a.kind == b.kind == "text" and a.lines[-1].column == b.lines[0].column
        return both and text.holds(a.lines[0].line)

    return _joined(rng, whole, fits)


def join_over(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Join the last paragraph of a page or column with the first of the next."""

    def fits(a: Unit, b: Unit) -> bool:
        both = a.kind == b.kind == "text" and a.lines[-1].column != b.lines[0].column
        return both and text.holds(a.lines[0].line)

    return _joined(rng, whole, fits)


def swallow_item(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Let an item of a list swallow the next one, or a paragraph the item below it."""

    def fits(a: Unit, b: Unit) -> bool:
        return a.kind in ("text", "item") and b.kind == "item" and text.holds(b.lines[0].line)

    return _joined(rng, whole, fits)


def swallow_heading(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Let a paragraph begin with its heading."""
    places = [
        at
        for at in range(len(whole) - 1)
        if whole[at].kind == "heading"
        and whole[at + 1].kind == "text"
        and text.holds(whole[at + 1].lines[0].line)
    ]
    if not places:
        return None
    at = rng.choice(places)
    one = replace(whole[at + 1], lines=[*whole[at].lines, *whole[at + 1].lines])
    return [*whole[:at], one, *whole[at + 2 :]]


def _split(rng: Random, text: Text, whole: list[Unit], at_stop: bool) -> list[Unit] | None:
    places = [
        (at, cut)
        for at, unit in enumerate(whole)
        if unit.kind in ("text", "item")
        and len(unit.lines) > 1
        and any(text.holds(it.line) for it in unit.lines)
        for cut in range(1, len(unit.lines))
        if unit.lines[cut - 1].line.text.rstrip().endswith((".", "?", "!")) == at_stop
    ]
    if not places:
        return None
    at, cut = rng.choice(places)
    unit = whole[at]
    parts = [replace(unit, lines=unit.lines[:cut]), Unit("text", unit.lines[cut:])]
    return [*whole[:at], *parts, *whole[at + 1 :]]


def split_inside(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Part a paragraph inside a sentence."""
    return _split(rng, text, whole, at_stop=False)


def split_at_stop(rng: Random, text: Text, whole: list[Unit]) -> list[Unit] | None:
    """Part a paragraph behind a line that ends with a sentence."""
    return _split(rng, text, whole, at_stop=True)


FAULTS = (
    Fault("line dropped", None, "", drop_line),
    Fault("word dropped", None, "", drop_word),
    Fault("lines swapped", None, "", swap_lines),
    Fault("letter without a meaning", None, "", blind_letter),
    Fault("line moved to the other side", None, "", move_aside),
    Fault("line filed as header or footer", furniture, "set_apart", file_as_furniture),
    Fault("line filed as a footnote", asides, "set_apart", file_as_note),
    Fault("lines filed as a pull quote", asides, "set_apart", file_as_aside),
    Fault("line put into another place", reading_order, "order", splice_column),
    Fault("paragraphs joined", paragraphs, "units", join_below),
    Fault("paragraphs joined over a page or column", paragraphs, "units", join_over),
    Fault("list item swallowed", paragraphs, "units", swallow_item),
    Fault("heading swallowed", paragraphs, "units", swallow_heading),
    Fault("paragraph parted inside a sentence", paragraphs, "units", split_inside),
    Fault("paragraph parted behind a full stop", paragraphs, "units", split_at_stop),
)
"""All of them."""
