"""What the names of glyphs mean, and which names a Type 1 font program gives its codes."""

import re

_CODE = re.compile(rb"dup\s+(\d+)\s*/([^\s/]+)\s+put")


def built_in_encoding(program: bytes) -> dict[int, str]:
    """Return code → glyph name of a Type 1 program's own encoding (Adobe Type 1 Font Format, 2.2)."""
    clear = program[: program.find(b"eexec")]
    return {int(code): name.decode("latin-1") for code, name in _CODE.findall(clear)}


def meaning(name: str) -> str | None:
    """Return the text that a glyph name stands for (Adobe Glyph List), None where it stands for none."""
    from pdfminer.encodingdb import name2unicode  # slow to import and seldom needed

    try:
        return name2unicode(name)
    except (KeyError, ValueError, OverflowError):
        return None


def standard(code: int) -> str | None:
    """Return the text of a code in the standard encoding (ISO 32000-1, D.2)."""
    from pdfminer.encodingdb import EncodingDB

    return EncodingDB.std2unicode.get(code)
