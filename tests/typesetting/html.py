"""A report as one HTML page with print CSS: the source of the engines that read HTML."""
# ruff: noqa: E501  elements are easier to read on one line

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from . import content
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
from .fonts import FACES, font_file
from .hyphens import soft_hyphenated
from .style import stylesheet


@dataclass(frozen=True, slots=True)
class Abilities:
    """What the engine can do by itself.

    Attributes:
        footnotes: `float: footnote`; else notes stand at the end of the chapter.
        page_references: `target-counter()`; else page numbers come from a first pass.
        hyphenates: `hyphens: auto`; else soft hyphens are written.
    """

    footnotes: bool
    page_references: bool
    hyphenates: bool


def document(
    report: Report, design: Design, abilities: Abilities, pages: Mapping[int, str] | None = None
) -> str:
    """The whole page; `pages` gives the printed page of the n-th block, for the contents."""
    body = _Body(report, design, abilities, pages or {})
    css = font_faces(design) + stylesheet(report, design)
    return (
        f'<!DOCTYPE html><html lang="{report.language}"><head><meta charset="utf-8">'
        f"<title>{escape(report.report_name)}</title><style>{css}</style></head><body>"
        f"{body.cover()}{body.front()}{body.contents()}{body.flow()}</body></html>"
    )


def font_faces(design: Design) -> str:
    """`@font-face` rules that name the installed files."""
    rules = []
    for role, family in (("Body", design.body_family), ("Head", design.heading_family)):
        for weight, italic in FACES[family]:
            if design.synthetic_bold and role == "Body" and weight > design.body_weight:
                continue
            source = font_file(family, weight, italic).as_uri()
            slope = "italic" if italic else "normal"
            rules.append(
                f"@font-face{{font-family:{role};font-weight:{weight};font-style:{slope};src:url('{source}')}}"
            )
    return "\n".join(rules)


