"""Other programs that read PDFs, where they are installed: the same reports, each by its own best-known call.

None of them knows regions, priorities or key terms; they give text, words or Markdown.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

_MODULES = {
    "pymupdf4llm": "pymupdf4llm",
    "opendataloader-pdf": "opendataloader_pdf",
    "pdfminer.six": "pdfminer",
    "pypdf": "pypdf",
    "markitdown": "markitdown",
}

_PROGRAMS = {
    "pymupdf4llm": "import pymupdf4llm, sys\nfor path in sys.argv[2:]: pymupdf4llm.to_markdown(path)",
    "opendataloader-pdf": (
        "import opendataloader_pdf, sys\n"
        "opendataloader_pdf.convert("
        "input_path=sys.argv[2:], output_dir=sys.argv[1], format='json', quiet=True)"
    ),
    "pdfminer.six": "import sys\nfrom pdfminer.high_level import extract_text\n"
    "for path in sys.argv[2:]: extract_text(path)",
    "pypdf": "import sys\nfrom pypdf import PdfReader\n"
    "for path in sys.argv[2:]: [page.extract_text() for page in PdfReader(path).pages]",
    "markitdown": "import sys\nfrom markitdown import MarkItDown\n"
    "for path in sys.argv[2:]: MarkItDown().convert(path)",
}
"""Program by name; its words are a folder to write to and the reports."""


def commands(python: str, output: str, pdfs: Sequence[str]) -> dict[str, list[str]]:
    """Return the command of each peer that a Python has.

    Args:
        python: the interpreter, perhaps of an environment of its own.
        output: folder for what a peer must write.
        pdfs: the reports.
    """
    return {
        name: [python, "-c", program, output, *pdfs]
        for name, program in _PROGRAMS.items()
        if _has(python, _MODULES[name])
    }


def _has(python: str, module: str) -> bool:
    code = f"import importlib.util, sys; sys.exit(importlib.util.find_spec({module!r}) is None)"
    return subprocess.run([python, "-c", code], check=False).returncode == 0


if __name__ == "__main__":
    print(*commands(sys.executable, "", ()), sep="\n")
