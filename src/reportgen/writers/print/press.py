"""Sets one part of the printed document; parts know nothing of each other, so they are set side by side.

What a part needs of the others is left to `binding`: page numbers, the places that links lead to, the
outline. A part is the same wherever it stands, so a part that has not changed need not be set again.
"""

import gc
import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from time import monotonic, sleep
from typing import Any

from ...errors import DependencyError, RenderError
from ...system.isolation.forkserver import threads
from ...system.niceness import give_way
from . import balance, footnotes, jobs, page_edges, tags
from .jobs import Job, NamedPlace, OutlineEntry, SetPart, dump
from .renderer import Press, collected_warnings, no_garbage_collection

_PT_PER_PX = 0.75
"""WeasyPrint's places are CSS pixels from the top left corner, those of a PDF points from the bottom left."""

_PATIENCE = 1.0
"""Seconds for a thread that was told to end."""

_SAMPLE = """<!DOCTYPE html><html lang=en><title>-</title>
<h2>Title</h2><p>Text, <b>bold</b>, <i>italic</i>, <a href=#a>link</a><ul><li id=a>Entry</ul>
<table><thead><tr><th>Head<tbody><tr><td>Cell</table>"""


def prepare() -> None:
    """Load the renderer ahead of its use and let it set a few words: its first document takes longer.

    What is missing is reported when a part is set. Processes may be forked from this one afterwards, so no
    map of fonts is kept: since Pango 1.52 each has a thread that looks up its faces, which no fork has. It is
    told to end, and ends a little later.
    """
    before = threads()
    with suppress(DependencyError, RenderError):
        set_part(Job("", _SAMPLE, "", "", "", 0, 0.0, 0.0))
    _press.cache_clear()
    gc.collect()
    until = monotonic() + _PATIENCE
    while threads() > before and monotonic() < until:
        sleep(_PATIENCE / 500)


def set_part(job: Job) -> SetPart:
    """Set a part, with the line spacing that does not leave its last page nearly empty.

    Raises:
        DependencyError: WeasyPrint or Pango is missing or cannot be loaded.
        RenderError: WeasyPrint cannot set the part.
    """
    with collected_warnings() as warnings, no_garbage_collection():
        press = _press(job.style, job.fonts)
        document = _balanced(press, job)
        places = tuple(_places(document))
        links = _let_links_lead_out(document)
        bookmarks = tuple(_bookmarks(document))
        over = tuple(page_edges.run_over(document))
        content = press.write(document, lambda made, origins: tags.finish(made, origins, job.keys))
    pages = len(document.pages)
    return SetPart(content, pages, places, bookmarks, links, tuple(dict.fromkeys((*warnings, *over))))


@lru_cache(maxsize=2)  # the document and its companion
def _press(style: str, fonts: tuple[str, ...]) -> Press:
    return Press(style, fonts)


def _balanced(press: Press, job: Job) -> Any:
    document = press.lay_out(job.source(), job.own_style, job.column)
    if _has_notes_astray(document, job):
        job = replace(job, body=footnotes.at_the_end(job.body))
        document = press.lay_out(job.source(), job.own_style, job.column)
    if not _is_sparse(document, job):
        return document
    for fit in balance.FITS:
        closer_or_wider = press.lay_out(job.source(fit), job.own_style, job.column)
        if not _is_sparse(closer_or_wider, job) and not _has_notes_astray(closer_or_wider, job):
            return closer_or_wider
    return document


def _has_notes_astray(document: Any, job: Job) -> bool:
    return footnotes.are_astray([page.anchors for page in document.pages], job.top + job.height)


def _is_sparse(document: Any, job: Job) -> bool:
    return balance.is_sparse([page.anchors for page in document.pages], job.top, job.height)


def _places(document: Any) -> Sequence[NamedPlace]:
    """Return the named places; of two with one name, the first."""
    places: dict[str, NamedPlace] = {}
    for number, page in enumerate(document.pages):
        for name, (x, y, *_) in page.anchors.items():
            places.setdefault(name, NamedPlace(name, number, *_point(page, x, y)))
    return list(places.values())


def _bookmarks(document: Any) -> Sequence[OutlineEntry]:
    return [
        OutlineEntry(level, label, number, *_point(page, x, y))
        for number, page in enumerate(document.pages)
        for level, label, (x, y), _state in page.bookmarks
    ]


def _point(page: Any, x: float, y: float) -> tuple[float, float]:
    return round(x * _PT_PER_PX, 3), round((page.height - y) * _PT_PER_PX, 3)


def _let_links_lead_out(document: Any) -> tuple[str, ...]:
    """Return the names that links lead to; WeasyPrint drops a link to a name that it does not know.

    Such a name gets a place on the first page, which `binding` replaces with its own.
    """
    wanted = dict.fromkeys(link[1] for page in document.pages for link in page.links if link[0] == "internal")
    known = {name for page in document.pages for name in page.anchors}
    document.pages[0].anchors.update({name: (0, 0, 0, 0) for name in wanted if name not in known})
    return tuple(wanted)


def answer(request: str, niceness: int = 0) -> str:
    """Set the part that a text describes and return it as text, for another process.

    A fault of the document or the installation is part of the answer.

    Args:
        request: the part, as `Job` says it in JSON.
        niceness: how far this process gives way to others (nice(2)), from now on.
    """
    give_way(niceness)
    try:
        told = json.loads(request)
        return dump(set_part(Job(**{**told, "fonts": tuple(told["fonts"])})))
    except (DependencyError, RenderError) as error:
        return jobs.dump_fault(error)
