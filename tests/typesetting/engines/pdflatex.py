"""pdfLaTeX: Type 1 fonts; accents of Computer Modern are composed."""

import shutil
from pathlib import Path

from .. import latex
from ..content import Report
from ..design import Design
from ..truth import Truth, truth_of

ENGINE = "pdfLaTeX"
PROGRAM = "pdflatex"


def available() -> bool:
    return shutil.which(PROGRAM) is not None


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`.

    Raises:
        RuntimeError: the program made no file.
    """
    latex.run(PROGRAM, latex.source(report, design, latex.type1(design)), out_path)
    return truth_of(report, design, out_path, ENGINE)
