"""The theme of a Word file: its colours and faces (ECMA-376, DrawingML 20.1.6), and colours worked out."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..word import ooxml
from ..word.ooxml import Element, w

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_ALIASES = {
    **{"text1": "dk1", "background1": "lt1", "text2": "dk2", "background2": "lt2"},
    **{"dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2"},
    **{"hyperlink": "hlink", "followedHyperlink": "folHlink"},
}
"""What styles call the colours of a theme, where it is not the slot's own name."""
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_AUTOMATIC = "#000000"
_FULL = 255
_ROUNDING = 3
"""Steps of a channel (0 to 255) by which two programs may differ."""


@dataclass(frozen=True, slots=True)
class OfficeTheme:
    """Colours by slot, `#rrggbb`; faces `major` (headings) and `minor` (text)."""

    colours: Mapping[str, str] = field(default_factory=dict)
    faces: Mapping[str, str] = field(default_factory=dict)

    @property
    def accents(self) -> tuple[str, ...]:
        """The accents that it names, in order."""
        return tuple(
            self.colours[slot] for slot in _SLOTS if slot.startswith("accent") and slot in self.colours
        )

    def face(self, reference: str) -> str | None:
        """Return the face behind a name such as `minorHAnsi`."""
        return self.faces.get("major" if reference.startswith("major") else "minor")

    def colour(self, element: Element) -> str | None:
        """Return the colour that an element such as `w:color` means; None where it names none."""
        named = _themed(element, self)
        if named is not None:
            return named
        return written(element)


def written(element: Element) -> str | None:
    """Return the colour that an element writes out, whatever the theme says."""
    value = str(element.get(w("fill" if element.tag == w("shd") else "val")) or "")
    if value == "auto":
        return _AUTOMATIC if element.tag == w("color") else None
    return f"#{value.lower()}" if _HEX.fullmatch(value) else None


def _themed(element: Element, theme: OfficeTheme) -> str | None:
    prefix = "theme" if element.get(w("themeColor")) else "themeFill"
    name = element.get(w("themeColor")) or element.get(w("themeFill"))
    colour = theme.colours.get(_ALIASES.get(str(name), str(name))) if name else None
    if colour is None:
        return None
    for kind in ("Shade", "Tint"):
        share = str(element.get(w(f"{prefix}{kind}")) or "")
        if re.fullmatch(r"[0-9A-Fa-f]{1,2}", share):
            colour = lightened(colour, int(share, 16) / _FULL, tint=kind == "Tint")
    return colour


def lightened(colour: str, share: float, *, tint: bool) -> str:
    """Return a colour as Word lightens (tint) or darkens (shade) it: by its lightness (HLS)."""
    channels = [int(colour[index : index + 2], 16) / _FULL for index in (1, 3, 5)]
    hue, lightness, saturation = colorsys.rgb_to_hls(*channels)
    lightness = lightness * share + (1 - share if tint else 0)
    return "#" + "".join(
        f"{round(channel * _FULL):02x}" for channel in colorsys.hls_to_rgb(hue, lightness, saturation)
    )


def alike(colour: str, other: str) -> bool:
    """Return whether two colours are one: programs round shades and tints in different ways."""
    pairs = ((int(colour[index : index + 2], 16), int(other[index : index + 2], 16)) for index in (1, 3, 5))
    return all(abs(one - two) <= _ROUNDING for one, two in pairs)


def read(root: Element | None) -> OfficeTheme:
    """Return the theme of `word/theme/theme1.xml`; an empty one where there is none."""
    if root is None:
        return OfficeTheme()
    colours, faces = {}, {}
    for slot in _SLOTS:
        place = root.find(f".//{_A}clrScheme/{_A}{slot}")
        value = "" if place is None or not len(place) else str(place[0].get("lastClr") or place[0].get("val"))
        if _HEX.fullmatch(value):
            colours[slot] = f"#{value.lower()}"
    for kind in ("major", "minor"):
        latin = root.find(f".//{_A}fontScheme/{_A}{kind}Font/{_A}latin")
        name = "" if latin is None else str(latin.get("typeface") or "")
        if name:
            faces[kind] = name
    return OfficeTheme(colours, faces)


def write(part: bytes, theme: OfficeTheme) -> bytes:
    """Return a theme part with the colours and faces of another theme, and nothing else of it."""
    root = ooxml.parse(part)
    for slot, colour in theme.colours.items():
        place = root.find(f".//{_A}clrScheme/{_A}{slot}/{_A}srgbClr")
        if place is not None:
            place.set("val", colour.removeprefix("#").upper())
    for kind, name in theme.faces.items():
        latin = root.find(f".//{_A}fontScheme/{_A}{kind}Font/{_A}latin")
        if latin is not None:
            latin.set("typeface", name)
    return ooxml.serialize(root)
