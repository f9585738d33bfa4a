"""The styles of a flat OpenDocument text."""
# ruff: noqa: E501  elements are easier to read on one line

from html import escape

from .content import Report
from .design import Design, HeadingStyle

FACE_NAMES = {300: "Light", 500: "Medium", 600: "Semibold"}


def styles(report: Report, design: Design) -> str:
    """Named styles, page layouts and master pages."""
    return _styles(design) + _automatic(report, design) + _masters(report, design)


def cover_lines(report: Report, design: Design) -> list[tuple[str, float, str, float, str]]:
    """Words, size, colour, space above (points) and weight of the lines on the cover."""
    title = design.accent if design.cover == "plain" else "#ffffff"
    ink = "#ffffff" if design.cover == "solid" else "#222222"
    names = " · ".join((*report.sponsors, *report.organizers))
    return [
        ("Regional Forum Series", 12, title, 0, "normal"),
        (f"“{report.title}”", 25, title, 24, "bold"),
        (report.report_name, 15, ink, 260, "normal"),
        (report.dates, 11, ink, 2, "normal"),
        (report.website, 10, ink, 30, "normal"),
        (names, 9, ink, 60, "normal"),
    ]


def _face(family: str, weight: int) -> tuple[str, str]:
    """The family name and the weight that select a face in Writer."""
    if weight in FACE_NAMES:
        name = FACE_NAMES[weight]
        return f"{family} {'Semi Bold' if family == 'Inter' and name == 'Semibold' else name}", "normal"
    return family, "bold" if weight >= 700 else "normal"


def _font(family: str, weight: int, italic: bool = False) -> str:
    name, value = _face(family, weight)
    slope = ' fo:font-style="italic"' if italic else ""
    return f'fo:font-family="{name}" fo:font-weight="{value}"{slope}'


def _paragraph(  # noqa: PLR0917  in the order of the file format
    name: str, paragraph: str = "", text: str = "", parent: str = "", extra: str = "", inside: str = ""
) -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    return (
        f'<style:style style:name="{name}" style:family="paragraph"{above}{extra}>'
        f"<style:paragraph-properties {paragraph}>{inside}</style:paragraph-properties>"
        f"<style:text-properties {text}/></style:style>"
    )


def _styles(design: Design) -> str:
    size = design.body_size
    gap = {"gap": 0.8, "small-gap": 0.3, "indent": 0.0, "none": 0.0}[design.paragraph] * size
    indent = size * 1.5 if design.paragraph == "indent" else 0
    lines = 1 if design.loose_breaks else 2
    color = f' fo:color="{design.accent}"' if design.bold_color else ""
    numbers = (
        '<text:linenumbering-configuration text:style-name="Running" text:number-lines="true" text:offset="14pt" '
        'style:num-format="1" text:number-position="left" text:increment="1"/>'
        if design.line_numbers
        else ""
    )
    align = "justify" if design.align == "justify" else "start"
    body = f'fo:margin-top="0pt" fo:margin-bottom="{gap:.1f}pt" fo:text-align="{align}" fo:line-height="{design.leading * 84:.0f}%" fo:orphans="{lines}" fo:widows="{lines}"'
    plain = f'{_font(design.body_family, design.body_weight)} fo:font-size="{size}pt" fo:language="en" fo:country="US"'
    drop = '<style:drop-cap style:lines="3" style:distance="2pt"/>' if design.drop_cap else ""
    parts = [
        _paragraph("Body", body, plain),
        _paragraph("Indented", f'fo:text-indent="{indent}pt"', "", "Body"),
        _paragraph("Opening", 'fo:text-indent="0pt"', "", "Body", inside=drop),
        _paragraph("Item", f'fo:margin-bottom="{design.item_gap(gap):.1f}pt"', "", "Body"),
        _paragraph(
            "Note",
            'fo:margin-bottom="1pt" fo:text-align="start"',
            f'fo:font-size="{size * design.note_size:.1f}pt"',
            "Body",
        ),
        _paragraph(
            "Caption",
            'fo:margin-top="6pt" fo:margin-bottom="3pt" fo:text-align="start" fo:keep-with-next="always"',
            f'fo:font-style="italic" fo:font-size="{size * 0.85:.1f}pt"',
            "Body",
        ),
        _paragraph(
            "Cell",
            'fo:margin-bottom="0pt" fo:text-align="start" fo:line-height="100%"',
            f'fo:font-size="{size * 0.92:.1f}pt"',
            "Body",
        ),
        _paragraph(
            "Running",
            'fo:text-align="start" fo:line-height="100%"',
            f'{_font(design.heading_family, 400)} fo:font-size="{size * 0.8:.1f}pt" fo:color="#666666"',
        ),
        _paragraph("Cover", 'fo:text-align="start"', _font(design.heading_family, 400)),
        _paragraph(
            "Quote",
            _quote_frame(design),
            f'fo:font-style="italic" fo:font-size="{size * 1.15:.1f}pt" fo:color="{design.accent}"',
            "Body",
        ),
        f'<style:style style:name="Strong" style:family="text"><style:text-properties {_font(design.body_family, design.bold_weight)}{color}/></style:style>',
        '<style:style style:name="Emphasis" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>',
        numbers,
        _list_styles(design),
        _paragraph(
            "Hanging",
            f'fo:margin-left="20pt" fo:text-indent="-16pt" fo:margin-bottom="{design.item_gap(gap):.1f}pt"',
            "",
            "Body",
            inside='<style:tab-stops><style:tab-stop style:position="0pt"/></style:tab-stops>',
        ),
        _contents_line("Toc", 0, design),
        _contents_line("Toc2", 14, design),
    ]
    spaces = ((0, 14), (14, 5), (10, 4), (8, 3))
    for level, (style, space) in enumerate(zip(design.headings, spaces, strict=True), 1):
        parts.append(_heading_style(level, style, design, space))
    return "<office:styles>" + "".join(parts) + "</office:styles>"


