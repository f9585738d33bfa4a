"""The document's body style, and how other text stands out from it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from ...model.document import Face, Line, Page, Run
from ...model.geometry import median


class StyleRules(NamedTuple):
    """Differences that a reader notices."""

    bolder: int = 100
    """Steps on the weight scale that set a word off inside its family (Regular 400, Medium 500)."""
    stem_ratio: float = 1.35
    """Stems this much wider are bold where no name says so (Computer Modern: 1.7)."""
    size_step: float = 0.5
    """Sizes are told apart in steps of half a point; rounding in the source is finer."""
    long: int = 40
    """Characters of a line that is rather running text than a cell, entry or caption."""
    same_size: float = 0.3
    """Points by which lines of one size may differ."""
    same_step: float = 0.5
    """Points by which usual steps between baselines may differ."""
    same_edge: float = 2.0
    """Ems by which lines of one paragraph may differ at their left edge."""
    step: tuple[float, float] = (0.9, 2.6)
    """Ems between two baselines of running text."""
    body_size: float = 0.04
    """Share of the body's size by which a line of the body may differ."""
    stem: int = 4
    """Two names of one family share at least this many letters."""
    stem_share: float = 0.7
    """The same as a share of the longer name."""
    capitals: int = 4
    """At least this many letters in a line in capitals; fewer are an abbreviation."""
    regular: int = 400
    """Weight that names without a style word are given."""
    dark: int = 0x50
    """Channels below this (of 255) count as black: soft blacks are no colour."""


_RULES = StyleRules()
_LETTER = re.compile(r"[^\W_]")
# What is neither letter nor figure among the characters of ASCII.
_SIGNS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())


@dataclass(frozen=True, slots=True, eq=False)
class BodyStyle:
    """How the running text of one document is set, and how its lines look beside it.

    Every stage asks how the same lines look; what was found is kept here, so that it is the document's own
    and goes with it.

    Attributes:
        face: the face of most characters.
        size: their type size in points.
        color: their colour, 0xRRGGBB.
        pitch: usual distance of two baselines in points.
        looks: the styles of lines, as far as they were asked for.
        running: whether lines are set like running text, as far as it was asked.
    """

    face: Face
    size: float
    color: int
    pitch: float
    looks: "dict[Line, LineStyle]" = field(default_factory=dict, repr=False)
    running: dict[Line, bool] = field(default_factory=dict, repr=False)


class LineStyle(NamedTuple):
    """What makes a line look as it does, relative to the body.

    Attributes:
        size: rounded type size in points.
        bold: every word is bolder than the body.
        italic: every word is slanted.
        caps: every letter is a capital (and there are several).
        color: 0xRRGGBB, 0 for blacks.
        family: the face's family.
    """

    size: float
    bold: bool
    italic: bool
    caps: bool
    color: int
    family: str


def _letters(text: str) -> int:
    """Return the number of letters and figures."""
    return len(text.translate(_SIGNS)) if text.isascii() else sum(map(str.isalnum, text))


def _letters_of(texts: Sequence[str]) -> int:
    """Return the number of letters and figures of many texts; joined, they are counted faster."""
    plain = "".join([text for text in texts if text.isascii()])
    return _letters(plain) + sum([_letters(text) for text in texts if not text.isascii()])


def find_body(pages: Iterable[Page], rules: StyleRules = StyleRules()) -> BodyStyle | None:
    """Return the style of most characters, None for pages without text.

    Long lines count double: tables, contents and captions hold many characters in short lines.
    """
    texts: dict[tuple[Face, float, int], tuple[list[str], list[str]]] = {}
    long = rules.long
    for page in pages:
        for line in page.lines:
            if line.rotated:
                continue
            rank = 1 if len(line.text) >= long else 0
            for run in line.runs:
                look = run.face, run.size, run.color
                if look not in texts:
                    texts[look] = [], []
                texts[look][rank].append(run.text)
    if not texts:
        return None
    counts: Counter[tuple[Face, float, int]] = Counter()
    for (face, size, color), (short_ones, long_ones) in texts.items():
        key = face, _rounded(size, rules), soft_black(color, rules)
        counts[key] += _letters_of(short_ones) + 2 * _letters_of(long_ones)
    face, size, color = max(counts, key=lambda key: (counts[key], key[1], key[0].name))
    exact = Counter(
        round(run.size, 2)
        for page in pages
        for line in page.lines
        for run in line.runs
        if run.face == face and abs(run.size - size) <= rules.size_step
    )
    true_size = exact.most_common(1)[0][0] if exact else size
    return BodyStyle(face, true_size, color, _pitch(pages, true_size, rules))


