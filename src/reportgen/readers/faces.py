"""A font's weight and slant, weighed from everything the source says of it.

Names lie, descriptors are often empty, and stem widths are guesses of the producer; so each
source of evidence votes and none decides alone.
"""

import re
from typing import NamedTuple

from ..model.document import Face

# Style words of PostScript names and the weight they stand for (OpenType OS/2 usWeightClass).
_WEIGHTS = (
    (r"extra[-_ ]?light|ultra[-_ ]?light|hairline|thin", 200),
    (r"semi[-_ ]?light|demi[-_ ]?light|book", 350),
    (r"extra[-_ ]?bold|ultra[-_ ]?bold|heavy", 800),
    (r"extra[-_ ]?black|ultra[-_ ]?black|black|fat", 900),
    (r"semi[-_ ]?bold|demi[-_ ]?bold|demi|semi", 600),
    (r"bold|bd(?![a-z])", 700),
    (r"medium|med(?![a-z])", 500),
    (r"light|lt(?![a-z])", 300),
    (r"regular|roman|normal|text|upright", 400),
)
_STYLE_WORDS = "|".join(pattern for pattern, _ in _WEIGHTS)
_ITALIC = re.compile(r"italic|oblique|slanted|kursiv|(?<=[a-z])it(?![a-z])|-it(?![a-z])|obl(?![a-z])", re.I)
# TeX's naming of faces: cmbx10, ecbx1000, sfbx; LMRoman10-Bold carries its word.
_TEX_BOLD = re.compile(r"^(cm|ec|sf|la|tc|lm)(bx|bxti|bxsl|ssbx|ssdc|b)\d*$", re.I)
_TEX_ITALIC = re.compile(r"^(cm|ec|sf|la|tc|lm)(ti|sl|mi|bxti|bxsl|ssi|itt|u)\d*$", re.I)
_TEX_PLAIN = re.compile(r"^(cm|ec|sf|la|tc|lm)(r|ss|tt|csc)\d*$", re.I)

_FLAG_ITALIC = 1 << 6
_FLAG_FORCE_BOLD = 1 << 18
# A stem this wide, in thousandths of the type size, is bold in common text faces (regular: 70–95).
_BOLD_STEM = 130.0
# Weights of the OpenType scale (OS/2 usWeightClass).
_REGULAR = 400
_BOLD = 700
_LEAST_WEIGHT, _MOST_WEIGHT = 100, 900
_SUBSET = re.compile(r"^[A-Z]{6}\+")
# What producers add to names of fonts with whole-font encodings.
_ENCODING = re.compile(r"-(identity|winansi)[-_]?[hv]?$", re.I)


class FaceEvidence(NamedTuple):
    """What a PDF says of a font.

    Attributes:
        name: PostScript name, subset prefix allowed.
        flags: the descriptor's flags (ISO 32000-1, table 123); 0 where missing.
        stem: the descriptor's StemV in thousandths of the size; 0 where missing.
        weight: the descriptor's FontWeight; 0 where missing.
        angle: the descriptor's ItalicAngle in degrees.
        os2_weight: usWeightClass of the embedded program; 0 where unknown.
        os2_bold: the embedded program's style bits say bold.
        os2_italic: they say italic.
    """

    name: str
    flags: int = 0
    stem: float = 0.0
    weight: float = 0.0
    angle: float = 0.0
    os2_weight: int = 0
    os2_bold: bool = False
    os2_italic: bool = False


def plain_name(name: str) -> str:
    """Return a PostScript name without its subset prefix (`ABCDEF+`)."""
    return _SUBSET.sub("", name) if "+" in name else name


def _name_weight(name: str) -> int | None:
    """Return the weight that the last style word of a name claims, None where there is none.

    Instances of variable fonts carry the default instance's word in the family part
    ("…ExtraLight-SemiBold"), so the part behind the last hyphen counts first.
    """
    if _TEX_BOLD.match(name):
        return _BOLD
    style = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name)
    parts = [style.rsplit("-", 1)[-1]] if "-" not in name else [name.rsplit("-", 1)[-1]]
    parts.append(name)
    for part in parts:
        last: tuple[int, int] | None = None
        for pattern, weight in _WEIGHTS:
            for match in re.finditer(pattern, part, re.I):
                found = (match.end(), weight)
                if last is None or found[0] > last[0]:
                    last = found
        if last is not None:
            return last[1]
    return None


def family_of(name: str) -> str:
    """Return the family part of a PostScript name, in lower case."""
    plain = plain_name(name)
    tex = _TEX_BOLD.match(plain) or _TEX_ITALIC.match(plain) or _TEX_PLAIN.match(plain)
    if tex:
        return tex.group(1).lower()
    bare = _ENCODING.sub("", plain)
    bare = re.sub(rf"({_STYLE_WORDS}|italic|oblique|mt$|ps$)", "", bare, flags=re.I)
    return re.sub(r"[^a-z]", "", bare.lower()) or plain.lower()


def weigh(evidence: FaceEvidence) -> Face:
    """Return the face with its weight and slant.

    A name that speaks of a weight counts first, then the embedded program, then the descriptor's explicit
    weight; printers' drivers write the same descriptor for all fonts. A bold flag or a very wide stem counts
    where nothing else speaks.
    """
    name = _ENCODING.sub("", plain_name(evidence.name))
    named = _name_weight(name)
    if named is None and _ITALIC.search(name):
        named = _REGULAR  # a style part that says only "Italic" is a regular one
    slanted = bool(evidence.flags & _FLAG_ITALIC or evidence.angle or evidence.os2_italic)
    wide = evidence.stem >= _BOLD_STEM and not slanted  # producers measure slanted stems too wide
    heavy = bool(evidence.flags & _FLAG_FORCE_BOLD) or wide
    if named is not None and named != _REGULAR:
        weight = named
    elif evidence.os2_bold:
        weight = max(_BOLD, evidence.os2_weight)
    elif evidence.os2_weight:
        weight = evidence.os2_weight
    elif evidence.weight and int(evidence.weight) != _REGULAR:
        weight = int(evidence.weight)
    elif heavy and named is None:
        weight = _BOLD
    else:
        weight = _REGULAR
    italic = bool(slanted or _ITALIC.search(name) or _TEX_ITALIC.match(name))
    within = max(_LEAST_WEIGHT, min(_MOST_WEIGHT, weight))
    return Face(name, within, italic, family_of(name), round(evidence.stem, 1))


def says_weight(name: str) -> bool:
    """Return whether a PostScript name carries a style word."""
    return _name_weight(plain_name(name)) is not None
