"""The font files the engines may use: family, weight and slope to file.

Faces are found by the exact names of their files, first among those of the system. Three families always
are there, as packages of Python that the tests install; where another family is missing, one of them stands
in, so that a seed gives the same design everywhere, and the same pages wherever the same faces are installed.
"""

import os
import sysconfig
from dataclasses import replace
from functools import cache
from pathlib import Path

from .design import Design

SYSTEM = (
    *(Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts")),
    *(Path.home() / ".local/share/fonts", Path.home() / ".fonts", Path.home() / "Library/Fonts"),
)
BROUGHT = tuple(
    Path(sysconfig.get_path("purelib")) / f"fontpkg_{name}" / "files"
    for name in ("lato", "alegreya_sans", "ibm_plex_serif")
)
MARKS = Path(__file__).resolve().parents[2] / "templates" / "fonts" / "NotoSansSymbols2-Regular.ttf"
"""Has the signs that begin list items."""

FACES: dict[str, dict[tuple[int, bool], str]] = {
    "IBM Plex Serif": {
        (300, False): "IBMPlexSerif-Light.ttf",
        (300, True): "IBMPlexSerif-LightItalic.ttf",
        (400, False): "IBMPlexSerif-Regular.ttf",
        (400, True): "IBMPlexSerif-Italic.ttf",
        (500, False): "IBMPlexSerif-Medium.ttf",
        (600, False): "IBMPlexSerif-SemiBold.ttf",
        (700, False): "IBMPlexSerif-Bold.ttf",
        (700, True): "IBMPlexSerif-BoldItalic.ttf",
    },
    "Alegreya Sans": {
        (300, False): "AlegreyaSans-Light.ttf",
        (300, True): "AlegreyaSans-LightItalic.ttf",
        (400, False): "AlegreyaSans-Regular.ttf",
        (400, True): "AlegreyaSans-Italic.ttf",
        (500, False): "AlegreyaSans-Medium.ttf",
        (700, False): "AlegreyaSans-Bold.ttf",
        (700, True): "AlegreyaSans-BoldItalic.ttf",
    },
    "Lato": {
        (300, False): "Lato-Light.ttf",
        (400, False): "Lato-Regular.ttf",
        (400, True): "Lato-Italic.ttf",
        (500, False): "Lato-Medium.ttf",
        (600, False): "Lato-SemiBold.ttf",
        (700, False): "Lato-Bold.ttf",
        (700, True): "Lato-BoldItalic.ttf",
        (300, True): "Lato-LightItalic.ttf",
    },
    "Open Sans": {
        (300, False): "OpenSans-Light.ttf",
        (300, True): "OpenSans-LightItalic.ttf",
        (400, False): "OpenSans-Regular.ttf",
        (400, True): "OpenSans-Italic.ttf",
        (600, False): "OpenSans-Semibold.ttf",
        (700, False): "OpenSans-Bold.ttf",
        (700, True): "OpenSans-BoldItalic.ttf",
    },
    "Inter": {
        (300, False): "Inter-Light.otf",
        (300, True): "Inter-LightItalic.otf",
        (400, False): "Inter-Regular.otf",
        (400, True): "Inter-Italic.otf",
        (500, False): "Inter-Medium.otf",
        (600, False): "Inter-SemiBold.otf",
        (700, False): "Inter-Bold.otf",
        (700, True): "Inter-BoldItalic.otf",
    },
    "Noto Serif": {
        (400, False): "NotoSerif-Regular.ttf",
        (400, True): "NotoSerif-Italic.ttf",
        (700, False): "NotoSerif-Bold.ttf",
        (700, True): "NotoSerif-BoldItalic.ttf",
    },
    "Noto Sans": {
        (400, False): "NotoSans-Regular.ttf",
        (400, True): "NotoSans-Italic.ttf",
        (700, False): "NotoSans-Bold.ttf",
        (700, True): "NotoSans-BoldItalic.ttf",
    },
    "Carlito": {
        (400, False): "Carlito-Regular.ttf",
        (400, True): "Carlito-Italic.ttf",
        (700, False): "Carlito-Bold.ttf",
        (700, True): "Carlito-BoldItalic.ttf",
    },
    "Linux Libertine O": {
        (400, False): "LinLibertine_R.otf",
        (400, True): "LinLibertine_RI.otf",
        (600, False): "LinLibertine_RZ.otf",
        (700, False): "LinLibertine_RB.otf",
        (700, True): "LinLibertine_RBI.otf",
    },
    "Linux Biolinum O": {
        (400, False): "LinBiolinum_R.otf",
        (400, True): "LinBiolinum_RI.otf",
        (700, False): "LinBiolinum_RB.otf",
    },
    "DejaVu Sans": {
        (400, False): "DejaVuSans.ttf",
        (400, True): "DejaVuSans-Oblique.ttf",
        (700, False): "DejaVuSans-Bold.ttf",
    },
    "DejaVu Serif": {
        (400, False): "DejaVuSerif.ttf",
        (400, True): "DejaVuSerif-Italic.ttf",
        (700, False): "DejaVuSerif-Bold.ttf",
    },
    "P052": {
        (400, False): "P052-Roman.otf",
        (400, True): "P052-Italic.otf",
        (700, False): "P052-Bold.otf",
    },
    "Nimbus Roman": {
        (400, False): "NimbusRoman-Regular.otf",
        (400, True): "NimbusRoman-Italic.otf",
        (700, False): "NimbusRoman-Bold.otf",
    },
    "Nimbus Sans": {
        (400, False): "NimbusSans-Regular.otf",
        (400, True): "NimbusSans-Italic.otf",
        (700, False): "NimbusSans-Bold.otf",
    },
}


STAND_INS = {
    **dict.fromkeys(("Noto Serif", "DejaVu Serif", "Nimbus Roman", "P052"), "IBM Plex Serif"),
    "Linux Libertine O": "IBM Plex Serif",
    **dict.fromkeys(("Noto Sans", "Open Sans", "DejaVu Sans", "Nimbus Sans"), "Lato"),
    **dict.fromkeys(("Inter", "Carlito", "Linux Biolinum O"), "Alegreya Sans"),
}
"""What stands in for a family that is missing."""


@cache
def _installed() -> dict[str, Path]:
    """The font files by their names in lower case; the system's count before those that the tests bring."""
    files = (
        Path(folder, name)
        for root in (*BROUGHT, *reversed(SYSTEM))
        for folder, _, names in sorted(os.walk(root))
        for name in sorted(names, reverse=True)
    )
    return {path.name.lower(): path for path in files if path.suffix in (".ttf", ".otf")}


def font_file(family: str, weight: int, italic: bool = False) -> Path:
    """The file of the family's nearest face.

    Raises:
        LookupError: no face of the family is installed.
    """
    faces = [(abs(w - weight) + 1000 * (i != italic), name) for (w, i), name in FACES[family].items()]
    for _, name in sorted(faces):
        if name.lower() in _installed():
            return _installed()[name.lower()]
    raise LookupError(f"the font family {family} is not installed")


def marks_file() -> Path:
    """A file with the signs that begin list items."""
    return font_file("DejaVu Sans", 400) if is_there("DejaVu Sans") else MARKS


def is_there(family: str) -> bool:
    """Whether every face of a family is installed; families of TeX have none here."""
    return all(name.lower() in _installed() for name in FACES.get(family, {}).values())


def missing() -> list[str]:
    """The families for which others stand in on this machine."""
    return [family for family in FACES if not is_there(family)]


def present(family: str) -> str:
    """The family, or what stands in for it where it is missing."""
    return family if is_there(family) else STAND_INS[family]


def with_faces(design: Design) -> Design:
    """The design as this machine can set it: with stand-ins for families that are missing."""
    body, head = present(design.body_family), present(design.heading_family)
    if (body, head) == (design.body_family, design.heading_family):
        return design
    return replace(design, body_family=body, heading_family=head)
