"""Typst: native columns, footnotes, contents and hyphenation."""
# ruff: noqa: E501  lines of Typst are easier to read whole

import json
from pathlib import Path

import typst

from .. import content
from ..content import (
    Block,
    Bullet,
    Figure,
    Heading,
    Inline,
    Note,
    PageBreak,
    Paragraph,
    PullQuote,
    Report,
    Table,
)
from ..design import Design, HeadingStyle
from ..fonts import BROUGHT
from ..truth import Truth, truth_of

ENGINE = "Typst"
FOOTERS = {
    "centre": "align(center, shown())",
    "outer": "align(if calc.odd(here().page()) { right } else { left }, shown())",
    "page-of": "align(center)[Page #shown() of #counter(page).final().first()]",
    "dashes": "align(center)[– #shown() –]",
    "report": "[#report-name | #shown()]",
}


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`."""
    text = source(report, design)
    out_path.write_bytes(typst.compile(text.encode(), format="pdf", font_paths=[*map(str, BROUGHT)]))
    return truth_of(report, design, out_path, ENGINE)


def source(report: Report, design: Design) -> str:
    """The Typst file of `report`."""
    return "\n".join(
        (_settings(report, design), _cover(report, design), _front(report, design), _flow(report, design))
    )


def _str(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _settings(report: Report, design: Design) -> str:
    width, height = design.page_size
    top, outer, bottom, inner = design.margins
    size = design.body_size
    gap = {"gap": 0.95, "small-gap": 0.3, "indent": 0.0, "none": 0.0}[design.paragraph] * size
    leading = (design.leading - 0.72) * size
    indent = "(amount: 1.5em, all: false)" if design.paragraph == "indent" else "0pt"
    cost = "0%" if design.loose_breaks else "100%"
    sides = (
        f"inside: {inner}pt, outside: {outer}pt" if design.odd_even else f"left: {inner}pt, right: {outer}pt"
    )
    return f"""
#set document(title: {_str(report.report_name)})
#let report-name = {_str(report.report_name)}
#let accent = rgb("{design.accent}")
#let shown() = counter(page).display()
#let small(body) = text(size: {size * 0.8}pt, fill: luma(40%), font: {_str(design.heading_family)}, weight: 400, body)
#let section-name() = {{
  let before = query(heading.where(level: 1).before(here()))
  let here-page = query(heading.where(level: 1)).filter(h => h.location().page() == here().page())
  if here-page.len() > 0 {{ here-page.first().body }} else if before.len() > 0 {{ before.last().body }}
}}
#let sponsors = small[Sponsored by:\\ {" #linebreak() ".join("#" + _str(n) for n in report.sponsors)}]
#let organizers = small[Organized by:\\ {" #linebreak() ".join("#" + _str(n) for n in report.organizers)}]
#let logos = grid(columns: (1fr, 1fr), sponsors, organizers)
#set page(width: {width}pt, height: {height}pt, margin: (top: {top}pt, bottom: {bottom}pt, {sides}),
  header: context {{ small({_header(design)}) }},
  footer: context {{ small({FOOTERS[design.footer]}); {_logos(design)} }}{_watermark(design)})
#set text(font: {_str(design.body_family)}, size: {size}pt, weight: {design.body_weight}, lang: "{report.language}", hyphenate: {str(design.hyphenate).lower()})
#set par(justify: {str(design.align == "justify").lower()}, leading: {leading}pt, spacing: {leading + gap}pt, first-line-indent: {indent})
#show strong: {_strong(design)}
#set text(costs: (widow: {cost}, orphan: {cost}))
{"#set par.line(numbering: n => small([#n]))" if design.line_numbers else ""}
#set footnote.entry(separator: line(length: 30%, stroke: 0.5pt))
#show footnote.entry: set text(size: {size * design.note_size:.2f}pt)
#set table(stroke: {_table_stroke(design)}, fill: {_table_fill(design)}, inset: 5pt)
#let item(level, marker, body) = pad(left: (level - 1) * 1.5em, grid(columns: (1.3em, 1fr), marker, body))
{_headings(design)}
"""


def _header(design: Design) -> str:
    return {
        "none": "[]",
        "report": "if here().page() > 1 { align(if calc.even(here().page()) { left } else { right }, report-name) }"
        if design.odd_even
        else "if here().page() > 1 { report-name }",
        "section": "align(right, section-name())",
        "split": "grid(columns: (1fr, auto), align: (left, right), [The Crossroads Initiative], report-name)",
    }[design.header]


def _logos(design: Design) -> str:
    return {
        "none": "",
        "all": "logos",
        "even": "if calc.even(here().page()) { logos }",
        "some": "if (4, 5, 9).contains(here().page()) { logos }",
    }[design.sponsor_lines]


def _watermark(design: Design) -> str:
    parts = []
    if design.side_tab:
        parts.append("place(right + horizon, dx: 30pt, rotate(90deg, small(report-name)))")
    if design.watermark:
        words = f"text(size: 90pt, fill: luma(92%), weight: 700)[{design.watermark}]"
        parts.append(f"place(center + horizon, rotate(-40deg, {words}))")
    return f", background: {{{'; '.join(parts)}}}" if parts else ""


def _strong(design: Design) -> str:
    if design.synthetic_bold:
        return "it => text(stroke: 0.3pt, it.body)"
    color = ", fill: accent" if design.bold_color else ""
    return f"it => text(weight: {design.bold_weight}{color}, it.body)"


def _table_stroke(design: Design) -> str:
    return {"grid": "0.5pt + luma(50%)", "rules": "(bottom: 0.5pt + luma(60%))", "striped": "none"}[
        design.table
    ]


def _table_fill(design: Design) -> str:
    return "(x, y) => if calc.odd(y) { luma(93%) }" if design.table == "striped" else "none"


def _headings(design: Design) -> str:
    spaces = ((0, 16), (16, 8), (12, 7), (10, 6))
    rules = []
    for level, (style, (above, below)) in enumerate(zip(design.headings, spaces, strict=True), 1):
        breaking = ""
        if level == 1 and design.chapter_break:
            breaking = "pagebreak(weak: true);"
        elif level == 1:
            above = 24
        rules.append(
            f"#show heading.where(level: {level}): it => {{ {breaking} {_heading(style, design, above, below, level)} }}"
        )
    return "\n".join(rules)


def _heading(style: HeadingStyle, design: Design, above: float, below: float, level: int) -> str:
    body = "it.body"
    body = (
        f"upper({body})"
        if style.case == "upper"
        else f"smallcaps({body})"
        if style.case == "small-caps"
        else body
    )
    body = f"underline({body})" if style.underline else body
    fill = "white" if style.ground else f'rgb("{style.color}")'
    slope = ', style: "italic"' if style.italic else ""
    words = (
        f"text(font: {_str(design.heading_family)}, size: {style.size * design.body_size:.2f}pt, weight: {style.weight},"
        f" fill: {fill}, tracking: {style.tracking}em, hyphenate: false{slope}, {body})"
    )
    words = f"align({style.align}, {{ set par(justify: false, leading: 0.45em, first-line-indent: 0pt); {words} }})"
    frame = f'fill: rgb("{style.ground}"), inset: 6pt, ' if style.ground else ""
    frame += "stroke: (bottom: 1pt + accent), inset: (bottom: 4pt), " if style.rule else ""
    block = f"block(width: 100%, above: {above}pt, below: {below}pt, sticky: {str(not design.loose_breaks).lower()}, {frame}{words})"
    if level == 1 and design.columns > 1:
        return f'place(top, float: true, scope: "parent", clearance: {below}pt, {block})'
    return block


def _cover(report: Report, design: Design) -> str:
    solid, plain = design.cover == "solid", design.cover == "plain"
    fill = "accent" if solid else "white"
    ink = "white" if solid else "black"
    title = "accent" if plain else "white"
    band = (
        "#place(top + left, rect(width: 100%, height: 34%, fill: accent))" if design.cover == "band" else ""
    )
    circles = "".join(
        f"#place(dx: {20 + 40 * i}pt, dy: {30 + 20 * (-1) ** i}pt, circle(radius: {10 + 3 * i}pt, stroke: 1.2pt + {ink}))"
        for i in range(7)
    )
    return f"""
#page(margin: 0pt, header: none, footer: none, fill: {fill})[{band}
#place(top + left, dx: 60pt, dy: 60pt, box(width: 380pt)[
#set par(justify: false, first-line-indent: 0pt)
#set text(font: {_str(design.heading_family)}, fill: {title}, hyphenate: false)
#text(size: 12pt)[Regional Forum Series]
#v(24pt)
#text(size: 25pt, weight: 700)[“#{_str(report.title)}”]])
#place(top + left, dx: 60pt, dy: 340pt, box(width: 300pt, height: 120pt)[{circles}])
#place(top + left, dx: 60pt, dy: 490pt, box(width: 400pt)[
#set par(first-line-indent: 0pt)
#set text(font: {_str(design.heading_family)}, fill: {ink})
#text(size: 15pt, report-name)\\ #{_str(report.dates)}
#v(20pt)
#{_str(report.website)}
#v(30pt)
#text(size: 9pt)[#{_str(" · ".join((*report.sponsors, *report.organizers)))}]])]
"""


def _front(report: Report, design: Design) -> str:
    rows = "\n".join(
        _block(block, design) for block in report.front if not isinstance(block, Heading) or block
    )
    dots = "repeat[.]" if design.contents == "dots" else "none"
    bookmarks = str(design.bookmarks).lower()
    roman = '#set page(numbering: "i")\n' if design.roman_front else ""
    reset = '#set page(numbering: "1")\n#counter(page).update(1)\n' if design.roman_front else ""
    return f"""
{roman}#set heading(outlined: false, bookmarked: {bookmarks})
{rows}
#pagebreak(weak: true)
#block(below: 16pt, text(font: {_str(design.heading_family)}, size: {design.headings[0].size * design.body_size:.1f}pt, weight: 700, fill: accent)[Table of Contents])
#set outline.entry(fill: {dots})
#{{ set par(first-line-indent: 0pt, justify: false)
  show outline.entry.where(level: 1): set text(weight: 700)
  outline(title: none, depth: 2, indent: 1.2em) }}
#set heading(outlined: true, bookmarked: {bookmarks})
{"#pagebreak(weak: true)" if not design.chapter_break or design.columns > 1 else ""}
{reset}{f"#set page(columns: {design.columns})" if design.columns > 1 else ""}
"""


def _flow(report: Report, design: Design) -> str:
    out = []
    opened = False
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            opened = True
            if design.columns > 1 and out:
                out.append("#pagebreak(weak: true)")
        first = opened and isinstance(block, Paragraph)
        if first and design.drop_cap and content.plain(block.inline)[:1].isalpha():
            out.append(_drop_cap(block.inline, design))
        else:
            out.append(_block(block, design))
        opened = opened and not first
    return "\n\n".join(out)


def _drop_cap(inline: Inline, design: Design) -> str:
    """A raised first letter; Typst has no command for a dropped one."""
    head = inline[0]
    assert isinstance(head, content.Span)
    rest = (content.Span(head.text[1:], head.bold, head.italic), *inline[1:])
    letter = f"text(size: 2.1em, weight: 700, fill: accent, font: {_str(design.heading_family)}, {_str(head.text[0])})"
    return f"#par(first-line-indent: 0pt)[#{letter};{_inline(rest)}]"


def _block(block: Block, design: Design) -> str:
    match block:
        case Heading():
            number = _str(f"{block.number} ") + " + " if block.number else ""
            return f"#heading(level: {block.level}, {number}{_str(block.text)})"
        case Paragraph():
            return _inline(block.inline)
        case Bullet():
            drawn = design.drawn_bullets and block.marker is None
            marker = (
                "move(dy: 0.3em, circle(radius: 0.18em, fill: accent))"
                if drawn
                else _str(design.marker(block.level, block.marker))
            )
            return f"#item({block.level}, {marker})[{_inline(block.inline)}]"
        case Table():
            return _table(block, design)
        case PullQuote():
            return _quote(block, design)
        case Figure():
            bars = ", ".join(f"rect(width: 26pt, height: {20 + 8 * i}pt, fill: accent)" for i in range(6))
            return (
                f"#block(breakable: false)[#stack(dir: ltr, spacing: 8pt, {bars})"
                f' #text(size: 0.85em, style: "italic", {_str(block.caption)})]'
            )
        case PageBreak():
            return "#pagebreak()"


def _table(table: Table, design: Design) -> str:
    cells = ", ".join(f"[#{_str(cell)}]" for row in table.rows for cell in row)
    head = ", ".join(f"strong({_str(cell)})" for cell in table.header)
    columns = "(" + ", ".join(["1fr"] * len(table.header)) + ",)"
    caption = f'#text(size: 0.85em, style: "italic", {_str(table.caption)})\n' if table.caption else ""
    return (
        f"#block(breakable: false)[#set par(first-line-indent: 0pt, justify: false)\n{caption}"
        f"#table(columns: {columns}, table.header({head}), {cells})]"
    )


def _quote(quote: PullQuote, design: Design) -> str:
    words = f'text(size: 1.15em, style: "italic", fill: accent, {_str(quote.text)})'
    if design.quote == "rules":
        return f"#block(width: 100%, inset: (y: 7pt), stroke: (y: 1.5pt + accent), breakable: false, {words})"
    return f"#block(width: 100%, inset: 9pt, fill: luma(94%), stroke: (left: 3pt + accent), breakable: false, {words})"


def _inline(inline: Inline) -> str:
    out = []
    for part in inline:
        if isinstance(part, Note):
            out.append(f"#footnote({_str(part.text)});")
            continue
        words = _str(part.text)
        words = f"strong({words})" if part.bold else words
        out.append(f"#emph({words});" if part.italic else f"#{words};")
    return "".join(out)
