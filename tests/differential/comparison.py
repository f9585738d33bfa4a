"""Where two readings of one file differ: lines, words, fonts, sizes, weights, places, shapes, facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reportgen.model.document import Line, Page, Reading, Shape
from reportgen.model.geometry import BBox

PLACE = 0.5
"""Points by which the edges of one line may differ."""
SIZE = 0.05
"""Points by which type sizes may differ."""


class Difference(NamedTuple):
    """One thing that the engines see in two ways.

    Attributes:
        kind: what differs, such as `words` or `place`.
        page: from 1; 0 for the whole file.
        one: as the first engine has it.
        other: as the second has it.
    """

    kind: str
    page: int
    one: str
    other: str

    def __str__(self) -> str:
        return f"p. {self.page} {self.kind}: {self.one!r} / {self.other!r}"


def differences(one: Reading, other: Reading) -> Iterator[Difference]:
    """All differences of two readings."""
    for name in ("title", "language", "outline", "sha256"):
        yield from _unequal(name, 0, getattr(one, name), getattr(other, name))
    yield from _unequal("pages", 0, len(one.pages), len(other.pages))
    for page, same in zip(one.pages, other.pages, strict=False):
        yield from _pages(page, same)


def _unequal(kind: str, page: int, one: object, other: object) -> Iterator[Difference]:
    if one != other:
        yield Difference(kind, page, str(one), str(other))


def _pages(one: Page, other: Page) -> Iterator[Difference]:
    number = one.number
    yield from _unequal("label", number, one.label, other.label)
    if abs(one.width - other.width) > PLACE or abs(one.height - other.height) > PLACE:
        yield Difference("sheet", number, f"{one.width, one.height}", f"{other.width, other.height}")
    yield from _lines("", number, one.lines, other.lines)
    yield from _lines("hidden ", number, one.hidden, other.hidden)
    yield from _shapes(number, one.shapes, other.shapes)


def _lines(what: str, page: int, one: Sequence[Line], other: Sequence[Line]) -> Iterator[Difference]:
    texts, others = [line.text for line in one], [line.text for line in other]
    matcher = SequenceMatcher(None, texts, others, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            for left, right in zip(one[a:b], other[c:d], strict=True):
                yield from _styles(what, page, left, right)
        elif Counter(" ".join(texts[a:b]).split()) == Counter(" ".join(others[c:d]).split()):
            yield Difference(f"{what}lines", page, " | ".join(texts[a:b]), " | ".join(others[c:d]))
        else:
            yield Difference(f"{what}words", page, " | ".join(texts[a:b]), " | ".join(others[c:d]))


def _styles(what: str, page: int, one: Line, other: Line) -> Iterator[Difference]:
    if any(abs(a - b) > PLACE for a, b in zip(one.bbox, other.bbox, strict=True)):
        yield Difference(f"{what}place", page, _place(one), _place(other))
    for kind, left, right in (
        ("space", one.spaced, other.spaced),
        ("turn", one.rotated, other.rotated),
        ("tag", _tag(one), _tag(other)),
    ):
        if left != right:
            yield Difference(f"{what}{kind}", page, f"{one.text}: {left}", f"{other.text}: {right}")
    for kind, styles in (
        ("font", lambda run: run.face.name),
        ("face", lambda run: run.face),
        ("weight", lambda run: run.weight),
        ("color", lambda run: f"{run.color:06x}"),
        ("rise", lambda run: round(run.rise)),
        ("link", lambda run: run.link),
    ):
        left, right = _spread(one, styles), _spread(other, styles)
        if left != right:
            yield Difference(f"{what}{kind}", page, f"{one.text}: {set(left)}", f"{set(right)}")
    sizes = zip(_spread(one, lambda run: run.size), _spread(other, lambda run: run.size), strict=True)
    if any(abs(a - b) > SIZE for a, b in sizes):
        yield Difference(f"{what}size", page, f"{one.text}: {one.size}", f"{other.size}")


def _spread(line: Line, style: object) -> list[object]:
    """The style of each character with ink."""
    return [style(run) for run in line.runs for char in run.text if not char.isspace()]  # type: ignore[operator]


def _tag(line: Line) -> tuple[str, tuple[str, ...]] | None:
    return (line.tag.role, line.tag.path) if line.tag else None


def _place(line: Line) -> str:
    return f"{line.text}: {_box(line.bbox)}"


def _box(box: BBox) -> str:
    return " ".join(f"{edge:.1f}" for edge in box)


def _shapes(page: int, one: Sequence[Shape], other: Sequence[Shape]) -> Iterator[Difference]:
    left, right = list(one), list(other)
    for shape in one:
        same = next((s for s in right if _is_same(shape, s)), None)
        if same is not None:
            left.remove(shape)
            right.remove(same)
    for missing, side in ((left, 0), (right, 1)):
        for shape in missing:
            words = f"{shape.kind} {_box(shape.bbox)} {shape.color}"
            yield Difference("shape", page, *((words, "") if side == 0 else ("", words)))


def _is_same(one: Shape, other: Shape) -> bool:
    return (
        one.kind == other.kind
        and one.color == other.color
        and all(abs(a - b) <= PLACE for a, b in zip(one.bbox, other.bbox, strict=True))
    )
