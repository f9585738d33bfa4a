"""Small bar charts, drawn in black and grey, with all that they say in words; PNG for Word, SVG elsewhere.

Lengths are tenths of a millimetre of the printed page.
"""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

from ...system import resources

WIDTH, ROW, LABELS, NUMBERS = 750, 52, 330, 60
"""Width of a chart, height of a row, and room for its labels and numbers."""

LARGEST = 12
"""Rows that a chart has at most; more are a table's business."""

_BAR, _TEXT, _LETTER = 26, 26, 12.4
"""Height of a bar, size of the letters, and the width of one, on average."""
_INK = 26
"""Grey of bars and letters in the PNG, of 255; the SVG takes the colour of the text."""
_FACE = "SourceSans3-Regular"
_SCALE = 1.2
"""Pixels of the PNG for a tenth of a millimetre: 300 dots an inch."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of a chart."""

    label: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart.

    Attributes:
        title: what is counted.
        bars: from the top.
    """

    title: str
    bars: tuple[Bar, ...]

    @property
    def words(self) -> str:
        """All that it says: "Priorities: Africa 12; Asia 15"."""
        return f"{self.title}: {'; '.join(f'{bar.label} {bar.number}' for bar in self.bars)}"

    @property
    def height(self) -> int:
        """Height of the rows."""
        return ROW * len(self.bars)

    @property
    def millimetres(self) -> tuple[float, float]:
        """Width and height as printed."""
        return WIDTH / 10, self.height / 10

    @property
    def svg(self) -> str:
        """The chart as an SVG element; its title says all of it."""
        rows = "".join(_row(bar, at, length) for at, (bar, length) in enumerate(self._lengths()))
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self.height}" role="img" '
            f'width="{WIDTH / 10}mm" height="{self.height / 10}mm" aria-label="{escape(self.words)}" '
            f'font-family="\'Source Sans 3\', sans-serif" font-size="{_TEXT}">'
            f"<title>{escape(self.words)}</title>{rows}</svg>"
        )

    @property
    def png(self) -> str:
        """The chart as a `data:` URI of a PNG."""
        from PIL import Image, ImageDraw, ImageFont

        size = round(WIDTH * _SCALE), round(self.height * _SCALE)
        image = Image.new("L", size, 255)
        draw = ImageDraw.Draw(image)
        face = next((resources.templates() / "fonts").glob(f"{_FACE}.*"))
        font = ImageFont.truetype(str(face), round(_TEXT * _SCALE))
        for at, (bar, length) in enumerate(self._lengths()):
            middle = (ROW * at + ROW / 2) * _SCALE
            draw.text((0, middle), _short(bar.label), _INK, font, anchor="lm")
            top, foot = middle - _BAR * _SCALE / 2, middle + _BAR * _SCALE / 2
            left, right = LABELS * _SCALE, (LABELS + length) * _SCALE
            if length:
                draw.rectangle((left, top, right, foot), _INK)
            draw.text((right + 10 * _SCALE, middle), str(bar.number), _INK, font, anchor="lm")
        made = io.BytesIO()
        image.save(made, "PNG")
        return f"data:image/png;base64,{base64.b64encode(made.getvalue()).decode('ascii')}"

    def _lengths(self) -> Sequence[tuple[Bar, int]]:
        largest = max((bar.number for bar in self.bars), default=0) or 1
        room = WIDTH - LABELS - NUMBERS
        return [(bar, round(room * bar.number / largest)) for bar in self.bars]


def _row(bar: Bar, at: int, length: int) -> str:
    middle = ROW * at + ROW // 2
    base = middle + _TEXT // 3
    return (
        f'<text x="0" y="{base}" fill="currentColor">{escape(_short(bar.label))}</text>'
        f'<rect x="{LABELS}" y="{middle - _BAR // 2}" width="{length}" height="{_BAR}" fill="currentColor"/>'
        f'<text x="{LABELS + length + 10}" y="{base}" fill="currentColor">{bar.number}</text>'
    )


def _short(label: str) -> str:
    """Return a label that its room holds; the title has all of it."""
    most = int(LABELS / _LETTER)
    return label if len(label) <= most else f"{label[: most - 1].rstrip()}…"


def band_of(colours: Sequence[str], width: int, height: int) -> bytes:
    """Return a PNG of colours side by side, each as wide as the others.

    Args:
        colours: such as "#1f4e79"; at least one.
        width: pixels.
        height: pixels.
    """
    from PIL import Image

    image = Image.new("RGB", (width, height))
    edges = [round(width * number / len(colours)) for number in range(len(colours) + 1)]
    for colour, (left, right) in zip(colours, pairwise(edges), strict=True):
        image.paste(colour, (left, 0, right, height))
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()
