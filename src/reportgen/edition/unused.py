"""What lies in an edition's folder: files of the edition, reports, and what will not be used."""

from pathlib import Path
from typing import Literal, NamedTuple

from ..readers import kinds
from ..vocabularies import codebook, gazetteer, vocabulary
from . import accepted, beginning, settings
from .decision_files import corrections, signoff

REPLACED = "replaced"
"""Folder for the bytes of a report until its new version is accepted."""
_FILES = (
    settings.FILE_NAME,
    corrections.FILE_NAME,
    signoff.FILE_NAME,
    vocabulary.FILE_NAME,
    codebook.FILE_NAME,
    gazetteer.FILE_NAME,
    "house.docx",
)
_FOLDERS = (beginning.LOGOS, accepted.FOLDER, REPLACED, "fonts", "ocr", "translations")

Why = Literal["folder", "kind", "empty"]


class Unused(NamedTuple):
    """A file or folder that is not used; `why`: a folder, of a kind that is not read, or without a byte."""

    name: str
    why: Why


def unused(folder: Path) -> tuple[Unused, ...]:
    """Return what lies in an edition's folder and will not be used, by name; hidden files are left out."""
    left = []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.name in _FILES:
            continue
        if path.is_dir():
            if path.name not in _FOLDERS:
                left.append(Unused(path.name, "folder"))
        elif not kinds.is_source(path):
            left.append(Unused(path.name, "kind"))
        elif not path.stat().st_size:
            left.append(Unused(path.name, "empty"))
    return tuple(left)
