"""Make templates/houses/*.docx: the Word files that `reportgen template new` writes.

Run it after a change, and after tools/make_reference_docx.py: `python tools/make_houses.py`. Both show each
style once, like templates/reference.docx, and have a place for a picture on the cover. Sizes are points.
"""

from pathlib import Path

from reportgen.writers.word import ooxml
from reportgen.writers.word.ooxml import Element, w

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
SERIF, SANS = "Source Serif 4", "Source Sans 3"
INK, BLUE, GREY = "111111", "1F3A5F", "4D4D4D"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PLACE = "Put a picture for the cover here; without one there is a band of the chapters’ colours."

# Style id → size, height of lines, space before, space after; 0 as height keeps the rule.
PLAIN_MEASURES = {
    "Title": (28, 32, 0, 14),
    "Subtitle": (13, 19, 0, 130),
    "TOCHeading": (20, 24, 0, 12),
    "Heading1": (20, 24, 0, 8),
    "Heading2": (14, 18, 20, 4),
    "Heading3": (11, 14, 14, 2),
    "BodyText": (10, 14, 0, 6),
}
STANDS_BACK = [
    "Series",
    "ImprintLabel",
    "Facts",
    "SourceReference",
    "Caption",
    "NoteKind",
    "Header",
    "Footer",
]
PLAIN_COLOURS = dict.fromkeys(STANDS_BACK, GREY) | {"Normal": INK, "Hyperlink": BLUE}


def reportgen() -> dict[str, bytes]:
    """Return the parts of the house with the usual look."""
    parts = ooxml.read((TEMPLATES / "reference.docx").read_bytes())
    styles = ooxml.parse(parts["word/styles.xml"])
    styles.append(
        ooxml.parse(
            f'<w:style xmlns:w="{ooxml.W}" w:type="paragraph" w:customStyle="1" w:styleId="CoverPicture">'
            '<w:name w:val="Cover Picture"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/>'
            '<w:pPr><w:spacing w:before="0" w:after="240"/></w:pPr></w:style>'.encode()
        )
    )
    document = ooxml.parse(parts["word/document.xml"])
    paragraph = ooxml.element("p")
    ooxml.set_style(paragraph, "CoverPicture")
    paragraph.append(ooxml.text_run(PLACE))
    document[0].insert(0, paragraph)
    return parts | {
        "word/styles.xml": ooxml.serialize(styles),
        "word/document.xml": ooxml.serialize(document),
    }


def plain() -> dict[str, bytes]:
    """Return the parts of the plainer house: one face, one colour, smaller headings."""
    parts = reportgen()
    styles = ooxml.parse(parts["word/styles.xml"].replace(SERIF.encode(), SANS.encode()))
    for style in styles.iter(w("style")):
        identity = str(style.get(w("styleId")))
        if identity in PLAIN_MEASURES:
            measure(style, *PLAIN_MEASURES[identity])
        if identity in PLAIN_COLOURS:
            child(child(style, "rPr"), "color").set(w("val"), PLAIN_COLOURS[identity])
    theme = ooxml.parse(parts["word/theme/theme1.xml"].replace(SERIF.encode(), SANS.encode()))
    for number in range(1, 7):
        theme.find(f".//{DRAWING}accent{number}/{DRAWING}srgbClr").set("val", BLUE)  # type: ignore[union-attr]
    return parts | {
        "word/styles.xml": ooxml.serialize(styles),
        "word/theme/theme1.xml": ooxml.serialize(theme),
    }


ORDER = ("rFonts", "b", "bCs", "i", "iCs", "color", "spacing", "sz", "szCs")
"""Of what text may have, as the schema orders it."""


def child(parent: Element, name: str) -> Element:
    """Return an element of a style, made where it is missing."""
    found = parent.find(w(name))
    if found is not None:
        return found
    made = ooxml.element(name)
    later = [other for other in parent if name in ORDER and local(other) in ORDER[ORDER.index(name) + 1 :]]
    if later:
        later[0].addprevious(made)
    else:
        parent.append(made)
    return made


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def measure(style: Element, size: float, line: float, before: float, after: float) -> None:
    """Set size, lines and space of a style."""
    letters = child(style, "rPr")
    for name in ("sz", "szCs"):
        child(letters, name).set(w("val"), str(round(size * 2)))
    spacing = child(child(style, "pPr"), "spacing")
    for name, points in (("line", line), ("before", before), ("after", after)):
        spacing.set(w(name), str(round(points * 20)))


HOUSES = {"reportgen": reportgen, "plain": plain}


def build(name: str) -> bytes:
    """Return a house, byte for byte the same each time."""
    return ooxml.write(HOUSES[name]())


def main() -> None:
    """Write the files."""
    folder = TEMPLATES / "houses"
    folder.mkdir(exist_ok=True)
    for name in HOUSES:
        (folder / f"{name}.docx").write_bytes(build(name))
        print(f"houses/{name}.docx")


if __name__ == "__main__":
    main()