def _quote_frame(design: Design) -> str:
    if design.quote == "boxed":
        return f'fo:background-color="#f1efe8" fo:padding="6pt" fo:border-left="3pt solid {design.accent}" fo:margin-top="8pt" fo:margin-bottom="10pt" fo:text-align="start"'
    return f'fo:padding="5pt" fo:border-top="1.5pt solid {design.accent}" fo:border-bottom="1.5pt solid {design.accent}" fo:margin-top="8pt" fo:margin-bottom="10pt" fo:text-align="start"'


def _heading_style(level: int, style: HeadingStyle, design: Design, space: tuple[float, float]) -> str:
    above, below = space
    size = style.size * design.body_size
    text = [
        _font(design.heading_family, 700 if style.weight >= 600 else 400, style.italic),
        f'fo:font-size="{size:.1f}pt"',
    ]
    text += [f'fo:color="{"#ffffff" if style.ground else style.color}"']
    text += ['fo:text-transform="uppercase"'] if style.case == "upper" else []
    text += ['fo:font-variant="small-caps"'] if style.case == "small-caps" else []
    text += [f'fo:letter-spacing="{style.tracking * size:.2f}pt"'] if style.tracking else []
    text += (
        ['style:text-underline-style="solid" style:text-underline-type="single"'] if style.underline else []
    )
    shape = [
        f'fo:margin-top="{above if level > 1 or design.chapter_break else 24}pt" fo:margin-bottom="{below}pt" fo:keep-with-next="{"auto" if design.loose_breaks else "always"}" fo:text-align="{"center" if style.align == "center" else "start"}"'
    ]
    shape += [f'fo:background-color="{style.ground}" fo:padding="4pt"'] if style.ground else []
    shape += [f'fo:border-bottom="1pt solid {design.accent}" fo:padding-bottom="3pt"'] if style.rule else []
    extra = f' style:default-outline-level="{level}"'
    return _paragraph(f"Heading{level}", " ".join(shape), " ".join(text), extra=extra)


def _list_styles(design: Design) -> str:
    levels = {"Bullets": [], "Numbers": []}
    for level in (1, 2):
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-14pt" fo:margin-left="{6 + 14 * level}pt"/></style:list-level-properties>'
        )
        face = (
            '<style:text-properties fo:font-family="DejaVu Sans"/>'
            if design.bullets[level - 1] in "▪○"
            else ""
        )
        levels["Bullets"].append(
            f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{design.bullets[level - 1]}">{place}{face}</text:list-level-style-bullet>'
        )
        levels["Numbers"].append(
            f'<text:list-level-style-number text:level="{level}" style:num-format="1" style:num-suffix=".">{place}</text:list-level-style-number>'
        )
    return "".join(
        f'<text:list-style style:name="{name}">{"".join(rows)}</text:list-style>'
        for name, rows in levels.items()
    )


