"""The link annotations of a page that lead to an address."""

import ctypes
from collections.abc import Iterator

from ..glyphs import PlacedLink
from ..links import boxes
from ..page_box import Matrix, moved
from . import library
from .library import Handle

_ADDRESS = 3
"""PDFACTION_URI."""
_MOST = 5_000


def page_links(document: Handle, page: Handle, move: Matrix, height: float) -> Iterator[PlacedLink]:
    """Yield the links of a page.

    Args:
        document: the document.
        page: one of its pages.
        move: from PDF's own coordinates to the sheet's, y still upwards.
        height: of the sheet in points.
    """
    index, link = ctypes.c_int(0), ctypes.c_void_p()
    places = ctypes.addressof(index), ctypes.addressof(link)
    for _ in range(_MOST):
        if not library.enumerate_link(page, *places) or not link.value:
            return
        address = _address(document, link.value)
        if not address:
            continue
        for box in boxes(_rectangle(link.value), _quads(link.value)):
            x0, y0, x1, y1 = moved(box, move)
            yield PlacedLink(address, (x0, height - y1, x1, height - y0))


def _address(document: Handle, link: Handle) -> str:
    action = library.link_action(link)
    if not action or library.action_type(action) != _ADDRESS:
        return ""
    return library.plain(lambda room, size: library.action_address(document, action, room, size)).strip()


def _rectangle(link: Handle) -> tuple[float, ...]:
    room = (ctypes.c_float * 4)()
    library.link_rectangle(link, ctypes.addressof(room))
    left, top, right, bottom = room
    return left, bottom, right, top


def _quads(link: Handle) -> list[float]:
    room = (ctypes.c_float * 8)()
    quads: list[float] = []
    for n in range(library.count_link_quads(link)):
        if library.link_quad(link, n, ctypes.addressof(room)):
            quads += room
    return quads
