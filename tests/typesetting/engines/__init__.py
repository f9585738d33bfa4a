"""One module per typesetting engine; each has `typeset(report, design, out_path) -> Truth`."""

import importlib
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from ..content import Report
from ..design import Contents, Design
from ..fonts import with_faces
from ..random_design import TYPE1_PAIRS, Limits
from ..truth import Truth

Typeset = Callable[[Report, Design, Path], Truth]

TRUETYPE = frozenset(
    ("Noto Serif", "Noto Sans", "Lato", "Open Sans", "Carlito", "DejaVu Sans", "DejaVu Serif")
)
_CONTENTS: tuple[Contents, ...] = ("left", "word", "table", "boxes", "links")
LIMITS = {
    "typst": Limits(beside=False, synthetic_bold=True, line_numbers=True),
    "weasyprint": Limits(roman_front=False, drop_cap=False, contents=_CONTENTS),
    "chromium": Limits(roman_front=False, synthetic_bold=True, contents=_CONTENTS),
    "reportlab": Limits(
        small_caps=False, drop_cap=False, roman_front=False, beside=False, decomposed=False, families=TRUETYPE
    ),
    "libreoffice": Limits(line_numbers=True, side_tab=False),
    "xelatex": Limits(synthetic_bold=True, drop_cap=False),
    "pdflatex": Limits(weights=False, drop_cap=False, decomposed=False, pairs=TYPE1_PAIRS),
}
_FONTS = "FONTCONFIG_FILE"
"""Set where reportgen's own PDF was made in this process: only its fonts are seen from then on, for good, so
that the same report would be typeset with others."""
FAST = ("typst", "weasyprint", "reportlab")
"""Engines that need no program of their own."""
QUICK = ("typst", "reportlab")
"""Engines that typeset a short report in a second or two; tests of the others are of the middle group."""


def engine(name: str) -> Typeset:
    """The function that typesets with the engine `name`.

    Raises:
        KeyError: there is no such engine.
    """
    if name not in LIMITS:
        raise KeyError(name)
    typeset: Typeset = importlib.import_module(f"{__name__}.{name}").typeset

    def with_system_fonts(report: Report, design: Design, out_path: Path) -> Truth:
        kept = os.environ.pop(_FONTS, None)
        design = with_faces(design)
        try:
            if kept is None:
                return typeset(report, design, out_path)
            with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
                return pool.submit(typeset, report, design, out_path).result()
        finally:
            if kept is not None:
                os.environ[_FONTS] = kept

    return with_system_fonts


def available(name: str) -> bool:
    """Whether the engine's program is installed."""
    module = importlib.import_module(f"{__name__}.{name}")
    return bool(getattr(module, "available", lambda: True)())
