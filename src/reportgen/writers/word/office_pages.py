"""The page numbers of a Word document's contents, as LibreOffice lays it out, where it is installed.

Without it the numbers are estimated (`contents.estimate`). "Update Table" in Word counts anew in any case.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

from ...errors import DependencyError, RenderError
from ...system import programs, resources
from ..print import named_places
from . import ooxml
from .ooxml import Element, w

SETTING = "REPORTGEN_OFFICE"
"""Environment variable: the program, or nothing to have the numbers estimated."""

UNCOUNTED = "LibreOffice could not count the pages of the Word document: its contents name estimated ones"
"""What a build says where the program is there and fails."""

_NAMES = ("soffice", "libreoffice")
_OPTIONS = 'pdf:writer_pdf_Export:{"ExportBookmarksToPDFDestination":{"type":"boolean","value":"true"}}'
_WAIT = 90.0
"""Seconds; a document of 30 pages takes four."""
_BOOKMARK = "_Toc"
_WRITTEN = re.compile(r"^5F(?=Toc)")
"""How LibreOffice writes the low line at the beginning of a bookmark's name."""
_VERSION = re.compile(r"^ProductKey=LibreOffice ([0-9.]+)", re.MULTILINE)


def program() -> Path | None:
    """Return LibreOffice, None where it is not installed or not wanted."""
    told = os.environ.get(SETTING)
    if told is not None:
        return Path(told) if told and Path(told).is_file() else None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return Path(found) if found else None


def called(office: Path | None) -> str:
    """Return what counts the pages, with its version where it says it beside itself."""
    if office is None:
        return "estimate"
    beside = office.resolve().with_name("bootstraprc")
    try:
        version = _VERSION.search(beside.read_text("utf-8", "replace"))
    except OSError:
        version = None
    return f"LibreOffice {version[1].strip()}" if version else "LibreOffice"


def count(content: bytes, office: Path, fonts: Iterable[Path] = ()) -> dict[str, int]:
    """Return the page, from 1, of each bookmark that the contents lead to; none where it fails.

    Args:
        content: the Word document.
        office: the program.
        fonts: folders of faces beside the shipped ones.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="reportgen-office-") as name:
            folder = Path(name)
            (folder / "document.docx").write_bytes(content)
            (folder / "fonts.conf").write_text(_fonts(folder, fonts), "utf-8")
            programs.run(
                office,
                [
                    f"-env:UserInstallation={(folder / 'profile').as_uri()}",
                    *("--headless", "--norestore", "--convert-to", _OPTIONS),
                    *("--outdir", name, str(folder / "document.docx")),
                ],
                timeout=_WAIT,
                more={"FONTCONFIG_FILE": str(folder / "fonts.conf"), "HOME": name},
            )
            places = named_places.pages_of((folder / "document.pdf").read_bytes())
    except (DependencyError, RenderError, OSError, ValueError):
        return {}
    known = {_WRITTEN.sub("_", place): page for place, page in places.items()}
    return {place: page for place, page in known.items() if place.startswith(_BOOKMARK)}


def _fonts(folder: Path, more: Iterable[Path]) -> str:
    """Return a fontconfig file: the machine's faces and ours."""
    folders = "".join(f"<dir>{escape(str(it))}</dir>" for it in (resources.templates() / "fonts", *more))
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include>{folders}'
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir></fontconfig>"
    )


def numbered(content: bytes, pages: Mapping[str, int]) -> bytes:
    """Return a Word document with page numbers in its contents.

    Args:
        content: the document, with estimated numbers.
        pages: by bookmark; those that are not there stay as they are.
    """
    if not pages:
        return content
    parts = ooxml.read(content)
    document = ooxml.parse(parts["word/document.xml"])
    for link in document.iter(w("hyperlink")):
        page = pages.get(str(link.get(w("anchor"))))
        shown = _number(link)
        if page is not None and shown is not None:
            shown.text = str(page)
    parts["word/document.xml"] = ooxml.serialize(document)
    return ooxml.write(parts)


def _number(link: Element) -> Element | None:
    """Return the number that a line of the contents shows: the last text of its field."""
    if next(link.iter(w("instrText")), None) is None:
        return None
    return next(iter(reversed(list(link.iter(w("t"))))), None)
