"""A report as a LaTeX file, and the run that makes a PDF of it."""
# ruff: noqa: E501  lines of LaTeX are easier to read whole

import shutil
import subprocess
import tempfile
from pathlib import Path

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
from .design import Design, HeadingStyle
from .fonts import font_file, marks_file

TIMEOUT = 120  # seconds for one run
COMMANDS = ("chapter", "section", "subsection", "subsubsection")
TYPE1 = {  # TeX's names of the families
    "Computer Modern": "cmr",
    "Latin Modern Roman": "lmr",
    "Latin Modern Sans": "lmss",
    "Charter": "bch",
    "Utopia": "put",
    "Times": "ptm",
    "Palatino": "ppl",
    "Helvetica": "phv",
}
_SPECIAL = {
    "\u00a0": "~",
} | {c: "\\" + c for c in "&%$#_{}"} | {
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "\\": "\\textbackslash{}", "-": "-{}",
}  # fmt: skip


def run(program: str, text: str, out_path: Path) -> None:
    """Write the PDF that `program` makes of `text`.

    Raises:
        RuntimeError: the program made no file.
    """
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "report.tex").write_text(text, "utf-8")
        command = [program, "-interaction=nonstopmode", "-no-shell-escape", "report.tex"]
        for _ in range(2):
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT, check=False)
        made = Path(folder) / "report.pdf"
        if not made.exists() or done.returncode:
            lines = done.stdout.decode("utf-8", "replace").splitlines()
            raise RuntimeError(
                f"{program}: " + " | ".join([x for x in lines if x.startswith(("!", "l."))][:6])
            )
        shutil.copy(made, out_path)


def escape(text: str) -> str:
    """`text` as TeX prints it, straight quotes and hyphens kept."""
    text = "".join(_SPECIAL.get(c, c) for c in text)
    return text.replace("'", "\\textquotesingle{}").replace('"', "\\textquotedbl{}")


def source(report: Report, design: Design, fonts: str) -> str:
    """The LaTeX file of `report`; `fonts` are the declarations of `opentype` or `type1`."""
    parts = [_preamble(report, design, fonts), "\\begin{document}\\hyphenpenalty=50 ", _cover(report, design)]
    parts.append(_front(report, design))
    if design.columns > 1:
        parts += _chapters_in_columns(report, design)
    else:
        parts += [_block(block, design) for block in report.blocks]
    return "\n\n".join((*parts, "\\end{document}"))


def _chapters_in_columns(report: Report, design: Design) -> list[str]:
    parts: list[str] = []
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1:
            if parts:
                parts.append("\\end{multicols}")
            parts.append(_block(block, design) + "\n\\begin{multicols}{2}")
        else:
            parts.append(_block(block, design))
    return [*parts, "\\end{multicols}"]


def opentype(design: Design) -> str:
    """Declarations of the design's fonts for XeLaTeX and LuaLaTeX."""
    body = _face("setmainfont", design.body_family, design.body_weight, design.bold_weight)
    head = _face("newfontfamily\\headfont", design.heading_family, 400, 700)
    bold = "{\\addfontfeatures{FakeBold=1}#1}" if design.synthetic_bold else "\\textbf{#1}"
    bold = f"{{\\color{{accent}}{bold}}}" if design.bold_color else bold
    marks = marks_file()  # text faces have no circle
    return (
        f"\\usepackage{{fontspec}}\n{body}\n{head}\n\\newcommand{{\\term}}[1]{{{bold}}}\n"
        f"\\newfontfamily\\marksfont[Path={marks.parent}/]{{{marks.name}}}\n"
        "\\newcommand{\\spaced}[1]{\\addfontfeatures{LetterSpace=#1}}"
    )


def _face(command: str, family: str, weight: int, bold: int) -> str:
    upright, italic = font_file(family, weight), font_file(family, weight, italic=True)
    strong, both = font_file(family, bold), font_file(family, bold, italic=True)
    return (
        f"\\{command}[Path={upright.parent}/,ItalicFont={italic.name},BoldFont={strong.name},"
        f"BoldItalicFont={both.name}]{{{upright.name}}}"
    )


