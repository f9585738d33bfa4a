"""WeasyPrint is loaded with what its work here needs, and the rest when it is used."""

from __future__ import annotations

import subprocess
import sys

LOADED = """import sys
from reportgen.writers.print.loading import load
load()
print(any(name.startswith(("fontTools.subset", "fontTools.varLib")) for name in sys.modules))
from weasyprint.pdf import fonts
print(fonts.subset.Options(hinting=False).hinting, "fontTools.subset" in sys.modules)
try:
    fonts.instantiateVariableFont(None, {})
except Exception as error:
    print(error.__traceback__.tb_next.tb_next.tb_frame.f_code.co_name)
"""
IN_ORDER = """import fontTools.subset
from reportgen.writers.print.loading import load
load()
from weasyprint.pdf import fonts
print(fonts.subset is fontTools.subset)
"""


def said(code: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_what_cuts_fonts_without_harfbuzz_is_loaded_when_it_is_called() -> None:
    assert said(LOADED) == ["False", "False True", "instantiateVariableFont"]


def test_what_is_loaded_already_is_used_as_it_is() -> None:
    assert said(IN_ORDER) == ["True"]


def test_the_type_of_an_array_is_parsed_once_for_all_lengths() -> None:
    from reportgen.writers.print.loading import load

    load()
    from weasyprint.pdf import fonts  # type: ignore[import-untyped]

    for glyphs in ([3, 5], [3, 5, 8]):
        made = fonts.ffi.new(f"hb_codepoint_t[{len(glyphs)}]", glyphs)
        assert list(made) == glyphs
        assert fonts.ffi.typeof(made) is fonts.ffi.typeof("hb_codepoint_t[]")
    assert len(fonts.ffi.new("hb_tag_t[100]")) == 100


def test_the_columns_of_every_document_are_balanced() -> None:
    from reportgen.writers.print.loading import load

    load()
    from weasyprint import layout  # type: ignore[import-untyped]

    assert layout.make_all_pages.__module__ == "reportgen.writers.print.column_balance"
