"""Small PDFs drawn operator by operator: what a reader must make of them is known exactly.

Coordinates are PDF's own: points from the foot of the page upwards. Pages are 612 by 792 points.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from reportgen.model.document import Page, Reading
from reportgen.readers.plumber.pdf import read

WIDTH, HEIGHT = 612, 792
GLYPH_WIDTH = 550
"""Thousandths of the type size."""
FACES = {
    "F1": "Helvetica",
    "F2": "Helvetica-Bold",
    "F3": "Helvetica-Oblique",
    "F4": "Times-Roman",
}
SENTENCES = (
    "Inspectors who know the harvest calendar arrive before the crews do.",
    "A hotline that nobody answers at night teaches people not to call again.",
    "Survivors who sit on the board change what the board asks about.",
    "Wages paid on the day they are earned leave little room for debt.",
    "Every permit names the person who is responsible for the hostel.",
    "Buyers who pay late push the risk down to those who can bear it least.",
)


def escaped(text: str) -> bytes:
    """A literal string in WinAnsi encoding."""
    data = text.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        data = data.replace(sign, b"\\" + sign)
    return b"(" + data + b")"


def show(x: float, y: float, text: str, *, font: str = "F1", size: float = 11, before: str = "") -> bytes:
    """Operators that show `text`; `before` are operators inside the text object."""
    return b"q BT /%s %g Tf %s 1 0 0 1 %g %g Tm %s Tj ET Q\n" % (
        font.encode(),
        size,
        before.encode(),
        x,
        y,
        escaped(text),
    )


def prose(y: float = 640, lines: int = 6, x: float = 72, step: float = 14) -> bytes:
    """Some lines of running text from `y` downwards."""
    return b"".join(show(x, y - step * n, SENTENCES[n % len(SENTENCES)]) for n in range(lines))


def box(x: float, y: float, width: float, height: float, grey: float = 1.0) -> bytes:
    """A filled rectangle."""
    return b"q %g g %g %g %g %g re f Q\n" % (grey, x, y, width, height)


@dataclass
class Paper:
    """A PDF while it is drawn.

    Attributes:
        meanings: code → Unicode text of the font "U", whose glyphs are all `GLYPH_WIDTH` wide.
    """

    meanings: Mapping[int, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.pdf = Pdf.new()
        self.fonts = Dictionary(
            {
                f"/{key}": self.pdf.make_indirect(
                    Dictionary(
                        Type=Name.Font,
                        Subtype=Name.Type1,
                        BaseFont=Name("/" + name),
                        Encoding=Name.WinAnsiEncoding,
                    )
                )
                for key, name in FACES.items()
            }
        )
        if self.meanings:
            self.fonts["/U"] = self.pdf.make_indirect(
                Dictionary(
                    Type=Name.Font,
                    Subtype=Name.Type1,
                    BaseFont=Name("/ABCDEF+Example"),
                    FirstChar=32,
                    LastChar=255,
                    Widths=Array([GLYPH_WIDTH] * 224),
                    FontDescriptor=Dictionary(
                        Type=Name.FontDescriptor, FontName=Name("/ABCDEF+Example"), Flags=32, Ascent=700
                    ),
                    Encoding=Name.WinAnsiEncoding,
                    ToUnicode=self.pdf.make_stream(to_unicode(self.meanings)),
                )
            )

    def page(self, *content: bytes, resources: Mapping[str, Any] | None = None, **entries: Any) -> "Paper":
        """Add a page that paints `content`; `entries` are further keys of its dictionary."""
        page = self.pdf.add_blank_page(page_size=(WIDTH, HEIGHT))
        page.obj.Resources = Dictionary({"/Font": self.fonts, **(resources or {})})
        page.obj.Contents = self.pdf.make_stream(b"".join(content))
        for key, value in entries.items():
            page.obj[f"/{key}"] = value
        return self

    def bytes(self, **options: Any) -> bytes:
        """The file."""
        out = io.BytesIO()
        self.pdf.save(out, deterministic_id="encryption" not in options, **options)
        return out.getvalue()

    def write(self, path: Path, **options: Any) -> Path:
        """Save the file and return its path."""
        path.write_bytes(self.bytes(**options))
        return path

    def read(self, folder: Path) -> Reading:
        """The file as the reader sees it."""
        return read(self.write(folder / "paper.pdf"))


def seen(page: Page) -> list[str]:
    """The words of a page's lines."""
    return [line.text for line in page.lines]


