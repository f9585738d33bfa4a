"""Headings: short lines that stand out, weighed from style, space, tags, bookmarks and contents."""

import re
from collections import defaultdict
from collections.abc import Sequence, Set
from typing import NamedTuple

from ...model.document import Line
from . import run_in
from .body_styles import Bodies
from .contents_entries import fold_title
from .reading_order import TextColumn
from .sentence_ends import QUESTIONS, STOPS, ending
from .style import BodyStyle, LineStyle, is_body, is_bold, line_style, related, runs_style, soft_black
from .witnesses import Witnesses, is_known, tag_level
from .word_widths import first_word


class HeadingRules(NamedTuple):
    """Points of score for and against a heading; 3 are needed."""

    larger: float = 1.12
    """Sizes from this share of the body's on are clearly larger."""
    much_larger: float = 1.3
    words: int = 20
    """Headings of more words are doubtful."""
    many_words: int = 35
    """More words than this are a paragraph."""
    lines: int = 5
    """At most this many lines in a heading."""
    line_step: float = 1.65
    """At most this many ems between two lines of one heading, or as many as in the running text and a bit."""
    loose: float = 1.05
    """Times the running text's leading that a heading's may be."""
    loosest: float = 2.0
    """Ems from one line to the next that no heading goes beyond."""
    space: float = 1.25
    """Pitches of space before a line that part it from the text above."""
    slightly_larger: float = 1.05
    """Sizes from this share of the body's on differ to the eye."""
    smaller: float = 0.95
    """Sizes below this share of the body's are rather notes and captions."""
    same_size: float = 0.5
    """Points by which the lines of one heading may differ in size."""
    tight_step: float = 1.35
    """At most this many ems between the lines of one heading that is set in two inks or weights."""
    same_edge: float = 2.0
    """Points by which these differ at an edge or in their middle."""
    tight: float = 1.12
    """Pitches up to which a line stands in its paragraph."""
    open_step: float = 1.35
    """Pitches up to which a small letter below a full line shows that it goes on: emphasis may be taller."""
    body_size: float = 0.08
    """Share of the body's size by which emphasis inside a paragraph may differ."""
    text_length: int = 30
    """Characters of a line of running text."""
    recurring: int = 3
    """Members that make a style recurrent."""
    short: int = 12
    """Words of the members of a style that is recognised by recurrence."""
    needed: float = 3.0
    underlined: float = 1.5
    """Points for a line that is underlined as a whole."""


_RULES = HeadingRules()


class FoundHeading(NamedTuple):
    """A heading's lines and what its level is judged by."""

    lines: tuple[Line, ...]
    text: str
    style: LineStyle
    score: float


_END = re.compile(r"[.;,۔。؛；،、，]\s*$")
_CLOSED = ending(f"{STOPS}{QUESTIONS}:：")
_ABBREVIATION_END = re.compile(r"\b(etc|vs|no|st|dr|mr|ms|u\.s|inc|e\.g|i\.e)\.\s*$", re.I)
_BULLET = re.compile(r"^\s*[•◦▪▫●○■□‣⁃∙·►▸➢✓✔❖◆◇*–—-]\s")
_NUMBERED = re.compile(r"^\s*(?:\d+(?:\.\d+)*|[IVXLC]+|[A-Z])[.):]?\s+\S")


def stands_out(style: LineStyle, body: BodyStyle) -> bool:
    """Return whether a line differs from the running text in a way that headings do."""
    return (
        style.bold
        or style.caps
        or style.size >= body.size * _RULES.slightly_larger
        or style.color != soft_black(body.color)
        or (style.italic and not body.face.italic)
        or not related(style.family, body.face.family)
    )


def _join(lines: Sequence[Line]) -> str:
    return " ".join(line.text.strip().rstrip("\u00ad") for line in lines)


