"""House templates as a designer leaves them: ours, opened and changed."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import BaseStyle
from PIL import Image

ROOT = Path(__file__).resolve().parents[1]
SHIPPED = ROOT / "templates" / "houses" / "reportgen.docx"
PLAIN = ROOT / "templates" / "houses" / "plain.docx"
ACCENTS = ("7A1F3D", "20506B", "5B6B1F", "8A4B08", "4B3B78", "2F5D50")


def changed(path: Path, change: Callable[[Document], object], start: Path = SHIPPED) -> Path:
    """Save a shipped house with a change."""
    document = docx.Document(str(start))
    change(document)
    document.save(str(path))
    return path


def set_face(style: BaseStyle, family: str) -> None:
    """Give a style a face, as Word does."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(name), family)


def picture(width: int = 400, height: int = 200) -> bytes:
    """A picture for a cover."""
    content = io.BytesIO()
    Image.new("RGB", (width, height), (20, 60, 120)).save(content, "PNG")
    return content.getvalue()


def redesign(document: Document) -> None:
    """Change faces, colours, sizes, the page and the cover: a house of its own on A5."""
    styles = document.styles
    for name in ("Normal", "Subtitle", "Body Text"):
        set_face(styles[name], "Source Sans 3")
    styles["Normal"].font.color.rgb = RGBColor(0x20, 0x24, 0x30)
    styles["Body Text"].font.size = Pt(10)
    styles["Body Text"].paragraph_format.line_spacing = Pt(13.5)
    styles["Body Text"].paragraph_format.space_after = Pt(5)
    styles["Heading 1"].font.size = Pt(22)
    styles["Heading 1"].paragraph_format.line_spacing = Pt(26)
    styles["Heading 3"].font.color.rgb = RGBColor(0x7A, 0x1F, 0x3D)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(148), Mm(210)
    section.left_margin, section.right_margin = Mm(16), Mm(26)
    section.top_margin, section.bottom_margin = Mm(20), Mm(22)
    place = next(it for it in document.paragraphs if it.style.name == "Cover Picture")
    place.clear()
    place.add_run().add_picture(io.BytesIO(picture()), width=Mm(100))


def redesigned(path: Path) -> Path:
    """Save a house with everything changed, the colours of its theme too."""
    changed(path, redesign)
    parts = parts_of(path)
    theme = parts["word/theme/theme1.xml"].decode()
    for old, new in zip(("A8431B", "1E3A6E", "84700A", "45174A", "0B5F5A", "A12B63"), ACCENTS, strict=True):
        theme = theme.replace(f'<a:srgbClr val="{old}"/></a:accent', f'<a:srgbClr val="{new}"/></a:accent')
    return write(path, parts | {"word/theme/theme1.xml": theme.encode()})


def parts_of(path: Path) -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write(path: Path, parts: Mapping[str, bytes]) -> Path:
    """Write a Word file of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path
