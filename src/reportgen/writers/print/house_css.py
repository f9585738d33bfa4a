"""A house → CSS of the printed page, laid over templates/print.css: only what the house has changed.

Faces and the colours of text and of thin rules stand in many rules of our style sheets: they are exchanged
there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..house import css
from ..house.measures import SANS, SERIF, line_height
from ..house.named_styles import NAMED_STYLES, NamedStyle
from ..house.values import FontFile, House, StyleLook
from ..sheet import BOTTOM, GAP, SHEETS, TOP, WIDE, PaperSheet

INKS = ("#1a1a1a",)
"""Colour of text in our style sheets."""
QUIET = ("#525252", "#5c5c5c", "#595959", "#333")
"""Colours of what stands back: facts, labels, references."""
HAIRLINES = ("#b9b9b9", "#c4c4c4")

_EDGES = 9.0
"""Millimetres from the text to header and footer; less where the margin is smaller."""
_LEAD = 12 / 10.5, 17 / 14.5
"""Size and line of a chapter's overview against those of its text, as in templates/print.css."""
_FITS = {"closer": 14.2, "closest": 13.9, "wider": 14.9, "widest": 15.2}
_LINE = 14.5
"""Height of a line of text in templates/print.css, points, which _FITS are variants of."""
_NARROW = 0.9
"""Share of the usual width of tables below which the widest shares its room by the words in its heads."""
_SHORT = 0.9
"""Share of the usual height below which a sheet's openers and cover are set closer."""


def exchanged(style: str, house: House) -> str:
    """Return one of our style sheets with the faces and colours of a house in place of ours."""
    text, heads = css.families(house)
    for family, own in ((SERIF, text), (SANS, heads)):
        if own != family:
            style = style.replace(f'"{family}"', f'{css.quoted(own)}, "{family}"')
    for colours, own_colour in (
        (INKS, house.change("Normal").ink or house.change("Body Text").ink),
        (QUIET, house.change("Facts").ink),
        (HAIRLINES, house.hairline),
    ):
        if own_colour:
            pattern = "|".join(f"{colour}(?![0-9a-f])" for colour in colours)
            style = re.sub(pattern, own_colour, style)
    return style


def narrowed(source: str, sheet: PaperSheet) -> str:
    """Return HTML with the columns of its tables as wide as a sheet allows; they are written for WIDE.

    No text can hold such an element: it is escaped.
    """
    share = sheet.wide / WIDE

    def column(match: re.Match[str]) -> str:
        return f'<col style="width: {round(float(match[1]) * share, 2)}mm">'

    return source if share == 1 else re.sub(r'<col style="width: ([0-9.]+)mm">', column, source)


def rules(house: House) -> str:
    """Return the rules of all parts, in the order in which they are laid over each other."""
    return "".join((*_faces(house.faces), *_styles(house), *_text(house), *_page(house.sheet)))


def running(house: House) -> str:
    """Return the rules of footer and page numbers."""
    footer = "".join(declarations(house.change("footer"), house.look("footer"), house, spaced=False))
    padding = ""
    if house.sheet is not None and house.sheet.bottom < BOTTOM:
        edge = _edge(house.sheet.bottom, BOTTOM)
        padding = (
            f"@page :first {{ @bottom-left {{ padding-top: {edge}mm }} }}"
            f"@page {{ @bottom-right-corner {{ padding-top: {round(edge + 2.6, 2)}mm }} }}"
        )
    line = f".footer-line {{ {footer} }}.sheet b {{ font-size: 8.5pt }}" if footer else ""
    return "".join(_faces(house.faces)) + padding + line


def cover(house: House) -> str:
    """Return the rules of the cover alone: its picture in place of the band of colours."""
    if house.picture is None:
        one = house.accents[0] if len(set(house.accents)) == 1 else None  # no seams in a band of one colour
        return f".mark {{ background: {one} }}" if one else ""
    return (
        f'.mark {{ background: url("{house.picture.uri}") center / cover no-repeat }}'
        ".mark span { visibility: hidden }"
    )


def _faces(faces: tuple[FontFile, ...]) -> Iterator[str]:
    for face in faces:
        yield (
            f"/* {face.sha256} */ @font-face {{ font-family: {css.quoted(face.family)}; "
            f"font-weight: {'bold' if face.bold else 'normal'}; "
            f"font-style: {'italic' if face.italic else 'normal'}; src: url({Path(face.file).as_uri()}) }}"
        )


