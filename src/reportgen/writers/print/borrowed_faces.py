"""Faces of the machine for signs that no face of ours or of the house has: borrowed for these signs only.

Such a face is cut to the signs that it is borrowed for and travels in the style sheet, so that nothing else
on the pages changes: the renderer takes it where all others lack a sign. Word and browsers look for such
faces by themselves.
"""

from __future__ import annotations

import hashlib
import io
import shutil
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ...errors import DependencyError, RenderError
from ...system import files, programs, resources
from ..house.values import FONTS, House

MAX_BYTES = 60_000_000
"""Bytes of a file; collections of Chinese, Japanese and Korean faces have some 20 million."""

_COLLECTIONS = (".ttc", ".otc")
_SUFFIXES = (".ttf", ".otf", *_COLLECTIONS)
_USUAL = frozenset(
    (
        *(*range(0x20, 0x180), *range(0x218, 0x21C), *range(0x2010, 0x2027), *range(0x2030, 0x2034)),
        *(0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2190, 0x2192, 0x25AA, 0x25CB, 0x25CF),
    )
)
"""Signs that our faces have; the faces are looked into only where a text has others."""
_UNPRINTED = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
"""General categories of what has no picture (Unicode, table 12 of UAX 44)."""
_NOT_TO_CUT = 0x0002 | 0x0100 | 0x0200
"""Bits of fsType (OpenType, OS/2) that forbid to embed a face, to cut it, or to embed more than pictures."""
_OUTLINES = ("glyf", "CFF ")
_MOST = 8
"""Faces that are borrowed at most, and files that are tried for one."""
_WAIT = 20.0
"""Seconds that the list of the machine's faces may take."""
_REGULAR, _UPRIGHT = "80", "0"
"""Weight and slant of a regular face, as fontconfig counts them."""


@dataclass(frozen=True, slots=True)
class BorrowedFace:
    """A face, cut to the signs that it is borrowed for.

    Attributes:
        family: its name, as its file says.
        file: name of the file.
        number: which face of a collection it is, from 0.
        sha256: of the whole file.
        signs: what it is borrowed for, in the order of their numbers.
        cut: the face with these signs only.
    """

    family: str
    file: str
    number: int
    sha256: str
    signs: str
    cut: bytes


def borrowed(text: str, folder: Path, house: House | None = None) -> tuple[BorrowedFace, ...]:
    """Return faces for the signs of a text that no face has; a sign that none has is drawn as a box.

    Args:
        text: all that is printed.
        folder: of the edition; faces in `fonts/` in it come before those of the machine.
        house: its faces are there already.
    """
    lacking = _lacking(text, house)
    found: list[BorrowedFace] = []
    while lacking and len(found) < _MOST:
        face = next(
            filter(None, (_cut(path, number, lacking) for path, number in _having(lacking, folder))), None
        )
        if face is None:
            lacking = lacking[1:]  # nobody has it; another may have the next
            continue
        found.append(face)
        lacking = [sign for sign in lacking if sign not in face.signs]
    return tuple(found)


def rules(faces: Iterable[BorrowedFace]) -> str:
    """Return the rules of a style sheet that bring the faces along."""
    return "".join(
        f'@font-face {{ font-family: "Borrowed {number}"; src: url("{_address(face.cut)}") }}\n'
        for number, face in enumerate(faces, 1)
    )


def used(faces: Iterable[BorrowedFace]) -> list[dict[str, str | int]]:
    """Return what the manifest says of the faces."""
    return [
        {
            **{"family": face.family, "file": face.file, "number": face.number},
            **{"sha256": face.sha256, "signs": face.signs},
        }
        for face in faces
    ]


def _address(content: bytes) -> str:
    return f"data:font/ttf;base64,{b64encode(content).decode('ascii')}"


def _lacking(text: str, house: House | None) -> list[str]:
    unusual = {sign for sign in set(text) if ord(sign) not in _USUAL}
    unusual = {sign for sign in unusual if unicodedata.category(sign) not in _UNPRINTED}
    if not unusual:
        return []
    own = [face.file for face in house.faces] if house is not None else []
    known = _shipped().union(*(_signs_of(Path(file)) for file in own))
    return sorted(sign for sign in unusual if ord(sign) not in known)


