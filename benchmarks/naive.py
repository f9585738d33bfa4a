"""The naive way, as a yardstick: words by pdfplumber, a template, WeasyPrint and pandoc, in sequence.

    python benchmarks/naive.py FOLDER OUTPUT [--read-only | --words FILE]

Reads every PDF of FOLDER word by word. With --read-only it writes the words to OUTPUT/words.json; else it
sets the pages on which the priorities probably stand to OUTPUT/naive.pdf (PDF/UA-1) and OUTPUT/naive.docx,
a document about as long as the real one. It finds no headings, paragraphs or bold terms and drops no
running header: it is the least that anyone would write with the same libraries. With --words it sets the
paragraphs of FILE, one a line, in place of those pages: as many words as another way sets.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

TEMPLATE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>All reports</title>
<style>
@page { size: A4; margin: 25mm; @bottom-center { content: counter(page); } }
body { font: 10.5pt/1.4 serif; }
h1 { break-before: page; }
</style>
</head>
<body>
{% for report in reports %}
<h1>{{ report.name }}</h1>
{% for page in report.pages %}
<p>{{ page | join(" ") }}</p>
{% endfor %}
{% endfor %}
</body>
</html>
"""

CHAPTER = re.compile(r"(\S+ ){1,3}Priorities")
CHAPTER_PAGES = 5
"""The chapter's heading as a line of its own, and about as many pages as the chapter has."""

Pages = list[list[str]]
"""The lines of each page of a report."""


def read(path: Path) -> Pages:
    """Return the lines of each page: words whose tops lie within 2 points of each other."""
    import pdfplumber  # each side pays only for what it uses

    pages = []
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            lines: list[tuple[float, list[str]]] = []
            for word in page.extract_words(extra_attrs=["fontname", "size"]):
                if not lines or abs(word["top"] - lines[-1][0]) > 2:
                    lines.append((word["top"], []))
                lines[-1][1].append(word["text"])
            pages.append([" ".join(words) for _, words in lines])
    return pages


def chapter(pages: Pages) -> Pages:
    """Return the pages from the last one with the chapter's heading, or all where there is none."""
    first = max((n for n, page in enumerate(pages) if any(map(CHAPTER.fullmatch, page))), default=None)
    return pages if first is None else pages[first : first + CHAPTER_PAGES]


def write(chapters: list[tuple[str, Pages]], output: Path) -> None:
    """Write all chapters as one PDF and one DOCX."""
    import jinja2
    import pypandoc
    import weasyprint

    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined).from_string(TEMPLATE)
    html = template.render(reports=[{"name": name, "pages": pages} for name, pages in chapters])
    weasyprint.HTML(string=html).write_pdf(output / "naive.pdf", pdf_variant="pdf/ua-1")
    pypandoc.convert_text(html, "docx", format="html", outputfile=str(output / "naive.docx"))


def main() -> None:
    """Read the command line and run."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--read-only", action="store_true")
    parser.add_argument("--words", type=Path)
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    reports = [(path.stem, read(path)) for path in sorted(arguments.folder.glob("*.pdf"))]
    if arguments.read_only:
        (arguments.output / "words.json").write_text(json.dumps(reports), encoding="utf-8")
    elif arguments.words:
        paragraphs = arguments.words.read_text(encoding="utf-8").splitlines()
        write([("All words", [[paragraph] for paragraph in paragraphs])], arguments.output)
    else:
        write([(name, chapter(pages)) for name, pages in reports], arguments.output)


if __name__ == "__main__":
    main()
