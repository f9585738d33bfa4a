"""The font files the engines may use: family, weight and slope to file."""

from functools import cache
from pathlib import Path

FONT_ROOT = Path("/usr/share/fonts")

FACES: dict[str, dict[tuple[int, bool], str]] = {
    "Lato": {
        (300, False): "Lato-Light.ttf",
        (400, False): "Lato-Regular.ttf",
        (400, True): "Lato-Italic.ttf",
        (500, False): "Lato-Medium.ttf",
        (600, False): "Lato-Semibold.ttf",
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


@cache
def _installed() -> dict[str, Path]:
    return {path.name: path for path in sorted(FONT_ROOT.rglob("*")) if path.suffix in (".ttf", ".otf")}


def font_file(family: str, weight: int, italic: bool = False) -> Path:
    """The installed file of the family's nearest face.

    Raises:
        LookupError: no face of the family is installed.
    """
    faces = [(abs(w - weight) + 1000 * (i != italic), name) for (w, i), name in FACES[family].items()]
    for _, name in sorted(faces):
        if name in _installed():
            return _installed()[name]
    raise LookupError(f"the font family {family} is not installed")


def installed_families() -> list[str]:
    """Families of which all listed faces are installed."""
    return [f for f, faces in FACES.items() if all(name in _installed() for name in faces.values())]
