"""LibreOffice Writer: a flat OpenDocument text converted to PDF."""

import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ..content import Report
from ..design import Design
from ..fonts import BROUGHT
from ..opendocument import document
from ..truth import Truth, locate, page_texts, truth_of

ENGINE = "LibreOffice"
TIMEOUT = 180  # seconds for one run
SYSTEM_FONTS = "/etc/fonts/fonts.conf"


def available() -> bool:
    return shutil.which("soffice") is not None


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`; the contents are numbered in a second pass.

    Raises:
        RuntimeError: LibreOffice made no file.
    """
    _convert(document(report, design, {}), design, out_path)
    places = locate(report.blocks, page_texts(out_path))
    front = min((p[0] for p in places if p[0]), default=1) - 1 if design.roman_front else 0
    pages = {i: (place[0] or 0) - front for i, place in enumerate(places)}
    _convert(document(report, design, pages), design, out_path)
    return truth_of(report, design, out_path, ENGINE)


def _convert(text: str, design: Design, out_path: Path) -> None:
    options = {"UseTaggedPDF": design.tagged, "ExportBookmarks": design.bookmarks}
    values = {k: {"type": "boolean", "value": str(v).lower()} for k, v in options.items()}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.fodt"
        path.write_text(text, "utf-8")
        fonts = Path(folder) / "fonts.conf"
        brought = "".join(f"<dir>{it}</dir>" for it in BROUGHT)
        fonts.write_text(f"<fontconfig><include>{SYSTEM_FONTS}</include>{brought}</fontconfig>", "utf-8")
        run = subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             f"pdf:writer_pdf_Export:{json.dumps(values)}", "--outdir", folder, str(path)],
            env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
            capture_output=True, timeout=TIMEOUT, check=False,
        )  # fmt: skip
        made = path.with_suffix(".pdf")
        if not made.exists():
            raise RuntimeError(f"LibreOffice: {run.stderr.decode('utf-8', 'replace').strip()}")
        shutil.copy(made, out_path)
