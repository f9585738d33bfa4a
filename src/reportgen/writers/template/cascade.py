"""Styles of a Word file as they work: by name, with what they are based on and the document's defaults.

Styles are known by their names: programs give them other ids when they save. Within `w:spacing`, `w:ind` and
`w:rFonts` attributes are inherited one by one; a colour as a whole (ECMA-376, WordprocessingML 17.7.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..house.values import StyleLook
from ..word.ooxml import Element, w
from .theme import OfficeTheme

_HALF_POINTS, _TWENTIETHS, _LINES = 2, 20, 240
_AUTOMATIC_SPACING = 14.0
"""Points that Word puts where it is told to space as a browser does."""
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 30
"""Styles that may be based on each other; more are a circle."""
_MOST = 10_000.0
"""Points that no length of type or space exceeds."""


class StyleSheet:
    """The styles of a file.

    Args:
        root: `w:styles`.
        theme: of the same file.
    """

    def __init__(self, root: Element, theme: OfficeTheme) -> None:
        self.root = root
        self._theme = theme
        styles = [style for style in root.iter(w("style")) if style.get(w("styleId"))]
        self._by_id = {str(style.get(w("styleId"))): style for style in styles}
        self.by_name = {name_of(style): style for style in reversed(styles)}

    def chain(self, name: str) -> list[Element]:
        """Return a style and what it is based on, the style itself first; none where there is none."""
        chain: list[Element] = []
        style: Element | None = self.by_name.get(name.lower())
        while style is not None and style not in chain and len(chain) < _DEEPEST:
            chain.append(style)
            base = style.find(w("basedOn"))
            style = None if base is None else self._by_id.get(str(base.get(w("val"))))
        return chain

    def look(self, name: str) -> StyleLook:
        """Return how a style sets text, with all that it inherits."""
        fields: dict[str, Any] = {}
        for properties in self._defaults():
            fields |= self.said(properties, fields)
        for base in reversed(self.chain(name)):
            for kind in ("pPr", "rPr"):
                for properties in base.findall(w(kind)):
                    fields |= self.said(properties, fields)
        return StyleLook(**fields)

    def _defaults(self) -> Iterator[Element]:
        defaults = self.root.find(w("docDefaults"))
        for kind in ("pPr", "rPr") if defaults is not None else ():
            properties = defaults.find(f"{w(f'{kind}Default')}/{w(kind)}")  # type: ignore[union-attr]
            if properties is not None:
                yield properties

    def said(self, properties: Element, inherited: dict[str, Any]) -> dict[str, Any]:
        """Return what properties of a paragraph or of its text say."""
        fields: dict[str, Any] = {}
        for element in properties:
            fields |= self._of(element, inherited)
        return fields

    def _of(self, element: Element, inherited: dict[str, Any]) -> dict[str, Any]:
        kind = str(element.tag).rpartition("}")[2]
        if kind in _TOGGLES:
            return {_TOGGLES[kind]: element.get(w("val")) not in _OFF}
        if kind == "spacing":
            return _spacing(element)
        if kind == "ind":
            return _indent(element)
        if kind == "rFonts":
            face = self.face(element)
            return {} if face is None else {"face": face}
        if kind == "color":
            return {"ink": self._theme.colour(element) or inherited.get("ink")}
        if kind == "shd":
            return {"shade": self._theme.colour(element)}
        if kind == "sz":
            size = _points(element.get(w("val")), _HALF_POINTS)
            return {} if size is None else {"size": size}
        if kind == "jc":
            return {"align": str(element.get(w("val")))}
        if kind == "pBdr":
            top = element.find(w("top"))
            colour = None if top is None else top.get(w("color"))
            return {"rule_above": f"#{colour.lower()}" if colour and colour != "auto" else None}
        return {}

    def face(self, element: Element) -> str | None:
        """Return the face that `w:rFonts` asks for: the theme's, where it names one."""
        for name in ("ascii", "hAnsi"):
            reference = element.get(w(f"{name}Theme"))
            if reference:
                return self._theme.face(str(reference))
        return element.get(w("ascii")) or element.get(w("hAnsi"))


_TOGGLES = {
    **{"b": "bold", "i": "italic", "caps": "capitals", "smallCaps": "capitals", "vanish": "hidden"},
    **{"keepNext": "keep_next", "pageBreakBefore": "page_break", "contextualSpacing": "contextual"},
}


def name_of(style: Element) -> str:
    """Return the name of a style in lower case."""
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"))).strip().lower()


def _points(value: str | None, unit: int) -> float | None:
    """Return a length in points; None where it is no number, or none that anybody prints."""
    try:
        points = float(str(value)) / unit
    except ValueError:
        return None
    return round(points, 2) if abs(points) <= _MOST else None


def _spacing(element: Element) -> dict[str, Any]:
    """Return what `w:spacing` says: of a paragraph its space and lines, of letters what is between them."""
    spacing: dict[str, Any] = {}
    for side in ("before", "after"):
        points = _points(element.get(w(side)), _TWENTIETHS)
        if points is not None:
            spacing[side] = max(0.0, points)
        if element.get(w(f"{side}Autospacing")) not in (None, *_OFF):
            spacing[side] = _AUTOMATIC_SPACING
    if element.get(w("line")) is not None:
        rule = str(element.get(w("lineRule")) or "auto")
        line = _points(element.get(w("line")), _LINES if rule == "auto" else _TWENTIETHS)
        if line is not None and line > 0 and rule in ("auto", "exact", "atLeast"):
            spacing |= {"line": line, "rule": rule}
    tracking = _points(element.get(w("val")), _TWENTIETHS)
    if tracking is not None:
        spacing["tracking"] = tracking
    return spacing


def _indent(element: Element) -> dict[str, Any]:
    indents: dict[str, Any] = {}
    left = _points(element.get(w("left")) or element.get(w("start")), _TWENTIETHS)
    hanging = _points(element.get(w("hanging")), _TWENTIETHS)
    if left is not None:
        indents["indent"] = left
    if hanging is not None:
        indents["hanging"] = hanging
    return indents
