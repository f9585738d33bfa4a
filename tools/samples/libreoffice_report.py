"""Sets a report with LibreOffice Writer, from a flat OpenDocument text."""

import base64
import os
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
    Report,
    Table,
)

ENGINE = "LibreOffice Writer"
DESIGNS = Path(__file__).parent / "designs"
# Chapters that follow on the same page; the others open a page.
RUN_ON = {
    "africa": ("Day Three", "Participation"),
    "latin-america": ("Day Two", "Day Three", "Next", "Participation"),
}


def typeset(report: Report, logos: list[tuple[str, Path]], out: Path, work: Path) -> None:
    """Write `report` as a PDF to `out`; two passes, the second knows the pages of the contents."""
    design = (DESIGNS / f"{report.region_id}.fodt").read_text("utf-8")
    pdf = None
    for number in (1, 2):
        source = work / f"pass-{number}.fodt"
        source.write_text(_fill(design, report, logos, contents.entries(report, pdf)), "utf-8")
        profile = f"-env:UserInstallation={(work / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(work),
            str(source),
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1637539200"}
        subprocess.run(command, check=True, capture_output=True, timeout=180, env=environment)
        pdf = work / f"pass-{number}.pdf"
    assert pdf
    fixed_dates.fix(pdf)
    out.write_bytes(pdf.read_bytes())


def _fill(design: str, report: Report, logos: list[tuple[str, Path]], entries: list[contents.Entry]) -> str:
    run_on = RUN_ON[report.region_id]
    words = {
        "TITLE": escape(report.title),
        "REPORTNAME": escape(report.report_name),
        "DATES": escape(report.dates),
        "WEBSITE": escape(report.website),
        "FRONT": _blocks(report.front, run_on),
        "CONTENTS": "\n".join(_entry(h, page) for h, page in entries),
        "BODY": _blocks(report.blocks, run_on),
    }
    for place, (name, path) in enumerate(logos, 1):
        for size, height in (("BIG", 1.35), ("MEDIUM", 1.0), ("SMALL", 0.62)):
            words[f"LOGO{place}{size}"] = _picture(name, path, height)
    for key, value in words.items():
        design = design.replace(f"@{key}@", value)
    return design


def _picture(name: str, path: Path, height: float) -> str:
    """A picture in the line, `height` in centimetres."""
    data = path.read_bytes()
    content = base64.b64encode(data).decode()
    width, tall = (int.from_bytes(data[at : at + 4], "big") for at in (16, 20))  # PNG header
    return (
        '<draw:frame draw:style-name="inline" text:anchor-type="as-char" '
        f'svg:width="{height * width / tall:.2f}cm" svg:height="{height}cm">'
        f"<draw:image><office:binary-data>{content}</office:binary-data></draw:image><svg:title>{escape(name)}</svg:title></draw:frame>"
    )


def _entry(heading: Heading, page: int | None) -> str:
    words = f"{escape(heading.text)}<text:tab/>{page or ''}"
    return f'<text:p text:style-name="Contents_20_{heading.level}">{words}</text:p>'


def _blocks(blocks: tuple[Block, ...], run_on: tuple[str, ...]) -> str:
    parts = []
    for is_list, group in groupby(blocks, key=lambda b: isinstance(b, Bullet)):
        words = "\n".join(_block(b, run_on) for b in group)
        parts.append(f'<text:list text:style-name="Points">{words}</text:list>' if is_list else words)
    return "\n".join(parts)


def _block(block: Block, run_on: tuple[str, ...]) -> str:
    match block:
        case Heading(level, text):
            style = "RunOn" if level == 1 and text.startswith(run_on) else f"Heading_20_{level}"
            return f'<text:h text:style-name="{style}" text:outline-level="{level}">{escape(text)}</text:h>'
        case Paragraph(inline):
            return f'<text:p text:style-name="Text_20_body">{_inline(inline)}</text:p>'
        case Bullet(_, inline):
            return (
                f'<text:list-item><text:p text:style-name="Point">{_inline(inline)}</text:p></text:list-item>'
            )
        case Table():
            return _table(block)
    raise TypeError(f"this design does not set {type(block).__name__}")


def _table(table: Table) -> str:
    widths = "".join(
        f'<table:table-column table:style-name="{"Last" if n == len(table.header) - 1 else "Column"}"/>'
        for n in range(len(table.header))
    )
    head = "".join(_cell(cell, "HeadCell", "TableHead") for cell in table.header)
    body = "".join(
        f"<table:table-row>{''.join(_cell(cell, 'BodyCell', 'TableText') for cell in row)}</table:table-row>"
        for row in table.rows
    )
    return (
        f'<text:p text:style-name="Caption">{escape(table.caption or "")}</text:p>'
        f'<table:table table:style-name="Grid">{widths}<table:table-header-rows>'
        f"<table:table-row>{head}</table:table-row></table:table-header-rows>{body}</table:table>"
        '<text:p text:style-name="AfterTable"/>'
    )


def _cell(text: str, cell: str, paragraph: str) -> str:
    return (
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
        f'<text:p text:style-name="{paragraph}">{escape(text)}</text:p></table:table-cell>'
    )


def _inline(inline: Inline) -> str:
    parts = []
    for part in inline:
        if isinstance(part, Note):
            parts.append(
                '<text:note text:note-class="footnote"><text:note-citation/><text:note-body>'
                f'<text:p text:style-name="Footnote">{escape(part.text)}</text:p>'
                "</text:note-body></text:note>"
            )
        elif part.bold:
            parts.append(f'<text:span text:style-name="Strong">{escape(part.text)}</text:span>')
        else:
            parts.append(escape(part.text))
    return "".join(parts)
