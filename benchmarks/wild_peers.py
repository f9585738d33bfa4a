"""What other programs make of a PDF without truth: their Markdown, judged as our blocks are.

    python benchmarks/wild.py FOLDER --peers PYTHON

PYTHON is the interpreter of an environment that has some of them; each is asked by its own best-known call,
without optical recognition and without a model.
"""

from __future__ import annotations

import html
import re
import subprocess
from pathlib import Path

from benchmarks.wild_words import Passage

_PROGRAMS = {
    "opendataloader_pdf": (
        "import opendataloader_pdf, pathlib, sys, tempfile\n"
        "with tempfile.TemporaryDirectory() as folder:\n"
        "    opendataloader_pdf.convert("
        "input_path=[sys.argv[1]], output_dir=folder, format='markdown', image_output='off', quiet=True)\n"
        "    print(next(pathlib.Path(folder).rglob('*.md')).read_text('utf-8'))"
    ),
    "pdf_oxide": "import pdf_oxide, sys\nprint(pdf_oxide.PdfDocument(sys.argv[1]).to_markdown_all())",
    "liteparse": (
        "import liteparse, sys\n"
        "reader = liteparse.LiteParse("
        "output_format='markdown', ocr_enabled=False, quiet=True, extract_links=False)\n"
        "print(reader.parse(sys.argv[1]).text)"
    ),
    "pymupdf4llm": (
        "import pymupdf4llm, sys\n"
        "getattr(pymupdf4llm, 'use_layout', bool)(False)\n"
        "print(pymupdf4llm.to_markdown(sys.argv[1]))"
    ),
}
"""Program by the name of its module; its word is a PDF, and it prints Markdown."""
_PICTURE = re.compile(r"!\[[^\]]*\]\([^)]*\)|==>.*?<==|-----.*?picture text.*?-----(?:<br>)?")
_LINK = re.compile(r"\]\([^)\s]*\)")
_TAG = re.compile(r"</?[A-Za-z][^>]*>")
_TABLE = re.compile(r"\s*\|")
_ITEM = re.compile(r"\n(?=\s*(?:[-*+•#>]|\d+[.)])\s)")


def installed(python: str) -> list[str]:
    """Return the names of the programs that an interpreter has."""
    code = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"
    return [
        name for name in _PROGRAMS if subprocess.run([python, "-c", code, name], check=False).returncode == 0
    ]


def markdown(python: str, name: str, path: Path, limit: float) -> str | None:
    """Return what a program prints of a file; None where it fails or takes longer than `limit` seconds."""
    command = [python, "-c", _PROGRAMS[name], str(path)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def plain(text: str) -> str:
    """Return Markdown as words for people: pictures, targets of links, tags and escapes left out."""
    return html.unescape(_TAG.sub(" ", _LINK.sub("]", _PICTURE.sub("", text)))).replace("\\", "")


def passages(text: str) -> list[Passage]:
    """Return the texts that run on in plain Markdown; tables are left out."""
    parts = [part for part in re.split(r"\n\s*\n", text) if part.strip() and not _TABLE.match(part)]
    return [Passage(item, (1,)) for part in parts for item in _ITEM.split(part)]
