"""The print CSS of a design."""
# ruff: noqa: E501  rules of CSS are easier to read on one line

from .content import Heading, Report
from .design import Design, HeadingStyle


def stylesheet(report: Report, design: Design) -> str:
    """CSS for the page that `html.document` writes."""
    return "\n".join(
        (_pages(report, design), _text(design), _headings(design), _parts(design), _fronts(design))
    )


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\A ") + '"'


def _folio(design: Design, style: str = "decimal") -> str:
    counter = f"counter(page, {style})" if style != "decimal" else "counter(page)"
    return {
        "page-of": f'"Page " {counter} " of " counter(pages)',
        "dashes": f'"– " {counter} " –"',
    }.get(design.footer, counter)


def _box(name: str, value: str, design: Design, extra: str = "") -> str:
    return (
        f"@{name}{{content:{value};font:{design.body_size * 0.8:.1f}pt Head;color:#666;"
        f"white-space:pre;{extra}}}"
    )


def _pages(report: Report, design: Design) -> str:
    width, height = design.page_size
    top, outer, bottom, inner = design.margins
    side = ":right" if design.odd_even else ""
    margins = f"margin:{top}pt {outer}pt {bottom}pt {inner}pt;"
    rules = [
        f"@page{{size:{width}pt {height}pt;{margins}}}",
        f"@page{side}{{{_running(report, design, left=False)}}}",
    ]
    if design.odd_even:
        rules.append(
            f"@page:left{{margin:{top}pt {inner}pt {bottom}pt {outer}pt;{_running(report, design, left=True)}}}"
        )
    elif design.sponsor_lines == "even":
        rules.append(f"@page:left{{{_sponsors(report, design)}}}")
    rules.append("@page cover{margin:0;" + _nothing() + "}")
    if design.roman_front:
        rules.append("@page front{" + _folio_box(report, design, "lower-roman") + "}")
    if design.header == "section":
        chapters = [b.text for b in report.blocks if isinstance(b, Heading) and b.level == 1]
        for number, text in enumerate(chapters, 1):
            rules.append(
                f"@page ch{number}{{{_box('top-right', _quoted(text), design)}}} .ch{number}{{page:ch{number}}}"
            )
    if design.sponsor_lines == "some":
        rules.append(f"@page logos{{{_sponsors(report, design)}}} .ch1,.ch2{{page:logos}}")
    return "\n".join(rules)


def _nothing() -> str:
    boxes = ("top-left", "top-center", "top-right", "bottom-left", "bottom-center", "bottom-right")
    return "".join(f"@{box}{{content:none}}" for box in boxes)


def _running(report: Report, design: Design, *, left: bool) -> str:
    boxes = []
    if design.header == "report":
        boxes.append(
            _box(
                "top-left" if left or not design.odd_even else "top-right",
                _quoted(report.report_name),
                design,
            )
        )
    elif design.header == "split":
        boxes.append(_box("top-left", _quoted(report.organizers[0]), design))
        boxes.append(_box("top-right", _quoted(report.report_name), design))
    boxes.append(_folio_box(report, design, "decimal", left=left))
    if design.sponsor_lines == "all" or (design.sponsor_lines == "even" and left):
        boxes.append(_sponsors(report, design))
    return "".join(boxes)


def _folio_box(report: Report, design: Design, style: str, *, left: bool = False) -> str:
    folio = _folio(design, style)
    if design.footer == "report":
        return _box("bottom-left", _quoted(report.report_name + " | ") + " " + folio, design)
    if design.footer == "outer":
        return _box("bottom-left" if left else "bottom-right", folio, design)
    return _box("bottom-center", folio, design)


def _sponsors(report: Report, design: Design) -> str:
    lines = _quoted("Sponsored by:\n" + "\n".join(report.sponsors))
    hosts = _quoted("Organized by:\n" + "\n".join(report.organizers))
    style = "font-size:7pt;vertical-align:top;padding-top:8pt;text-align:left;"
    corner = "bottom-right" if design.footer != "outer" or design.odd_even else "bottom-center"
    boxes = _box(corner, hosts, design, style)
    return boxes if design.footer == "report" else boxes + _box("bottom-left", lines, design, style)


