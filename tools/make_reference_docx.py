# ruff: noqa: E501  (XML reads better unbroken)
"""Make templates/reference.docx: the styles of the Word output, each shown once.

Run it after a change: `python tools/make_reference_docx.py`. A designer restyles the output by
changing the styles of this file in Word; the next build uses them. The measures are those of
templates/print.css (twips: 1 pt = 20, 1 mm = 56.7; type in half-points).
"""

from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from reportgen.writers.word import ooxml

TARGET = Path(__file__).resolve().parents[1] / "templates" / "reference.docx"
SERIF = "Source Serif 4"
SANS = "Source Sans 3"
ARABIC = "Amiri"
INK, QUIET, HAIRLINE, LINK = "1A1A1A", "5C5C5C", "B9B9B9", "1E3A6E"
ACCENTS = tuple(
    (f"accent{i}", colour)
    for i, colour in enumerate(("A8431B", "1E3A6E", "84700A", "45174A", "0B5F5A", "A12B63"), 1)
)
MM = 56.6929
MEASURE = round(124 * MM)
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
DEFAULT = ' w:default="1"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes in points, indents and tabs in twips."""

    name: str
    based_on: str | None = "Normal"
    following: str | None = None
    size: float | None = None
    line: float | None = None
    exact: bool = False
    before: float = 0
    after: float = 0
    sans: bool = False
    bold: bool = False
    italic: bool = False
    colour: str | None = None
    outline: int | None = None
    keep_next: bool = False
    page_break: bool = False
    indent: int = 0
    hanging: int = 0
    numbering: tuple[int, int] | None = None
    extra: str = ""
    priority: int = 1
    shown: str | None = None

    @property
    def id(self) -> str:
        """Word's internal name."""
        return id_of(self.name.replace("toc", "TOC"))


