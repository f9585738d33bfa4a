"""Falsifies the Word document."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Sequence
from random import Random
from typing import TYPE_CHECKING

from lxml import etree

from . import change_compilation, mutations

if TYPE_CHECKING:
    from .builds import Build

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PART = "word/document.xml"
Element = etree._Element


def change(build: Build, kind: str, rng: Random) -> tuple[set[str], str, bytes]:
    """Return (ids that may be named, what was done, the falsified document)."""
    with zipfile.ZipFile(build.path("docx")) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    tree = etree.fromstring(parts[PART])
    places = _places(build, tree)
    names = list(places)
    words = build.words()
    if kind == "heading changed":
        found, seen = _heading(build, places, rng)
        return found, seen, _written(parts, tree)
    rng.shuffle(names)
    for name in names:
        if kind.startswith("paragraph"):
            found, seen = _paragraph(build, places, kind, name, rng)
        else:
            found = {name}
            if kind == "page reference":
                seen = _reference(places[name][0], rng)
            elif kind == "bold":
                seen = _bold(places[name][-1], rng)
            elif kind == "italic":
                seen = _italic(places[name][-1], rng)
            elif kind in ("list level", "bullet to paragraph"):
                seen = _shaped(places[name][-1], kind)
            else:
                seen = _words(places[name][-1], kind, rng, words)
        if seen:
            return found, seen, _written(parts, tree)
    raise AssertionError(f"nothing to change: {kind}")


def _written(parts: dict[str, bytes], tree: Element) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, etree.tostring(tree) if name == PART else content)
    return out.getvalue()


def _places(build: Build, tree: Element) -> dict[str, list[Element]]:
    """The paragraphs of each item: its reference, and its words."""
    waiting = build.items()
    out: dict[str, list[Element]] = {}
    for paragraph in tree.iter(f"{W}p"):
        said = _said(paragraph)
        if waiting and said and said == " ".join(waiting[0].text.split()):
            before = paragraph.getprevious()
            out[waiting.pop(0).id] = [it for it in (before, paragraph) if it is not None]
    assert not waiting, f"not in the document: {waiting[0].id}"
    return out


def _said(paragraph: Element) -> str:
    return " ".join("".join(it.text or "" for it in paragraph.iter(f"{W}t")).split())


def _words(paragraph: Element, kind: str, rng: Random, words: Sequence[str]) -> str:
    texts = list(paragraph.iter(f"{W}t"))
    rng.shuffle(texts)
    for text in texts:
        changed = mutations.change_of(text.text or "", kind, rng, words)
        if changed is not None:
            text.text = changed.of(text.text or "")
            return changed.seen
    return ""


def _heading(build: Build, places: dict[str, list[Element]], rng: Random) -> tuple[set[str], str]:
    section = rng.choice(change_compilation.sections_with_headings(build))
    above: Element | None = places[section.items[0].id][0]
    while above is not None and _said(above) != " ".join(section.printed.split()):
        above = above.getprevious()
    assert above is not None, f"no heading: {section.id}"
    return {section.id}, f"{section.id}: {_words(above, 'heading changed', rng, build.words())}"


def _reference(paragraph: Element, rng: Random) -> str:
    text = next(it for it in paragraph.iter(f"{W}t") if any(char.isdigit() for char in it.text or ""))
    old = text.text or ""
    text.text = mutations.other_pages(old, rng)
    return f"{old} → {text.text}"


def _bold(paragraph: Element, rng: Random) -> str:
    runs = [it for it in paragraph.iter(f"{W}r") if it.find(f"{W}t") is not None]
    run = rng.choice(runs)
    properties = run.find(f"{W}rPr")
    style = None if properties is None else properties.find(f"{W}rStyle")
    said = run.findtext(f"{W}t") or ""
    if not any(char.isalnum() for char in said):
        return ""
    if style is not None and properties is not None:
        properties.remove(style)
        return f"{said} not bold"
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    properties.insert(0, etree.Element(f"{W}b"))
    return f"{said} bold"


def _italic(paragraph: Element, rng: Random) -> str:
    """Set a run in italics, or upright where it is in italics."""
    run = rng.choice([it for it in paragraph.iter(f"{W}r") if it.find(f"{W}t") is not None])
    said = run.findtext(f"{W}t") or ""
    if not any(char.isalnum() for char in said):
        return ""
    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    sloped = properties.find(f"{W}i")
    if sloped is not None:
        properties.remove(sloped)
        return f"{said} upright"
    properties.append(etree.Element(f"{W}i"))
    return f"{said} italic"


def _shaped(paragraph: Element, kind: str) -> str:
    """Give an entry of a list the style of the next level, or of running text; "" where it is none."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else str(style.get(f"{W}val"))
    if style is None or name not in ("ListBullet", "ListNumber"):
        return ""
    new = "BodyText" if kind == "bullet to paragraph" else f"{name}2"
    style.set(f"{W}val", new)
    for own in paragraph.findall(f"{W}pPr/{W}numPr"):
        own.getparent().remove(own)  # type: ignore[union-attr]
    return f"{name} → {new}"


def _paragraph(
    build: Build, places: dict[str, list[Element]], kind: str, name: str, rng: Random
) -> tuple[set[str], str]:
    order = [it.id for it in build.items()]
    own = places[name]
    if kind == "paragraph dropped":
        for it in own:
            it.getparent().remove(it)  # type: ignore[union-attr]
        return {name}, f"{name} dropped"
    at = order.index(name)
    barred = (at - 1, at) if kind == "paragraph moved" else (at,)
    other = rng.choice([it for it in order if order.index(it) not in barred])
    target = places[other][-1]
    for it in reversed(own):
        target.addnext(copy.deepcopy(it) if kind == "paragraph doubled" else it)
    if kind == "paragraph doubled":
        return {name}, f"{name} again behind {other}"
    to = order.index(other)
    over = order[to + 1 : at] if to < at else order[at + 1 : to + 1]
    return mutations.names_of_a_move(build, [name], over), f"{name} moved behind {other}"