def _text(design: Design) -> str:
    gap = {"gap": design.body_size * 0.8, "small-gap": design.body_size * 0.3, "indent": 0, "none": 0}[
        design.paragraph
    ]
    indent = design.body_size * 1.5 if design.paragraph == "indent" else 0
    hyphens = "hyphens:auto;" if design.hyphenate else "hyphens:manual;"
    bold = f"font-weight:{design.bold_weight}"
    bold += f";color:{design.accent}" if design.bold_color else ""
    lines = 1 if design.loose_breaks else 2
    if design.synthetic_bold:
        bold = "font-weight:700"  # of which the page has no face
    return f"""
html{{font:{design.body_weight} {design.body_size}pt/{design.leading} Body;text-align:{design.align};{hyphens}orphans:{lines};widows:{lines}}}
body{{margin:0}} p{{margin:0 0 {gap}pt;text-indent:{indent}pt}}
b{{{bold}}} h1+p,h2+p,h3+p,h4+p,.columns>p:first-child,.first,aside+p,table+p{{text-indent:0}}
.item{{text-indent:-1.2em;padding-left:1.6em;margin-bottom:{design.item_gap(gap):.1f}pt}}
.dot{{display:inline-block;width:0.36em;height:0.36em;margin-bottom:0.14em;border-radius:0.18em;background:{design.accent}}}
.marker{{display:inline-block;width:1.2em;text-indent:0}} .list .list{{margin-left:1.6em}} .list{{margin-bottom:{gap}pt}}
.columns{{columns:{design.columns};column-gap:18pt;column-fill:balance}}
{".first::first-letter{float:left;font-size:3.1em;line-height:0.85;padding-right:0.06em;font-family:Head}" if design.drop_cap else ""}
sup{{font-size:0.65em;line-height:0;vertical-align:super}}
.footnote{{float:footnote;font-size:{design.note_size}em;text-indent:0;text-align:left}}
::footnote-marker{{content:counter(footnote) " "}}
@page{{@footnote{{border-top:0.5pt solid #888;padding-top:4pt}}}}
.endnotes{{border-top:0.5pt solid #888;margin-top:8pt;padding-top:4pt}} .endnote{{font-size:{design.note_size - 0.02:.2f}em;text-indent:0;margin:0}}
"""


def _headings(design: Design) -> str:
    rules = [
        "h1,h2,h3,h4{font-family:Head;text-align:left;hyphens:manual;break-after:BREAK;line-height:1.2;text-indent:0}".replace(
            "BREAK", "auto" if design.loose_breaks else "avoid"
        )
    ]
    spaces = ((0, 14), (14, 5), (10, 4), (8, 2))
    for level, (style, (above, below)) in enumerate(zip(design.headings, spaces, strict=True), 1):
        rules.append(f"h{level}{{margin:{above}pt 0 {below}pt;{_heading(style, design)}}}")
    if design.chapter_break:
        rules.append(".chapter{break-before:page}")
    else:
        rules.append(".chapter{margin-top:22pt}")
    return "\n".join(rules)


def _heading(style: HeadingStyle, design: Design) -> str:
    parts = [
        f"font-size:{style.size * design.body_size:.2f}pt",
        f"font-weight:{style.weight}",
        f"color:{style.color}",
    ]
    parts.append(f"text-align:{style.align}")
    parts += [f"letter-spacing:{style.tracking}em"] if style.tracking else []
    parts += ["text-transform:uppercase"] if style.case == "upper" else []
    parts += ["font-variant:small-caps"] if style.case == "small-caps" else []
    parts += ["font-style:italic"] if style.italic else []
    parts += ["text-decoration:underline"] if style.underline else []
    parts += [f"background:{style.ground};color:#fff;padding:4pt 6pt"] if style.ground else []
    parts += [f"border-bottom:1pt solid {design.accent};padding-bottom:3pt"] if style.rule else []
    return ";".join(parts)


