"""A house → CSS of the web page, laid over templates/web.css: only what the house has changed.

Sizes and spaces of the web page are its own; they are multiplied by what the house has changed them by.
Colours count on light paper only: the dark page keeps its own.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

from ...system import files
from ..house import css
from ..house.measures import SANS, SERIF, line_height
from ..house.named_styles import NAMED_STYLES
from ..house.values import FontFile, House
from . import web_fonts

_CUT = {SERIF: "Reportgen Serif", SANS: "Reportgen Sans"}
"""Names of the shipped faces as they are embedded in the page."""
_LIGHT = "@media print, (prefers-color-scheme: light)"
_TEXT_LINE = 1.6
"""Height of a line of text in templates/web.css, against its size."""


def rules(house: House) -> str:
    """Return the rules of a house."""
    return "".join((*_faces(house), *_variables(house), *_styles(house), *_picture(house), *_printed(house)))


def _faces(house: House) -> Iterator[str]:
    for face in house.faces:
        data = base64.b64encode(_woff2(face)).decode("ascii")
        yield (
            f"@font-face {{ font-family: {css.quoted(face.family)}; "
            f"font-weight: {700 if face.bold else 400}; "
            f"font-style: {'italic' if face.italic else 'normal'}; font-display: swap; "
            f'src: url("data:font/woff2;base64,{data}") format("woff2") }}\n'
        )


def _woff2(face: FontFile) -> bytes:
    return web_fonts.packed(files.read(Path(face.file)), whole=face.whole)


def _variables(house: House) -> Iterator[str]:
    text, heads = css.families(house)
    faces = []
    if text != SERIF:
        faces.append(f'--serif: {css.quoted(_CUT.get(text, text))}, "Reportgen Serif", serif')
    if heads != SANS:
        faces.append(f'--sans: {css.quoted(_CUT.get(heads, heads))}, "Reportgen Sans", sans-serif')
    if faces:
        yield f":root {{ {'; '.join(faces)} }}\n"
    colours = {
        "--ink": house.change("Normal").ink or house.change("Body Text").ink,
        "--accent": house.change("Normal").ink or house.change("Body Text").ink,
        "--quiet": house.change("Facts").ink,
        "--aside": house.change("Source Reference").ink,
        "--link": house.change("Hyperlink").ink,
        "--hairline": house.hairline,
    }
    said = "; ".join(f"{name}: {colour}" for name, colour in colours.items() if colour)
    if said:
        yield f"{_LIGHT} {{ :root {{ {said} }} }}\n"


def _styles(house: House) -> Iterator[str]:
    for row in NAMED_STYLES:
        change = house.change(row.name)
        if not row.web:
            continue
        said = "".join(css.letters(change))
        if change.size and row.web_size:
            ratio = change.size / (house.usual_look(row.name).size or change.size)
            said += f"font-size: calc({row.web_size} * {round(ratio, 3)}); "
        if said:
            yield f"{row.web} {{ {said} }}\n"
        if change.ink and row.name not in ("Body Text", "Facts", "Source Reference"):
            yield f"{_LIGHT} {{ {row.web} {{ color: {change.ink} }} }}\n"
    yield from _lines(house)


def _lines(house: House) -> Iterator[str]:
    """Yield the height of lines and the space between paragraphs of the text."""
    look, usual = house.look("Body Text"), house.usual_look("Body Text")
    change = house.change("Body Text")
    if change.line or change.size or change.face:
        ours = line_height(usual, house) / (usual.size or 1)
        share = line_height(look, house) / (look.size or 1) / ours
        yield f"body {{ line-height: {round(min(1.9, max(1.4, _TEXT_LINE * share)), 3)} }}\n"
    if change.after is not None and usual.after:
        yield f"p {{ margin-bottom: {round(min(1.5, 0.75 * change.after / usual.after), 3)}em }}\n"


def _picture(house: House) -> Iterator[str]:
    if house.picture is not None:
        yield (
            f'.mark {{ background: url("{house.picture.uri}") center / cover no-repeat }}'
            ".mark span { visibility: hidden }\n"
        )


def _printed(house: House) -> Iterator[str]:
    """Yield the page on which a browser prints."""
    sheet = house.sheet
    if sheet is not None and sheet.framed:
        margins = f"{sheet.top}mm {sheet.outer}mm {sheet.bottom}mm {sheet.inner}mm"
        yield (
            f"@media print {{ @page {{ size: {sheet.width}mm {sheet.height}mm; margin: {margins} }}"
            f":root {{ --measure: {sheet.measure}mm }} }}\n"
        )