def type1(design: Design) -> str:
    """Declarations of the design's fonts for pdfLaTeX; letter-spacing is left out."""
    encoding = "T1,OT1" if design.body_family == "Computer Modern" else "T1"  # the last is in use
    return (
        f"\\usepackage[{encoding}]{{fontenc}}\\usepackage[utf8]{{inputenc}}\\usepackage{{textcomp,lmodern}}\n"
        f"\\renewcommand{{\\rmdefault}}{{{TYPE1[design.body_family]}}}"
        f"\\newcommand{{\\headfont}}{{\\fontfamily{{{TYPE1[design.heading_family]}}}\\selectfont}}\n"
        "\\DeclareTextCommandDefault{\\textquotedbl}{{\\fontencoding{T1}\\fontfamily{lmr}\\selectfont\\char34}}"
        "\\DeclareUnicodeCharacter{25CB}{$\\circ$}\\newcommand{\\marksfont}{}"
        "\\newcommand{\\term}[1]{\\textbf{#1}}\\newcommand{\\spaced}[1]{}"
    )


def _preamble(report: Report, design: Design, fonts: str) -> str:
    width, height = design.page_size
    top, outer, bottom, inner = design.margins
    size, lead = design.body_size, design.body_size * design.leading
    gap = {"gap": 0.75, "small-gap": 0.3, "indent": 0.0, "none": 0.0}[design.paragraph] * size
    indent = 1.5 * size if design.paragraph == "indent" else 0
    ragged = "" if design.align == "justify" else "\\RaggedRight" if design.hyphenate else "\\raggedright"
    ragged += f"\\setlength{{\\parindent}}{{{indent}bp}}"  # both set it to nothing
    hyphens = "" if design.hyphenate else "\\hyphenpenalty=10000\\exhyphenpenalty=10000\\emergencystretch=3em"
    sides = "twoside" if design.odd_even else "oneside"
    return f"""\\documentclass[{sides},openany]{{report}}
\\usepackage[paperwidth={width}bp,paperheight={height}bp,top={top}bp,bottom={bottom}bp,inner={inner}bp,outer={outer}bp]{{geometry}}
\\usepackage{{xcolor,titlesec,fancyhdr,multicol,ragged2e,tikz,array,tabularx,lastpage,wrapfig,colortbl}}
\\usepackage[{"bookmarks=true" if design.bookmarks else "bookmarks=false"},hidelinks,pdftitle={{{escape(report.report_name)}}}]{{hyperref}}
\\definecolor{{accent}}{{HTML}}{{{design.accent[1:]}}}
{_extras(report, design)}{fonts}
\\makeatletter\\renewcommand\\normalsize{{\\@setfontsize\\normalsize{{{size}bp}}{{{lead:.2f}bp}}}}\\makeatother\\normalsize
\\setlength{{\\parskip}}{{{gap:.2f}bp plus {0 if design.paragraph == "none" else 0.5}bp}}\\setlength{{\\parindent}}{{{indent}bp}}
\\setcounter{{secnumdepth}}{{-1}}\\setcounter{{tocdepth}}{{1}}\\raggedbottom\\skip\\footins=12pt {hyphens}
\\newcommand{{\\listitem}}[3]{{\\par{{\\leftskip=#1\\parindent=0pt\\hangindent=0pt\\noindent\\llap{{\\hbox to 1.3em{{#2\\hss}}}}#3\\par}}}}
{_running(report, design)}
{_headings(design)}
\\AtBeginDocument{{{ragged}}}
"""


def _extras(report: Report, design: Design) -> str:
    penalty = 0 if design.loose_breaks else 9999
    parts = [f"\\clubpenalty={penalty} \\widowpenalty={penalty} "]
    if design.side_tab:
        words = f"\\rotatebox{{-90}}{{\\run {escape(report.report_name)}}}"
        parts.append(
            "\\AddToHook{shipout/background}{\\put(\\dimexpr\\paperwidth-26pt,-0.6\\paperheight)"
            f"{{\\makebox(0,0){{{words}}}}}}}"
        )
    return "".join(parts) + "\n"