def _parts(design: Design) -> str:
    beside = design.quote == "beside" and design.columns == 1
    quote = {
        True: "float:right;width:36%;margin:2pt 0 8pt 14pt",
        False: "margin:8pt 0" if design.quote == "boxed" else "margin:10pt 24pt",
    }[beside]
    frame = (
        f"border-top:1.5pt solid {design.accent};border-bottom:1.5pt solid {design.accent};padding:6pt 0"
        if design.quote == "rules"
        else f"background:#f1efe8;border-left:3pt solid {design.accent};padding:8pt 10pt"
    )
    cell = {
        "grid": "border:0.5pt solid #777",
        "rules": "border-bottom:0.5pt solid #999",
        "striped": "",
    }[design.table]
    stripe = "tbody tr:nth-child(odd){background:#eee}" if design.table == "striped" else ""
    return f"""
.quote{{{quote};{frame};font:italic {design.body_size * 1.15:.1f}pt/1.3 Body;color:{design.accent};text-align:left;break-inside:avoid}}
table{{border-collapse:collapse;width:100%;margin:8pt 0 10pt;font-size:0.92em;break-inside:avoid;text-align:left;clear:both}}
th,td{{{cell};padding:3pt 6pt;vertical-align:top}} th{{font-weight:700;color:{design.accent};text-align:left}} {stripe}
caption,figcaption{{font:italic 0.85em Head;text-align:left;padding:3pt 0;text-indent:0}}
figure{{margin:8pt 0;break-inside:avoid}} figure svg{{width:60%;height:60pt}}
.side{{position:fixed;top:45%;right:-{design.margins[1] * 0.5 + 55:.0f}pt;width:120pt;font:7pt Head;color:#777;transform:rotate(90deg);text-indent:0}}
.watermark{{position:fixed;top:40%;left:10%;font:700 90pt Head;color:#e9e9e9;transform:rotate(-40deg);z-index:-1}}
"""


def _fronts(design: Design) -> str:
    width, height = design.page_size
    white = design.cover == "solid"
    ground = {
        "solid": design.accent,
        "plain": "#fff",
        "band": f"linear-gradient({design.accent} 0%, {design.accent} 32%, #fff 32%, #fff 100%)",
    }[design.cover]
    ink = "#fff" if white else "#222"
    contents = {
        "dots": ".dots{border-bottom:0.8pt dotted #888;flex:1;margin:0 4pt 3pt}",
        "plain": ".dots{flex:1}",
        "left": ".dots{display:none} .page{order:-1;width:36pt;font-weight:700}",
        "word": ".dots{display:none} .contents a{display:block} .page::before{content:', p. '}",
        "table": ".dots{flex:1} .contents a{border:0.6pt solid #555;padding:3pt 6pt;margin-top:-4.6pt}",
        "boxes": ".dots{display:none} .entries{display:grid;grid-template-columns:1fr 1fr;gap:5pt}"
        ".contents .entries p{background:#eef2f6;padding:5pt;margin:0;break-inside:avoid} .contents a{display:block}"
        ".page{display:block;font-size:1.5em} .entry{display:block}",
        "links": ".dots,.page{display:none} .contents a{text-decoration:underline}",
    }[design.contents]
    return f"""
.cover{{page:cover;width:{width}pt;height:{height - 1}pt;background:{ground};color:{ink};box-sizing:border-box;padding:60pt 60pt;text-align:left;break-after:page;font-family:Head}}
.series{{color:{"#fff" if design.cover != "plain" else design.accent};letter-spacing:0.05em;font-size:12pt}}
.title{{font-size:25pt;line-height:1.2;font-weight:700;margin-top:{50 if design.cover != "band" else 24}pt;height:190pt;color:{"#fff" if design.cover != "plain" else design.accent}}}
.art{{height:120pt;color:{ink if white else design.accent}}} .name{{font-size:15pt;margin-top:30pt}} .dates{{font-size:11pt}} .web{{margin-top:40pt}} .credits{{margin-top:60pt;font-size:9pt}}
.front{{page:front;break-after:page}} .front+section{{{"counter-reset:page 1;" if design.roman_front else ""}break-before:auto}}
.contents p{{margin:0 0 4pt;text-indent:0}} .toc1{{font-weight:700;padding-top:4pt}} .toc2{{padding-left:14pt}}
.contents a{{display:flex;color:inherit;text-decoration:none;align-items:baseline;text-align:left}} .entry{{max-width:85%}} {contents}
"""