def id_of(name: str) -> str:
    """Return Word's internal name of a style."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


FRAME = (
    f'<w:framePr w:w="{round(40 * MM)}" w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
    f'w:x="{MEASURE + round(6 * MM)}" w:y="1"/>'
)
RULE_ABOVE = '<w:pBdr><w:top w:val="single" w:sz="18" w:space="14" w:color="{0}"/></w:pBdr>'
HAIR_ABOVE = f'<w:pBdr><w:top w:val="single" w:sz="4" w:space="8" w:color="{HAIRLINE}"/></w:pBdr>'
RIGHT_TAB = f'<w:tabs><w:tab w:val="right" w:pos="{MEASURE}"/></w:tabs>'

STYLES = (
    Style("Normal", None, size=10.5, line=15, colour=INK, priority=0, shown=""),
    Style("Series", sans=True, size=12.5, line=18, before=150, after=8, colour=QUIET, shown="Series"),
    Style("Title", following="Subtitle", sans=True, bold=True, size=34, line=37, after=18, shown="Title"),
    Style("Subtitle", following="BodyText", italic=True, size=15, line=22, after=130, shown="Subtitle"),
    Style("Website", sans=True, size=10.5, line=15, after=20, shown="Website"),
    Style("Imprint Label", sans=True, size=9, line=13, after=5, colour=QUIET, keep_next=True, shown="Imprint label"),
    Style("Imprint", sans=True, size=11, after=14, shown="Imprint: names and logos"),
    Style("TOC Heading", following="TOC1", sans=True, bold=True, size=26, line=31, after=14, keep_next=True,
          page_break=True, priority=39, shown="Heading of the contents"),
    Style("Draft Heading", "TOCHeading", "Facts", page_break=True, keep_next=True, after=8, priority=39,
          shown=None),
    Style("toc 1", following="Normal", sans=True, bold=True, size=11, line=16, before=7, extra=RIGHT_TAB, priority=39,
          shown="Contents 1\t1"),
    Style("toc 2", following="Normal", sans=True, size=10, line=15, before=1, indent=340, extra=RIGHT_TAB, priority=39,
          shown="Contents 2\t1"),
    Style("heading 1", following="FirstParagraph", sans=True, bold=True, size=30, line=33, after=9, outline=0,
          keep_next=True, page_break=True, shown="Heading 1: chapter"),
    Style("Facts", sans=True, size=8.5, line=12.5, after=18, colour=QUIET, shown="Facts of a forum"),
    Style("heading 2", following="FirstParagraph", sans=True, bold=True, size=15, line=18, before=20, after=4,
          outline=1, keep_next=True, shown="Heading 2: sub-region, or section of a chapter without sub-regions"),
    Style("First Paragraph", "BodyText", "BodyText", after=6, shown="The first paragraph after a heading."),
    Style("Source Reference", sans=True, size=7.5, line=15, colour="6A6A6A", extra=FRAME, keep_next=True, shown="p. 1"),
    Style("Body Text", line=14.2, exact=True, after=6, shown="Running text of introduction and chapters."),
    Style("List Bullet", "BodyText", after=2.5, indent=312, hanging=312, numbering=(1, 0), shown="List bullet"),
    Style("List Bullet 2", "BodyText", after=2.5, indent=624, hanging=312, numbering=(1, 1), shown="List bullet 2"),
    Style("List Bullet 3", "BodyText", after=2.5, indent=936, hanging=312, numbering=(1, 2), shown="List bullet 3"),
    Style("List Number", "BodyText", after=2.5, indent=400, hanging=400, numbering=(2, 0), shown="List number"),
    Style("List Number 2", "BodyText", after=2.5, indent=800, hanging=400, numbering=(2, 1), shown="List number 2"),
    Style("heading 3", following="FirstParagraph", sans=True, bold=True, size=12, line=15, before=16, after=3,
          outline=2, keep_next=True, shown="Heading 3: section of a sub-region"),
    Style("heading 4", following="FirstParagraph", sans=True, bold=True, size=10.5, line=15, before=10, after=3,
          outline=3, keep_next=True, shown="Heading 4"),
    Style("Quote", "BodyText", italic=True, before=6, after=12, indent=400, shown="Quote"),
    Style("Block Text", "Quote", shown=None),
    Style("Quotation", "BodyText", size=9, line=11.6, exact=True, after=2.5, shown="Words of a region on a theme."),
    Style("caption", sans=True, size=8.5, line=12, before=4, after=6, colour=QUIET, shown="Caption"),
    Style("Table Caption", "Caption", keep_next=True, after=4, before=4, shown=None),
    Style("Image Caption", "Caption", before=4, after=6, shown=None),
    Style("Note Kind", sans=True, size=8, line=12, before=8, colour=QUIET, keep_next=True, shown="Kind of a note"),
    Style("footnote text", size=8.5, line=12, shown=None),
    Style("Compact", "BodyText", after=0, sans=True, size=8.5, line=11, exact=True, shown="Text in tables."),
    Style("header", sans=True, size=8, line=12, colour=QUIET, extra=RIGHT_TAB, shown=None),
    Style("footer", sans=True, size=7.5, line=12, colour=QUIET, extra=HAIR_ABOVE + RIGHT_TAB, shown=None),
)  # fmt: skip


def fonts(sans: bool) -> str:
    """Return the font element of a style."""
    face = SANS if sans else SERIF
    return f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{ARABIC}"/>'


CHARACTERS = (
    ("Default Paragraph Font", None, "", True),
    ("Strong", "DefaultParagraphFont", "<w:b/><w:bCs/>", False),
    (
        "Draft Mark",
        "DefaultParagraphFont",
        f'<w:b/><w:bCs/><w:color w:val="{INK}"/><w:spacing w:val="30"/>',
        False,
    ),
    ("Editorial Mark", "DefaultParagraphFont", f"{fonts(True)}<w:b/><w:bCs/>", False),
    (
        "Priority Reference",
        "DefaultParagraphFont",
        f'{fonts(True)}<w:color w:val="{QUIET}"/><w:sz w:val="14"/><w:szCs w:val="14"/>',
        False,
    ),
    ("Emphasis", "DefaultParagraphFont", "<w:i/><w:iCs/>", False),
    ("Hyperlink", "DefaultParagraphFont", f'<w:color w:val="{LINK}"/>', False),
    ("footnote reference", "DefaultParagraphFont", '<w:vertAlign w:val="superscript"/>', False),
    ("page number", "DefaultParagraphFont", f'<w:color w:val="{INK}"/>', False),
)


def paragraph_style(style: Style) -> str:
    """Return the definition of a paragraph style, its elements in the order of the schema."""
    tab_free = style.extra if style.extra.startswith("<w:framePr") else ""
    border = style.extra.partition("<w:tabs>")[0] if "pBdr" in style.extra else ""
    tabs = style.extra[style.extra.index("<w:tabs>") :] if "<w:tabs>" in style.extra else ""
    ppr = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.outline is not None else "",
        "<w:pageBreakBefore/>" if style.page_break else "",
        tab_free,
        "<w:widowControl/>" if style.name == "Normal" else "",
        f'<w:numPr><w:ilvl w:val="{style.numbering[1]}"/><w:numId w:val="{style.numbering[0]}"/></w:numPr>'
        if style.numbering
        else "",
        border,
        tabs,
        spacing(style),
        f'<w:ind w:left="{style.indent}" w:hanging="{style.hanging}"/>' if style.hanging else "",
        f'<w:ind w:left="{style.indent}"/>' if style.indent and not style.hanging else "",
        f'<w:outlineLvl w:val="{style.outline}"/>' if style.outline is not None else "",
    ]
    rpr = [
        fonts(style.sans) if style.sans or style.name == "Normal" else "",
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:i/><w:iCs/>" if style.italic else "",
        f'<w:color w:val="{style.colour}"/>' if style.colour else "",
        f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
        if style.size
        else "",
    ]
    default = ' w:default="1"' if style.name == "Normal" else ""
    custom = ' w:customStyle="1"' if style.name in CUSTOM else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId={quoteattr(style.id)}>'
        f"<w:name w:val={quoteattr(style.name)}/>"
        + (f'<w:basedOn w:val="{style.based_on}"/>' if style.based_on else "")
        + (f'<w:next w:val="{style.following}"/>' if style.following else "")
        + f'<w:uiPriority w:val="{style.priority}"/><w:qFormat/>'
        + wrap("w:pPr", ppr)
        + wrap("w:rPr", rpr)
        + "</w:style>"
    )


CUSTOM = {"First Paragraph", "Compact", "Series", "Website", "Imprint Label", "Imprint", "Facts",
          "Source Reference", "Draft Heading", "Draft Mark",
          "Editorial Mark", "Priority Reference", "Table Caption", "Image Caption", "Note Kind", "Quotation"}  # fmt: skip


def spacing(style: Style) -> str:
    """Return the spacing element of `style`; exact lines are as high in every face that stands in for ours."""
    rule = "exact" if style.exact else "atLeast"
    line = f' w:line="{round(style.line * 20)}" w:lineRule="{rule}"' if style.line else ""
    return f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"{line}/>'


def wrap(tag: str, parts: list[str]) -> str:
    """Return the non-empty `parts` inside `tag`, nothing where all are empty."""
    inner = "".join(parts)
    return f"<{tag}>{inner}</{tag}>" if inner else ""


def character_style(name: str, based_on: str | None, rpr: str, default: bool) -> str:
    """Return the definition of a character style."""
    mark = DEFAULT if default else ""
    custom = ' w:customStyle="1"' if name in CUSTOM else ""
    return (
        f'<w:style w:type="character"{mark}{custom} w:styleId="{id_of(name)}"><w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + '<w:uiPriority w:val="1"/>'
        + ("<w:semiHidden/>" if default else "<w:qFormat/>")
        + wrap("w:rPr", [rpr])
        + "</w:style>"
    )


def styles() -> str:
    """Return word/styles.xml."""
    characters = "".join(character_style(*row) for row in CHARACTERS)
    tables = (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
        '<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn w:val="TableNormal"/>'
        '<w:uiPriority w:val="59"/><w:qFormat/><w:tblPr><w:tblBorders>'
        f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
        f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/></w:tblBorders>'
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="40" w:type="dxa"/><w:right w:w="140" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders>'
        f'<w:bottom w:val="single" w:sz="8" w:space="0" w:color="{INK}"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>'
    )
    lists = '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(False)}"
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    paragraphs = "".join(map(paragraph_style, STYLES))
    return f"{HEAD}<w:styles {NAMESPACES}>{defaults}{paragraphs}{characters}{tables}{lists}</w:styles>"


def numbering() -> str:
    """Return word/numbering.xml: bullets (1) and numbers (2), tied to the list styles."""

    def level(i: int, form: str, text: str, style: str | None, indent: int) -> str:
        link = f'<w:pStyle w:val="{style}"/>' if style else ""
        return (
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{link}<w:lvlText w:val="{text}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{indent * (i + 1)}" w:hanging="{indent}"/></w:pPr></w:lvl>'
        )

    bullets = "".join(
        level(i, "bullet", "•–·"[i % 3], f"ListBullet{i + 1 if i else ''}" if i < 3 else None, 312)
        for i in range(9)
    )
    numbers = "".join(
        level(i, "decimal", f"%{i + 1}.", f"ListNumber{i + 1 if i else ''}" if i < 2 else None, 400)
        for i in range(9)
    )
    return (
        f'{HEAD}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="1"><w:multiLevelType w:val="multilevel"/>'
        f'{bullets}</w:abstractNum><w:abstractNum w:abstractNumId="2"><w:multiLevelType w:val="multilevel"/>{numbers}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )


def theme() -> str:
    """Return word/theme/theme1.xml: the chapters' accents and the two faces."""
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'
        for name, value in (
            ("dk1", INK), ("lt1", "FFFFFF"), ("dk2", QUIET), ("lt2", "F3F1EC"), *ACCENTS, ("hlink", LINK), ("folHlink", LINK)
        )
    )  # fmt: skip
    faces = "".join(
        f'<a:{kind}Font><a:latin typeface="{face}"/><a:ea typeface=""/><a:cs typeface="{ARABIC}"/></a:{kind}Font>'
        for kind, face in (("major", SANS), ("minor", SERIF))
    )
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{solid}</a:ln>'
    return (
        f'{HEAD}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Regional priorities">'
        f'<a:themeElements><a:clrScheme name="Chapters">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Source">{faces}</a:fontScheme>'
        f'<a:fmtScheme name="Plain"><a:fillStyleLst>{solid * 3}</a:fillStyleLst><a:lnStyleLst>{line * 3}</a:lnStyleLst>'
        f"<a:effectStyleLst>{'<a:effectStyle><a:effectLst/></a:effectStyle>' * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{solid * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def field(code: str, shown: str) -> str:
    """Return the runs of a field."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'<w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def document() -> str:
    """Return word/document.xml: every style shown once."""
    paragraphs = []
    for style in STYLES:
        if style.shown:
            runs = "<w:r><w:tab/></w:r>".join(
                f"<w:r><w:t>{escape(it)}</w:t></w:r>" for it in style.shown.split("\t")
            )
            frame = (
                FRAME if style.extra == FRAME else ""
            )  # LibreOffice hangs a paragraph by its own frame only
            paragraphs.append(f'<w:p><w:pPr><w:pStyle w:val="{style.id}"/>{frame}</w:pPr>{runs}</w:p>')
    cells = "".join(
        f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if row == 'Head' else ''}"
        + "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{MEASURE // 2}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Compact"/>'
            f"</w:pPr><w:r><w:t>{row} {column}</w:t></w:r></w:p></w:tc>"
            for column in "AB"
        )
        + "</w:tr>"
        for row in ("Head", "Cell")
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Table"/><w:tblW w:w="{MEASURE // 2 * 2}" w:type="dxa"/>'
        '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{MEASURE // 2}"/><w:gridCol w:w="{MEASURE // 2}"/></w:tblGrid>{cells}</w:tbl>'
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:headerReference w:type="first" r:id="rId8"/><w:footerReference w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{round(30 * MM)}" w:right="{round(49.9 * MM)}" w:bottom="{round(32 * MM)}" '
        f'w:left="{round(36.1 * MM)}" w:header="{round(14 * MM)}" w:footer="{round(12 * MM)}" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    closing = '<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:p>'
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{''.join(paragraphs)}{table}{closing}{section}</w:body></w:document>"


PARTS = {
    "[Content_Types].xml": HEAD
    + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for part, kind in (
            ("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"), ("settings", "settings"),
            ("fontTable", "fontTable"), ("header1", "header"), ("header2", "header"), ("footer1", "footer"),
        )
    )
    + '<Override PartName="/word/theme/theme1.xml" ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
    + "</Types>",
    "_rels/.rels": HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
    "word/_rels/document.xml.rels": HEAD
    + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    + "".join(
        f'<Relationship Id="rId{i}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
        f'Target="{part}.xml"/>'
        for i, (kind, part) in enumerate(
            (("styles", "styles"), ("numbering", "numbering"), ("header", "header1"), ("footer", "footer1"),
             ("settings", "settings"), ("fontTable", "fontTable"), ("theme", "theme/theme1"), ("header", "header2")), 1
        )
    )
    + "</Relationships>",
    "word/settings.xml": f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>',
    # what a reader without the faces gets instead
    "word/fontTable.xml": f"{HEAD}<w:fonts {NAMESPACES}>"
    f'<w:font w:name="{SERIF}"><w:altName w:val="Cambria"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
    f'<w:font w:name="{SANS}"><w:altName w:val="Calibri"/><w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    f'<w:font w:name="{ARABIC}"><w:altName w:val="Arial"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
    "</w:fonts>",
    "word/header1.xml": f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    + field('STYLEREF "heading 1"', "Heading 1") + "</w:p></w:hdr>",
    # the cover: empty, unless the document is a draft
    "word/header2.xml": f'{HEAD}<w:hdr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>',
    "word/footer1.xml": f'{HEAD}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr><w:r><w:tab/></w:r>'
    + field("PAGE", "1") + "<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>" + field("NUMPAGES", "1") + "</w:p></w:ftr>",
}  # fmt: skip


def build() -> bytes:
    """Return the file, byte for byte the same each time."""
    parts = PARTS | {
        "word/document.xml": document(),
        "word/styles.xml": styles(),
        "word/numbering.xml": numbering(),
        "word/theme/theme1.xml": theme(),
    }
    return ooxml.write({name: text.encode() for name, text in parts.items()})


def main() -> None:
    """Write the file."""
    TARGET.write_bytes(build())
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {len(STYLES)} paragraph styles")


if __name__ == "__main__":
    main()
