"""A process that reads loads what reading needs: each library beyond that would cost every file time."""

import json
import subprocess
import sys

from .source import PACKAGE

NOT_NEEDED = (
    "pydantic",
    "fontTools",
    "spellchecker",
    "pdfplumber",
    "pdfminer",
    "weasyprint",
    "jinja2",
    "lxml",
)
"""Libraries of the package that the first engine, the stages and the form of their result do without."""
_READ = """
import json, sys
from pathlib import Path
from reportgen import extraction
extraction.prepare()
text = extraction.document_json(Path(sys.argv[1]))
print(json.dumps([sorted(sys.modules), len(json.loads(text)["blocks"])]))
"""


def test_reading_a_report_loads_no_other_library() -> None:
    source = PACKAGE.parents[1] / "inputs" / "2021" / "africa.pdf"
    done = subprocess.run(
        [sys.executable, "-c", _READ, str(source)], capture_output=True, text=True, check=True, timeout=60
    )
    loaded, blocks = json.loads(done.stdout)
    assert blocks > 0
    assert [name for name in NOT_NEEDED if name in loaded] == []
    assert "reportgen.model.compilation" not in loaded
    assert done.stderr == ""