def _styles(house: House) -> Iterator[str]:
    for row in NAMED_STYLES:
        change = house.change(row.name)
        if row.printed and row.name != "Body Text":
            said = "".join(
                declarations(change, house.look(row.name), house, sans=row.sans, spaced=_is_spaced(row))
            )
            if said:
                yield f"{row.printed} {{ {said} }}"
    sink = house.change("heading 1").before
    if sink is not None:
        yield f".chapter, .introduction, nav.contents {{ padding-top: {sink}pt }}"
    link = house.change("Hyperlink").ink
    if link:
        yield f".introduction a {{ color: {link} }}"
    header = "".join(declarations(house.change("header"), house.look("header"), house, spaced=False))
    if header:
        yield f"@page {{ @top-left {{ {header} }} }}"


def _is_spaced(row: NamedStyle) -> bool:
    """Return whether space round a style's paragraphs is its own; the cover is laid out as a whole."""
    return row.name not in (
        "heading 1",
        "TOC Heading",
        "Source Reference",
        "Compact",
        "Strong",
        "Title",
        "Subtitle",
        "Series",
    )


def declarations(
    change: StyleLook, look: StyleLook, house: House, *, sans: bool = True, spaced: bool = True
) -> Iterator[str]:
    """Yield the declarations of what a style has changed.

    Args:
        change: what it sets in another way than the shipped house.
        look: all that it sets.
        house: it is of.
        sans: letters that its face lacks are taken from the face of headings.
        spaced: with the space round its paragraphs.
    """
    if change.face:
        fallback = f'"{SANS}", sans-serif' if sans else f'"{SERIF}", serif'
        yield f"font-family: {css.quoted(change.face)}, {fallback}; "
    if change.size:
        yield f"font-size: {change.size}pt; "
    if change.line or change.size or change.face:
        yield f"line-height: {line_height(look, house)}pt; "
    if change.ink:
        yield f"color: {change.ink}; "
    yield from css.letters(change)
    if spaced and change.before is not None:
        yield f"margin-top: {change.before}pt; "
    if spaced and change.after is not None:
        yield f"margin-bottom: {change.after}pt; "


def _text(house: House) -> Iterator[str]:
    """Yield the rules of the text, and of what is set in proportion to it."""
    change, look = house.change("Body Text"), house.look("Body Text")
    said = "".join(declarations(change, look, house, sans=False, spaced=False))
    if said:
        yield f":root {{ {said} }}"
    if change.after is not None:
        yield f"p, .item > p, main ul, main ol {{ margin-bottom: {change.after}pt }}"
    if not (change.size or change.line or change.face):
        return
    size, line = look.size or 10.5, line_height(look, house)
    lead = f"font-size: {_pt(size * _LEAD[0])}; line-height: {_pt(line * _LEAD[1])}"
    yield f".part.overview .item p {{ {lead} }}"
    for name, usual in _FITS.items():
        yield f".{name} {{ line-height: {_pt(line * usual / _LINE)} }}"
    # the reference stands on the base line of the text's first line, in smaller letters of another face
    yield f".reference {{ line-height: {_pt(line + 0.6)} }}"
    yield f".part.overview .item .reference {{ line-height: {_pt(line * _LEAD[1] + 0.8)} }}"


def _pt(points: float) -> str:
    return f"{round(points, 2)}pt"


def _page(sheet: PaperSheet | None) -> Iterator[str]:
    """Yield the rules of a page that is not the usual one."""
    if sheet is None or not sheet.framed:
        return
    place, room = round(sheet.measure + GAP, 2), round(sheet.outer - GAP - 1, 2)
    yield f".reference {{ left: {place}mm; width: {room}mm }}"
    if sheet.wide < WIDE * _NARROW:
        flat = ".matrix:not(.of-many)"
        yield f".ground {flat} {{ table-layout: auto }}{flat} col {{ width: auto !important }}"
        yield f".ground {flat} thead th {{ font-size: 6pt; line-height: 7pt; padding-right: 4.5pt }}"
    yield f".wide {{ width: {sheet.wide}mm }}.columns {{ width: {sheet.column}mm }}"
    yield f".theme {{ max-width: {round(sheet.measure * 0.9, 2)}mm }}"
    if sheet.top < TOP:
        yield f"@page {{ @top-left {{ padding-bottom: {_edge(sheet.top, TOP)}mm }} }}"
    share = sheet.height / SHEETS["A4"].height
    if share < _SHORT:
        yield from _short(share)


def _edge(margin: float, usual: float) -> float:
    return round(_EDGES * margin / usual, 2)


def _short(share: float) -> Iterator[str]:
    """Yield what a lower sheet leaves less room for: the band, what is above headings."""
    yield f".mark, .mark span {{ height: {round(58 * share**1.5, 1)}mm }}"
    yield f".mark + p, .mark + h1 {{ padding-top: {round(28 * share**2, 1)}mm }}"
    yield f".chapter, .introduction, nav.contents {{ padding-top: {round(18 * share**2, 1)}mm }}"
    yield ".logos { margin-bottom: 4mm }.website { margin-bottom: 6mm }"
