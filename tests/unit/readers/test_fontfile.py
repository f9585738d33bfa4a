"""The weight that a font program states is read as a whole font library reads it."""

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from reportgen.readers.faces import FaceEvidence
from reportgen.readers.fontfile import program_weight

SILENT = FaceEvidence("F17")


def _fonts() -> list[Path]:
    return sorted((Path(__file__).parents[3] / "templates" / "fonts").rglob("*.[ot]tf"))


@pytest.mark.parametrize("path", _fonts(), ids=lambda path: path.stem)
def test_weights_of_whole_fonts(path: Path) -> None:
    with TTFont(path, lazy=True) as font:
        weight, style = font["OS/2"].usWeightClass, font["head"].macStyle
    assert program_weight(SILENT, path.read_bytes) == SILENT._replace(
        os2_weight=weight, os2_bold=bool(style & 1), os2_italic=bool(style & 2)
    )


def _bare(weight: str, stem: int) -> bytes:
    """A CFF program without the tables around it, as PDFs embed it."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    pen = T2CharStringPen(500, None)
    builder.setupCFF(
        "F17",
        {"FullName": f"Example {weight}", "Weight": weight},
        {".notdef": pen.getCharString()},
        {"StdVW": stem},
    )
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    out = io.BytesIO()
    builder.font.save(out)
    data: bytes = TTFont(io.BytesIO(out.getvalue())).reader["CFF "]
    return data


@pytest.mark.parametrize(
    ("weight", "stem", "bold"), [("Bold", 160, True), ("Book", 84, False), ("Rare", 90, False)]
)
def test_weights_of_bare_cff_programs(weight: str, stem: int, bold: bool) -> None:
    found = program_weight(SILENT, lambda: _bare(weight, stem))
    assert (found.os2_bold, found.stem) == (bold, stem)


def test_a_name_that_speaks_is_believed() -> None:
    def never() -> bytes:
        raise AssertionError("the program is opened")

    assert program_weight(FaceEvidence("Lato-Bold"), never) == FaceEvidence("Lato-Bold")


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1, 0.5])
def test_a_broken_program_is_no_evidence(share: float) -> None:
    for program in (_fonts()[0].read_bytes(), _bare("Bold", 160)):
        cut = program[: int(share * len(program))]
        assert program_weight(SILENT, lambda cut=cut: cut).name == "F17"
