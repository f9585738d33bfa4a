"""What a designer should know of a house, in plain words: what is missing, set by hand, or hard to read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from ..book import palette
from ..house.named_styles import BY_NAME, COVER_PICTURE, NAMED_STYLES, NamedStyle
from ..house.values import House, StyleLook
from ..sheet import POINTS
from ..word import ooxml
from ..word.ooxml import Element, w
from . import skeleton, theme
from .cascade import StyleSheet, name_of
from .theme import OfficeTheme

LARGE_CONTRAST = 3.0
"""Smallest contrast of large type (WCAG 2.2, 1.4.3): from 18 points, or 14 in bold."""
_LARGE, _LARGE_BOLD = 18.0, 14.0
_SMALLEST = 6.5
"""Points of the smallest type that is still read."""
_SMALLEST_TEXT = 8.5
_LONGEST, _SHORTEST = 90, 40
"""Characters of a line of text that are still read with ease."""
_AVERAGE = 0.45
"""Width of a letter as a share of the size, in faces of text."""
_WORDS = 5
"""Words of a passage that are quoted."""
_MOST = 5
"""Findings of one kind that are named."""


class Facts(NamedTuple):
    """What is looked at.

    Attributes:
        house: as read.
        styles: of its file.
        theme: of its file.
        document: its text.
        said: what reading has found.
    """

    house: House
    styles: StyleSheet
    theme: OfficeTheme
    document: Element
    said: tuple[str, ...]


def dump(house: str, findings: tuple[str, ...]) -> str:
    """Return a house and the findings about it as JSON."""
    return json.dumps({"house": house, "findings": findings})


def load(text: str) -> tuple[str, tuple[str, ...]]:
    """Return what `dump` has described."""
    told = json.loads(text)
    return told["house"], tuple(told["findings"])


def findings(facts: Facts) -> Iterator[str]:
    """Yield one sentence for each thing to look at, what to do behind it."""
    yield from facts.said
    yield from _missing(facts)
    for row in NAMED_STYLES:
        look = facts.house.looks.get(row.name.lower())
        if look is not None:
            yield from _of_style(row, look, _own(row, look, facts))
    yield from _accents(facts.theme)
    yield from _line_length(facts.house)
    yield from _by_hand(facts)
    yield from _stale(facts.styles, facts.theme)
    yield from _words_around(facts)


def _missing(facts: Facts) -> Iterator[str]:
    for row in NAMED_STYLES:
        if row.name.lower() not in facts.house.looks:
            yield f"the style “{row.name}” ({row.used_for}) is missing: ours is used; make one of that name"


def _own(row: NamedStyle, look: StyleLook, facts: Facts) -> StyleLook:
    """Return what a style says itself: what it has from another named style is said there."""
    base = next((style for style in facts.styles.chain(row.name)[1:] if name_of(style) in BY_NAME), None)
    return look if base is None else look.unlike(facts.styles.look(name_of(base)))


def _of_style(row: NamedStyle, look: StyleLook, own: StyleLook) -> Iterator[str]:
    called = f"the style “{row.name}”"
    if row.heading and not look.keep_next:
        yield f"{called} may stand alone at the foot of a page; set “Keep with next” in it"
    if own.hidden:
        yield f"{called} hides its text: that is not taken over; switch “Hidden” off"
    if own.capitals:
        yield (
            f"{called} shows small letters as capitals: that is not taken over, since words copied from the "
            "PDF would be in capitals too; switch “All caps” and “Small caps” off"
        )
    least = _SMALLEST_TEXT if row.name == "Body Text" else _SMALLEST
    if own.size and own.size < least:
        yield f"{called} is {own.size:g} pt: hard to read; take {least:g} pt or more"
    if own.ink or own.shade:
        yield from _contrast(called, look)
    if look.rule == "exact" and look.line and look.size and (own.line or own.size) and look.line < look.size:
        yield f"{called}: lines of {look.line:g} pt cut off letters of {look.size:g} pt; make them higher"


def _contrast(called: str, look: StyleLook) -> Iterator[str]:
    size, ink = look.size or 0.0, look.ink or "#000000"
    is_large = size >= _LARGE or (bool(look.bold) and size >= _LARGE_BOLD)
    needed = LARGE_CONTRAST if is_large else palette.MINIMUM_CONTRAST
    contrast = palette.contrast(ink, look.shade or "#ffffff")
    if contrast < needed:
        ground = f"on {look.shade}" if look.shade else "on white"
        yield (
            f"{called}: {ink} {ground} is hard to read ({contrast:.1f} : 1, {needed:g} : 1 is needed); "
            "take a darker colour"
        )


def _accents(colours: OfficeTheme) -> Iterator[str]:
    if not colours.accents:
        yield "the theme has no colours: the chapters keep ours; choose colours under Design"
    for number, accent in enumerate(colours.accents, 1):
        contrast = palette.contrast_on_white(accent)
        if contrast < palette.MINIMUM_CONTRAST:
            yield (
                f"the theme's accent {number} ({accent}) is hard to read on white ({contrast:.1f} : 1, "
                f"{palette.MINIMUM_CONTRAST:g} : 1 is needed): ours is used; take a darker colour"
            )


def _line_length(house: House) -> Iterator[str]:
    size = house.look("Body Text").size
    if house.sheet is None or not size:
        return
    letters = round(house.sheet.measure * POINTS / (size * _AVERAGE))
    if not _SHORTEST <= letters <= _LONGEST:
        yield (
            f"a line of text holds some {letters} letters; {_SHORTEST} to {_LONGEST} are read with ease: "
            "change the margins or the size of “Body Text”"
        )


def _by_hand(facts: Facts) -> Iterator[str]:
    names = {str(style.get(w("styleId"))): name_of(style) for style in facts.styles.root.iter(w("style"))}
    passages = list(dict.fromkeys(skeleton.direct_formatting(facts.document)))
    for what, words, style in passages[:_MOST]:
        shown = " ".join(words.split()[:_WORDS])
        name = names.get(style, "normal")
        yield f"{what} of “{shown}” is set on the words, which nothing takes over; set it in “{name}”"
    if len(passages) > _MOST:
        yield f"{len(passages) - _MOST} more passages are formatted by hand; set it in their styles"


def _stale(styles: StyleSheet, colours: OfficeTheme) -> Iterator[str]:
    """Yield where a style's colour is the theme's and says another one beside it, or its face is."""
    for row in NAMED_STYLES:
        style = next(iter(styles.chain(row.name)), None)
        properties = style.find(w("rPr")) if style is not None else None
        if properties is None:
            continue
        colour, fonts = properties.find(w("color")), properties.find(w("rFonts"))
        if colour is not None and colour.get(w("themeColor")):
            means, says = colours.colour(colour), theme.written(colour)
            if means and says and not theme.alike(means, says):
                yield (
                    f"the style “{row.name}” has the theme's colour {means} and says {says} beside it: "
                    "Word shows the first, LibreOffice the second; choose the colour again"
                )
        if fonts is not None and fonts.get(w("asciiTheme")) and fonts.get(w("ascii")):
            means, says = styles.face(fonts), str(fonts.get(w("ascii")))
            if means and means != says:
                yield (
                    f"the style “{row.name}” names the face {says}, but the theme's {means} wins in Word "
                    "and LibreOffice; choose the face again"
                )


def _words_around(facts: Facts) -> Iterator[str]:
    style = facts.styles.by_name.get(COVER_PICTURE.lower())
    if style is None and facts.house.picture is None:
        return
    identity = "" if style is None else str(style.get(w("styleId")))
    for paragraph in facts.document.iter(w("p")):
        is_picture = ooxml.style_of(paragraph) == identity
        if is_picture and facts.house.picture is None and next(paragraph.iter(w("pict")), None) is not None:
            yield "the cover's picture is in an old form (VML); insert it again as a picture"