def _automatic(report: Report, design: Design) -> str:
    width, height = design.page_size
    top, outer, bottom, inner = design.margins
    usage = ' style:page-usage="mirrored"' if design.odd_even else ""
    size = f'fo:page-width="{width}pt" fo:page-height="{height}pt" style:print-orientation="portrait"'
    foot = 50 if design.sponsor_lines != "none" else 22
    layout = (
        f'<style:page-layout style:name="Pages"{usage}><style:page-layout-properties {size} fo:margin-top="{top * 0.5}pt" fo:margin-bottom="{max(bottom - foot, 20)}pt" fo:margin-left="{inner}pt" fo:margin-right="{outer}pt">'
        '<style:footnote-sep style:width="0.5pt" style:rel-width="30%" style:distance-before-sep="6pt" style:distance-after-sep="4pt"/></style:page-layout-properties>'
        f'<style:header-style><style:header-footer-properties fo:min-height="{top * 0.5}pt" fo:margin-bottom="10pt"/></style:header-style>'
        f'<style:footer-style><style:header-footer-properties fo:min-height="{foot}pt" fo:margin-top="8pt"/></style:footer-style></style:page-layout>'
        f'<style:page-layout style:name="CoverPage"><style:page-layout-properties {size} fo:margin="60pt"/></style:page-layout>'
    )
    line = {
        "grid": 'fo:border="0.5pt solid #777777"',
        "rules": 'fo:border-bottom="0.5pt solid #999999"',
        "striped": "",
    }[design.table]
    breaking = ' fo:break-before="page"' if design.chapter_break else ""
    parts = [
        _paragraph("ChapterPage", breaking, "", "Heading1"),
        _paragraph("NewPage", 'fo:break-before="page"', "", "Body"),
        _paragraph("ContentsPage", 'fo:break-before="page"', "", "Heading1"),
        f'<style:style style:name="Columns" style:family="section"><style:section-properties text:dont-balance-text-columns="false"><style:columns fo:column-count="{design.columns}" fo:column-gap="18pt"/></style:section-properties></style:style>',
        f'<style:style style:name="CellBox" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" {line}/></style:style>',
        f'<style:style style:name="CellTint" style:family="table-cell"><style:table-cell-properties fo:padding="3pt" {line} fo:background-color="#eeeeee"/></style:style>',
        '<style:style style:name="WholeWidth" style:family="table"><style:table-properties style:rel-width="100%" table:align="margins" fo:margin-bottom="8pt" style:may-break-between-rows="false"/></style:style>',
        '<style:style style:name="Ground" style:family="graphic"><style:graphic-properties draw:stroke="none" draw:fill="solid" '
        f'draw:fill-color="{design.accent}" style:run-through="background" style:wrap="run-through" style:horizontal-pos="from-left" style:horizontal-rel="page" style:vertical-pos="from-top" style:vertical-rel="page"/></style:style>',
        '<style:style style:name="Beside" style:family="graphic"><style:graphic-properties style:wrap="left" style:horizontal-pos="right" style:horizontal-rel="paragraph" style:vertical-pos="top" style:vertical-rel="paragraph" '
        f'fo:margin-left="12pt" fo:margin-bottom="6pt" fo:padding="6pt" draw:fill="solid" draw:fill-color="#f1efe8" fo:background-color="#f1efe8" fo:border-left="2pt solid {design.accent}"/></style:style>',
        '<style:style style:name="Picture" style:family="graphic"><style:graphic-properties style:vertical-pos="top" style:vertical-rel="baseline"/></style:style>',
    ]
    for name, page in (("StartFront", "Front"), ("StartBody", "Pages"), ("StartLogos", "Logos")):
        number = ' style:page-number="1"' if design.roman_front and name != "StartFront" else ""
        number = ' style:page-number="2"' if name == "StartFront" else number
        parts.append(
            _paragraph(
                name,
                number,
                "",
                "Heading1" if name != "StartFront" else "Heading2",
                f' style:master-page-name="{page}"',
            )
        )
    for number, (_, size_, color, above, weight) in enumerate(cover_lines(report, design), 1):
        text = f'fo:font-size="{size_}pt" fo:color="{color}" fo:font-weight="{weight}"'
        parts.append(_paragraph(f"Cover{number}", f'fo:margin-top="{above}pt"', text, "Cover"))
    parts.append(_paragraph("NextPlain", "", "", "Heading1", ' style:master-page-name="Pages"'))
    return (
        "<office:automatic-styles>"
        + layout
        + "".join(parts)
        + _running_styles(design)
        + "</office:automatic-styles>"
    )


