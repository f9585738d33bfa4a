"""Running headers, footers, folios, logos and watermarks: told from the text, labelled and kept.

No single sign decides. Repetition over pages, place outside the frame of the running text, style and
the source's own tags each add to a score; what looks like running text or a heading takes from it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ..geometry import BBox, overlap
from ..model import Furniture, FurnitureRole, Line, Page, Reading
from ..schema import Evidence
from .style import BodyStyle, is_body, line_style


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """Scores and distances of the decision."""

    same_height: float = 3.0
    """Points: running lines stand at one height on every page, rounding and odd glyphs apart."""
    clear: float = 1.0
    """Points a line must lie beyond the frame of the running text to be outside it."""
    numbers: int = 4
    """Numbers in one column beside the text that count its lines."""
    few: int = 3
    """Pages that make a repetition certain; two can be chance."""
    large: float = 1.15
    """Sizes above this share of the body's are rather headings."""
    small: float = 0.95
    """Sizes below this share of the body's are rather furniture or notes."""
    near_edge: float = 0.09
    """Share of the page's height next to an edge where no text frame reaches in practice."""
    outside: float = 2.0
    repeated: float = 2.0
    pair: float = 1.0
    often: float = 1.5
    band: float = 1.0
    smaller: float = 1.0
    edge: float = 1.0
    tagged: float = 2.0
    folio: float = 2.0
    heading: float = 3.0
    """Points of score: signs for furniture, and (heading, running text) against it."""
    running_text: float = 3.0
    opening: float = 2.0
    """Against it: a line that stands out right over the text it opens, with words of its own."""
    note: float = 4.0
    """A footnote stands where footers do; its words stand there once."""
    needed: float = 3.0
    """A line with this score is furniture."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A line's place: which edge it belongs to and how far from it, in points."""

    top_half: bool
    distance: float


_ROMAN = re.compile(r"^[ivxlc]+$", re.I)
_NUMBER = re.compile(r"\d+")
_FOLIO = re.compile(r"^\W*(?:[^\W\d]{1,8}\.?\W+)?#(?:\W+(?:[^\W\d]{1,6}\W+)?#)?\W*$")


def mask(text: str) -> str:
    """Return text with digits masked; in very short lines roman numerals too."""
    words = text.split()
    if len(words) <= 3:
        words = ["#" if _ROMAN.match(word.strip("–—-|·.")) else word for word in words]
    return _NUMBER.sub("#", " ".join(words)).casefold()


def _spot(line: Line, page: Page) -> _Spot:
    top_half = line.baseline < page.height / 2
    return _Spot(top_half, line.baseline if top_half else page.height - line.baseline)