@cache
def _shipped() -> frozenset[int]:
    paths = (resources.templates() / FONTS).glob("*.ttf")
    return frozenset().union(*(_signs_of(path) for path in paths))


def _signs_of(path: Path) -> frozenset[int]:
    font = _opened(path, 0)
    return frozenset(font.getBestCmap()) if font is not None else frozenset()


def _having(signs: Sequence[str], folder: Path) -> Iterator[tuple[Path, int]]:
    """Yield files and numbers of faces that may have the first of the signs, the best first."""
    beside = folder / FONTS
    if beside.is_dir():
        paths = sorted(path for path in beside.iterdir() if path.suffix.lower() in _SUFFIXES)
        yield from ((path, number) for path in paths for number in _numbers(path))
    yield from sorted(_installed(signs), key=lambda place: (place[0].name, place))[:_MOST]
    yield from sorted(_installed(signs[:1]), key=lambda place: (place[0].name, place))[:_MOST]


def _numbers(path: Path) -> range:
    """Return the numbers of the faces that a file may have."""
    return range(_MOST if path.suffix.lower() in _COLLECTIONS else 1)


def _installed(signs: Sequence[str]) -> list[tuple[Path, int]]:
    """Return the regular faces of the machine that have all signs, as fontconfig lists them."""
    program = shutil.which("fc-list")
    if program is None:
        return []
    pattern = f":charset={' '.join(f'{ord(sign):x}' for sign in signs)}"
    form = "%{file}\t%{index}\t%{weight}\t%{slant}\n"
    try:
        listed = programs.run(Path(program), [pattern, "--format", form], timeout=_WAIT)
    except (DependencyError, RenderError):
        return []
    rows = (line.split("\t") for line in listed.decode("utf-8", "replace").splitlines())
    return [
        (Path(row[0]), int(row[1]))
        for row in rows
        if len(row) == 4 and row[0].lower().endswith(_SUFFIXES)  # noqa: PLR2004 (what `form` says)
        and row[1].isdigit() and row[2:] == [_REGULAR, _UPRIGHT]
    ]  # fmt: skip


def _opened(path: Path, number: int) -> Any:
    """Return fontTools' face of a file, None where it is none that can be drawn."""
    import logging

    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on dates, which mean nothing here
    try:
        content = files.read(path, MAX_BYTES)
        font = TTFont(io.BytesIO(content), fontNumber=number, lazy=True, recalcTimestamp=False)
        is_fit = len(content) <= MAX_BYTES and any(name in font for name in _OUTLINES) and "fvar" not in font
        return font if is_fit and font.getBestCmap() else None
    except Exception:  # noqa: BLE001  (a strange file may break fontTools anywhere)
        return None


def _cut(path: Path, number: int, signs: Sequence[str]) -> BorrowedFace | None:
    """Return a face with those of the signs that it has; None where it has none or may not be cut."""
    font = _opened(path, number)
    if font is None:
        return None
    own = [sign for sign in signs if ord(sign) in font.getBestCmap()]
    try:
        if not own or font["OS/2"].fsType & _NOT_TO_CUT:
            return None
        names = font["name"]
        family = str(names.getDebugName(16) or names.getDebugName(1) or path.stem)
        cut = _subset(font, own)
    except Exception:  # noqa: BLE001  (as above)
        return None
    digest = hashlib.sha256(files.read(path, MAX_BYTES)).hexdigest()
    return BorrowedFace(family, path.name, number, digest, "".join(own), cut)


def _subset(font: Any, signs: Iterable[str]) -> bytes:
    from fontTools import subset

    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=[1, 2, 4, 6])
    cutter = subset.Subsetter(options)
    cutter.populate(text="".join(signs))
    cutter.subset(font)
    content = io.BytesIO()
    font.save(content, reorderTables=None)
    return content.getvalue()
