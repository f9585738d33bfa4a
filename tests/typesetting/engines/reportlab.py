"""ReportLab's platypus: untagged PDF, no kerning, notes after the chapter."""
# ruff: noqa: E501  declarations of styles are easier to read on one line

from collections.abc import Mapping
from functools import partial
from html import escape
from pathlib import Path

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    HRFlowable,
    KeepTogether,
    NextPageTemplate,
    PageTemplate,
    Spacer,
    TableStyle,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Paragraph as Para
from reportlab.platypus import Table as Grid

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
from ..design import Design
from ..fonts import font_file, marks_file
from ..hyphens import soft_hyphenated
from ..truth import Truth, locate, page_texts, truth_of

ENGINE = "ReportLab"


def typeset(report: Report, design: Design, out_path: Path) -> Truth:
    """Write `report` as PDF to `out_path`; the contents are numbered in a second pass."""
    _Setter(report, design, {}, 0).write(out_path)
    texts = page_texts(out_path)
    places = locate(report.blocks, texts)
    _Setter(report, design, {i: place[0] or 0 for i, place in enumerate(places)}, len(texts)).write(out_path)
    return truth_of(report, design, out_path, ENGINE)


def _register(role: str, family: str, weight: int, bold: int) -> None:
    faces = {"": (weight, False), "-b": (bold, False), "-i": (weight, True), "-bi": (bold, True)}
    for suffix, (value, italic) in faces.items():
        pdfmetrics.registerFont(TTFont(role + suffix, str(font_file(family, value, italic))))
    pdfmetrics.registerFontFamily(
        role, normal=role, bold=f"{role}-b", italic=f"{role}-i", boldItalic=f"{role}-bi"
    )