def _running(report: Report, design: Design) -> str:
    name = escape(report.report_name)
    left, right = ("LE", "RO") if design.odd_even else ("L", "R")
    head = {
        "none": "",
        "report": f"\\fancyhead[{left}]{{\\run {name}}}"
        + (f"\\fancyhead[{right}]{{\\run {name}}}" if design.odd_even else ""),
        "section": f"\\fancyhead[{right}]{{\\run\\nouppercase\\leftmark}}",
        "split": f"\\fancyhead[L]{{\\run {escape(report.organizers[0])}}}\\fancyhead[R]{{\\run {name}}}",
    }[design.header]
    folio = {
        "page-of": "Page \\thepage{} of \\pageref{LastPage}",
        "dashes": "– \\thepage{} –",
        "report": f"{name} | \\thepage",
    }.get(design.footer, "\\thepage")
    place = {"centre": "C", "outer": "LE,RO" if design.odd_even else "R", "report": "L"}.get(
        design.footer, "C"
    )
    logos = _logos(report, design)
    mark = (
        "\\AddToHook{shipout/background}{\\put(0.5\\paperwidth,-0.55\\paperheight){\\makebox(0,0)"
        f"{{\\rotatebox{{40}}{{\\headfont\\fontsize{{90}}{{90}}\\selectfont\\color{{black!8}}{design.watermark}}}}}}}}}"
        if design.watermark
        else ""
    )
    return f"""\\newcommand{{\\run}}{{\\headfont\\fontsize{{{design.body_size * 0.8:.1f}bp}}{{10bp}}\\selectfont\\color{{black!60}}}}
\\newcommand{{\\headbox}}[1]{{\\colorbox{{accent}}{{\\parbox{{\\dimexpr\\linewidth-2\\fboxsep}}{{\\raggedright\\color{{white}}#1}}}}}}
\\newcommand{{\\lined}}[1]{{\\linedwords#1 \\relax{{}} }}
\\def\\linedwords#1 {{\\ifx\\relax#1\\else\\underline{{#1}} \\expandafter\\linedwords\\fi}}
\\pagestyle{{fancy}}\\fancyhf{{}}\\renewcommand{{\\headrulewidth}}{{0pt}}
{head}\\fancyfoot[{place}]{{\\run {folio}}}{logos}
\\fancypagestyle{{plain}}{{}}\\renewcommand{{\\chaptermark}}[1]{{\\markboth{{#1}}{{}}}}\\renewcommand{{\\sectionmark}}[1]{{}}{mark}"""


def _logos(report: Report, design: Design) -> str:
    if design.sponsor_lines == "none":
        return ""
    sponsors = "\\\\".join(("Sponsored by:", *map(escape, report.sponsors)))
    hosts = "\\\\".join(("Organized by:", *map(escape, report.organizers)))
    box = f"\\vbox to 0pt{{\\vskip 12pt\\hbox to \\textwidth{{\\parbox[t]{{0.5\\textwidth}}{{\\run {sponsors}}}\\parbox[t]{{0.5\\textwidth}}{{\\run {hosts}}}}}\\vss}}"
    test = {"all": "\\iftrue", "even": "\\ifodd\\value{page}\\else", "some": "\\ifnum\\value{page}<7"}[
        design.sponsor_lines
    ]
    return f"\\AddToHook{{shipout/foreground}}{{{test}\\ifnum\\value{{page}}>1\\put(\\dimexpr 1in+\\oddsidemargin,-\\dimexpr\\paperheight-62pt){{{box}}}\\fi\\fi}}"


def _headings(design: Design) -> str:
    rules = []
    spaces = ((0, 14), (13, 5), (10, 4), (7, 3))
    for command, style, (above, below) in zip(COMMANDS, design.headings, spaces, strict=True):
        kind = "display" if command == "chapter" else "hang"
        before, after = _heading(style, design)
        break_ = "" if command != "chapter" or design.chapter_break else "\\titleclass{\\chapter}{straight}"
        rules.append(
            f"{break_}\\titleformat{{\\{command}}}[{kind}]{{{before}}}{{}}{{0pt}}{{{after}}}"
            + ("[{\\color{accent}\\vskip 2pt\\hrule height 1pt}]" if style.rule else "")
            + f"\\titlespacing*{{\\{command}}}{{0pt}}{{{above if command != 'chapter' or design.chapter_break else 22}bp}}{{{below}bp}}"
        )
    return "\n".join(rules)


