"""Falsifies the web page."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence, Set
from random import Random
from typing import TYPE_CHECKING

from lxml import html as lxml_html

from . import change_compilation, mutations

if TYPE_CHECKING:
    from .builds import Build

Element = lxml_html.HtmlElement


def change(build: Build, kind: str, rng: Random) -> tuple[set[str], str, bytes]:
    """Return (ids that may be named, what was done, the falsified page)."""
    tree = lxml_html.document_fromstring(build.path("html").read_bytes())
    items = build.items()
    words = build.words()
    if kind == "heading changed":
        section = rng.choice(change_compilation.sections_with_headings(build))
        heading = tree.get_element_by_id(section.id).xpath("./*[self::h2 or self::h3 or self::h4]")[0]
        seen = _words(heading, kind, rng, words)
        return {section.id}, f"{section.id}: {seen}", _written(tree)
    rng.shuffle(items)
    for item in items:
        place = tree.get_element_by_id(item.id)
        if kind.startswith("paragraph"):
            names, seen = _paragraph(build, tree, kind, item.id, rng)
            return names, seen, _written(tree)
        paragraph = place.xpath("./p")[0]
        if kind == "page reference":
            seen = _reference(paragraph, rng)
        elif kind == "bold":
            seen = _bold(paragraph, rng)
        elif kind == "comma bold":
            seen = _made("strong", paragraph, rng, mutations.COMMA)
        elif kind == "italic":
            seen = _made("em", paragraph, rng, mutations.WORD)
        elif kind in ("list level", "bullet to paragraph"):
            seen = _shaped(place, kind)
        else:
            seen = _words(paragraph, kind, rng, words)
        if seen:
            return {item.id}, seen, _written(tree)
    raise AssertionError(f"nothing to change: {kind}")


def _written(tree: Element) -> bytes:
    written: bytes = lxml_html.tostring(tree, encoding="utf-8", doctype="<!DOCTYPE html>")
    return written


def _texts(paragraph: Element) -> list[tuple[Element, str]]:
    """The places of the paragraph's own text: (element, "text" or "tail"); no reference, no permalink."""
    out = [(paragraph, "text")]
    for inner in paragraph.iter():
        if inner is paragraph:
            continue
        if inner.tag != "a":
            out.append((inner, "text"))
        out.append((inner, "tail"))
    return [(element, name) for element, name in out if (getattr(element, name) or "").strip()]


def _words(paragraph: Element, kind: str, rng: Random, words: Sequence[str]) -> str:
    places = _texts(paragraph)
    rng.shuffle(places)
    for element, name in places:
        changed = mutations.change_of(getattr(element, name), kind, rng, words)
        if changed is not None:
            setattr(element, name, changed.of(getattr(element, name)))
            return changed.seen
    return ""


def _reference(paragraph: Element, rng: Random) -> str:
    links = paragraph.xpath(".//a[contains(@class, 'reference')]")
    if not links:
        return ""
    old = links[0].text
    links[0].text = mutations.other_pages(old, rng)
    return f"{old} → {links[0].text}"


def _bold(paragraph: Element, rng: Random) -> str:
    strong = paragraph.xpath(".//strong")
    if strong and rng.random() < 0.6:
        chosen = rng.choice(strong)
        chosen.drop_tag()
        return f"{chosen.text_content()} not bold"
    return _made("strong", paragraph, rng, mutations.WORD)


def _shaped(place: Element, kind: str) -> str:
    """Put an entry of a list into a list of its own, or out of all lists; "" where it is none."""
    if place.tag != "li":
        return ""
    if kind == "bullet to paragraph":
        place.tag = "div"
        return f"{place.get('id')} no entry of a list"
    own = copy.deepcopy(place)
    own.tail = None
    outer, inner = lxml_html.Element("li"), lxml_html.Element("ul")
    outer.append(inner)
    inner.append(own)
    outer.tail = place.tail
    place.getparent().replace(place, outer)
    return f"{place.get('id')} an entry of a list below"


def _made(tag: str, paragraph: Element, rng: Random, pattern: re.Pattern[str]) -> str:
    """Put a match in the words before the first tag into an element; "" where there is none."""
    match = rng.choice(list(pattern.finditer(paragraph.text or "")) or [None])
    if match is None:
        return ""
    made = lxml_html.Element(tag)
    made.text, made.tail = match[0], paragraph.text[match.end() :]
    paragraph.text = paragraph.text[: match.start()]
    paragraph.insert(0, made)
    return f"{match[0]} {tag}"


def _paragraph(build: Build, tree: Element, kind: str, name: str, rng: Random) -> tuple[set[str], str]:
    order = [it.id for it in build.items()]
    place = tree.get_element_by_id(name)
    nested = {it.get("id") for it in place.iter() if it.get("id") in order}
    if kind == "paragraph dropped":
        place.drop_tree()
        return nested, f"{name} dropped"
    others = [it for it in order if it not in nested]
    if kind == "paragraph moved":
        others = [it for it in others if _passed(tree, order, nested, it)]
    other = rng.choice(others)
    target = tree.get_element_by_id(other)
    over = _passed(tree, order, nested, other)
    put = copy.deepcopy(place)
    put.tail = "\n"
    target.addnext(put)
    if kind == "paragraph doubled":
        return nested, f"{name} again behind {other}"
    place.drop_tree()
    return mutations.names_of_a_move(build, sorted(nested), over), f"{name} moved behind {other}"


def _passed(tree: Element, order: Sequence[str], moved: Set[str], behind: str) -> list[str]:
    """The items over which others are moved when they are put behind an item and all that is in it."""
    last = max(
        order.index(it.get("id")) for it in tree.get_element_by_id(behind).iter() if it.get("id") in order
    )
    places = [order.index(it) for it in moved]
    passed = order[last + 1 : min(places)] if last < min(places) else order[max(places) + 1 : last + 1]
    return [it for it in passed if it not in moved]