def _candidates(
    column: TextColumn,
    body: BodyStyle,
    skip: set[int],
    known: Witnesses,
    underlined: Set[int],
    *,
    rules: HeadingRules,
) -> list[list[int]]:
    """Return groups of neighbouring lines of one standing-out style, as line numbers."""
    groups: list[list[int]] = []
    last_style = None
    leading = min(rules.loose * body.pitch / body.size, rules.loosest)
    widest = max(rules.line_step, leading)
    for index, line in enumerate(column.lines):
        style = line_style(line, body)
        usable = id(line) not in skip and (
            stands_out(style, body)
            or id(line) in underlined
            or tag_level(line) is not None
            or (bool(known.bookmarks) and fold_title(line.text) in known.bookmarks)
        )
        below = column.lines[index + 1] if index + 1 < len(column.lines) else None
        if not usable or (below is not None and run_in.is_run_in(line, below)):
            last_style = None
            continue
        above = column.lines[index - 1] if index else None
        close = above is not None and line.baseline - above.baseline <= widest * max(line.size, above.size)
        alike = last_style is not None and above is not None and _is_one(above, line, last_style, style, body)
        same_tag = not (
            above is not None
            and line.tag
            and above.tag
            and tag_level(line)
            and line.tag.element != above.tag.element
        )
        goes_on = close and alike and same_tag and groups and groups[-1][-1] == index - 1
        if goes_on and not (
            is_known(line.text, known) and is_known(_join([column.lines[n] for n in groups[-1]]), known)
        ):
            groups[-1].append(index)
        else:
            groups.append([index])
        last_style = style
    return groups


def _is_one(above: Line, line: Line, a: LineStyle, b: LineStyle, body: BodyStyle) -> bool:
    """Return whether two lines look like one heading: of one style, or of two inks or cuts in one size."""
    if abs(a.size - b.size) > _RULES.same_size or a.italic != b.italic:
        return False
    if (a.bold, a.family) == (b.bold, b.family):
        return a.color == b.color or _is_aligned(above, line)
    display = min(a.size, b.size) >= _RULES.much_larger * body.size
    return display and related(a.family, b.family) and _is_aligned(above, line)


def _is_aligned(above: Line, line: Line) -> bool:
    """Return whether two lines start, end or have their middles at one place, close under one another."""
    left, right = line.bbox[0] - above.bbox[0], line.bbox[2] - above.bbox[2]
    close = line.baseline - above.baseline <= _RULES.tight_step * line.size
    return close and min(abs(left), abs(right), abs(left + right) / 2) <= _RULES.same_edge


def _space_before(column: TextColumn, index: int) -> float | None:
    """Return the distance from the line above in points, None at a column's top."""
    if index == 0:
        return None
    return column.lines[index].baseline - column.lines[index - 1].baseline


def _score(
    column: TextColumn, group: Sequence[int], body: BodyStyle, known: Witnesses, rules: HeadingRules
) -> float:
    lines = [column.lines[at] for at in group]
    style = runs_style([run for line in lines for run in line.runs], body)
    text = _join(lines)
    ratio = style.size / body.size
    score = _style_score(style, ratio, body, rules)
    before = _space_before(column, group[0])
    usual = max(body.pitch, 1.15 * lines[0].size)
    if before is None or before > rules.space * usual:
        score += 1
    if group[-1] + 1 < len(column.lines):
        after = column.lines[group[-1] + 1].baseline - lines[-1].baseline
        if after > rules.space * body.pitch:
            score += 0.5
    if _NUMBERED.match(text):
        score += 0.5
    return (
        score
        + _witness_score(lines, text, known, stands_out(style, body))
        - _text_penalty(text, column, group, body, rules)
    )


def _style_score(style: LineStyle, ratio: float, body: BodyStyle, rules: HeadingRules) -> float:
    score = 0.0
    if ratio >= rules.much_larger:
        score += 3
    elif ratio >= rules.larger:
        score += 2
    elif ratio >= rules.slightly_larger:
        score += 0.5
    if style.bold:
        score += 2
    if style.caps:
        score += 1.5
    if style.color != soft_black(body.color):
        score += 1
    if not related(style.family, body.face.family):
        score += 1
    if style.italic and not body.face.italic:
        score += 0.5
    if ratio < rules.smaller:
        score -= 1.5
    return score


def _witness_score(lines: Sequence[Line], text: str, known: Witnesses, apart: bool) -> float:
    """Return what other witnesses add; a tag on a line that looks like running text adds nothing."""
    title = fold_title(text)
    score = 0.0
    if title in known.bookmarks:
        score += 3
    if title in known.contents:
        score += 2
    if apart and all(tag_level(line) is not None for line in lines):
        score += 3
    return score


