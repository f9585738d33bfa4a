"""Faces that a house asks for: found beside it, or on the machine; never replaced without a word."""

from __future__ import annotations

import hashlib
import io
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ...errors import DependencyError, RenderError
from ...system import files, programs
from ..house.measures import SANS, SERIF
from ..house.values import FONTS, FontFile

TWINS = {
    **{"Calibri": "Carlito", "Cambria": "Caladea", "Arial": "Liberation Sans"},
    **{"Times New Roman": "Liberation Serif", "Georgia": "Gelasio", "Courier New": "Liberation Mono"},
}
"""Faces with letters of the same widths."""

SHIPPED = (SERIF, SANS, "Amiri", "Noto Sans Symbols2")
"""Faces that need not be looked for."""

MAX_BYTES = 30_000_000
"""Bytes of a file of a face; faces of all scripts of the world have some 20 million."""
MOST_FILES = 100
"""Files that are looked at in the folder of faces."""
_SUFFIXES = (".ttf", ".otf")
_COLLECTIONS = (".ttc", ".otc")
_FORBIDDEN, _NO_SUBSET, _BITMAPS = 0x0002, 0x0100, 0x0200
"""Bits of fsType (OpenType, OS/2): no embedding; no subsetting; only bitmaps may be embedded."""
_BOLD_WEIGHT = 600
_SOUGHT = tuple((bold, italic) for bold in (False, True) for italic in (False, True))
_WAIT = 20.0
"""Seconds that the list of the machine's faces may take."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        faces: files, for the families that were asked for.
        missing: families of which no file was found.
        remarks: what people should know, one sentence each.
    """

    faces: tuple[FontFile, ...]
    missing: tuple[str, ...]
    remarks: tuple[str, ...]


def find(families: Iterable[str], folder: Path) -> Found:
    """Look for the files of families.

    Args:
        families: names, as the house writes them.
        folder: of the house; `fonts/` in it comes first.
    """
    faces: list[FontFile] = []
    missing: list[str] = []
    remarks: list[str] = []
    own, said = _beside(folder / FONTS)
    remarks += said
    for family in dict.fromkeys(families):
        if family in SHIPPED:
            continue
        chosen = _chosen(family, own) or _chosen(family, _installed(family))
        twin = TWINS.get(family)
        if not chosen and twin:
            stand_in = _chosen(twin, own) or _chosen(twin, _installed(twin))
            chosen = [replace(face, family=family, stands_in=twin) for face in stand_in]
        if chosen:
            faces += chosen
            remarks += _remarks(family, chosen)
        else:
            missing.append(family)
            remarks += _in_collections(family, folder / FONTS)
    return Found(tuple(faces), tuple(missing), tuple(remarks))


def _chosen(family: str, candidates: Sequence[FontFile]) -> list[FontFile]:
    """Return one file for each of regular, italic, bold and bold italic, where there is a regular one."""
    own = [face for face in candidates if face.family.casefold() == family.casefold()]
    by_cut: dict[tuple[bool, bool], FontFile] = {}
    for face in sorted(own, key=_oddness):
        by_cut.setdefault((face.bold, face.italic), replace(face, family=family))
    return [by_cut[cut] for cut in _SOUGHT if cut in by_cut] if (False, False) in by_cut else []


def _oddness(face: FontFile) -> tuple[int, str]:
    """Return how far a face is from the weight that its cut usually has."""
    return abs(face.weight - (700 if face.bold else 400)), face.file


def _remarks(family: str, faces: Sequence[FontFile]) -> Iterator[str]:
    if faces[0].stands_in:
        yield f"the face {family} was not found; {faces[0].stands_in}, which is as wide, takes its place"
    cuts = {(face.bold, face.italic) for face in faces}
    if (True, False) not in cuts:
        yield f"no bold of {family} was found: bold words will be drawn from the regular face"
    if (False, True) not in cuts:
        yield f"no italic of {family} was found: italic words will be drawn from the regular face"


