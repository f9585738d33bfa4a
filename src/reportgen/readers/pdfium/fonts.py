"""PDFium's fonts → faces: what the descriptor and the embedded program say of each."""

import ctypes
import re
from collections.abc import Sequence
from functools import cached_property

from ...model.document import Face
from .. import superiors
from ..faces import FaceEvidence, plain_name, weigh
from ..fontfile import program_weight
from ..glyph_names import built_in_encoding, companion, is_companion, meaning, standard
from . import library
from .advances import Advances, merged
from .entries import FontEntry, font_entries
from .library import Handle
from .plain import PlainCopy
from .text import CODE, UNKNOWN

# PDFium takes these signs apart.
LIGATURES = {
    "ff": "\ufb00", "fi": "\ufb01", "fl": "\ufb02", "ffi": "\ufb03", "ffl": "\ufb04", "st": "\ufb06",
}  # fmt: skip
NONCHARACTER = "\uffff"
_HYPHENS = ("-", "\u00ad")
_LIGATURE_TAILS = frozenset("filt")
# A name without any style word in it.
_NAMELESS = "unknown"


class Font:
    """One font while its pages are read.

    Attributes:
        face: its name, weight and slant.
        widths: advance of a character in ems, as far as it was seen.
        known: the characters that were seen.
        unsure: those seen only as parts of ligatures of a subset that has no glyph for them alone; another
            subset of the name may have one.
        single: the same advances, of characters that end no ligature and have one glyph only.
        slips: what PDFium's rounding takes off an advance, in ems, of the same characters.
        slipping: it takes anything off any of them.
        unmapped: characters that stand for codes without meaning.
        advances: advances by the text of glyphs, as far as the font's own tables tell.
        is_drawn: the page's own operators draw its glyphs (Type 3).
        is_complete: the tables name every glyph that has a meaning.
        mistaken: the ligature that PDFium takes a noncharacter in the tables for, "" where there is none.
        has_spaces: the source was seen to set spaces in this font.
    """

    def __init__(self, face: Face, entries: Sequence[FontEntry], *, drawn: bool) -> None:
        self.face = face
        self.is_drawn = drawn
        self._entries = entries
        self._names: dict[int, str] | None = None
        self.widths: dict[str, float] = {}
        self.known: set[str] = set()
        self.unsure: set[str] = set()
        self.single: dict[str, float] = {}
        self.slips: dict[str, float] = {}
        self.slipping = False
        self.unmapped: dict[int, str] = {}
        self.advances: Advances = merged([entry.table for entry in entries])
        self.is_complete = all(entry.composite for entry in entries) and bool(self.advances)
        first = next((text for text in self.advances if len(text) > 1), "")
        self.mistaken = first if NONCHARACTER in self.advances else ""
        self.has_spaces = False

    @cached_property
    def hyphen(self) -> str | None:
        """The sign that PDFium hides at line ends, as far as the tables tell: a hyphen or a soft one."""
        signs = [sign for sign in _HYPHENS if sign in self.advances]
        return signs[0] if len(signs) == 1 else None

    @cached_property
    def superiors(self) -> re.Pattern[str] | None:
        """Finds characters that the font may draw raised or lowered; None where there are none."""
        doubtful = superiors.doubtful(self.advances)
        return re.compile(f"[{''.join(sorted(doubtful))}]") if doubtful else None

    @cached_property
    def may_set_spaces(self) -> bool:
        """Whether what has no ink may be a space; some fonts hold nothing but marks without any width."""
        texts = frozenset[str]().union(*(entry.texts for entry in self._entries))
        return not texts or any(text.isspace() for text in texts)

    def table_advances(self, text: str) -> tuple[float, ...]:
        """Return the advances that the tables give a text, also where they name it by a ligature's sign."""
        return self.advances.get(text) or self.advances.get(LIGATURES.get(text, ""), ())

    @cached_property
    def tails(self) -> frozenset[str]:
        """Characters that may end a glyph of several: its origin is that of the character before."""
        return _LIGATURE_TAILS | {text[-1] for text in self.advances if len(text) > 1}

    def means(self, text: str) -> bool:
        """Return whether a glyph of the font may stand for a text."""
        return not self.is_complete or text in self.advances or LIGATURES.get(text, "") in self.advances

    def knows(self, char: str) -> bool:
        """Return whether a character comes from the font's tables, not from a guess at its codes."""
        return not self.is_complete or char.isspace() or char in self._characters

    def guess(self, char: str, handle: Handle | None) -> str:
        """Return the meaning of a code that PDFium finds none for; it gives the code.

        PDFium does not take the names of ligatures apart ("f_i"). Symbol fonts of TeX name their codes in the
        font program. Its bitmap fonts name them nowhere: there the standard encoding holds, or that of the
        companion fonts, whose code of the curly quotation mark is the straight one.
        """
        code = ord(char) % CODE
        if self.is_drawn:
            return (companion(code) if self._is_companion else standard(code)) or UNKNOWN
        if self._names is None:
            self._names = built_in_encoding(_program(handle)) if handle and not self.is_complete else {}
            for entry in self._entries:
                self._names |= entry.glyphs
        return meaning(self._names.get(code, "")) or UNKNOWN

    @cached_property
    def _is_companion(self) -> bool:
        return is_companion({code for entry in self._entries for code in entry.glyphs})

    @cached_property
    def _characters(self) -> frozenset[str]:
        texts = "".join(self.advances)
        return frozenset(texts + "".join(text for text, sign in LIGATURES.items() if sign in texts))


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
            known = self._on_page[handle or 0] = self._named(handle) if handle else _nameless()
        return known

    def _named(self, handle: Handle) -> Font:
        name = library.plain(lambda buffer, size: library.font_name(handle, buffer, size))
        if not name:
            return _nameless()
        known = self._by_name.get(name)
        if known is None:
            same = self._same(name)
            drawn = any(entry.drawn for entry in same)
            known = self._by_name[name] = Font(self._face(handle, name, same), same, drawn=drawn)
        return known

    def _same(self, name: str) -> list[FontEntry]:
        """Return the dictionaries that a font's name may mean: PDFium takes the subset's prefix off some."""
        exact, plain = self._entries
        return exact.get(name) or plain.get(plain_name(name), [])

    @cached_property
    def _entries(self) -> tuple[dict[str, list[FontEntry]], dict[str, list[FontEntry]]]:
        """The dictionaries by their names, and by these without a subset's prefix."""
        exact: dict[str, list[FontEntry]] = {}
        plain: dict[str, list[FontEntry]] = {}
        for entry in font_entries(self._copy) if self._copy else ():
            exact.setdefault(entry.name, []).append(entry)
            plain.setdefault(plain_name(entry.name), []).append(entry)
        return exact, plain

    def _face(self, handle: Handle | None, name: str, same: Sequence[FontEntry]) -> Face:
        entry = next((entry for entry in same if entry.descriptor), None)
        if any(entry.drawn for entry in same):
            name = _NAMELESS  # the name that we gave it
        evidence = entry.evidence(name) if entry else FaceEvidence(name)
        embedded = handle is not None and library.font_embedded(handle) == 1
        return weigh(program_weight(evidence, (lambda: _program(handle)) if embedded and handle else None))


def _nameless() -> Font:
    return Font(weigh(FaceEvidence(_NAMELESS)), [], drawn=True)


def _program(handle: Handle) -> bytes:
    """Return the font program that a document embeds."""
    size = ctypes.c_size_t()
    library.font_data(handle, None, 0, ctypes.addressof(size))
    buffer = ctypes.create_string_buffer(max(1, size.value))
    library.font_data(handle, ctypes.addressof(buffer), size.value, ctypes.addressof(size))
    return buffer.raw[: size.value]
