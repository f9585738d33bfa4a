"""The skeleton of the Word document: our own, with the styles and the theme of a house.

Nothing else of the house's file gets into it: no words, fields, macros, links, settings or properties. Styles
are written under our ids, in our order; of what they say only what sets type is taken, so that none can hide
or change a word.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from ..sheet import PaperSheet, twips
from ..word import ooxml
from ..word.ooxml import Element, w
from .cascade import StyleSheet, name_of

STYLES, THEME = "word/styles.xml", "word/theme/theme1.xml"

_PARAGRAPH = (
    *("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs"),
    *("suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
)
"""What a style may say of a paragraph, in the order of the schema."""
_OURS = ("framePr", "numPr", "outlineLvl")
"""Of that, what our writers count on: it stays as it is."""
_TEXT = (
    *("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "kern", "sz", "szCs"),
    *("u", "shd", "vertAlign"),
)
"""What a style may say of text, in the order of the schema."""
_TABLE = ("tblPr", "tblStylePr")
_WHOLE = frozenset({"spacing", "ind", "rFonts"})
"""Elements whose attributes are inherited one by one."""
_RIGHT_TABS = ("toc 1", "toc 2", "header", "footer")
"""Styles with a tab at the right edge of the text."""


def styles(reference: bytes, house: StyleSheet, sheet: PaperSheet | None) -> bytes:
    """Return `word/styles.xml` of the Word document.

    Args:
        reference: ours.
        house: that of the house.
        sheet: for the tabs at the right edge of the text; None where it is the usual one.
    """
    root = ooxml.parse(reference)
    ours = {name_of(style): style for style in root.iter(w("style"))}
    for name, style in ours.items():
        chain = house.chain(name)
        if chain:
            _take_over(style, chain, frozenset(ours))
        if sheet is not None and name in _RIGHT_TABS:
            _tab_at(style, twips(sheet.measure))
    theirs, own = house.root.find(w("docDefaults")), root.find(w("docDefaults"))
    if theirs is not None and own is not None:
        _default_fonts(own, theirs)
    return ooxml.serialize(root)


def _take_over(style: Element, chain: list[Element], known: frozenset[str]) -> None:
    """Let one of our styles say what a house's says, with those of its bases that we do not have."""
    kind = style.get(w("type"))
    if kind == "table":
        _replace(style, {name: chain[0].findall(w(name)) for name in _TABLE})
        return
    foreign = next((i for i, base in enumerate(chain[1:], 1) if name_of(base) in known), len(chain))
    bases = list(reversed(chain[:foreign]))
    for part, allowed in (("pPr", _PARAGRAPH), ("rPr", _TEXT)):
        if part == "pPr" and kind == "character":
            continue
        said = _merged([properties for base in bases for properties in base.findall(w(part))])
        mine = style.find(w(part))
        for name in _OURS:
            said.pop(name, None)
            ours = mine.find(w(name)) if mine is not None else None
            if ours is not None:
                said[name] = ours
        made = ooxml.element(part)
        made.extend([copy.deepcopy(said[name]) for name in allowed if name in said])
        if mine is not None:
            style.remove(mine)
        if len(made):
            _insert(style, made)


def _merged(said: list[Element]) -> dict[str, Element]:
    """Return what properties say together, later ones over earlier ones, by local name."""
    by_name: dict[str, Element] = {}
    for properties in said:
        for element in properties:
            name = str(element.tag).rpartition("}")[2]
            before = by_name.get(name)
            made = copy.deepcopy(element)
            if before is not None and name in _WHOLE:
                inherited = {key: value for key, value in before.attrib.items() if key not in made.attrib}
                if name == "rFonts":
                    inherited = {k: v for k, v in inherited.items() if not _is_overruled(str(k), made)}
                for key, value in inherited.items():
                    made.set(str(key), str(value))
            by_name[name] = made
    return by_name


def _is_overruled(key: str, fonts: Element) -> bool:
    """Return whether an inherited name of a face gives way: a theme's name would win over a plain one."""
    plain = key.removesuffix("Theme")
    return key.endswith("Theme") and fonts.get(plain) is not None


def _insert(style: Element, properties: Element) -> None:
    """Put properties at their place: pPr before rPr, rPr before those of tables."""
    later = ("rPr", *_TABLE) if properties.tag == w("pPr") else _TABLE
    place = next((element for element in style if element.tag in map(w, later)), None)
    if place is None:
        style.append(properties)
    else:
        place.addprevious(properties)


def _replace(style: Element, parts: Mapping[str, list[Element]]) -> None:
    for name, elements in parts.items():
        for old in style.findall(w(name)):
            style.remove(old)
        style.extend([copy.deepcopy(element) for element in elements])


def _tab_at(style: Element, place: int) -> None:
    for tab in style.iter(w("tab")):
        if tab.get(w("val")) in ("right", "end"):
            tab.set(w("pos"), str(place))


def _default_fonts(own: Element, theirs: Element) -> None:
    """Take over the face and the size that text has where no style says any."""
    mine = own.find(f"{w('rPrDefault')}/{w('rPr')}")
    other = theirs.find(f"{w('rPrDefault')}/{w('rPr')}")
    if mine is None or other is None:
        return
    for name in ("rFonts", "sz", "szCs"):
        element, old = other.find(w(name)), mine.find(w(name))
        if element is not None and old is not None:
            mine.replace(old, copy.deepcopy(element))


def direct_formatting(document: Element) -> Iterator[tuple[str, str, str]]:
    """Yield (what is set, words, id of the style) for text that is formatted by hand, not by its style."""
    called = {"color": "the colour", "sz": "the size", "rFonts": "the face", "highlight": "a highlight"}
    for paragraph in document.iter(w("p")):
        for run in paragraph.iter(w("r")):
            properties = run.find(w("rPr"))
            words = ooxml.text_of(run).strip()
            for name, what in called.items() if properties is not None and words else ():
                if properties is not None and properties.find(w(name)) is not None:
                    yield what, words, ooxml.style_of(paragraph)
