"""Footnotes that Word counts from 1 in each chapter: every chapter is a section of the document.

The order of what a section says: ECMA-376, CT_SectPr.
"""

from copy import deepcopy

from . import ooxml
from .ooxml import Element, w

_BEFORE = frozenset({w("headerReference"), w("footerReference")})
"""What stands before the properties of footnotes."""


def count_by_chapter(body: Element) -> None:
    """Part the text before each chapter, where there is a footnote at all.

    Args:
        body: the document's body, with its page set-up complete.
    """
    last = body.find(w("sectPr"))
    if last is None or next(body.iter(w("footnoteReference")), None) is None:
        return
    _restart(last)
    inner = _continued(last)
    first = True
    for heading in [part for part in body if ooxml.style_of(part) == "Heading1"]:
        _end_section_before(heading, last if first else inner)
        first = False
    if not first:
        body.replace(last, inner)


def continue_page(body: Element) -> None:
    """Let the last of several sections begin on the page of the one before it."""
    last = body.find(w("sectPr"))
    if last is None or next(body.iter(w("footnoteReference")), None) is None:
        return
    size = last.find(w("pgSz"))
    if size is not None:  # schema order: …, footnotePr, endnotePr, type, pgSz
        size.addprevious(ooxml.element("type", val="continuous"))


def _restart(section: Element) -> None:
    """Let a section count its footnotes anew."""
    properties = ooxml.element("footnotePr")
    properties.append(ooxml.element("numRestart", val="eachSect"))
    section.insert(sum(part.tag in _BEFORE for part in section), properties)


def _continued(section: Element) -> Element:
    """Return the properties of a later section: no cover, and pages count on."""
    inner = deepcopy(section)
    for name in ("titlePg", "pgNumType"):
        for part in inner.findall(w(name)):
            inner.remove(part)
    return inner


def _end_section_before(heading: Element, section: Element) -> None:
    """End a section in the paragraph before a heading; behind a table in a paragraph of its own."""
    before = heading.getprevious()
    if before is None or before.tag != w("p"):
        before = ooxml.element("p")
        heading.addprevious(before)
    properties = before.find(w("pPr"))
    if properties is None:
        properties = ooxml.element("pPr")
        before.insert(0, properties)
    properties.append(deepcopy(section))
