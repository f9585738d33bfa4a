"""Draws the neutral logos of the sample edition."""

from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FACE = "/usr/share/fonts/truetype/lato/Lato-Heavy.ttf"
SCALE = 4  # drawn larger, then reduced: smooth edges
SIZE = (900, 240)  # pixels


def draw(folder: Path) -> None:
    """Write sponsor-1.png, sponsor-2.png and organizer.png into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    _save(folder / "sponsor-1.png", _rings, "#1d6b5f", ("SAMPLE", "SPONSOR ONE"))
    _save(folder / "sponsor-2.png", _bars, "#8a4b12", ("SAMPLE", "SPONSOR TWO"))
    _save(folder / "organizer.png", _squares, "#2b3a67", ("SAMPLE", "ORGANIZER"))


def _save(
    path: Path, mark: Callable[[ImageDraw.ImageDraw], None], color: str, words: tuple[str, str]
) -> None:
    """Draw a mark and its name in one colour on nothing, cut to the drawn width."""
    width, height = (n * SCALE for n in SIZE)
    ink = Image.new("L", (width, height), 0)
    pen = ImageDraw.Draw(ink)
    mark(pen)
    face = ImageFont.truetype(FACE, 74 * SCALE)
    pen.text((250 * SCALE, 26 * SCALE), words[0], fill=255, font=face)
    pen.text((250 * SCALE, 118 * SCALE), words[1], fill=255, font=face)
    box = ink.getbbox()
    assert box  # something was drawn
    ink = ink.crop((0, 0, box[2] + 10 * SCALE, height))
    ink = ink.resize((ink.width // SCALE, ink.height // SCALE), Image.Resampling.LANCZOS)
    logo = Image.new("RGBA", ink.size, color)
    logo.putalpha(ink)
    logo.save(path, optimize=True)


def _rings(pen: ImageDraw.ImageDraw) -> None:
    for inset in (20, 62):
        pen.ellipse(_box(inset, inset, 220 - inset, 240 - inset), outline=255, width=20 * SCALE)


def _bars(pen: ImageDraw.ImageDraw) -> None:
    for number, height in enumerate((80, 140, 200)):
        left = 20 + number * 68
        pen.rectangle(_box(left, 220 - height, left + 48, 220), fill=255)


def _squares(pen: ImageDraw.ImageDraw) -> None:
    pen.rectangle(_box(20, 20, 150, 150), outline=255, width=18 * SCALE)
    pen.rectangle(_box(82, 82, 220, 220), fill=255)


def _box(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    return (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