def _contents_line(name: str, indent: float, design: Design) -> str:
    width = design.page_size[0] - design.margins[1] - design.margins[3]
    stops = f'<style:tab-stops><style:tab-stop style:position="{width - indent}pt" style:type="right"{_leader(design)}/></style:tab-stops>'
    shape = f'fo:margin-left="{indent}pt" fo:margin-bottom="4pt" fo:text-align="start"'
    return _paragraph(name, shape, "", "Body", inside=stops)


def _leader(design: Design) -> str:
    return ' style:leader-style="dotted" style:leader-text="."' if design.contents == "dots" else ""


def _running_styles(design: Design) -> str:
    width = design.page_size[0] - design.margins[1] - design.margins[3]
    stops = f'<style:tab-stops><style:tab-stop style:position="{width / 2}pt"/><style:tab-stop style:position="{width}pt" style:type="right"/></style:tab-stops>'
    return "".join(
        _paragraph(name, f'fo:text-align="{align}"', "", "Running", inside=stops)
        for name, align in (("RunLeft", "start"), ("RunRight", "end"), ("RunCentre", "center"))
    )


def _masters(report: Report, design: Design) -> str:
    def master(name: str, roman: bool, logos: str) -> str:
        odd, even = (
            _running(report, design, left=False, roman=roman),
            _running(report, design, left=True, roman=roman),
        )
        lines = _logos(report)
        here = lines if logos == "all" else ""
        there = lines if logos in ("all", "even") else ""
        left = (
            f"<style:header-left>{even[0]}</style:header-left>",
            f"<style:footer-left>{even[1]}{there}</style:footer-left>",
        )
        sided = design.odd_even or logos == "even"
        return (
            f'<style:master-page style:name="{name}" style:page-layout-name="Pages"><style:header>{odd[0]}</style:header>{left[0] if sided else ""}'
            f"<style:footer>{odd[1]}{here}</style:footer>{left[1] if sided else ''}</style:master-page>"
        )

    usual = design.sponsor_lines if design.sponsor_lines in ("all", "even") else "none"
    return (
        "<office:master-styles>"
        + '<style:master-page style:name="Standard" style:page-layout-name="CoverPage" style:next-style-name="Front"/>'
        + master("Front", design.roman_front, usual)
        + master("Pages", False, usual)
        + master("Logos", False, "all")
        + "</office:master-styles>"
    )


def _running(report: Report, design: Design, *, left: bool, roman: bool) -> tuple[str, str]:
    name = escape(report.report_name)
    mirrored = left and design.odd_even
    head = {
        "none": "",
        "report": name,
        "section": '<text:chapter text:display="name" text:outline-level="1">–</text:chapter>',
        "split": f"{escape(report.organizers[0])}<text:tab/><text:tab/>{name}",
    }[design.header]
    side = "RunLeft" if design.header == "split" or mirrored or not design.odd_even else "RunRight"
    number = f'<text:page-number text:select-page="current" style:num-format="{"i" if roman else "1"}">1</text:page-number>'
    folio = {
        "page-of": f"Page {number} of <text:page-count>1</text:page-count>",
        "dashes": f"– {number} –",
        "report": f"{name} | {number}",
    }.get(design.footer, number)
    place = {"report": "RunLeft", "outer": "RunLeft" if mirrored else "RunRight"}.get(
        design.footer, "RunCentre"
    )
    return (
        f'<text:p text:style-name="{side}">{head}</text:p>',
        f'<text:p text:style-name="{place}">{folio}</text:p>',
    )


def _logos(report: Report) -> str:
    sponsors, hosts = report.sponsors, report.organizers
    rows = [("Sponsored by:", "Organized by:")]
    rows += [(s, hosts[i] if i < len(hosts) else "") for i, s in enumerate(sponsors)]
    return "".join(
        f'<text:p text:style-name="RunLeft">{escape(a)}<text:tab/>{escape(b)}</text:p>' for a, b in rows
    )