def _beside(folder: Path) -> tuple[list[FontFile], list[str]]:
    """Return the faces in a folder, and what is wrong with its files."""
    if not folder.is_dir():
        return [], []
    try:
        paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError as error:
        return [], [f"{folder.name}/: cannot be looked into ({error.strerror})"]
    faces: list[FontFile] = []
    said: list[str] = []
    for path in paths[:MOST_FILES]:
        face = _read(path)
        if isinstance(face, str):
            said.append(f"{folder.name}/{path.name}: {face}")
        else:
            faces.append(face)
    return faces, said


def _in_collections(family: str, folder: Path) -> Iterator[str]:
    """Yield what to do where a family lies in a collection, which holds several faces in one file."""
    if not folder.is_dir():
        return
    import logging

    from fontTools.ttLib import TTCollection

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # as below
    paths = sorted(path for path in folder.iterdir() if path.suffix.lower() in _COLLECTIONS)
    for path in paths[:MOST_FILES]:
        try:
            content = files.read(path, MAX_BYTES)
            fonts = TTCollection(io.BytesIO(content), lazy=True).fonts if len(content) <= MAX_BYTES else []
            held = {str(font["name"].getDebugName(name)).casefold() for font in fonts for name in (1, 16)}
        except Exception:  # noqa: BLE001, S112  (a strange file may break fontTools anywhere)
            continue
        if family.casefold() in held:
            yield (
                f"{folder.name}/{path.name}: holds {family}, but is a collection of faces; "
                "save each of its faces as a TTF or OTF file beside it"
            )


def _installed(family: str) -> list[FontFile]:
    """Return the faces of a family that the machine has; exactly that family, no substitute."""
    program = shutil.which("fc-list")
    if program is None or any(sign in family for sign in ":,-\\"):
        return []
    try:
        listed = programs.run(
            Path(program), [f":family={family}", "--format", "%{file}\\n"], timeout=_WAIT
        ).decode("utf-8", "replace")
    except (DependencyError, RenderError):
        return []
    paths = sorted({Path(line) for line in listed.splitlines() if line.lower().endswith(_SUFFIXES)})
    found = (_read(path) for path in paths[:MOST_FILES])
    return [face for face in found if isinstance(face, FontFile)]


def _read(path: Path) -> FontFile | str:
    """Return what a file says of its face, or why it cannot be used."""
    try:
        content = files.read(path, MAX_BYTES)
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    if len(content) > MAX_BYTES:
        return f"larger than {MAX_BYTES // 1_000_000} MB; not used"
    import logging

    from fontTools.ttLib import TTFont

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on dates, which mean nothing here
    try:
        font = TTFont(io.BytesIO(content), lazy=True)
        names, metrics, header, use = font["name"], font["hhea"], font["head"], font["OS/2"]
        family = str(names.getDebugName(16) or names.getDebugName(1) or "")
        cut = str(names.getDebugName(17) or names.getDebugName(2) or "").lower()
        rights = int(use.fsType)
        units = int(header.unitsPerEm)
        height = (metrics.ascent - metrics.descent + metrics.lineGap) / units
        ascent = metrics.ascent / units
        bold = bool(use.fsSelection & 0x20) or int(use.usWeightClass) >= _BOLD_WEIGHT
        italic = bool(use.fsSelection & 0x01) or "italic" in cut or "oblique" in cut
        variable = "fvar" in font
    except Exception as error:  # noqa: BLE001  (a strange file may break fontTools anywhere)
        return f"no usable face ({type(error).__name__}); use a TTF or OTF file"
    if variable and bold:
        bold = False
    if rights & _FORBIDDEN and not rights & 0x000C:
        return f"{family} may not be embedded (its file says so: fsType {rights}); use another face"
    if rights & _BITMAPS:
        return f"{family} may be embedded as pictures only (fsType {rights}); use another face"
    if not 0.5 < height < 4:  # noqa: PLR2004  (no line of any script is set so)
        return "its lines have no height; use another file"
    digest = hashlib.sha256(content).hexdigest()
    whole = bool(rights & _NO_SUBSET)
    return FontFile(
        *(family, bold, italic, str(path.resolve()), digest),
        *(round(height, 4), round(ascent, 4), int(use.usWeightClass), whole),
    )