def _pitch(pages: Iterable[Page], size: float, rules: StyleRules) -> float:
    """Return the usual distance of two lines of running text."""
    steps: Counter[float] = Counter()
    low, high = (ems * size for ems in rules.step)
    for page in pages:
        lines = [line for line in page.lines if abs(line.size - size) < rules.same_size and not line.rotated]
        for upper, lower in pairwise(lines):
            step = lower.baseline - upper.baseline
            if abs(upper.bbox[0] - lower.bbox[0]) < rules.same_edge * size and low < step < high:
                steps[round(step * 2) / 2] += 1
    if not steps:
        return 1.25 * size
    best = max(
        steps, key=lambda step: (steps[step] + steps[step + 0.5] * 0.5 + steps[step - 0.5] * 0.5, -step)
    )
    close = [
        lower.baseline - upper.baseline
        for page in pages
        for upper, lower in pairwise(page.lines)
        if abs(lower.baseline - upper.baseline - best) <= rules.same_step
        and abs(upper.bbox[0] - lower.bbox[0]) < rules.same_edge * size
    ]
    return median(close) if close else best


def related(family: str, other: str, rules: StyleRules = StyleRules()) -> bool:
    """Return whether two family names are cuts of one family ("linlibertineo", "linlibertineob")."""
    if family == other:
        return True
    shared = next((index for index, (a, b) in enumerate(zip(family, other, strict=False)) if a != b), None)
    if shared is None:  # one name begins the other
        shared = min(len(family), len(other))
    return shared >= max(rules.stem, rules.stem_share * max(len(family), len(other)))


def _rounded(size: float, rules: StyleRules) -> float:
    """Return a type size in the steps in which sizes are told apart."""
    return round(size / rules.size_step) * rules.size_step


def soft_black(color: int, rules: StyleRules = StyleRules()) -> int:
    """Return a colour, with blacks and very dark greys as 0."""
    if color == 0:
        return 0
    dark = rules.dark
    return 0 if color >> 16 < dark and (color >> 8 & 0xFF) < dark and (color & 0xFF) < dark else color


def is_bold(run: Run, body: BodyStyle, rules: StyleRules = StyleRules()) -> bool:
    """Return whether a run is bolder than the document's body face."""
    if run.weight >= body.face.weight + rules.bolder:
        return True
    silent = run.face.weight == body.face.weight == rules.regular and run.face.family != body.face.family
    return (
        silent
        and run.face.stem > 0
        and body.face.stem > 0
        and (
            run.face.stem >= rules.stem_ratio * body.face.stem and related(run.face.family, body.face.family)
        )
    )


def line_style(line: Line, body: BodyStyle) -> LineStyle:
    """Return the style of most letters of a line."""
    known = body.looks.get(line)
    if known is None:
        known = body.looks[line] = runs_style(line.runs, body)
    return known


def runs_style(runs: Sequence[Run], body: BodyStyle, rules: StyleRules = StyleRules()) -> LineStyle:
    """Return the style of most letters of a line; bold and italic only where every word is."""
    inked = [run for run in runs if _LETTER.search(run.text)]
    if not inked:
        return LineStyle(round(body.size * 2) / 2, False, False, False, 0, body.face.family)
    text = runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])
    # isupper: some cased letter, and none of them small; letters without case do not count against it
    caps = text.isupper() and sum(map(str.isalpha, text)) >= rules.capitals
    run = inked[0]
    if len(inked) == 1:
        size, color = _rounded(run.size, rules), soft_black(run.color, rules)
        return LineStyle(size, is_bold(run, body, rules), run.face.italic, caps, color, run.face.family)
    letters: dict[tuple[float, int, str], int] = {}
    for run in inked:
        key = _rounded(run.size, rules), soft_black(run.color, rules), run.face.family
        letters[key] = letters.get(key, 0) + _letters(run.text)
    size, color, family = max(letters, key=lambda key: (letters[key], key[0]))
    bold = all(is_bold(run, body, rules) for run in inked)
    return LineStyle(size, bold, all(run.face.italic for run in inked), caps, color, family)


def is_body(line: Line, body: BodyStyle) -> bool:
    """Return whether most of a line is set in the body's size and colour, by a related face."""
    known = body.running.get(line)
    if known is None:
        style = line_style(line, body)
        known = body.running[line] = (
            abs(line.size - body.size) <= _RULES.body_size * body.size
            and related(style.family, body.face.family)
            and not style.bold
            and style.color == soft_black(body.color)
        )
    return known
