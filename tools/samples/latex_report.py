"""Sets a report as a book with XeLaTeX."""

import os
import subprocess
from itertools import groupby
from pathlib import Path

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

ENGINE = "XeLaTeX (KOMA-Script book, Linux Libertine/Biolinum)"
DESIGN = Path(__file__).parent / "designs" / "asia.tex"
# Chapters that follow on the same page; the others open a page.
RUN_ON = ("Day Two", "Day Three", "Next", "Participation")
SECTIONS = {2: "section", 3: "subsection", 4: "subsubsection"}
SPECIAL = {"&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "~": r"\textasciitilde{}"}
PASSES = 3  # page numbers of the contents settle in the second, marks on the cover in the third


def typeset(report: Report, logos: list[tuple[str, Path]], out: Path, work: Path) -> None:
    """Write `report` as a PDF to `out`."""
    for _, path in logos:
        (work / path.name).write_bytes(path.read_bytes())
    words = {
        "REPORTNAME": _escape(report.report_name),
        "TITLE": _escape(report.title),
        "DATES": _escape(report.dates),
        "WEBSITE": _escape(report.website),
        "LOGOS": _pictures(logos, 13),
        "SMALLLOGOS": _pictures(logos, 9),
        "FRONT": _blocks(report.front),
        "BODY": _blocks(report.blocks),
    }
    source = DESIGN.read_text("utf-8")
    for key, value in words.items():
        source = source.replace(f"@{key}@", value)
    (work / "report.tex").write_text(source, "utf-8")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1637539200", "FORCE_SOURCE_DATE": "1"}
    command = ["xelatex", "-interaction=nonstopmode", "-halt-on-error", "report.tex"]
    for _ in range(PASSES):
        done = subprocess.run(
            command, cwd=work, env=environment, capture_output=True, text=True, timeout=180, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stdout[-2000:])
    out.write_bytes((work / "report.pdf").read_bytes())


def _pictures(logos: list[tuple[str, Path]], height: int) -> str:
    return r"\hspace{9mm}".join(rf"\includegraphics[height={height}mm]{{{path.name}}}" for _, path in logos)


def _blocks(blocks: tuple[Block, ...]) -> str:
    parts = []
    for is_list, group in groupby(blocks, key=lambda b: isinstance(b, Bullet)):
        words = "\n\n".join(_block(b) for b in group)
        parts.append(f"\\begin{{itemize}}\n{words}\n\\end{{itemize}}" if is_list else words)
    return "\n\n".join(parts)


def _block(block: Block) -> str:
    match block:
        case Heading(1, text):
            return rf"\{'runonchapter' if text.startswith(RUN_ON) else 'openchapter'}{{{_escape(text)}}}"
        case Heading(level, text):
            listed = level == 2 and "Priorit" in text  # also in the table of contents
            return rf"\{'addsec' if listed else SECTIONS[level] + '*'}{{{_escape(text)}}}"
        case Paragraph(inline):
            return _inline(inline)
        case Bullet(_, inline):
            return rf"\item {_inline(inline)}"
        case Table():
            return _table(block)
    raise TypeError(f"this design does not set {type(block).__name__}")


def _table(table: Table) -> str:
    columns = "l" * (len(table.header) - 1) + ("r" if table.header[-1] == "Number" else "l")
    rows = "\n".join(" & ".join(map(_escape, row)) + r" \\" for row in table.rows)
    head = " & ".join(rf"\textbf{{{_escape(cell)}}}" for cell in table.header)
    return (
        rf"\tabletitle{{{_escape(table.caption or '')}}}"
        "\n"
        rf"\noindent{{\sffamily\small\begin{{tabular}}{{@{{}}{columns}@{{}}}}\toprule {head} \\ \midrule"
        f"\n{rows}\n\\bottomrule\\end{{tabular}}}}\\par\\medskip"
    )


def _inline(inline: Inline) -> str:
    parts = []
    for part in inline:
        if isinstance(part, Note):
            parts.append(rf"\footnote{{{_escape(part.text)}}}")
        elif part.bold:
            parts.append(rf"\textbf{{{_escape(part.text)}}}")
        else:
            parts.append(_escape(part.text))
    return "".join(parts)


def _escape(text: str) -> str:
    return "".join(SPECIAL.get(c, c) for c in text)
