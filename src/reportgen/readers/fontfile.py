"""What the embedded font program itself says of its weight, where the font's name is silent."""

import io
from collections.abc import Callable
from dataclasses import replace

from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from .faces import FaceEvidence, says_weight

_BOLD_STYLE = 1


def program_weight(evidence: FaceEvidence, data: Callable[[], bytes] | None) -> FaceEvidence:
    """Return the evidence with the weight of the embedded program filled in.

    Only fonts whose names carry no style word are opened: names are cheaper, and where they speak
    they agree with the program in practice.

    Args:
        evidence: what the PDF says outside the program.
        data: gives the bytes of a TrueType, OpenType or bare CFF program; None where none is embedded.
    """
    if data is None or says_weight(evidence.name):
        return evidence
    try:
        program = data()
        if program[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
            return _sfnt(evidence, program)
        if program[:1] == b"\x01":
            return _cff(evidence, program)
    except Exception:  # noqa: BLE001 (fontTools raises anything on a broken font; a hint is not worth a report)
        return evidence
    return evidence


def _sfnt(evidence: FaceEvidence, program: bytes) -> FaceEvidence:
    with TTFont(io.BytesIO(program), lazy=True) as font:
        weight = int(font["OS/2"].usWeightClass) if "OS/2" in font else 0
        bold = bool(font["head"].macStyle & _BOLD_STYLE) if "head" in font else False
    return replace(evidence, os2_weight=weight, os2_bold=bold)


def _cff(evidence: FaceEvidence, program: bytes) -> FaceEvidence:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(program), None)
    top = fonts[0]
    words = f"{getattr(top, 'Weight', '')} {getattr(top, 'FullName', '')}".lower()
    private = getattr(top, "Private", None)
    stem = float(getattr(private, "StdVW", 0) or 0)
    return replace(evidence, os2_bold="bold" in words, stem=evidence.stem or stem)