def _text_penalty(
    text: str, column: TextColumn, group: Sequence[int], body: BodyStyle, rules: HeadingRules
) -> float:
    penalty = 0.0
    words = len(text.split())
    if _END.search(text) and not _ABBREVIATION_END.search(text):
        penalty += 3
    elif text.rstrip().endswith(":"):
        penalty += 1
    if words > rules.many_words or len(group) > rules.lines:
        penalty += 5
    elif words > rules.words:
        penalty += 2
    first = next((char for char in text if char.isalpha()), "")
    if not first:
        penalty += 5
    elif first.islower():
        penalty += 2.5
    if _BULLET.match(text):
        penalty += 3
    if _is_inside_paragraph(column, group, body, rules):
        penalty += 3
    return penalty


def _is_inside_paragraph(
    column: TextColumn, group: Sequence[int], body: BodyStyle, rules: HeadingRules
) -> bool:
    """Return whether a line of emphasis stands in the middle of running text: no space, a sentence open."""
    first, last = group[0], group[-1]
    line = column.lines[first]
    if abs(line.size - body.size) >= rules.body_size * body.size:
        return False
    if first:
        above = column.lines[first - 1]
        tight_above = line.baseline - above.baseline <= rules.tight * body.pitch
        open_above = not _CLOSED.search(above.text) and _holds_body(above, body)
        if tight_above and open_above and len(above.text) > rules.text_length:
            return True
    if last + 1 == len(column.lines):
        return False
    below = column.lines[last + 1]
    if not below.text[:1].islower() or not _holds_body(below, body):
        return False
    end = column.lines[last]
    step = (below.baseline - end.baseline) / body.pitch
    full = column.x1 - end.bbox[2] <= first_word(below) + end.size
    return step <= rules.tight or (full and step <= rules.open_step)


def _holds_body(line: Line, body: BodyStyle) -> bool:
    """Return whether a line is running text, perhaps with emphasis in most of it."""
    return is_body(line, body) or any(
        run.text.strip()
        and abs(run.size - body.size) <= _RULES.body_size * body.size
        and related(run.face.family, body.face.family)
        and not is_bold(run, body)
        and soft_black(run.color) == soft_black(body.color)
        for run in line.runs
    )


def find(
    columns: Sequence[TextColumn],
    bodies: Bodies,
    skip: set[int],
    known: Witnesses,
    underlined: Set[int] = frozenset(),
    *,
    rules: HeadingRules = HeadingRules(),
) -> list[FoundHeading]:
    """Return the headings in reading order.

    Args:
        columns: the document's columns in reading order.
        bodies: the styles of running text.
        skip: ids of lines that are no candidates (contents entries).
        known: bookmarks and printed contents.
        underlined: ids of lines that are underlined as a whole.
        rules: weights.
    """
    rated: list[tuple[list[Line], LineStyle, float]] = []
    apart: list[tuple[list[Line], LineStyle, float]] = []
    for column in columns:
        body = bodies.of(column.page)
        for group in _candidates(column, body, skip, known, underlined, rules=rules):
            lines = [column.lines[at] for at in group]
            style = runs_style([run for line in lines for run in line.runs], body)
            score = _score(column, group, body, known, rules)
            if all(id(line) in underlined for line in lines):
                score += rules.underlined
            rating = (lines, style, score)
            rated.append(rating)
            if not _is_inside_paragraph(column, group, body, rules):  # emphasis says nothing of headings
                apart.append(rating)
    recurring = _recurring(apart, rules)
    headings = []
    for lines, style, score in rated:
        total = score + (1.5 if style in recurring and score > 0 else 0.0)
        if total >= rules.needed:
            headings.append(FoundHeading(tuple(lines), _join(lines), style, total))
    return headings


def _recurring(rated: Sequence[tuple[list[Line], LineStyle, float]], rules: HeadingRules) -> set[LineStyle]:
    """Return styles that serve as headings wherever they occur: short lines, never a sentence."""
    classes: dict[LineStyle, list[tuple[str, float]]] = defaultdict(list)
    for lines, style, score in rated:
        classes[style].append((_join(lines), score))
    out = set()
    for style, members in classes.items():
        short = [
            len(text.split()) <= rules.short and not _END.search(text) and not _BULLET.match(text)
            for text, _ in members
        ]
        plausible = [score >= 1.0 for _, score in members]
        if (
            len(members) >= rules.recurring
            and sum(short) >= 0.85 * len(short)
            and sum(plausible) >= 0.7 * len(plausible)
        ):
            out.add(style)
    return out
