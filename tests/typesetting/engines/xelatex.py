"""XeLaTeX: OpenType fonts, shaped by HarfBuzz."""

import shutil
from pathlib import Path

from .. import latex
from ..content import Report
from ..design import Design
from ..truth import Truth, truth_of

ENGINE = "XeLaTeX"
PROGRAM = "xelatex"


def available() -> bool:
    return shutil.which(PROGRAM) is not None


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`.

    Raises:
        RuntimeError: the program made no file.
    """
    latex.run(PROGRAM, latex.source(report, design, latex.opentype(design)), out_path)
    return truth_of(report, design, out_path, ENGINE)