def _repeats(pages: Sequence[Page], rules: FurnitureRules) -> dict[int, set[int]]:
    """Return for each line (by id) the pages that carry the same words at the same height."""
    groups: dict[tuple[str, bool], list[tuple[float, int, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            spot = _spot(line, page)
            groups[mask(line.text), spot.top_half].append((spot.distance, page.number, line))
    found: dict[int, set[int]] = {}
    for members in groups.values():
        members.sort(key=lambda member: member[0])
        for distance, _, line in members:
            found[id(line)] = {
                number for other, number, _ in members if abs(other - distance) <= rules.same_height
            }
    return found


def _frame(
    pages: Sequence[Page], body: BodyStyle, repeats: dict[int, set[int]], rules: FurnitureRules
) -> tuple[float, float]:
    """Return how near the running text comes to the top and foot of the pages, in points.

    Taken from the outermost lines of running text that two pages agree on; a lone outlier does not
    stretch the frame.
    """
    tops: list[float] = []
    feet: list[float] = []
    for page in pages:
        text = [
            line
            for line in page.lines
            if not line.rotated
            and is_body(line, body)
            and len(line.text) > 25
            and len(repeats[id(line)]) < rules.few
        ]
        if len(text) >= 3:
            tops.append(min(line.bbox[1] for line in text))
            feet.append(page.height - max(line.bbox[3] for line in text))
    return _agreed(tops), _agreed(feet)


def _agreed(distances: list[float]) -> float:
    """Return the smallest distance that a second page comes near (within half an inch)."""
    distances = sorted(distances)
    for nearest, second in zip(distances, distances[1:], strict=False):
        if second - nearest <= 36:
            return nearest
    return distances[0] if distances else 0.0


def _bands(pages: Sequence[Page], body: BodyStyle, rules: FurnitureRules) -> dict[int, int]:
    """Return for each line the number of pages with a line of its style at its height."""
    groups: dict[tuple[bool, float, str], list[tuple[float, int, Line]]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            spot = _spot(line, page)
            style = line_style(line, body)
            groups[spot.top_half, style.size, style.family].append((spot.distance, page.number, line))
    found: dict[int, int] = {}
    for members in groups.values():
        for distance, _, line in members:
            found[id(line)] = len(
                {n for other, n, _ in members if abs(other - distance) <= rules.same_height}
            )
    return found


def _folios(pages: Sequence[Page], rules: FurnitureRules) -> set[int]:
    """Return the lines (by id) that count the pages: a number that grows as the pages do."""
    steps: dict[int, list[Line]] = defaultdict(list)
    for page in pages:
        for line in page.lines:
            text = line.text.strip()
            if not _FOLIO.match(mask(text)):
                continue
            for number in _NUMBER.findall(text)[:1] or [_roman(text.strip("–—-|·. "))]:
                if number:
                    steps[int(number) - page.number].append(line)
    return {
        id(line)
        for lines in steps.values()
        if len({line.page for line in lines}) >= rules.few
        for line in lines
    }


def _roman(text: str) -> str:
    """Return a roman numeral as decimal digits, "" where it is none."""
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    numbers = [values.get(char, 0) for char in text.lower()]
    if not numbers or 0 in numbers or len(numbers) > 8:
        return ""
    total = sum(
        -n if any(n < later for later in numbers[at + 1 : at + 2]) else n for at, n in enumerate(numbers)
    )
    return str(total)


def _continues(line: Line, page: Page, body: BodyStyle) -> bool:
    """Tell whether a line of running text stands right above or below this one, as in a paragraph."""
    if not is_body(line, body):
        return False
    for other in page.lines:
        step = abs(other.baseline - line.baseline)
        if other is line or other.rotated or not 0.5 * body.pitch < step < 1.3 * body.pitch:
            continue
        if (
            is_body(other, body)
            and overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0
            and (len(other.text) > 25)
        ):
            return True
    return False


def _opens_text(line: Line, page: Page, body: BodyStyle) -> bool:
    """Tell whether a bold or larger line stands close over running text, as headings do."""
    style = line_style(line, body)
    if line.size < 0.88 * body.size or not (style.bold or style.size > 1.04 * body.size):
        return False
    for other in page.lines:
        step = other.baseline - line.baseline
        meets = overlap(line.bbox[0], line.bbox[2], other.bbox[0], other.bbox[2]) > 0
        if is_body(other, body) and 0 < step <= 2.2 * body.pitch and meets:
            return True
        # A heading under a heading: space is set above the second one.
        below = other.size >= 0.88 * body.size and abs(other.bbox[0] - line.bbox[0]) <= 3
        if below and line_style(other, body).bold and 0 < step <= 3.2 * body.pitch:
            return True
    return False


def _line_numbers(pages: Sequence[Page], body: BodyStyle, rules: FurnitureRules) -> set[int]:
    """Return the numbers (by id) that count lines beside the text: one column, rising by one step."""
    found: set[int] = set()
    for page in pages:
        text = [line.bbox for line in page.lines if is_body(line, body) and len(line.text) > 25]
        if not text:
            continue
        left, right = min(box[0] for box in text), max(box[2] for box in text)
        columns: dict[int, list[Line]] = defaultdict(list)
        for line in page.lines:
            beside = line.bbox[2] < left or line.bbox[0] > right
            if beside and line.text.strip().isdigit():
                columns[round(line.bbox[2] / rules.same_height)].append(line)
        for key in list(columns):
            members = sorted(columns[key] + columns.get(key + 1, []), key=lambda line: line.baseline)
            values = [int(line.text) for line in members]
            steps = Counter(b - a for a, b in zip(values, values[1:], strict=False))
            step, count = steps.most_common(1)[0] if steps else (0, 0)
            if step > 0 and len(members) >= rules.numbers and count >= 0.7 * (len(members) - 1):
                found.update(id(line) for line in members)
    return found


@dataclass(frozen=True, slots=True)
class _Signs:
    """What is known of all pages, gathered once."""

    repeats: dict[int, set[int]]
    bands: dict[int, int]
    folios: set[int]
    frame: tuple[float, float]
    tagged: bool
    notes: set[int]
    words: Counter[str]
    line_numbers: set[int]


def _score(
    line: Line, page: Page, body: BodyStyle, signs: _Signs, total: int, rules: FurnitureRules
) -> float:
    if id(line) in signs.line_numbers:
        return rules.needed
    top, foot = signs.frame
    outside = line.bbox[3] <= top - rules.clear or page.height - line.bbox[1] <= foot - rules.clear
    at_edge = min(line.bbox[3], page.height - line.bbox[1]) <= rules.near_edge * page.height
    same = len(signs.repeats[id(line)])
    if signs.words[line.text] == 1 and _opens_text(line, page, body):
        same = 1  # headings that differ in their numbers only are not one line repeated
    score = 0.0
    if outside:
        score += rules.outside
    if same >= rules.few:
        score += rules.repeated
    elif same == 2:
        score += rules.pair
    if same >= rules.few and same >= 0.3 * total:
        score += rules.often
    if signs.bands[id(line)] >= rules.few and (outside or at_edge):
        score += rules.band
    if line.size <= rules.small * body.size:
        score += rules.smaller
    if at_edge:
        score += rules.edge
    if id(line) in signs.folios and (outside or at_edge):
        score += rules.folio
    if id(line) in signs.notes and signs.words[line.text] == 1:
        score -= rules.note
    if signs.tagged and line.tag is not None and line.tag.role == "Artifact":
        score += rules.tagged
    if signs.tagged and line.tag is not None and line.tag.role != "Artifact":
        score -= rules.smaller
    if line.size >= rules.large * body.size and not (
        outside and same >= rules.few and line.size < 2 * body.size
    ):
        score -= rules.heading
    if not outside and not at_edge:
        score -= rules.heading
    if _continues(line, page, body) and not (outside and same >= rules.few):
        score -= rules.running_text
    if same < rules.few and _opens_text(line, page, body):
        score -= rules.opening
    if page.number == 1 and signs.words[line.text] == 1:
        score -= rules.heading  # a cover has no furniture but what other pages repeat
    return score


_NOTE_START = re.compile(r"^\s*(?:\d{1,3}|[*†‡§]{1,2})[.)]?\s*[^\W\d_][\w'’-]*(?:\W+\w+){3,}")


def _notes(pages: Sequence[Page], body: BodyStyle) -> set[int]:
    """Return lines (by id) that look like footnotes: small, a mark and then words, or the lines after it."""
    found: set[int] = set()
    for page in pages:
        last: Line | None = None
        for line in page.lines:
            if line.size >= 0.95 * body.size or line.rotated:
                continue
            starts = bool(_NOTE_START.match(line.text)) or (
                line.tag is not None and line.tag.role in {"Note", "FENote"}
            )
            goes_on = (
                last is not None
                and 0 < line.baseline - last.baseline <= 1.7 * line.size
                and abs(line.size - last.size) < 0.3
                and abs(line.bbox[0] - last.bbox[0]) < 3 * line.size
                and len(line.text.split()) >= 2
            )
            if starts or goes_on:
                found.add(id(line))
                last = line
    return found


def _role(line: Line, page: Page, folios: set[int]) -> FurnitureRole:
    if line.rotated:
        return "watermark"
    if id(line) in folios or line.text.strip().isdigit() or _FOLIO.match(mask(line.text)):
        return "folio"
    reach = 2 * line.size
    for shape in page.shapes:
        if shape.kind == "image" and _near(shape.bbox, line.bbox, reach):
            return "logo"
    return "header" if line.baseline < page.height / 2 else "footer"


def _near(box: BBox, other: BBox, reach: float) -> bool:
    return (
        overlap(box[0] - reach, box[2] + reach, other[0], other[2]) > 0
        and overlap(box[1] - reach, box[3] + reach, other[1], other[3]) > 0
    )


def _is_tagged(pages: Sequence[Page]) -> bool:
    lines = [line for page in pages for line in page.lines]
    return sum(1 for line in lines if line.tag is not None) >= 0.7 * len(lines) > 0 and any(
        line.tag is not None and line.tag.role == "Artifact" for line in lines
    )


def set_apart(
    reading: Reading, body: BodyStyle, rules: FurnitureRules = FurnitureRules()
) -> tuple[tuple[Page, ...], tuple[Furniture, ...]]:
    """Return the pages without their furniture, and the furniture labelled.

    Args:
        reading: the source as read.
        body: its body style.
        rules: scores.
    """
    pages = reading.pages
    repeats = _repeats(pages, rules)
    signs = _Signs(
        repeats,
        _bands(pages, body, rules),
        _folios(pages, rules),
        _frame(pages, body, repeats, rules),
        _is_tagged(pages),
        _notes(pages, body),
        Counter(line.text for page in pages for line in page.lines),
        _line_numbers(pages, body, rules),
    )
    kept_pages = []
    furniture: list[Furniture] = []
    for page in pages:
        apart = [
            line
            for line in page.lines
            if line.rotated or _score(line, page, body, signs, len(pages), rules) >= rules.needed
        ]
        apart_ids = {id(line) for line in apart}
        furniture += [
            Furniture(line.text, _role(line, page, signs.folios), (Evidence(page.number, line.bbox),))
            for line in apart
        ]
        furniture += [
            Furniture(line.text, "hidden", (Evidence(page.number, line.bbox),)) for line in page.hidden
        ]
        kept_pages.append(
            replace(page, lines=tuple(line for line in page.lines if id(line) not in apart_ids), hidden=())
        )
    return tuple(kept_pages), tuple(furniture)


def texts(furniture: Iterable[Furniture]) -> set[str]:
    """Return the distinct words of furniture, folios apart."""
    return {item.text for item in furniture if item.role != "folio"}