class _Setter:
    """Sets one report; keeps the notes of the open chapter and its heading."""

    def __init__(self, report: Report, design: Design, pages: Mapping[int, int], total: int) -> None:
        self.report, self.design, self.pages, self.total = report, design, pages, total
        self.body, self.head = f"Body{design.body_family}{design.bold_weight}", f"Head{design.heading_family}"
        _register(self.body, design.body_family, design.body_weight, design.bold_weight)
        _register(self.head, design.heading_family, 400, 700)
        pdfmetrics.registerFont(TTFont("Marks", str(marks_file())))
        self.notes: list[tuple[int, str]] = []
        self.count = 0
        self.section = ""

    def write(self, out_path: Path) -> None:
        design = self.design
        width, height = design.page_size
        top, outer, bottom, inner = design.margins
        area, space = width - outer - inner, height - top - bottom
        document = BaseDocTemplate(
            str(out_path), pagesize=(width, height), title=self.report.report_name, lang=self.report.language,
            invariant=1,
        )  # fmt: skip
        frame = partial(Frame, leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0)
        gap = 18.0
        column = (area - gap * (design.columns - 1)) / design.columns
        frames = [frame(inner + k * (column + gap), bottom, column, space) for k in range(design.columns)]
        document.addPageTemplates(
            [
                PageTemplate("cover", [frame(60, 60, width - 120, height - 120)], onPage=self._cover_ground),
                PageTemplate("front", [frame(inner, bottom, area, space)], onPage=self._running),
                PageTemplate("body", frames, onPage=self._running),
            ]
        )
        document.build([*self._cover(), *self._front(), *self._flow()])

    # --- styles ----------------------------------------------------------------------------

    def _style(self, **changes: object) -> ParagraphStyle:
        design = self.design
        gap = {"gap": 0.8, "small-gap": 0.3, "indent": 0.0, "none": 0.0}[design.paragraph] * design.body_size
        base = {
            "fontName": self.body,
            "fontSize": design.body_size,
            "leading": design.body_size * design.leading,
            "spaceAfter": gap,
            "alignment": TA_JUSTIFY if design.align == "justify" else TA_LEFT,
            "allowWidows": int(design.loose_breaks),
            "allowOrphans": int(design.loose_breaks),
        }
        return ParagraphStyle("style", **{**base, **changes})

    def _heading_style(self, level: int) -> ParagraphStyle:
        design = self.design
        style, size = design.headings[level - 1], design.body_size
        above, below = ((20, 12), (13, 5), (10, 4), (7, 3))[level - 1]
        suffix = {(True, True): "-bi", (True, False): "-b", (False, True): "-i", (False, False): ""}
        return self._style(
            fontName=self.head + suffix[style.weight >= 600, style.italic],
            fontSize=style.size * size,
            leading=style.size * size * 1.2,
            textColor=white if style.ground else HexColor(style.color),
            alignment=TA_CENTER if style.align == "center" else TA_LEFT,
            spaceBefore=above,
            spaceAfter=below,
            keepWithNext=int(not design.loose_breaks),
            backColor=HexColor(style.ground) if style.ground else None,
            borderPadding=4 if style.ground else 0,
            underlineWidth=0.6,
        )

    # --- running lines ---------------------------------------------------------------------

    def _cover_ground(self, canvas: Canvas, _: object) -> None:
        width, height = self.design.page_size
        canvas.setFillColor(HexColor(self.design.accent))
        share = {"solid": 1.0, "band": 0.36, "plain": 0.0}[self.design.cover]
        canvas.rect(0, height * (1 - share), width, height * share, stroke=0, fill=1)
        canvas.setStrokeColor(white if self.design.cover == "solid" else HexColor(self.design.accent))
        for i in range(7):
            canvas.circle(90 + 40 * i, height - 420 + 20 * (-1) ** i, 12 + 3 * i)

    def _running(self, canvas: Canvas, _: object) -> None:
        design, report = self.design, self.report
        width, height = design.page_size
        top, outer, bottom, inner = design.margins
        page = canvas.getPageNumber()
        canvas.saveState()
        if design.watermark:
            canvas.saveState()
            canvas.translate(width / 2, height / 2)
            canvas.rotate(40)
            canvas.setFillColor(Color(0.92, 0.92, 0.92))
            canvas.setFont(self.head + "-b", 90)
            canvas.drawCentredString(0, 0, design.watermark)
            canvas.restoreState()
        if design.side_tab:
            canvas.saveState()
            canvas.translate(width - 24, height * 0.6)
            canvas.rotate(-90)
            canvas.setFont(self.head, 7)
            canvas.drawString(0, 0, report.report_name)
            canvas.restoreState()
        canvas.setFont(self.head, design.body_size * 0.8)
        canvas.setFillColor(Color(0.4, 0.4, 0.4))
        even = page % 2 == 0
        high, low = height - top * 0.55, bottom * 0.5
        if design.header == "report" and not (design.odd_even and not even):
            canvas.drawString(inner, high, report.report_name)
        elif design.header == "report":
            canvas.drawRightString(width - outer, high, report.report_name)
        elif design.header == "section":
            canvas.drawRightString(width - outer, high, self.section)
        elif design.header == "split":
            canvas.drawString(inner, high, report.organizers[0])
            canvas.drawRightString(width - outer, high, report.report_name)
        folio = {
            "page-of": f"Page {page} of {self.total}",
            "dashes": f"– {page} –",
            "report": f"{report.report_name} | {page}",
        }.get(design.footer, str(page))
        if design.footer == "report":
            canvas.drawString(inner, low, folio)
        elif design.footer == "outer" and not (design.odd_even and even):
            canvas.drawRightString(width - outer, low, folio)
        elif design.footer == "outer":
            canvas.drawString(inner, low, folio)
        else:
            canvas.drawCentredString(width / 2, low, folio)
        if {"all": True, "even": even, "some": page in (4, 6, 7)}.get(design.sponsor_lines, False):
            self._logos(canvas, inner, low - 4)
        canvas.restoreState()

    def _logos(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.setFont(self.head, 6.5)
        lines = (("Sponsored by:", *self.report.sponsors), ("Organized by:", *self.report.organizers))
        for column, words in enumerate(lines):
            for row, word in enumerate(words):
                canvas.drawString(x + 160 * column, y - 9 - 8 * row, word)

    # --- the flow --------------------------------------------------------------------------

    def _cover(self) -> list[Flowable]:
        report, design = self.report, self.design
        ink = white if design.cover == "solid" else HexColor("#222222")
        title = HexColor(design.accent) if design.cover == "plain" else white
        style = partial(self._style, alignment=TA_LEFT, fontName=self.head, textColor=ink)
        return [
            Para("Regional Forum Series", style(textColor=title, fontSize=12)),
            Spacer(1, 26),
            Para(
                f"“{escape(report.title)}”",
                style(textColor=title, fontSize=25, leading=31, fontName=self.head + "-b"),
            ),
            Spacer(1, 330),
            Para(escape(report.report_name), style(fontSize=15, leading=20)),
            Para(escape(report.dates), style()),
            Para(report.website, style()),
            Para(escape(" · ".join((*report.sponsors, *report.organizers))), style(fontSize=9)),
            NextPageTemplate("front"),
            NewPage(),
        ]

    def _front(self) -> list[Flowable]:
        out = [part for block in self.report.front for part in self._block(block)]
        out += [NewPage(), Para("Table of Contents", self._heading_style(1))]
        rows = []
        for i, block in enumerate(self.report.blocks):
            if isinstance(block, Heading) and block.level < 3:
                number = f"{block.number} " if block.number else ""
                style = self._style(
                    alignment=TA_LEFT, leftIndent=14 * (block.level - 1), spaceAfter=3,
                    fontName=self.body + ("-b" if block.level == 1 else ""),
                )  # fmt: skip
                leader = " " + ". " * 12 if self.design.contents == "dots" else ""
                rows.append((Para(number + escape(block.text) + leader, style), str(self.pages.get(i, 0))))
        width, _ = self.design.page_size
        area = width - self.design.margins[1] - self.design.margins[3]
        grid = Grid(rows, colWidths=[area - 30, 30])
        grid.setStyle(
            TableStyle(
                [
                    ("FONT", (1, 0), (1, -1), self.body, self.design.body_size),
                    ("ALIGN", (1, 0), (1, -1), "RIGHT"),
                    ("VALIGN", (0, 0), (-1, -1), "TOP"),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("TOPPADDING", (0, 0), (-1, -1), 1),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
                ]
            )
        )
        return [*out, grid, NextPageTemplate("body"), NewPage()]

    def _flow(self) -> list[Flowable]:
        out: list[Flowable] = []
        previous: Block | None = None
        for block in self.report.blocks:
            if isinstance(block, Heading) and block.level == 1:
                out += self._endnotes()
                if out and (self.design.chapter_break or self.design.columns > 1):
                    out.append(NewPage())
                out.append(_Section(self, block.text))
            parts = self._block(block, after=previous)
            if isinstance(block, Heading) and not self.design.loose_breaks:
                out.append(CondPageBreak(90))
            out += parts
            previous = block
        return [*out, *self._endnotes()]

    def _endnotes(self) -> list[Flowable]:
        if not self.notes:
            return []
        style = self._style(
            fontSize=self.design.body_size * 0.78, leading=self.design.body_size, spaceAfter=2
        )
        lines = [Para(f"<super>{n}</super> {escape(text)}", style) for n, text in self.notes]
        self.notes = []
        return [HRFlowable(width="30%", hAlign="LEFT", thickness=0.5, spaceBefore=8, spaceAfter=4), *lines]

    def _block(self, block: Block, after: Block | None = None) -> list[Flowable]:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                indented = self.design.paragraph == "indent" and isinstance(after, Paragraph | Bullet)
                style = self._style(firstLineIndent=self.design.body_size * 1.5 if indented else 0)
                return [Para(self._inline(block.inline), style)]
            case Bullet():
                marker = escape(self.design.marker(block.level, block.marker))
                style = self._style(
                    leftIndent=16 * block.level, bulletIndent=16 * block.level - 13,
                    spaceAfter=0.0 if self.design.paragraph == "none" else max(2.0, self.design.body_size * 0.3),
                    bulletFontName=self.body if marker[-1] in ".–-•" else "Marks",
                )  # fmt: skip
                return [Para(self._inline(block.inline), style, bulletText=marker)]
            case Table():
                return [self._table(block)]
            case PullQuote():
                return [self._quote(block)]
            case Figure():
                caption = Para(
                    escape(block.caption),
                    self._style(fontName=self.body + "-i", fontSize=self.design.body_size * 0.85),
                )
                return [KeepTogether([_Bars(self.design.accent), caption])]
            case PageBreak():
                return [NewPage()]

    def _heading(self, block: Heading) -> list[Flowable]:
        style = self.design.headings[block.level - 1]
        text = block.text.upper() if style.case == "upper" else block.text
        text = escape(f"{block.number} {text}" if block.number else text)
        text = f"<u>{text}</u>" if style.underline else text
        name = f"b{block.level}{block.text}"
        out: list[Flowable] = [Para(f'<a name="{escape(name)}"/>{text}', self._heading_style(block.level))]
        if self.design.bookmarks and block in self.report.blocks:
            out.insert(0, _Bookmark(block))
        if style.rule:
            out.append(
                HRFlowable(width="100%", thickness=1, color=HexColor(self.design.accent), spaceAfter=6)
            )
        return out

    def _table(self, table: Table) -> Flowable:
        design = self.design
        cell = self._style(fontSize=design.body_size * 0.92, alignment=TA_LEFT, spaceAfter=0)
        head = self._style(
            fontSize=design.body_size * 0.92, alignment=TA_LEFT, spaceAfter=0, fontName=self.body + "-b"
        )
        rows = [[Para(escape(c), head) for c in table.header]]
        rows += [[Para(escape(c), cell) for c in row] for row in table.rows]
        rules = {
            "grid": ("GRID", (0, 0), (-1, -1), 0.5, Color(0.4, 0.4, 0.4)),
            "rules": ("LINEBELOW", (0, 0), (-1, -1), 0.5, Color(0.6, 0.6, 0.6)),
            "striped": ("ROWBACKGROUNDS", (0, 1), (-1, -1), [Color(0.93, 0.93, 0.93), white]),
        }
        grid = Grid(rows, spaceAfter=10, spaceBefore=2, hAlign="LEFT")
        grid.setStyle(TableStyle([rules[design.table], ("VALIGN", (0, 0), (-1, -1), "TOP")]))
        small = self._style(
            fontName=self.body + "-i", fontSize=design.body_size * 0.85, spaceBefore=6, spaceAfter=3
        )
        return KeepTogether([Para(escape(table.caption), small), grid]) if table.caption else grid

    def _quote(self, quote: PullQuote) -> Flowable:
        design = self.design
        boxed = design.quote == "boxed"
        style = self._style(
            fontName=self.body + "-i", fontSize=design.body_size * 1.2, leading=design.body_size * 1.6, alignment=TA_LEFT,
            textColor=HexColor(design.accent), backColor=Color(0.94, 0.94, 0.92) if boxed else None,
            borderPadding=7, spaceBefore=14, spaceAfter=16, leftIndent=8, rightIndent=8,
            borderWidth=0 if boxed else 1, borderColor=None if boxed else HexColor(design.accent),
        )  # fmt: skip
        return Para(escape(quote.text), style)

    def _inline(self, inline: Inline) -> str:
        out = []
        for part in inline:
            if isinstance(part, Note):
                self.count += 1
                self.notes.append((self.count, part.text))
                out.append(f"<super>{self.count}</super>")
                continue
            words = escape(_divided(part.text) if self.design.hyphenate else part.text, quote=False)
            words = f"<b>{words}</b>" if part.bold else words
            if part.bold and self.design.bold_color:
                words = f'<font color="{self.design.accent}">{words}</font>'
            out.append(f"<i>{words}</i>" if part.italic else words)
        return "".join(out)


def _divided(text: str) -> str:
    """Soft hyphens but in the last word: behind a word that has them ReportLab drops the space before another style."""
    head, space, last = text.rstrip().rpartition(" ")
    return soft_hyphenated(head) + space + last + text[len(text.rstrip()) :]


class _Section(Flowable):
    """Tells the running header which chapter is open."""

    def __init__(self, setter: _Setter, text: str) -> None:
        super().__init__()
        self.setter, self.text = setter, text

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.setter.section = self.text


class _Bookmark(Flowable):
    """An entry of the outline."""

    keepWithNext = 1  # noqa: N815  the name platypus reads

    def __init__(self, heading: Heading) -> None:
        super().__init__()
        self.heading = heading

    def wrap(self, *_: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        key = f"{self.heading.text} {self.canv.getPageNumber()}"
        self.canv.bookmarkHorizontal(key, 0, 0)
        self.canv.addOutlineEntry(self.heading.text, key, level=self.heading.level - 1)


class _Bars(Flowable):
    """A small bar chart."""

    def __init__(self, color: str) -> None:
        super().__init__()
        self.color = color

    def wrap(self, *_: float) -> tuple[float, float]:
        return 200, 70

    def draw(self) -> None:
        self.canv.setFillColor(HexColor(self.color))
        for i in range(6):
            self.canv.rect(i * 32, 4, 22, 20 + 8 * i, stroke=0, fill=1)
