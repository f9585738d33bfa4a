"""A few paragraphs with marked words, typeset by several engines: for what happens inside a line.

The marks are those of the engine: what it makes of raised words, slanted ones or links is what is read.
"""

from __future__ import annotations

import html
import json
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest

from . import latex
from .engines import chromium, libreoffice, xelatex
from .fonts import BROUGHT, font_file, present

Script = Literal["sup", "sub"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one style.

    Attributes:
        script: raised or lowered, as the engine does it.
        link: the address that the words lead to.
        note: the text of a footnote whose mark stands here; then there are no words.
    """

    text: str = ""
    bold: bool = False
    italic: bool = False
    script: Script | None = None
    link: str | None = None
    note: str | None = None


Paragraph = Sequence[Piece | str]


def sup(text: str) -> Piece:
    """Raised words."""
    return Piece(text, script="sup")


def sub(text: str) -> Piece:
    """Lowered words."""
    return Piece(text, script="sub")


@dataclass(frozen=True, slots=True)
class Sheet:
    """How paragraphs are set.

    Attributes:
        size: of the type, in points.
        family: of `fonts.FACES`; where it is missing, what stands in for it.
        only_regular: the engine has the regular face only, and makes bold and slanted words of it.
        tracking: letter-spacing in em; not of ReportLab and LibreOffice.
    """

    size: float = 11
    family: str = "Carlito"
    only_regular: bool = False
    tracking: float = 0.0

    def __post_init__(self) -> None:
        object.__setattr__(self, "family", present(self.family))


PLAIN = Sheet()


def _pieces(paragraph: Paragraph) -> list[Piece]:
    return [Piece(one) if isinstance(one, str) else one for one in paragraph]


def _html(paragraphs: Sequence[Paragraph], sheet: Sheet) -> str:
    faces = [("normal", 400, False)]
    if not sheet.only_regular:
        faces += [("normal", 700, False), ("italic", 400, True), ("italic", 700, True)]
    rules = "".join(
        f"@font-face{{font-family:F;font-weight:{weight};font-style:{style};"
        f"src:url('{font_file(sheet.family, weight, slanted).as_uri()}')}}"
        for style, weight, slanted in faces
    )
    body = "".join(f"<p>{''.join(map(_html_piece, _pieces(it)))}</p>" for it in paragraphs)
    body_rule = f"font:{sheet.size}pt/1.4 F;letter-spacing:{sheet.tracking}em;margin:0"
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><style>{rules}'
        f"@page{{size:A4;margin:60pt}}body{{{body_rule}}}"
        f".note{{float:footnote;font-size:8pt}}</style><body>{body}</body></html>"
    )


def _html_piece(piece: Piece) -> str:
    if piece.note is not None:
        return f'<span class="note">{html.escape(piece.note)}</span>'
    text = html.escape(piece.text)
    for tag, on in (("b", piece.bold), ("i", piece.italic), (piece.script or "", bool(piece.script))):
        text = f"<{tag}>{text}</{tag}>" if on else text
    return f'<a href="{html.escape(piece.link)}">{text}</a>' if piece.link else text


def _weasyprint(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    import weasyprint

    weasyprint.HTML(string=_html(paragraphs, sheet)).write_pdf(path)


def _chromium(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        source.write_text(_html(paragraphs, sheet), "utf-8")
        flags = [*chromium.FLAGS, f"--user-data-dir={folder}/profile", f"--print-to-pdf={path.resolve()}"]
        subprocess.run(
            ["chromium", *flags, source.as_uri()], check=True, capture_output=True, timeout=chromium.TIMEOUT
        )


def _libreoffice(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.html"
        rule = f'body{{font-family:"{sheet.family}";font-size:{sheet.size}pt}}'
        body = "".join(f"<p>{''.join(map(_html_piece, _pieces(it)))}</p>" for it in paragraphs)
        source.write_text(f'<meta charset="utf-8"><style>{rule}</style><body>{body}</body>', "utf-8")
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to",
             "pdf:writer_web_pdf_Export", "--outdir", folder, str(source)],
            check=True, capture_output=True, timeout=libreoffice.TIMEOUT,
        )  # fmt: skip
        path.write_bytes(source.with_suffix(".pdf").read_bytes())


def _typst(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    import typst

    head = f'#set page(paper: "a4", margin: 60pt)\n#set text(font: "{sheet.family}", size: {sheet.size}pt)\n'
    head += f"#set text(tracking: {sheet.tracking}em)\n"
    body = "\n\n".join("".join(map(_typst_piece, _pieces(it))) for it in paragraphs)
    path.write_bytes(typst.compile((head + body).encode(), format="pdf", font_paths=[*map(str, BROUGHT)]))


def _typst_piece(piece: Piece) -> str:
    if piece.note is not None:
        return f"#footnote[#{_string(piece.note)}]"
    text = f"#{_string(piece.text)}"
    scripts = {"sup": "super", "sub": "sub"}
    for name, on in (
        ("strong", piece.bold),
        ("emph", piece.italic),
        (scripts.get(piece.script or "", ""), bool(piece.script)),
    ):
        text = f"#{name}[{text}]" if on else text
    return f"#link({_string(piece.link)})[{text}]" if piece.link else text


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _reportlab(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Para
    from reportlab.platypus import SimpleDocTemplate

    name = f"Sheet{sheet.family.replace(' ', '')}"
    for suffix, weight, slanted in (("", 400, False), ("b", 700, False), ("i", 400, True), ("bi", 700, True)):
        pdfmetrics.registerFont(TTFont(name + suffix, str(font_file(sheet.family, weight, slanted))))
    pdfmetrics.registerFontFamily(
        name, normal=name, bold=f"{name}b", italic=f"{name}i", boldItalic=f"{name}bi"
    )
    style = ParagraphStyle(
        "text", fontName=name, fontSize=sheet.size, leading=1.4 * sheet.size, spaceAfter=sheet.size
    )
    flow = [Para("".join(map(_reportlab_piece, _pieces(it))), style) for it in paragraphs]
    SimpleDocTemplate(str(path), leftMargin=60, rightMargin=60).build(flow)


def _reportlab_piece(piece: Piece) -> str:
    scripts = {"sup": "super", "sub": "sub"}
    text = html.escape(piece.text, quote=False)
    for tag, on in (
        ("b", piece.bold),
        ("i", piece.italic),
        (scripts.get(piece.script or "", ""), bool(piece.script)),
    ):
        text = f"<{tag}>{text}</{tag}>" if on else text
    return f'<a href="{html.escape(piece.link)}">{text}</a>' if piece.link else text


def _xelatex(paragraphs: Sequence[Paragraph], path: Path, sheet: Sheet) -> None:
    files = {
        role: font_file(sheet.family, weight, slanted)
        for role, weight, slanted in (
            ("", 400, False),
            ("BoldFont", 700, False),
            ("ItalicFont", 400, True),
            ("BoldItalicFont", 700, True),
        )
    }
    if sheet.only_regular:
        options = "AutoFakeBold=2,AutoFakeSlant=0.2"
    else:
        options = ",".join(f"{role}={file.name}" for role, file in files.items() if role)
    options += f",LetterSpace={100 * sheet.tracking:g}" if sheet.tracking else ""
    font = f"\\setmainfont[Path={files[''].parent}/,{options}]{{{files[''].name}}}"
    body = "\n\n".join("".join(map(_latex_piece, _pieces(it))) for it in paragraphs)
    text = (
        f"\\documentclass{{article}}\\usepackage[a4paper,margin=60bp]{{geometry}}\\usepackage{{fontspec}}{font}"
        "\\usepackage[hidelinks]{hyperref}\\pagestyle{empty}\\setlength{\\parindent}{0pt}"
        "\\setlength{\\parskip}{6pt}\\hyphenpenalty=10000 "
        f"\\begin{{document}}\\fontsize{{{sheet.size}bp}}{{{1.4 * sheet.size}bp}}\\selectfont {body}\n"
        "\\end{document}"
    )
    latex.run(xelatex.PROGRAM, text, path)


def _latex_piece(piece: Piece) -> str:
    if piece.note is not None:
        return f"\\footnote{{{latex.escape(piece.note)}}}"
    text = latex.escape(piece.text)
    scripts = {"sup": "textsuperscript", "sub": "textsubscript"}
    for name, on in (
        ("textbf", piece.bold),
        ("textit", piece.italic),
        (scripts.get(piece.script or "", ""), bool(piece.script)),
    ):
        text = f"\\{name}{{{text}}}" if on else text
    return f"\\href{{{piece.link}}}{{{text}}}" if piece.link else text


_ENGINES: dict[str, Callable[[Sequence[Paragraph], Path, Sheet], None]] = {
    "weasyprint": _weasyprint,
    "typst": _typst,
    "reportlab": _reportlab,
    "chromium": _chromium,
    "libreoffice": _libreoffice,
    "xelatex": _xelatex,
}
NAMES = tuple(_ENGINES)
_PROGRAMS = {"chromium": chromium, "libreoffice": libreoffice, "xelatex": xelatex}


def typeset(name: str, paragraphs: Sequence[Paragraph], folder: Path, sheet: Sheet = PLAIN) -> Path:
    """The paragraphs as a PDF of the engine `name`; the test is skipped where its program is missing."""
    if name in _PROGRAMS and not _PROGRAMS[name].available():
        pytest.skip(f"the program of the engine {name} is not installed")
    path = folder / f"{name}.pdf"
    _ENGINES[name](paragraphs, path, sheet)
    return path
