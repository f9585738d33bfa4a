"""What the embedded font program itself says of its weight, where the font's name is silent.

The few bytes that are needed are read here: a whole font library takes longer to load than a report to read.
"""

import struct
from collections.abc import Callable, Iterator
from itertools import pairwise

from .faces import FaceEvidence, says_weight

_BOLD_STYLE, _ITALIC_STYLE = 1, 2
_TABLE_LENGTH = 16
_WEIGHT_AT = 4
_STYLE_AT = 44
# Some old fonts count weights from 1 to 9.
_OLD_SCALE = 9
# Operators of a CFF font's top dictionary (Adobe Technical Note 5176, table 9) and private one (table 23).
_FULL_NAME, _WEIGHT, _PRIVATE, _STEM = 2, 4, 18, 11
_ESCAPE = 12
# Names that every CFF font knows by number (5176, appendix A); of weights, these are bold.
_STANDARD_NAMES = 391
_BOLD_NAMES = {383: "black", 384: "bold", 390: "semibold"}
_NIBBLES = "0123456789.EE -"
_END = 15


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
    program = data()
    try:
        if program[:4] in (b"\x00\x01\x00\x00", b"true", b"OTTO"):
            return _sfnt(evidence, program)
        if program[:1] == b"\x01":
            return _cff(evidence, program)
    except (struct.error, IndexError, ValueError, OverflowError):
        return evidence  # a broken font: a hint is not worth a report
    return evidence


def _sfnt(evidence: FaceEvidence, program: bytes) -> FaceEvidence:
    """Read the tables OS/2 and head of a TrueType or OpenType program (ISO/IEC 14496-22, 4.5 and 5.2).

    Those of a variable font speak of its default instance only, so there they are passed over.
    """
    tables = {}
    for index in range(12, 12 + _TABLE_LENGTH * struct.unpack_from(">H", program, 4)[0], _TABLE_LENGTH):
        tag, _, offset, _ = struct.unpack_from(">4sIII", program, index)
        tables[tag] = offset
    if b"fvar" in tables:
        return evidence
    weight = struct.unpack_from(">H", program, tables[b"OS/2"] + _WEIGHT_AT)[0] if b"OS/2" in tables else 0
    style = struct.unpack_from(">H", program, tables[b"head"] + _STYLE_AT)[0] if b"head" in tables else 0
    return evidence._replace(
        os2_weight=100 * weight if weight <= _OLD_SCALE else weight,
        os2_bold=bool(style & _BOLD_STYLE),
        os2_italic=bool(style & _ITALIC_STYLE),
    )


def _cff(evidence: FaceEvidence, program: bytes) -> FaceEvidence:
    """Read the dictionaries of a bare CFF program (5176, 3)."""
    _, at = _index(program, program[2])
    tops, at = _index(program, at)
    strings, _ = _index(program, at)
    top = dict(_entries(tops[0]))
    words = " ".join(_string(int(top[key][-1]), strings) for key in (_WEIGHT, _FULL_NAME) if top.get(key))
    stem = 0.0
    if len(top.get(_PRIVATE, ())) == 2:  # noqa: PLR2004 (size and offset)
        size, offset = map(int, top[_PRIVATE])
        private = dict(_entries(program[offset : offset + size]))
        stem = abs(float(private.get(_STEM, [0.0])[-1]))
    return evidence._replace(os2_bold="bold" in words.lower(), stem=evidence.stem or stem)


def _index(program: bytes, offset: int) -> tuple[list[bytes], int]:
    """Return the members of an INDEX, and the offset behind it."""
    count = struct.unpack_from(">H", program, offset)[0]
    if count == 0:
        return [], offset + 2
    width = program[offset + 2]
    base = offset + 3 + width * (count + 1) - 1
    ends = [
        int.from_bytes(program[offset + 3 + width * n : offset + 3 + width * (n + 1)], "big")
        for n in range(count + 1)
    ]
    return [program[base + a : base + b] for a, b in pairwise(ends)], base + ends[-1]


def _string(number: int, strings: list[bytes]) -> str:
    if number < _STANDARD_NAMES:
        return _BOLD_NAMES.get(number, "")
    return strings[number - _STANDARD_NAMES].decode("latin-1")


def _entries(data: bytes) -> Iterator[tuple[int, list[float]]]:
    """Yield operator and operands of a DICT (5176, 4)."""
    operands: list[float] = []
    offset = 0
    while offset < len(data):
        first = data[offset]
        offset += 1
        if first <= 21:  # noqa: PLR2004 (this and the following are the table of 5176, 4)
            operator = first
            if first == _ESCAPE:
                operator, offset = 1200 + data[offset], offset + 1
            yield operator, operands
            operands = []
        elif first == 28:  # noqa: PLR2004
            operands.append(struct.unpack_from(">h", data, offset)[0])
            offset += 2
        elif first == 29:  # noqa: PLR2004
            operands.append(struct.unpack_from(">i", data, offset)[0])
            offset += 4
        elif first == 30:  # noqa: PLR2004
            number, offset = _real(data, offset)
            operands.append(number)
        elif first <= 246:  # noqa: PLR2004
            operands.append(first - 139)
        elif first <= 250:  # noqa: PLR2004
            operands.append((first - 247) * 256 + data[offset] + 108)
            offset += 1
        else:
            operands.append(-(first - 251) * 256 - data[offset] - 108)
            offset += 1


def _real(data: bytes, offset: int) -> tuple[float, int]:
    """Return a number written in half bytes, and the offset behind it."""
    text = ""
    while True:
        for nibble in (data[offset] >> 4, data[offset] & _END):
            if nibble == _END:
                return float(text or 0), offset + 1
            text += "E-" if nibble == 12 else _NIBBLES[nibble]  # noqa: PLR2004
        offset += 1
