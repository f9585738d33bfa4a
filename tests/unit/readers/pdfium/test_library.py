"""Texts that the library writes are read whole, by the size that it asks for."""

import ctypes
from typing import Any

from reportgen.readers.pdfium import library
from tests.unit.readers.paper import Paper, prose


def _writes(data: bytes) -> Any:
    """A function as the library has them: writes where there is room, and gives the bytes it needs."""

    def call(at: Any, size: int) -> int:
        if at is not None and size >= len(data):
            ctypes.memmove(at, data, len(data))
        return len(data)

    return call


def test_wide_texts_lose_their_end_and_nothing_else() -> None:
    text = "Año 2021 → 𝑎"
    assert library.utf16(_writes(text.encode("utf-16-le") + b"\0\0")) == text


def test_an_empty_text_is_empty() -> None:
    assert library.utf16(_writes(b"\0\0")) == ""
    assert library.utf16(lambda at, size: 0) == ""
    assert library.plain(_writes(b"\0")) == ""


def test_narrow_texts_end_at_their_zero() -> None:
    assert library.plain(_writes(b"ABCDEF+Example\0")) == "ABCDEF+Example"


def test_starting_twice_does_no_harm() -> None:
    library.start()
    library.start()
    data = Paper().page(prose()).page(prose()).bytes()
    document = library.load_document(data, len(data), None)
    assert library.count_pages(document) == 2
    library.close_document(document)
    assert library.load_document(b"no pdf", 6, None) is None
