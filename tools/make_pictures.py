"""Make the pictures of result pages that the documentation shows.

    python tools/make_pictures.py [PDF]

Reads a built PDF (by default the sample edition's, `build/2021/global-priorities.pdf`; run `make report`
first) and writes `docs/pictures/pages.png`, four pages side by side, and `docs/pictures/priority.png`, the
head of a chapter at reading size. Needs pdftoppm (Debian: poppler-utils). Run it again when the look of the
pages changes.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
DEFAULT_PDF = ROOT / "build" / "2021" / "global-priorities.pdf"

PAGES = (1, 4, 5, 21)
"""Cover, the page At a glance, the opening of a chapter, the themes by region of the sample edition."""
STRIP_WIDTH = 420
"""Pixels of one page in the strip: its headings can be read, and four stay below 200 kB."""
GAP = 24
"""Pixels between two pages of the strip, and around them."""
EDGE, GROUND = "#c8c8c8", "#ececec"
OPENING = 5
"""Page that opens a chapter."""
OPENING_DPI = 110
"""Resolution of the detail: text of 10.5 pt is read without effort."""
OPENING_BOX = (0.08, 0.09, 1.0, 0.549)
"""Left, top, right, bottom of the detail, as shares of the page."""
COLOURS = 256
"""Colours of the palette; fewer lose accents that cover a few pixels only."""


def page(pdf: Path, number: int, *size: str) -> Image.Image:
    """Return a page of a PDF as a picture.

    Args:
        pdf: the file.
        number: the page, from 1.
        size: options of pdftoppm that say how large.
    """
    with tempfile.TemporaryDirectory() as folder:
        stem = Path(folder) / "page"
        subprocess.run(
            ["pdftoppm", "-png", "-singlefile", "-f", str(number), *size, str(pdf), str(stem)], check=True
        )
        with Image.open(stem.with_suffix(".png")) as picture:
            return picture.convert("RGB")


def strip(pages: list[Image.Image]) -> Image.Image:
    """Return pages side by side on a quiet ground."""
    framed = [ImageOps.expand(it, 1, EDGE) for it in pages]
    height = max(it.height for it in framed) + 2 * GAP
    sheet = Image.new("RGB", (sum(it.width + GAP for it in framed) + GAP, height), GROUND)
    left = GAP
    for it in framed:
        sheet.paste(it, (left, GAP))
        left += it.width + GAP
    return sheet


def save(picture: Image.Image, name: str) -> None:
    """Write a small PNG into the documentation's folder and say how large it is."""
    target = PICTURES / name
    picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(
        target, optimize=True
    )
    print(f"{target.relative_to(ROOT)}: {picture.width} × {picture.height}, {target.stat().st_size:,} bytes")


def main() -> int:
    """Make the pictures; return the exit status."""
    parser = argparse.ArgumentParser(description="Make the pictures of the documentation.")
    parser.add_argument("pdf", nargs="?", type=Path, default=DEFAULT_PDF)
    pdf = parser.parse_args().pdf
    if not pdf.is_file():
        print(f"{pdf}: not found; run `make report` first", file=sys.stderr)
        return 1
    if shutil.which("pdftoppm") is None:
        print("pdftoppm is missing; install poppler-utils", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    save(
        strip([page(pdf, number, "-scale-to-x", str(STRIP_WIDTH), "-scale-to-y", "-1") for number in PAGES]),
        "pages.png",
    )
    opening = page(pdf, OPENING, "-r", str(OPENING_DPI))
    box = [
        round(share * side) for share, side in zip(OPENING_BOX, (*opening.size, *opening.size), strict=True)
    ]
    save(ImageOps.expand(opening.crop((box[0], box[1], box[2], box[3])), 1, EDGE), "priority.png")
    return 0


if __name__ == "__main__":
    sys.exit(main())
