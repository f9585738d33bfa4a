"""Chromium's print-to-PDF: contents pages are numbered in a second pass, notes stand after the chapter."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ..content import Heading, Report
from ..design import Design
from ..html import Abilities, document
from ..truth import Truth, locate, page_texts, truth_of

ENGINE = "Chromium"
ABILITIES = Abilities(footnotes=False, page_references=False, hyphenates=False)
TIMEOUT = 120  # seconds for one run
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--no-pdf-header-footer", "--allow-file-access-from-files",
)  # fmt: skip


def available() -> bool:
    return shutil.which("chromium") is not None


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`.

    Raises:
        FileNotFoundError: Chromium is not installed.
    """
    _print(document(report, design, ABILITIES), design, out_path)
    places = locate(report.blocks, page_texts(out_path))
    pages = {i: str(places[i][0]) for i, b in enumerate(report.blocks) if isinstance(b, Heading)}
    _print(document(report, design, ABILITIES, pages), design, out_path)
    return truth_of(report, design, out_path, ENGINE)


def _print(page: str, design: Design, out_path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(page, "utf-8")
        flags = [*FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={out_path.resolve()}"]
        flags += ["--generate-pdf-document-outline"] if design.bookmarks else []
        flags += [] if design.tagged else ["--disable-pdf-tagging"]
        subprocess.run(
            ["chromium", *flags, source.as_uri()], check=True, capture_output=True, timeout=TIMEOUT
        )
