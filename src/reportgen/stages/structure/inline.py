"""Pieces of text in one style → the runs of a block."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ...model.document import Inline, Line, Run, Script
from .scripts import as_signs, script_of
from .style import BodyStyle, is_bold


class InlineStyle(NamedTuple):
    """How words inside a block stand out."""

    bold: bool = False
    italic: bool = False
    script: Script | None = None
    link: str | None = None


_PLAIN = InlineStyle()


class Piece(NamedTuple):
    """Text in one style."""

    text: str
    style: InlineStyle


def piece_of(run: Run, line: Line, body: BodyStyle) -> Piece:
    """Return a run of a line as a piece; raised and lowered figures become signs, letters stay letters."""
    bold, italic = is_bold(run, body), run.face.italic
    script = script_of(run, line) if run.rise else None
    if script is not None:
        signs = as_signs(run.text, script)
        if signs is not None:
            return Piece(signs, InlineStyle(bold, italic, None, run.link))
    if not (bold or italic or script or run.link):  # nearly all
        return Piece(run.text, _PLAIN)
    return Piece(run.text, InlineStyle(bold, italic, script, run.link))


def runs_of(pieces: Sequence[Piece]) -> tuple[tuple[Inline, ...], list[int]]:
    """Join pieces of one style, fold white space, trim the ends; spaces between bold words are bold.

    Returns:
        The runs, and for each piece how much of their text stands before it.
    """
    joined: list[tuple[list[str], InlineStyle]] = []
    places: list[int] = []
    spaced, length = False, 0
    for text, style in pieces:
        places.append(length)
        if spaced and text.startswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        spaced = text.endswith(" ")
        length += len(text)
        if joined and (joined[-1][1] == style or not text.strip()):
            joined[-1][0].append(text)
        else:
            joined.append(([text], style))
    out = [Piece("".join(texts), style) for texts, style in joined]
    lead = 0
    if out:
        text, style = out[0]
        lead = len(text) - len(text.lstrip())
        out[0] = Piece(text[lead:], style)
        text, style = out[-1]
        out[-1] = Piece(text.rstrip().removesuffix("\u00ad"), style)
    runs = tuple(_spaces_outside([piece for piece in out if piece.text]))
    end = sum([len(run.text) for run in runs])
    if lead or end < length:
        places = [min(end, max(0, place - lead)) for place in places]
    return runs, places


def inline(text: str, style: InlineStyle) -> Inline:
    """Return a run of the model."""
    return Inline(text, style.bold, style.italic, style.script, style.link)


def _spaces_outside(pieces: Iterable[Piece]) -> list[Inline]:
    """Move spaces at the ends of pieces that stand out to their plain neighbours."""
    out: list[Piece] = []
    carry = ""
    for text, style in pieces:
        if style == _PLAIN:
            text = carry + text
        elif carry:
            if out and out[-1].style == _PLAIN:
                out[-1] = Piece(out[-1].text + carry, _PLAIN)
            else:
                out.append(Piece(carry, _PLAIN))
        carry = ""
        if style != _PLAIN and text.endswith(" "):
            carry = text[len(text.rstrip(" ")) :]
            text = text.rstrip(" ")
        if text:
            out.append(Piece(text, style))
    if carry:
        out.append(Piece(carry, _PLAIN))
    return [inline(text, style) for text, style in out]
