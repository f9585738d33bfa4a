"""Sets a report as a web page printed by Chromium."""

import subprocess
from html import escape
from itertools import groupby
from pathlib import Path

import contents
import fixed_dates
from tests.typesetting.content import (
    Block,
    Bullet,
    Heading,
    Inline,
    Note,
    Paragraph,
    PullQuote,
    Report,
    Table,
)

ENGINE = "Chromium print-to-PDF (HTML/CSS, Open Sans/Noto Serif)"
DESIGN = Path(__file__).parent / "designs" / "mena.css"
# Chapters that follow on the same page; the others open a page.
RUN_ON = ("Day Two", "Day Three", "Next", "Participation", "Speakers")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-pdf-header-footer",
    "--allow-file-access-from-files",
)


def typeset(report: Report, logos: list[tuple[str, Path]], out: Path, work: Path) -> None:
    """Write `report` as a PDF to `out`; two passes, the second knows the pages of the contents."""
    pdf = None
    for number in (1, 2):
        source = work / f"pass-{number}.html"
        source.write_text(_page(report, logos, contents.entries(report, pdf)), "utf-8")
        pdf = work / f"pass-{number}.pdf"
        profile = f"--user-data-dir={work / 'profile'}"
        command = ["chromium", *FLAGS, profile, f"--print-to-pdf={pdf}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert pdf
    fixed_dates.fix(pdf)
    out.write_bytes(pdf.read_bytes())


def _page(report: Report, logos: list[tuple[str, Path]], entries: list[contents.Entry]) -> str:
    pictures = "".join(f'<img src="{path.as_uri()}" alt="{escape(name)}">' for name, path in logos)
    rows = "".join(
        f'<div class="entry l{h.level}"><span>{escape(h.text)}</span><span>{page or ""}</span></div>'
        for h, page in entries
    )
    return f"""<!doctype html><html lang="{report.language}"><head><meta charset="utf-8">
<title>{escape(report.report_name)}</title><style>{DESIGN.read_text("utf-8")}</style></head><body>
<section class="cover"><p class="series">{escape(report.dates)}</p>
<div class="tile t1"></div><div class="tile t2"></div><div class="tile t3"></div>
<p class="title">{escape(report.title)}</p>
<p class="name">{escape(report.report_name)}</p><p class="site">{escape(report.website)}</p>
<div class="logos">{pictures}</div></section>
<section class="thanks">{_blocks(report.front)}<div class="logos">{pictures}</div></section>
<nav class="contents"><h1>Table of Contents</h1>{rows}</nav>
<main>{_blocks(report.blocks)}</main></body></html>"""


def _blocks(blocks: tuple[Block, ...]) -> str:
    parts = []
    for is_list, group in groupby(blocks, key=lambda b: isinstance(b, Bullet)):
        words = "".join(_block(b) for b in group)
        parts.append(f"<ul>{words}</ul>" if is_list else words)
    return "\n".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading(level, text):
            follows = ' class="run-on"' if level == 1 and text.startswith(RUN_ON) else ""
            return f"<h{level}{follows}>{escape(text)}</h{level}>"
        case Paragraph(inline):
            return f"<p>{_inline(inline)}</p>"
        case Bullet(_, inline):
            return f"<li>{_inline(inline)}</li>"
        case PullQuote(text):
            return f'<aside class="quote">{escape(text)}</aside>'
        case Table(header, rows, caption):
            head = "".join(f"<th>{escape(c)}</th>" for c in header)
            body = "".join("<tr>" + "".join(f"<td>{escape(c)}</td>" for c in row) + "</tr>" for row in rows)
            return (
                f"<table><caption>{escape(caption or '')}</caption>"
                f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            )
    raise TypeError(f"this design does not set {type(block).__name__}")


def _inline(inline: Inline) -> str:
    parts = []
    for part in inline:
        if isinstance(part, Note):
            raise TypeError("this design has no footnotes")
        text = escape(part.text, quote=False)
        parts.append(f"<b>{text}</b>" if part.bold else f"<i>{text}</i>" if part.italic else text)
    return "".join(parts)