def _heading(style: HeadingStyle, design: Design) -> tuple[str, str]:
    """Declarations of a heading, and the command that takes its words."""
    size = style.size * design.body_size
    family = f"\\headfont\\fontsize{{{size:.1f}bp}}{{{size * 1.2:.1f}bp}}\\selectfont"
    weight = "\\bfseries" if style.weight >= 600 else ""
    slope = "\\itshape" if style.italic else ""
    color = f"\\color[HTML]{{{style.color[1:]}}}"
    align = "\\centering" if style.align == "center" else "\\raggedright"
    after = "\\MakeUppercase" if style.case == "upper" else ""
    if style.ground:
        after = "\\headbox"
    elif style.underline:
        after = "\\lined"
    tracking = f"\\spaced{{{style.tracking * 100:.0f}}}" if style.tracking else ""
    small = "\\scshape" if style.case == "small-caps" else ""
    return f"{family}{weight}{slope}{small}{color}{align}{tracking}", after


def _cover(report: Report, design: Design) -> str:
    width, height = design.page_size
    solid, plain = design.cover == "solid", design.cover == "plain"
    ink, title = ("white" if solid else "black"), ("accent" if plain else "white")
    ground = {"solid": height, "plain": 0, "band": height * 0.34}[design.cover]
    fill = (
        f"\\fill[accent] (current page.north west) rectangle ++({width}bp,-{ground:.0f}bp);" if ground else ""
    )
    rings = "".join(
        f"\\draw[{ink if solid else 'accent'},line width=1.2bp] ([xshift={90 + 40 * i}bp,yshift=-{400 + 22 * (-1) ** i}bp]current page.north west) circle ({12 + 3 * i}bp);"
        for i in range(7)
    )
    at = "([xshift=60bp,yshift=-{y}bp]current page.north west)"
    lines = (
        escape(report.report_name)
        + "\\\\[4pt]{\\fontsize{11bp}{14bp}\\selectfont "
        + escape(report.dates)
        + "}"
    )
    return f"""\\begin{{titlepage}}\\thispagestyle{{empty}}\\headfont\\begin{{tikzpicture}}[remember picture,overlay]
{fill}{rings}
\\node[anchor=north west,text={title},font=\\fontsize{{12bp}}{{15bp}}\\selectfont] at {at.format(y=60)} {{Regional Forum Series}};
\\node[anchor=north west,text={title},text width=400bp,align=left,font=\\headfont\\bfseries\\fontsize{{25bp}}{{30bp}}\\selectfont] at {at.format(y=100)} {{“{escape(report.title)}”}};
\\node[anchor=north west,text={ink},text width=400bp,align=left,font=\\headfont\\fontsize{{15bp}}{{19bp}}\\selectfont] at {at.format(y=520)} {{{lines}}};
\\node[anchor=north west,text={ink},font=\\headfont\\fontsize{{9bp}}{{11bp}}\\selectfont] at {at.format(y=640)} {{{escape(" · ".join((*report.sponsors, *report.organizers)))}}};
\\end{{tikzpicture}}\\mbox{{}}\\end{{titlepage}}"""


def _front(report: Report, design: Design) -> str:
    blocks = "\n\n".join(_block(block, design, listed=False) for block in report.front)
    roman = ("\\pagenumbering{roman}\\setcounter{page}{2}", "\\clearpage\\pagenumbering{arabic}")
    before, after = roman if design.roman_front else ("\\setcounter{page}{2}", "\\clearpage")
    dots = "" if design.contents == "dots" else "\\makeatletter\\renewcommand{\\@dotsep}{200}\\makeatother"
    return f"{before}\n{blocks}\n\\clearpage{dots}{{\\renewcommand{{\\contentsname}}{{Table of Contents}}\\parskip=2pt\\tableofcontents}}{after}"


