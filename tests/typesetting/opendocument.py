"""A report as a flat OpenDocument text: one XML file that LibreOffice reads."""
# ruff: noqa: E501  elements are easier to read on one line

import base64
import io
import re
from collections.abc import Mapping
from html import escape

from PIL import Image, ImageDraw

from .content import (
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
from .design import Design
from .hyphens import soft_hyphenated
from .opendocument_styles import cover_lines, styles

_URN = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{_URN.format(name)}"'
    for prefix, name in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip


def document(report: Report, design: Design, pages: Mapping[int, int]) -> str:
    """The whole file; `pages` gives the printed page of the n-th block, for the contents."""
    writer = _Writer(report, design)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {NAMESPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{styles(report, design)}<office:body><office:text>'
        f"{writer.cover()}{writer.front()}{writer.contents(pages)}{writer.flow()}</office:text></office:body></office:document>"
    )


class _Writer:
    """Writes the parts of the text; counts notes and frames, whose names must be unique."""

    def __init__(self, report: Report, design: Design) -> None:
        self.report, self.design = report, design
        self.count = 0

    def _next(self) -> int:
        self.count += 1
        return self.count

    def cover(self) -> str:
        width, height = self.design.page_size
        share = {"solid": height, "band": height * 0.36, "plain": 0}[self.design.cover]
        ground = (
            '<draw:rect text:anchor-type="page" text:anchor-page-number="1" draw:style-name="Ground" '
            f'svg:width="{width}pt" svg:height="{share}pt" svg:x="0pt" svg:y="0pt"/>'
        )
        lines = enumerate(cover_lines(self.report, self.design), 1)
        words = "".join(f'<text:p text:style-name="Cover{n}">{escape(line[0])}</text:p>' for n, line in lines)
        return (ground if share else "") + words

    def front(self) -> str:
        first, *rest = self.report.front
        assert isinstance(first, Heading)
        opening = f'<text:h text:style-name="StartFront" text:outline-level="2">{escape(first.text)}</text:h>'
        return opening + "".join(self.block(block) for block in rest)

    def contents(self, pages: Mapping[int, int]) -> str:
        rows = ['<text:p text:style-name="ContentsPage">Table of Contents</text:p>']
        for i, block in enumerate(self.report.blocks):
            if isinstance(block, Heading) and block.level < 3:
                number = f"{block.number} " if block.number else ""
                name = "Toc" if block.level == 1 else "Toc2"
                rows.append(
                    f'<text:p text:style-name="{name}">{escape(number + block.text)}<text:tab/>{pages.get(i, 0)}</text:p>'
                )
        return "".join(rows)

    def flow(self) -> str:
        out: list[str] = []
        chapter = 0
        previous: Block | None = None
        opening = False
        for block in self.report.blocks:
            if isinstance(block, Heading) and block.level == 1:
                chapter += 1
                out.append("</text:section>" if chapter > 1 and self.design.columns > 1 else "")
                out.append(self._chapter(block, chapter))
                out.append(
                    f'<text:section text:name="S{chapter}" text:style-name="Columns">'
                    if self.design.columns > 1
                    else ""
                )
                opening = True
            elif opening and isinstance(block, Paragraph):
                out.append(self.paragraph(block.inline, "Opening"))
                opening = False
            elif isinstance(block, Paragraph) and isinstance(previous, Paragraph | Bullet):
                out.append(self.paragraph(block.inline, "Indented"))
            else:
                out.append(self.block(block))
            previous = block
        return "".join(out) + ("</text:section>" if self.design.columns > 1 else "")

    def _chapter(self, block: Heading, chapter: int) -> str:
        style = "ChapterPage" if self.design.chapter_break or self.design.columns > 1 else "Heading1"
        if self.design.sponsor_lines == "some" and chapter < 4:
            style = {1: "StartLogos", 2: "ChapterPage", 3: "NextPlain"}[chapter]
        elif chapter == 1:
            style = "StartBody"
        return self._heading(block, style)

    def _heading(self, block: Heading, style: str) -> str:
        number = f"{block.number} " if block.number else ""
        return f'<text:h text:style-name="{style}" text:outline-level="{block.level}">{escape(number + block.text)}</text:h>'

    def paragraph(self, inline: Inline, style: str) -> str:
        return f'<text:p text:style-name="{style}">{self.inline(inline)}</text:p>'

    def block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block, f"Heading{block.level}")
            case Paragraph():
                return self.paragraph(block.inline, "Body")
            case Bullet():
                return self._item(block)
            case Table():
                return self._table(block)
            case PullQuote():
                return self._quote(block)
            case Figure():
                return f'<text:p text:style-name="Caption">{self._bars()}</text:p><text:p text:style-name="Caption">{escape(block.caption)}</text:p>'
            case PageBreak():
                return '<text:p text:style-name="NewPage"/>'

    def _item(self, block: Bullet) -> str:
        words = self.paragraph(block.inline, "Item")
        if block.marker:
            number = re.fullmatch(r"(\d+)\.", block.marker)
            if not number:
                marker = escape(block.marker)
                return f'<text:p text:style-name="Hanging">{marker}<text:tab/>{self.inline(block.inline)}</text:p>'
            item = f'<text:list-item text:start-value="{number[1]}">{words}</text:list-item>'
            return f'<text:list text:style-name="Numbers">{item}</text:list>'
        item = f"<text:list-item>{words}</text:list-item>"
        if block.level > 1:
            item = f"<text:list-item><text:list>{item}</text:list></text:list-item>"
        return f'<text:list text:style-name="Bullets">{item}</text:list>'

    def _table(self, table: Table) -> str:
        caption = (
            f'<text:p text:style-name="Caption">{escape(table.caption)}</text:p>' if table.caption else ""
        )

        def row(cells: tuple[str, ...], style: str, strong: bool) -> str:
            opened, closed = ('<text:span text:style-name="Strong">', "</text:span>") if strong else ("", "")
            return (
                "<table:table-row>"
                + "".join(
                    f'<table:table-cell table:style-name="{style}" office:value-type="string"><text:p text:style-name="Cell">{opened}{escape(c)}{closed}</text:p></table:table-cell>'
                    for c in cells
                )
                + "</table:table-row>"
            )

        striped = self.design.table == "striped"
        body = "".join(
            row(r, "CellTint" if striped and i % 2 else "CellBox", False) for i, r in enumerate(table.rows, 1)
        )
        head = f"<table:table-header-rows>{row(table.header, 'CellBox', True)}</table:table-header-rows>"
        return (
            f'{caption}<table:table table:name="T{self._next()}" table:style-name="WholeWidth">'
            f'<table:table-column table:number-columns-repeated="{len(table.header)}"/>{head}{body}</table:table>'
        )

    def _quote(self, quote: PullQuote) -> str:
        if self.design.quote != "beside" or self.design.columns > 1:
            return f'<text:p text:style-name="Quote">{escape(quote.text)}</text:p>'
        frame = (
            f'<draw:frame draw:name="F{self._next()}" draw:style-name="Beside" text:anchor-type="paragraph" svg:width="150pt"><draw:text-box fo:min-height="30pt">'
            f'<text:p text:style-name="Quote">{escape(quote.text)}</text:p></draw:text-box></draw:frame>'
        )
        self.frame = frame
        return ""

    frame = ""

    def _bars(self) -> str:
        picture = Image.new("RGB", (480, 160), "white")
        pen = ImageDraw.Draw(picture)
        for i in range(6):
            pen.rectangle((i * 80, 140 - 20 * i, i * 80 + 54, 160), fill=self.design.accent)
        data = io.BytesIO()
        picture.save(data, "PNG")
        return (
            f'<draw:frame draw:name="F{self._next()}" draw:style-name="Picture" text:anchor-type="as-char" svg:width="200pt" svg:height="66pt"><draw:image>'
            f"<office:binary-data>{base64.b64encode(data.getvalue()).decode()}</office:binary-data></draw:image></draw:frame>"
        )

    def inline(self, inline: Inline) -> str:
        out, self.frame = [self.frame], ""
        for part in inline:
            if isinstance(part, Note):
                number = self._next()
                out.append(
                    f'<text:note text:id="n{number}" text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
                    f'<text:note-body><text:p text:style-name="Note">{escape(part.text)}</text:p></text:note-body></text:note>'
                )
                continue
            words = escape(soft_hyphenated(part.text) if self.design.hyphenate else part.text)
            words = f'<text:span text:style-name="Strong">{words}</text:span>' if part.bold else words
            out.append(f'<text:span text:style-name="Emphasis">{words}</text:span>' if part.italic else words)
        return "".join(out)
