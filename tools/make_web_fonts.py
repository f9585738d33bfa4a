"""Make templates/fonts/web/*.woff2: the shipped faces, cut to European scripts, for the web page.

Run it after a change of templates/fonts: `python tools/make_web_fonts.py`. The cut faces get names
of their own, since their licence reserves the original names for the unmodified fonts.
"""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "templates" / "fonts"
FACES = {
    "SourceSerif4-Regular.ttf": ("serif-regular", "Reportgen Serif", "Regular"),
    "SourceSerif4-Italic.ttf": ("serif-italic", "Reportgen Serif", "Italic"),
    "SourceSerif4-Bold.ttf": ("serif-bold", "Reportgen Serif", "Bold"),
    "SourceSans3-Regular.ttf": ("sans-regular", "Reportgen Sans", "Regular"),
    "SourceSans3-SemiBold.ttf": ("sans-semibold", "Reportgen Sans", "SemiBold"),
}
LATIN = [
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x218, 0x21C),
    *range(0x2010, 0x2027),  # dashes, quotes, bullets
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2192, 0x25CF, 0x25CB, 0x25AA),
]
NAME_FAMILY, NAME_STYLE, NAME_UNIQUE, NAME_FULL, NAME_POSTSCRIPT = 1, 2, 3, 4, 6
KEPT_NAMES = {0, 7, 13, 14}  # copyright, trademark, licence


def main() -> None:
    """Write every face of FACES."""
    target = FONTS / "web"
    target.mkdir(exist_ok=True)
    for source, (stem, family, style) in FACES.items():
        font = TTFont(FONTS / source, recalcTimestamp=False)
        options = subset.Options()
        options.layout_features = ["kern", "liga", "onum", "lnum", "tnum", "pnum", "ccmp", "locl", "mark"]
        options.name_IDs = ["*"]
        options.hinting = False
        cut = subset.Subsetter(options)
        cut.populate(unicodes=LATIN)
        cut.subset(font)
        rename(font, family, style)
        font.flavor = "woff2"
        font.save(target / f"{stem}.woff2", reorderTables=None)
        print(f"{stem}.woff2: {(target / f'{stem}.woff2').stat().st_size:,} bytes")


def rename(font: TTFont, family: str, style: str) -> None:
    """Give `font` its own name and keep copyright and licence."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in KEPT_NAMES]
    full = f"{family} {style}"
    values = {
        NAME_FAMILY: family,
        NAME_STYLE: style,
        NAME_UNIQUE: full,
        NAME_FULL: full,
        NAME_POSTSCRIPT: full.replace(" ", ""),
    }
    for name_id, value in values.items():
        table.setName(value, name_id, 3, 1, 0x409)


if __name__ == "__main__":
    main()
