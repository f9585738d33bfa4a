"""A report arrives: it is read, its region recognised, and put into the edition under that region's name.

Where the region has a report already, this is its new version: the old bytes are kept in `replaced/`.
"""

import hashlib
import os
import re
import secrets
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from .. import extraction
from ..errors import InputError, ReportgenError
from ..model import codec
from ..model.compilation import Report
from ..readers import kinds
from ..stages.chapter import normalize
from ..system import isolation, output
from ..vocabularies.vocabulary import Vocabulary
from . import accepted
from .unused import REPLACED

_DIGITS = 8
"""Hexadecimal digits of the hash in the name of replaced bytes."""
_LONGEST = 80
"""Characters of a file's name that is kept, without its suffix."""

What = Literal["new", "version", "same", "unplaced", "refused"]


@dataclass(frozen=True, slots=True)
class Received:
    """What became of a file.

    Attributes:
        called: what it was called where it came from.
        what: new (the first report of its region), version (it took the place of another), same (these bytes
            lie there already), unplaced (it lies there, but no region or chapter was recognised), refused (it
            cannot be read and was not taken).
        file: its name in the edition's folder, "" where it is not there.
        region: name of the region.
        region_id: its id.
        pages: number of pages.
        language: BCP 47 tag.
        why: of what is unplaced or refused, and what to do.
    """

    called: str
    what: What
    file: str = ""
    region: str = ""
    region_id: str = ""
    pages: int = 0
    language: str = ""
    why: str = ""


def receive(
    folder: Path, called: str, content: bytes, words: Vocabulary, present: dict[str, Report]
) -> Received:
    """Take a report into an edition.

    Args:
        folder: the edition's folder.
        called: the name that it came with; never used as a path.
        content: its bytes.
        words: regions and headings.
        present: the chapters as read now, by region; a new version is compared with them.

    Raises:
        OutputError: it cannot be written.
    """
    shown = Path(called.replace("\\", "/")).name or "report.pdf"
    suffix = Path(shown).suffix.lower()
    if not any(suffix in kind.suffixes for kind in kinds.KINDS):
        known = ", ".join(end for kind in kinds.KINDS for end in kind.suffixes)
        return Received(
            shown, "refused", why=f"not a file that can be read ({known}); export the report as PDF"
        )
    digest = hashlib.sha256(content).hexdigest()
    same = next((report for report in present.values() if report.source.sha256 == digest), None)
    if same is not None:
        return Received(shown, "same", same.source.file, same.region.name, same.region.id, same.source.pages)
    try:
        text = _read(content, suffix)
    except ReportgenError as error:
        return Received(shown, "refused", why=str(error))
    document = codec.parse_document(text.encode("utf-8"), shown)
    report, said = normalize.normalize(document, words, file=shown)
    pages, language = document.source.pages, document.source.language
    if report is None:
        name = _free(folder, _cleaned(shown), suffix)
        output.write(folder / name, content)
        return Received(shown, "unplaced", name, pages=pages, language=language, why=f"{said[0].message}")
    region = report.region
    old = present.get(region.id)
    name = old.source.file if old is not None else _free(folder, region.id, suffix)
    if old is not None:
        _keep(folder, old)
    output.write(folder / name, content)
    what: What = "new" if old is None else "version"
    return Received(shown, what, name, region.name, region.id, pages, language)


def _read(content: bytes, suffix: str) -> str:
    """Return the structure of a report, read by a worker from a private file.

    Raises:
        InputError: it cannot be read.
    """
    descriptor, name = tempfile.mkstemp(prefix="reportgen-", suffix=suffix)
    path = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        [(_, outcome)] = isolation.map_files(extraction.document_json, [path], 1)
    finally:
        path.unlink(missing_ok=True)
    if outcome.result is None:
        raise InputError(str(outcome.error or "no result").removeprefix(f"{name}: "))
    return outcome.result


def _keep(folder: Path, old: Report) -> None:
    """Keep the bytes and the reading of a report that gets a new version."""
    place = folder / REPLACED
    output.make_folder(place)
    path = folder / old.source.file
    kept = place / f"{path.stem}-{old.source.sha256[:_DIGITS]}{path.suffix}"
    if path.is_file() and not kept.exists():
        output.write(kept, path.read_bytes())
    if not accepted.path_of(folder, old.region.id).exists():
        accepted.write(folder, old)


def all_replaced(folder: Path, file: str) -> list[Path]:
    """Return all bytes that a report has taken the place of, the latest last."""
    stem, suffix = Path(file).stem, Path(file).suffix
    pattern = re.compile(re.escape(stem) + r"-[0-9a-f]{8}" + re.escape(suffix))
    place = folder / REPLACED
    copies = [path for path in place.iterdir() if pattern.fullmatch(path.name)] if place.is_dir() else []
    return sorted(copies, key=lambda path: path.stat().st_mtime_ns)


def replaced(folder: Path, file: str) -> Path | None:
    """Return the bytes that a report has taken the place of, the latest; None where there are none."""
    copies = all_replaced(folder, file)
    return copies[-1] if copies else None


def put_back(folder: Path, file: str) -> bool:
    """Put the bytes back that a report has taken the place of; return whether there were any.

    Raises:
        OutputError: they cannot be written.
    """
    kept = replaced(folder, file)
    if kept is None:
        return False
    output.write(folder / file, kept.read_bytes())
    kept.unlink()
    return True


def forget(folder: Path, file: str) -> None:
    """Delete the bytes that a report has taken the place of: its new version is accepted."""
    while (kept := replaced(folder, file)) is not None:
        kept.unlink()


def _cleaned(name: str) -> str:
    """Return a file's name without its suffix, of letters, digits and hyphens only."""
    cleaned = re.sub(r"[^\w]+", "-", Path(name).stem, flags=re.UNICODE).strip("-_").lower()
    return cleaned[:_LONGEST] or f"report-{secrets.token_hex(3)}"


def _free(folder: Path, stem: str, suffix: str) -> str:
    """Return a name that no file of a folder has."""
    number, name = 2, f"{stem}{suffix}"
    while (folder / name).exists():
        number, name = number + 1, f"{stem}-{number}{suffix}"
    return name
