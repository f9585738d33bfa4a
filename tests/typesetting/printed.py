"""One sheet of HTML, printed by either engine and read."""

import subprocess
from pathlib import Path

import pytest
from weasyprint import HTML

from reportgen import extraction
from reportgen.model.document import Document

from .engines import chromium

ENGINES = ("weasyprint", "chromium")


def read(body: str, style: str, engine: str, folder: Path, *, tagged: bool = False) -> Document:
    """Return what is read of a body in A4 and 11 points; skips where an engine is missing.

    Chromium tags what it prints, WeasyPrint where it is told to.
    """
    page = (
        "<!DOCTYPE html><html lang=en><meta charset=utf-8><style>@page{size:A4;margin:60pt}"
        f"body{{font:11pt/1.4 sans-serif;margin:0}}p{{margin:0 0 8pt}}{style}</style>"
        f"<body>{body}</body></html>"
    )
    made = folder / "page.pdf"
    if engine == "weasyprint":
        HTML(string=page).write_pdf(made, pdf_tags=tagged)
    elif not chromium.available():
        pytest.skip("the program of the engine chromium is not installed")
    else:
        source = folder / "page.html"
        source.write_text(page, "utf-8")
        flags = [*chromium.FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={made}"]
        command = ["chromium", *flags, source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=chromium.TIMEOUT)
    return extraction.read_document(made)
