"""Faces inside a web page: ours, and those of a house, cut to European scripts where they may be."""

from __future__ import annotations

import base64
import io
from functools import cache, lru_cache

from ...errors import RenderError
from ...system import resources

WEB_FONTS = (
    ("Reportgen Serif", 400, "normal", "serif-regular.woff2"),
    ("Reportgen Serif", 400, "italic", "serif-italic.woff2"),
    ("Reportgen Serif", 700, "normal", "serif-bold.woff2"),
    ("Reportgen Sans", 400, "normal", "sans-regular.woff2"),
    ("Reportgen Sans", 600, "normal", "sans-semibold.woff2"),
)
"""Family, weight, style and file of the faces that are embedded in the web page."""

LATIN = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x218, 0x21C),
    *range(0x2010, 0x2027),  # dashes, quotes, bullets
    *(0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x20AC, 0x2122, 0x2190, 0x2192, 0x25CF, 0x25CB, 0x25AA),
)
FEATURES = ("kern", "liga", "onum", "lnum", "tnum", "pnum", "ccmp", "locl", "mark")


@lru_cache(maxsize=8)
def packed(content: bytes, *, whole: bool) -> bytes:
    """Return a face as WOFF2.

    Args:
        content: of its file.
        whole: with all its letters.

    Raises:
        RenderError: it cannot be packed.
    """
    import logging

    from fontTools import subset
    from fontTools.ttLib import TTFont, TTLibError

    logging.getLogger("fontTools").setLevel(logging.ERROR)  # it remarks on dates, which mean nothing here
    try:
        font = TTFont(io.BytesIO(content), recalcTimestamp=False)
        if not whole:
            options = subset.Options(layout_features=list(FEATURES), name_IDs=["*"], hinting=False)
            cut = subset.Subsetter(options)
            cut.populate(unicodes=LATIN)
            cut.subset(font)
        font.flavor = "woff2"
        packed = io.BytesIO()
        font.save(packed, reorderTables=None)
    except (TTLibError, KeyError, ValueError, AssertionError, OSError, ImportError) as error:
        raise RenderError(
            f"HTML: a face of the house cannot be embedded ({error}); use another file"
        ) from error
    return packed.getvalue()


@cache
def embedded() -> str:
    """Return the rules of the shipped faces, with their files inside."""
    folder = resources.templates() / "fonts" / "web"
    rules = []
    for family, weight, style, name in WEB_FONTS:
        data = base64.b64encode((folder / name).read_bytes()).decode("ascii")
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style};'
            f' font-display: swap; src: url("data:font/woff2;base64,{data}") format("woff2"); }}\n'
        )
    return "".join(rules)
