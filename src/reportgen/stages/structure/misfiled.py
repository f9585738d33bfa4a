"""Words that were set apart from the running text, and stand as it does: in its style, in its step, once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...model.document import Furniture, Line, Question, Reading
from ...model.geometry import overlap, rounded, union
from ...model.provenance import Evidence, boxes_of
from .blocks import SetApart
from .body_styles import Bodies
from .style import is_body


class MisfiledRules(NamedTuple):
    """When words set apart are asked about."""

    step: float = 1.25
    """Pitches from a line of running text within which a line stands in its step."""
    share: float = 0.5
    """Share of the narrower one's width over which both stand below one another."""
    same_size: float = 0.5
    """Points by which both may differ in size."""
    letters: int = 3
    """Letters of a word, at least: folios and signs are none."""
    shown: int = 8
    """Words that a question quotes."""


_RULES = MisfiledRules()
_DIGITS = re.compile(r"\d+|\s+")
_FILED = {
    "header": "a running header",
    "footer": "a running footer",
    "logo": "words of a logo",
    "folio": "a page number",
    "footnote": "a footnote",
    "aside": "a pull quote or box",
    "figure": "words of a figure",
}
"""Role or type → what a question calls it; what is in no row is not looked at."""


def ask(  # noqa: PLR0917 (what was set apart, and from what)
    reading: Reading,
    apart: Sequence[Furniture],
    beside: Sequence[SetApart],
    running: Iterable[Line],
    bodies: Bodies,
    rules: MisfiledRules = _RULES,
) -> list[Question]:
    """Return a question for each stretch of words set apart that stands as running text does.

    Args:
        reading: the source as read.
        apart: its furniture.
        beside: what was set apart from the text of its pages, without tables.
        running: lines of its paragraphs and list items.
        bodies: the styles of running text.
        rules: what is asked about.
    """
    near: dict[int, list[Line]] = defaultdict(list)
    for line in running:
        near[line.page].append(line)
    apart_lines = [*_furniture(reading, apart), *((item.kind, list(item.lines)) for item in beside)]
    return [
        _question(kind, lines, rules)
        for kind, lines in apart_lines
        if kind in _FILED and _stands_in_text(lines, near, bodies, rules)
    ]


def _furniture(reading: Reading, apart: Sequence[Furniture]) -> Iterator[tuple[str, list[Line]]]:
    """Yield role and line of the furniture whose words stand once."""
    often = Counter(_DIGITS.sub("", item.text) for item in apart)
    once = {
        (box.page, box.bbox): item.role
        for item in apart
        if item.role in _FILED and often[_DIGITS.sub("", item.text)] == 1
        for box in boxes_of(item.evidence)
    }
    if not once:
        return
    for page in reading.pages:
        for line in page.lines:
            role = once.get((line.page, rounded(line.bbox))) or once.get((line.page, line.bbox))
            if role is not None and not line.rotated:
                yield role, [line]


def _stands_in_text(
    lines: Sequence[Line], near: Mapping[int, Sequence[Line]], bodies: Bodies, rules: MisfiledRules
) -> bool:
    words = " ".join(line.text for line in lines)
    if not any(sum(map(str.isalpha, word)) >= rules.letters for word in words.split()):
        return False
    return all(is_body(line, bodies.at(line)) for line in lines) and any(
        _is_neighbour(line, other, bodies, rules)
        for line in (lines[0], lines[-1])
        for other in near.get(line.page, ())
    )


def _is_neighbour(line: Line, other: Line, bodies: Bodies, rules: MisfiledRules) -> bool:
    """Return whether a line stands right above or below a line of running text of its size."""
    step = abs(line.baseline - other.baseline)
    if not 0 < step <= rules.step * bodies.pitch(line) or abs(line.size - other.size) > rules.same_size:
        return False
    narrower = min(line.bbox[2] - line.bbox[0], other.bbox[2] - other.bbox[0])
    return overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) >= rules.share * narrower


def _question(kind: str, lines: Sequence[Line], rules: MisfiledRules) -> Question:
    words = " ".join(line.text for line in lines).split()
    more = " …" if len(words) > rules.shown else ""
    quoted = f"“{' '.join(words[: rules.shown])}{more}”"
    reason = (
        f"{quoted} was set apart as {_FILED[kind]}, and stands like the text right above or below it. "
        "Look whether it belongs to that."
    )
    where = Evidence(lines[0].page, rounded(union(line.bbox for line in lines)))
    return Question("words-set-apart", reason, (where,))
