"""Draws the neutral logos of the sample edition."""

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


def _save(path: Path, mark: object, color: str, words: tuple[str, str]) -> None:
    width, height = (n * SCALE for n in SIZE)
    image = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(image)
    assert callable(mark)
    mark(pen, color)
    face = ImageFont.truetype(FACE, 74 * SCALE)
    pen.text((250 * SCALE, 26 * SCALE), words[0], fill=color, font=face)
    pen.text((250 * SCALE, 118 * SCALE), words[1], fill=color, font=face)
    box = image.getbbox()
    assert box
    image = image.crop((0, 0, _right_edge(image) + 10 * SCALE, height))
    image = image.resize((image.width // SCALE, image.height // SCALE), Image.Resampling.LANCZOS)
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(path, optimize=True)


def _right_edge(image: Image.Image) -> int:
    """The column after the last one that is not white."""
    inverted = image.convert("L").point(lambda v: 255 - v)
    box = inverted.getbbox()
    return box[2] if box else image.width


def _rings(pen: ImageDraw.ImageDraw, color: str) -> None:
    for inset in (20, 62):
        pen.ellipse(_box(inset, inset, 220 - inset, 240 - inset), outline=color, width=20 * SCALE)


def _bars(pen: ImageDraw.ImageDraw, color: str) -> None:
    for number, height in enumerate((80, 140, 200)):
        left = 20 + number * 68
        pen.rectangle(_box(left, 220 - height, left + 48, 220), fill=color)


def _squares(pen: ImageDraw.ImageDraw, color: str) -> None:
    pen.rectangle(_box(20, 20, 150, 150), outline=color, width=18 * SCALE)
    pen.rectangle(_box(82, 82, 220, 220), fill=color)


def _box(left: int, top: int, right: int, bottom: int) -> tuple[int, int, int, int]:
    return (left * SCALE, top * SCALE, right * SCALE, bottom * SCALE)
