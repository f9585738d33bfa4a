"""What the tests of structure set: columns, full lines, paragraphs around what is tried."""

from reportgen.model.document import Line, Page, Shape
from reportgen.stages.structure.body_styles import Bodies
from reportgen.stages.structure.style import BodyStyle
from tests.stages.trees import (
    GLYPH,
    HEIGHT,
    LEFT,
    MEASURE,
    PITCH,
    REGULAR,
    SIZE,
    WIDTH,
    Setter,
    prose,
    wrapped,
)

BODY = BodyStyle(REGULAR, SIZE, 0, PITCH)
"""Running text as the setter sets it."""
BODIES = Bodies(BODY, {}, {}, {})


def page(*lines: Line, shapes: tuple[Shape, ...] = (), number: int = 1) -> Page:
    """One page with these lines and shapes."""
    return Page(number, WIDTH, HEIGHT, str(number), lines, shapes)


COLUMN, SECOND = 222.0, 318.0
"""Width of a column and left edge of the second, points; the gutter is 24 points wide."""


def columns(pages: int = 4, foot: float = 700) -> tuple[Setter, list[str]]:
    """Paragraphs that flow through two columns a page."""
    made = Setter("indent", foot=foot)
    wanted = []
    number = 0
    rows: list[tuple[str, float]] = []
    per_column = int((foot - made.top) / PITCH) + 1
    while len(rows) < pages * 2 * per_column:
        wanted.append(prose(number, 4))
        for at, words in enumerate(wrapped(wanted[-1], COLUMN, first=15)):
            rows.append((words, 15.0 if at == 0 else 0.0))
        number += 1
    for at, (words, move) in enumerate(rows):
        page, rest = divmod(at, 2 * per_column)
        side, row = divmod(rest, per_column)
        made.page = page + 1
        made.put(words, (LEFT, SECOND)[side] + move, made.top + row * PITCH)
    return made, wanted


FULL = int(MEASURE / (GLYPH * SIZE))
"""Letters of a full line."""


def filled(text: str, width: int = FULL) -> str:
    """`text` as the beginning of a line that reaches the right edge, a full stop at its end."""
    fill = " the list of recruiters that both sides of the border keep up to date on every working day"
    words = text
    at = 0
    while len(words) < width - 1:
        words += fill[at % len(fill)]
        at += 1
    words = words.rstrip()
    return words + "s" * (width - 1 - len(words)) + "."


def around(made: Setter, number: int, count: int = 7) -> None:
    """Paragraphs before and behind what is tried."""
    for part in range(count):
        made.paragraph(prose(number + part, 4))


def texts_of(made: Setter) -> list[str]:
    """The words of all blocks."""
    return [text for _, text in made.blocks()]