def unseen(page: Page) -> list[str]:
    """The words that stand on the page but cannot be seen."""
    return [line.text for line in page.hidden]


def drawn_font(
    paper: Paper,
    key: str,
    names: Mapping[int, str],
    meanings: Mapping[int, str] | None = None,
    *,
    width: int = GLYPH_WIDTH,
    stem: int = 90,
) -> None:
    """Add a font whose glyphs are drawn by the page (Type 3): uprights that are `stem` wide.

    Args:
        paper: takes the font under `key`.
        names: code → name of the glyph.
        meanings: code → Unicode text, for a ToUnicode map; None for a font without one.
        width: of every glyph, thousandths of the type size.
    """
    ink = b"" if not width else b"50 0 %d 500 re f" % stem
    drawing = paper.pdf.make_stream(b"%d 0 0 0 %d 500 d1 %s" % (width, width, ink))
    first, last = min(names), max(names)
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type3,
        FontBBox=Array([0, 0, 1000, 1000]),
        FontMatrix=Array([0.001, 0, 0, 0.001, 0, 0]),
        CharProcs=Dictionary({f"/{name}": drawing for name in names.values()}),
        Encoding=Dictionary(
            Type=Name.Encoding,
            Differences=Array([part for code, name in names.items() for part in (code, Name(f"/{name}"))]),
        ),
        FirstChar=first,
        LastChar=last,
        Widths=Array([width] * (last - first + 1)),
        Resources=Dictionary(),
    )
    if meanings is not None:
        font.ToUnicode = paper.pdf.make_stream(to_unicode(meanings))
    paper.fonts[f"/{key}"] = paper.pdf.make_indirect(font)


def picture(paper: Paper, shade: int = 200) -> pikepdf.Object:
    """A grey image of one pixel."""
    image = paper.pdf.make_stream(bytes([shade]))
    for key, value in (
        ("Type", Name.XObject),
        ("Subtype", Name.Image),
        ("Width", 1),
        ("Height", 1),
        ("BitsPerComponent", 8),
        ("ColorSpace", Name.DeviceGray),
    ):
        image[f"/{key}"] = value
    return image


def layer(paper: Paper, visible: bool) -> pikepdf.Object:
    """A layer that the file switches on or off by default."""
    group = paper.pdf.make_indirect(Dictionary(Type=Name.OCG, Name=pikepdf.String("Draft")))
    paper.pdf.Root.OCProperties = Dictionary(
        OCGs=Array([group]), D=Dictionary(OFF=Array([] if visible else [group]))
    )
    return group


def to_unicode(meanings: Mapping[int, str], width: int = 1) -> bytes:
    """A ToUnicode map of codes that are `width` bytes long."""
    rows = [
        f"<{code:0{2 * width}x}> <{text.encode('utf-16-be').hex()}>"
        for code, text in sorted(meanings.items())
    ]
    space = f"<{'00' * width}> <{'ff' * width}>"
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange {space} endcodespacerange\n"
        f"{len(rows)} beginbfchar\n" + "\n".join(rows) + "\nendbfchar endcmap end end"
    ).encode()


def code_points(text: str, first: int = 0x41) -> dict[int, str]:
    """Meanings that give each character of `text` a code of its own, from `first`."""
    return {first + n: char for n, char in enumerate(text)}


def repeated(lines: Sequence[str], y: float, step: float = 14, x: float = 72) -> bytes:
    """Given lines of running text from `y` downwards."""
    return b"".join(show(x, y - step * n, line) for n, line in enumerate(lines))


SECRET = "Nobody can see this sentence."
BODY_LINES = 6
"""Lines of `prose` by default."""


def line_of(paper: Paper, folder: Path) -> str:
    """The words of the only line under the running text."""
    lines = paper.read(folder).pages[0].lines
    assert len(lines) == BODY_LINES + 1
    return lines[-1].text


def meaning(text: str, folder: Path) -> str:
    """What is read where each glyph means one character of `text`."""
    meanings = code_points(text)
    codes = "".join(map(chr, meanings))
    return line_of(Paper(meanings).page(prose(), show(72, 500, codes, font="U")), folder)
