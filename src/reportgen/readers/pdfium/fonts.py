"""PDFium's fonts → faces: what the descriptor and the embedded program say of each."""

import ctypes
from functools import cached_property
from typing import Any

from ...model import Face
from ..faces import FaceEvidence, weigh
from ..fontfile import program_weight
from . import library
from .advances import Advances, advances
from .library import Handle
from .plain import PlainCopy


class Font:
    """One font while its pages are read.

    Attributes:
        face: its name, weight and slant.
        widths: advance of a character in ems, as far as it was seen.
        unmapped: characters that stand for codes without meaning.
    """

    def __init__(self, face: Face, copy: PlainCopy | None, entries: dict[str, Any] | None) -> None:
        self.face = face
        self._copy = copy
        self._entries = entries
        self.widths: dict[str, float] = {}
        self.unmapped: dict[int, str] = {}

    @cached_property
    def advances(self) -> Advances:
        """Advances by the text of glyphs, as far as the font's own tables tell."""
        if self._copy is None or self._entries is None:
            return {}
        return advances(self._copy, self._entries)


class Fonts:
    """The fonts of a document, weighed once each."""

    def __init__(self, copy: PlainCopy | None) -> None:
        self._copy = copy
        self._by_name: dict[str, Font] = {}
        self._on_page: dict[Handle, Font] = {}

    def turn_page(self) -> None:
        """Forget handles: PDFium may give a new font the place of one that it no longer needs."""
        self._on_page.clear()

    def font(self, handle: Handle | None) -> Font:
        """Return the font behind a handle."""
        known = self._on_page.get(handle or 0)
        if known is None:
            name = library.plain(lambda at, size: library.font_name(handle, at, size)) if handle else ""
            known = self._by_name.get(name)
            if known is None:
                known = self._by_name[name] = Font(
                    self._face(handle, name), self._copy, self._mapped.get(name)
                )
            self._on_page[handle or 0] = known
        return known

    @cached_property
    def _descriptors(self) -> dict[str, dict[str, Any]]:
        """The descriptors by the name of their fonts."""
        found: dict[str, dict[str, Any]] = {}
        if self._copy is None:
            return found
        for entries in self._copy.with_key(b"FontDescriptor"):
            descriptor = self._copy.resolve(entries["FontDescriptor"])
            name = self._copy.name(self._copy.resolve(entries.get("BaseFont")))
            if isinstance(descriptor, dict) and name:
                found.setdefault(name, descriptor)
        return found

    @cached_property
    def _mapped(self) -> dict[str, dict[str, Any]]:
        """The dictionaries of fonts with a ToUnicode map, by name."""
        found: dict[str, dict[str, Any]] = {}
        if self._copy is not None:
            for entries in self._copy.with_key(b"ToUnicode"):
                inner = self._copy.resolve(entries.get("DescendantFonts"))
                named = self._copy.resolve(inner[0]) if isinstance(inner, list) and inner else entries
                if isinstance(named, dict):
                    found.setdefault(self._copy.name(self._copy.resolve(named.get("BaseFont"))), entries)
        return found

    def _face(self, handle: Handle | None, name: str) -> Face:
        descriptor = self._descriptors.get(name)
        if descriptor is None:
            evidence = FaceEvidence(name or "unnamed")
        else:
            own = self._copy.name(self._copy.resolve(descriptor.get("FontName"))) if self._copy else ""
            evidence = FaceEvidence(
                own or name,
                flags=int(self._number(descriptor, "Flags")) & 0xFFFFFFFF,
                stem=self._number(descriptor, "StemV"),
                weight=self._number(descriptor, "FontWeight"),
                angle=self._number(descriptor, "ItalicAngle"),
            )
        embedded = handle is not None and library.font_embedded(handle) == 1
        return weigh(program_weight(evidence, (lambda: _program(handle)) if embedded and handle else None))

    def _number(self, entries: dict[str, Any], key: str) -> float:
        value = self._copy.resolve(entries.get(key)) if self._copy else None
        return float(value) if isinstance(value, int | float) else 0.0


def _program(handle: Handle) -> bytes:
    """Return the font program that a document embeds."""
    size = ctypes.c_size_t()
    library.font_data(handle, None, 0, ctypes.addressof(size))
    buffer = ctypes.create_string_buffer(max(1, size.value))
    library.font_data(handle, ctypes.addressof(buffer), size.value, ctypes.addressof(size))
    return buffer.raw[: size.value]