class _Body:
    """Writes the parts of the page; keeps the notes of the open chapter."""

    def __init__(
        self, report: Report, design: Design, abilities: Abilities, pages: Mapping[int, str]
    ) -> None:
        self.report, self.design, self.abilities, self.pages = report, design, abilities, pages
        self.notes: list[tuple[int, str]] = []
        self.count = 0
        self.divide = design.hyphenate and not abilities.hyphenates

    def cover(self) -> str:
        report = self.report
        credits_ = " · ".join((*report.sponsors, *report.organizers))
        return (
            f'<div class="cover"><div class="series">Regional Forum Series</div>'
            f'<div class="title">“{escape(report.title)}”</div>'
            '<svg class="art" viewBox="0 0 300 120"><g fill="none" stroke="currentColor" stroke-width="2">'
            + "".join(
                f'<circle cx="{30 + 37 * i}" cy="{60 + 22 * (-1) ** i}" r="{14 + 3 * i}"/>' for i in range(7)
            )
            + f'</g></svg><div class="name">{escape(report.report_name)}</div>'
            f'<div class="dates">{escape(report.dates)}</div>'
            f'<div class="web">{escape(report.website)}</div><div class="credits">{escape(credits_)}</div></div>'
        )

    def front(self) -> str:
        return (
            '<div class="front">'
            + "".join(self._block(b, f"f{i}") for i, b in enumerate(self.report.front))
            + "</div>"
        )

    def contents(self) -> str:
        lines = []
        for i, block in enumerate(self.report.blocks):
            if isinstance(block, Heading) and block.level < 3:
                number = f"{block.number} " if block.number else ""
                page = "" if self.abilities.page_references else escape(self.pages.get(i, "0"))
                folio = f'<span class="page" data-href="#b{i}">{page}</span>'
                words = f'<span class="entry">{number}{escape(block.text)}</span><span class="dots"></span>'
                parts = folio + words if self.design.contents == "boxes" else words + folio
                lines.append(f'<p class="toc{block.level}"><a href="#b{i}">{parts}</a></p>')
        return (
            '<div class="front contents"><h1 class="contents-title">Table of Contents</h1>'
            f'<div class="entries">{"".join(lines)}</div></div>'
        )

    def flow(self) -> str:
        out, chapter, in_list, opened = [], 0, 0, False
        for i, block in enumerate(self.report.blocks):
            wanted = block.level if isinstance(block, Bullet) else 0
            while in_list > wanted:
                out.append("</div>")
                in_list -= 1
            while in_list < wanted:
                out.append('<div class="list">')
                in_list += 1
            if isinstance(block, Heading) and block.level == 1:
                if chapter:
                    out.append(self._endnotes() + "</div></section>")
                chapter += 1
                out.append(
                    f'<section class="chapter ch{chapter}">{self._block(block, f"b{i}")}<div class="columns">'
                )
                opened = True
                continue
            first = opened and isinstance(block, Paragraph)
            out.append(self._block(block, f"b{i}", first))
            opened = opened and not first
        out.append("</div>" * in_list + self._endnotes() + "</div></section>")
        mark = self.design.watermark
        stamp = f'<div class="watermark">{escape(mark)}</div>' if mark else ""
        side = f'<div class="side">{escape(self.report.report_name)}</div>' if self.design.side_tab else ""
        return stamp + side + "".join(out)

    def _endnotes(self) -> str:
        lines = "".join(f'<p class="endnote"><sup>{n}</sup> {text}</p>' for n, text in self.notes)
        self.notes = []
        return f'<div class="endnotes">{lines}</div>' if lines else ""

    def _block(self, block: Block, name: str, first: bool = False) -> str:
        match block:
            case Heading():
                number = f'<span class="number">{escape(block.number)}</span> ' if block.number else ""
                return f'<h{block.level} id="{name}">{number}{escape(block.text)}</h{block.level}>'
            case Paragraph():
                plain = content.plain(block.inline)
                kind = ' class="first"' if first and plain[:1].isalpha() else ""
                return f"<p{kind}>{self.inline(block.inline)}</p>"
            case Bullet():
                marker = escape(self.design.marker(block.level, block.marker))
                if self.design.drawn_bullets and block.marker is None:
                    marker = '<span class="dot"></span>'
                return f'<p class="item"><span class="marker">{marker}</span>{self.inline(block.inline)}</p>'
            case Table():
                return self._table(block)
            case PullQuote():
                return f'<aside class="quote">{escape(block.text)}</aside>'
            case Figure():
                bars = "".join(
                    f'<rect x="{i * 40}" y="{60 - 8 * i}" width="28" height="{8 * i + 20}"/>'
                    for i in range(6)
                )
                return (
                    f'<figure><svg viewBox="0 0 240 80" fill="{self.design.accent}">{bars}</svg>'
                    f"<figcaption>{escape(block.caption)}</figcaption></figure>"
                )
            case PageBreak():
                return '<div style="break-after:page"></div>'

    def _table(self, table: Table) -> str:
        caption = f"<caption>{escape(table.caption)}</caption>" if table.caption else ""
        head = "".join(f"<th>{escape(cell)}</th>" for cell in table.header)
        rows = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in table.rows)
        return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def inline(self, inline: Inline) -> str:
        out = []
        for part in inline:
            if isinstance(part, Note):
                out.append(self._note(part))
                continue
            text = escape(soft_hyphenated(part.text) if self.divide else part.text, quote=False)
            text = f"<b>{text}</b>" if part.bold else text
            out.append(f"<i>{text}</i>" if part.italic else text)
        return "".join(out)

    def _note(self, note: Note) -> str:
        if self.abilities.footnotes:
            return f'<span class="footnote">{escape(note.text)}</span>'
        self.count += 1
        self.notes.append((self.count, escape(note.text)))
        return f'<sup class="mark">{self.count}</sup>'
