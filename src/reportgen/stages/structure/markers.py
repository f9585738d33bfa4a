"""List markers at the start of lines, and how lines end: what shows that something new starts."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from ...model.document import Line
from .running_lines import FlowLine
from .sentence_ends import CLOSING, LEADS, QUESTIONS, STOPS

_SURE_BULLETS = (
    "•◦▪▫●○■□‣⁃∙►▸▶▷➢➤➣➔➜✓✔✗✘❖◆◇◊⬥⬦★☆✦✧✱❑❒❏❐☐☑☒◼◻◾◽⬛⬜⚫⚪⦿⦾☞☛❥"
    "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u25e6\u2219"
)
_LONE_BULLET = re.compile(rf"\s*[{_SURE_BULLETS}]\s*$")
_BULLET = re.compile(rf"^\s*([{_SURE_BULLETS}]|[\ue000-\uf8ff])\s*(?=\S)")
BESIDE = "\u2003"
"""Stands behind a number that is set beside its passage: such a number is always a marker."""
_NUMBER_BESIDE = re.compile(rf"^(\d+){BESIDE}(?=\S)")
_DASH = re.compile(r"^\s*([–—\-*·o§→⇒⇨])\s+(?=\S)")
# "1. ", "(a) ", "IV. ", and without a space "(1)The", where the marker is set in a box of its own.
_ORDINAL = re.compile(
    r"^\s*(\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5})[.)]\s+"
    r"|(?:\((?:\d{1,2}|[a-z])\)|\d{1,2}[.)])(?=[A-Z“\"]))(?=\S)"
)
# Any other sign or emoji, with what modifies it: a bullet only where it is repeated.
_SIGN = re.compile(r"^\s*([^\w\s][^\w\s]{0,6})\s+(?=\S)")
_SIGN_CATEGORIES = frozenset({"So", "Sm"})
_NO_BULLETS = frozenset("\ufffd©®™℠℗№℃℉°¦¬±×÷=<>+|~")
_INITIAL = re.compile(r"^[A-Z]\.$")
_ENDS = re.escape(STOPS + QUESTIONS + LEADS)
# Behind a colon a dash may lead to a list (":-").
_TERMINAL = re.compile(rf"(?:[{_ENDS}]|:[-–—])[{CLOSING}]*\s*$|[^\d\s][{_ENDS}][{CLOSING}]*\d{{1,2}}\s*$")
_ENDING = 12
"""Characters in which a sentence's end shows: its sign, closing quotes and brackets, a note's figure."""
_ROMAN = {"i": 1, "v": 5, "x": 10}
# Ems by which the markers of one list may differ at their left edge.
_SAME_EDGE = 0.4
# Ems by which a marker is set in from the line above, where nothing else shows a new start.
_INDENT = 0.8
# Share of the size before it that the figure of a footnote has at most.
_SMALL = 0.85
# Ems by which left edges that are one differ at most.
_FLUSH = 0.3
# Ems between an unknown sign and the words behind it, above which they are no letters of one word.
_BESIDE = 0.15
# Ems of room that a line has left beyond the next marker and word, where it was ended on purpose.
_WORD_SPACE = 0.75


def is_terminal(text: str) -> bool:
    """Return whether text ends as sentences and list leads do."""
    end = text.rstrip()[-_ENDING:]
    if end[-1:].isalpha():  # most lines of text end inside a sentence
        return False
    return _TERMINAL.search(end) is not None


def spoken(line: Line) -> str:
    """Return a line's text without the small figures of a footnote at its end."""
    if len(line.runs) == 1 or not line.runs[-1].text.strip().isdigit():
        return line.text
    last, before = line.runs[-1], line.runs[-2]
    small = last.size <= _SMALL * before.size
    return line.text.rstrip()[: -len(last.text.strip())] if small else line.text


class Marker(NamedTuple):
    """A list marker at a line's start; `length` characters stand before the item's text."""

    text: str
    length: int


class Label(NamedTuple):
    """What a marker that needs a context says of its place in a list.

    Attributes:
        form: what all markers of its list share: the punctuation, or the sign itself.
        values: its number in each way of counting that it may follow; none for signs.
    """

    form: str
    values: tuple[tuple[str, int], ...]


def _printed(text: str) -> Marker | None:
    """Return the sure marker that a text starts with; signs of symbol fonts count as plain bullets."""
    match = _BULLET.match(text)
    if match is None:
        counted = _NUMBER_BESIDE.match(text)
        return Marker(counted.group(1), counted.end()) if counted else None
    sign = match.group(1)
    unknown = "\ue000" <= sign <= "\uf8ff"
    return Marker("•" if unknown else sign, match.end())


def unread_sign(line: Line) -> Marker | None:
    """Return the sign apart before a line's words that no font explains, where it has a face of its own.

    A letter in the words' own face, or right beside them, is one of theirs, and not to be lost.
    """
    first, *others = line.runs
    strange = bool(others) and others[-1].face.name != first.face.name
    apart = line.text.lstrip()[1:2] == " " or (bool(others) and others[0].x0 - first.x1 > _BESIDE * line.size)
    return Marker("•", len(first.text)) if strange and apart and first.text.strip() == "\ufffd" else None