def _block(block: Block, design: Design, *, listed: bool = True) -> str:
    match block:
        case Heading():
            style, command = design.headings[block.level - 1], COMMANDS[block.level - 1]
            number = escape(block.number) + " " if block.number else ""
            words = number + escape(block.text)
            shown = f"\\MakeUppercase{{{words}}}" if style.case == "upper" and style.ground else words
            return f"\\{command}[{{{words}}}]{{{shown}}}" if listed else f"\\{command}*{{{shown}}}"
        case Paragraph():
            return _inline(block.inline)
        case Bullet():
            marker = (
                escape(design.marker(block.level, block.marker))
                .replace("○", "{\\marksfont ○}")
                .replace("▪", "\\rule[0.15em]{0.3em}{0.3em}")
            )
            return f"\\listitem{{{0.4 + 1.4 * block.level:.1f}em}}{{{marker}}}{{{_inline(block.inline)}}}"
        case Table():
            return _table(block, design)
        case PullQuote():
            return _quote(block, design)
        case Figure():
            bars = "".join(
                f"\\fill[accent] ({i * 34}bp,0) rectangle ++(24bp,{20 + 8 * i}bp);" for i in range(6)
            )
            return f"\\par\\noindent\\begin{{tikzpicture}}{bars}\\end{{tikzpicture}}\\par\\nobreak\\noindent{{\\small\\itshape {escape(block.caption)}}}\\par"
        case PageBreak():
            return "\\clearpage"


def _table(table: Table, design: Design) -> str:
    count = len(table.header)
    bar = "|" if design.table == "grid" else ""
    width = f"\\dimexpr {1 / count:.3f}\\linewidth-2\\tabcolsep-2pt"
    columns = bar + bar.join([f">{{\\raggedright\\arraybackslash}}p{{{width}}}"] * count) + bar
    line = "" if design.table == "striped" else "\\hline"
    rows = [" & ".join(f"\\textbf{{{escape(cell)}}}" for cell in table.header)]
    rows += [" & ".join(map(escape, row)) for row in table.rows]
    tint = "\\rowcolor{black!8}" if design.table == "striped" else ""
    body = "\n".join(f"{tint if i % 2 else ''}{row}\\\\{line}" for i, row in enumerate(rows))
    caption = f"{{\\small\\itshape {escape(table.caption)}}}\\par\\nobreak " if table.caption else ""
    return f"\\par\\medskip\\noindent\\begin{{minipage}}{{\\linewidth}}{caption}\\begin{{tabular}}{{{columns}}}{line}\n{body}\n\\end{{tabular}}\\end{{minipage}}\\par\\medskip"


def _quote(quote: PullQuote, design: Design) -> str:
    words = f"\\raggedright\\large\\itshape\\color{{accent}}{escape(quote.text)}"
    if design.quote == "beside" and design.columns == 1:
        return f"\\begin{{wrapfigure}}{{r}}{{0.36\\textwidth}}\\begin{{minipage}}{{0.34\\textwidth}}{words}\\end{{minipage}}\\end{{wrapfigure}}\\noindent"
    if design.quote == "rules":
        return f"\\par\\medskip\\noindent\\parbox{{\\linewidth}}{{{{\\color{{accent}}\\hrule height 1.2pt}}\\vskip 5pt {words}\\par\\vskip 5pt{{\\color{{accent}}\\hrule height 1.2pt}}}}\\par\\medskip"
    return f"\\par\\medskip\\noindent\\colorbox{{black!7}}{{\\parbox{{\\dimexpr\\linewidth-2\\fboxsep}}{{{words}}}}}\\par\\medskip"


def _inline(inline: Inline) -> str:
    out = []
    for part in inline:
        if isinstance(part, Note):
            out.append(f"\\footnote{{{escape(part.text)}}}")
            continue
        words = escape(part.text)
        words = f"\\term{{{words}}}" if part.bold else words
        out.append(f"\\emph{{{words}}}" if part.italic else words)
    return "".join(out)
