"""List markers at the start of lines, and how lines end: what shows that something new starts."""

import re
from typing import NamedTuple

from ...model.document import Line
from .running_lines import FlowLine

_SURE_BULLETS = "•◦▪▫●○■□‣⁃∙►▸▶➢➤✓✔❖◆◇★☆\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d\u25e6\u2219\ufffd"
_BULLET = re.compile(rf"^\s*([{_SURE_BULLETS}]|[\ue000-\uf8ff])\s*(?=\S)")
_DASH = re.compile(r"^\s*([–—\-*·o§])\s+(?=\S)")
# "1. ", "(a) ", and without a space "(1)The", where the marker is set in a box of its own.
_ORDINAL = re.compile(
    r"^\s*(\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]\s+|(?:\((?:\d{1,2}|[a-z])\)|\d{1,2}[.)])(?=[A-Z“\"]))(?=\S)"
)
_INITIAL = re.compile(r"^[A-Z]\.$")
_TERMINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$|[^\d\s][.!?…:;][\"'”’»)\]]*\d{1,2}\s*$")
# Ems by which the markers of one list may differ at their left edge.
_SAME_EDGE = 0.4
# Ems by which a marker is set in from the line above, where nothing else shows a new start.
_INDENT = 0.8
# Share of the size before it that the figure of a footnote has at most.
_SMALL = 0.85


def is_terminal(text: str) -> bool:
    """Return whether text ends as sentences and list leads do."""
    if text.rstrip()[-1:].isalpha():  # most lines of text end inside a sentence
        return False
    return bool(_TERMINAL.search(text))


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


def _printed(text: str) -> Marker | None:
    """Return the bullet that a text starts with; signs of symbol fonts count as plain bullets."""
    match = _BULLET.match(text)
    if match is None:
        return None
    sign = match.group(1)
    unknown = sign == "\ufffd" or "\ue000" <= sign <= "\uf8ff"
    return Marker("•" if unknown else sign, match.end())


def has_bullet(text: str) -> bool:
    """Return whether a text starts with a bullet or dash."""
    return bool(_BULLET.match(text) or _DASH.match(text))


def find_marker(
    line: Line, above: FlowLine | None, starts: bool, item_x: float | None = None
) -> Marker | None:
    """Return the list marker that a line starts with, None where it is running text.

    Bullets are always markers. Dashes and numbers are so only where a new line of text can start: after
    a sentence or lead, after space, indented, or in line with the item above.

    Args:
        line: the line.
        above: the line that its text could go on with, None where there is none.
        starts: space or a column's end parts the line from the one above.
        item_x: left edge of the marker of the item above, points; None where there is none.
    """
    text = line.text
    bullet = _printed(text)
    if bullet is not None:
        return bullet
    match = _DASH.match(text) or _ORDINAL.match(text)
    if match is None:
        return None
    marker = Marker(match.group(1).strip(), match.end())
    if above is None:
        return marker
    ended = is_terminal(spoken(above.line))
    if not ended and _INITIAL.match(marker.text):
        return None
    in_line = item_x is not None and abs(line.bbox[0] - item_x) < _SAME_EDGE * line.size
    set_in = line.bbox[0] - above.line.bbox[0] > _INDENT * line.size and not text[match.end() :][:1].islower()
    return marker if starts or ended or in_line or set_in else None


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