def has_bullet(text: str) -> bool:
    """Return whether a text starts with a bullet or dash."""
    return bool(_BULLET.match(text) or _DASH.match(text))


def is_lone_bullet(text: str) -> bool:
    """Return whether a text is a bullet and nothing else."""
    return bool(_LONE_BULLET.match(text))


def without_bullet(text: str) -> str:
    """Return a text without the bullet or dash that it starts with, and without space around it."""
    match = _BULLET.match(text) or _DASH.match(text)
    return text[match.end() :].strip() if match else text.strip()


def candidate(text: str) -> Marker | None:
    """Return the dash, number or sign that a text starts with: a marker only where its context says so."""
    first = text[:4].lstrip()[:1]
    if first.isdecimal() and (match := _NUMBER_BESIDE.match(text)):
        return Marker(match.group(1), match.end())
    if first.isalnum() or first == "(":
        match = _ORDINAL.match(text) or _DASH.match(text)
    else:
        match = _DASH.match(text) or _sign(text)
    return Marker(match.group(1).strip(), match.end()) if match else None


def _sign(text: str) -> re.Match[str] | None:
    match = _SIGN.match(text)
    if match is None:
        return None
    first = match.group(1)[0]
    fits = unicodedata.category(first) in _SIGN_CATEGORIES and first not in _NO_BULLETS
    return match if fits else None


def label(marker: Marker) -> Label:
    """Return what a candidate says of its place in a list."""
    core = marker.text.strip("().")
    if marker.text.isdecimal():
        return Label(BESIDE, (("number", int(core)),))
    if not core.isalnum() or marker.text == core:
        sign = marker.text[0]
        emoji = unicodedata.category(sign) in _SIGN_CATEGORIES and ord(sign) > _ASCII
        return Label("emoji" if emoji else sign, ())
    form = marker.text.replace(core, "#", 1)
    if core.isdecimal():
        return Label(form, (("number", int(core)),))
    case = "lower" if core.islower() else "upper"
    values = []
    if len(core) == 1:
        values.append((f"{case} letter", ord(core.lower()) - ord("a") + 1))
    if all(char in _ROMAN for char in core.lower()):
        values.append((f"{case} roman", _roman(core.lower())))
    return Label(form, tuple(values))


_ASCII = 127


def _roman(core: str) -> int:
    digits = [_ROMAN[char] for char in core]
    return sum(
        -n if any(later > n for later in digits[index + 1 : index + 2]) else n
        for index, n in enumerate(digits)
    )


def is_sign(marker: Marker) -> bool:
    """Return whether a candidate is a sign that is no bullet by itself."""
    return not marker.text[0].isalnum() and marker.text[0] != "(" and not _DASH.match(marker.text + " x")


def find_marker(
    line: Line, above: FlowLine | None, starts: bool, item_edges: Sequence[float] = (), listed: bool = False
) -> Marker | None:
    """Return the list marker that a line starts with, None where it is running text.

    Bullets are always markers. Dashes and numbers are so only where a new line of text can start: after
    a sentence or lead, after space, indented, or in line with an item above; or where they go on counting.

    Args:
        line: the line.
        above: the line that its text could go on with, None where there is none.
        starts: space or a column's end parts the line from the one above.
        item_edges: left edges of the markers of the open list, points.
        listed: the marker is one of several that count on or are the same (see `lists`).
    """
    text = line.text
    bullet = _printed(text) or unread_sign(line)
    if bullet is not None:
        return bullet
    marker = candidate(text)
    if marker is None or (is_sign(marker) and not listed):
        return None
    if above is None or listed:
        return marker
    ended = is_terminal(spoken(above.line))
    if not ended and _INITIAL.match(marker.text):
        return None
    in_line = any(abs(line.bbox[0] - edge) < _SAME_EDGE * line.size for edge in item_edges)
    set_in = (
        line.bbox[0] - above.line.bbox[0] > _INDENT * line.size
        and not text[marker.length :][:1].islower()
        and (ends_early(above, line, marker) or not hangs(above, line))
    )
    return marker if starts or ended or in_line or set_in else None


def ends_early(above: FlowLine, line: Line, marker: Marker) -> bool:
    """Return whether a line's marker and first word would have fitted on the line above."""
    first = line.text[marker.length :].split(" ", 1)[0]
    width = line.bbox[2] - line.bbox[0]
    needed = width * (marker.length + len(first)) / max(1, len(line.text))
    return above.slack > needed + _WORD_SPACE * line.size


def hangs(above: FlowLine, line: Line) -> bool:
    """Return whether a line starts where the text of the item that the line above opens does."""
    opened = _printed(above.line.text) or candidate(above.line.text)
    if above.drawn is not None or opened is None:
        return False
    edge = text_x(above.line, opened)
    return edge is None or abs(line.bbox[0] - edge) <= _FLUSH * line.size


def text_x(line: Line, marker: Marker) -> float | None:
    """Return the left edge of an item's text in points, None where the marker is no run of its own."""
    sign = len(line.text[: marker.length].rstrip())
    seen = 0
    for run in line.runs:
        if seen >= sign and run.text.strip():
            return run.x0
        seen += len(run.text)
        if seen > marker.length:
            return None
    return None
