"""Reads a report written as Markdown text with a short head of `key: value` lines.

The subset: `#` to `####` headings, paragraphs with `**bold**` and `*italic*`, `- ` bullets (nested by
two spaces), `1. ` numbers, `[^1]` and `[^1]: footnote`, `> pull-quote`, `Table: caption` before a pipe
table, `Figure: caption`, `\\pagebreak`. What stands before the first `# ` heading is the thanks page.
"""

import re
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
    Participation,
    PullQuote,
    Report,
    Span,
    Table,
)

REGION_NAMES = {
    "africa": "Africa",
    "asia": "Asia",
    "latin-america": "Latin America",
    "mena": "MENA",
    "europe-north-america-caribbean": "Europe, North America and the Caribbean",
}
FIGURES = ("registered", "countries_registered", "participated", "countries_represented")

_HEADING = re.compile(r"(#{1,6})\s+(.*)")
_BULLET = re.compile(r"(\s*)(?:[-*]|(\d+[.)]))\s+(.*)")
_NOTE_BODY = re.compile(r"\[\^([^\]]+)\]:\s*(.*)")
_INLINE = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*|\[\^([^\]]+)\]")


def read(path: Path) -> Report:
    """The report written in the file at `path`."""
    return parse(path.read_text("utf-8"))


def parse(text: str) -> Report:
    """The report written in `text`.

    Raises:
        ValueError: the head lacks a key, or a footnote mark has no footnote.
    """
    head, body = _split_head(text)
    blocks = parse_blocks(body)
    opening = next((i for i, b in enumerate(blocks) if isinstance(b, Heading) and b.level == 1), 0)
    missing = [key for key in ("region", "title", "report_name", "dates") if key not in head]
    if missing:
        raise ValueError(f"the head has no {', '.join(missing)}")
    figures = {key: int(head[key]) for key in FIGURES if key in head}
    region = head["region"]
    return Report(
        region_id=region,
        region_name=head.get("region_name", REGION_NAMES.get(region, region)),
        title=head["title"],
        report_name=head["report_name"],
        dates=head["dates"],
        participation=Participation(**figures) if len(figures) == len(FIGURES) else None,
        front=blocks[:opening],
        blocks=blocks[opening:],
        language=head.get("language", "en"),
        **{k: tuple(n.strip() for n in head[k].split(";")) for k in ("sponsors", "organizers") if k in head},
        **{k: head[k] for k in ("website",) if k in head},
    )


def parse_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text without head."""
    bodies = {key: body.strip() for key, body in _NOTE_BODY.findall(text)}
    lines = [line.rstrip() for line in text.splitlines() if not _NOTE_BODY.match(line)]
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        if not lines[at]:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and lines[end] and not _opens_block(lines[end], lines[at]):
            end += 1
        blocks.append(_block(lines[at:end], bodies))
        at = end
    return _with_captions(blocks)


def _opens_block(line: str, first: str) -> bool:
    if first.startswith("|") or first.startswith(">"):
        return line[0] != first[0]
    starts = ("#", ">", "|", "Table: ", "Figure: ", "\\pagebreak")
    return line.startswith(starts) or first.startswith(starts) or bool(_BULLET.match(line))


def _block(lines: list[str], bodies: dict[str, str]) -> Block:
    first = lines[0]
    text = " ".join(line.strip() for line in lines)
    if match := _HEADING.fullmatch(first):
        return Heading(len(match[1]), match[2].strip())
    if first.startswith("\\pagebreak"):
        return PageBreak()
    if first.startswith(">"):
        return PullQuote(" ".join(line.lstrip("> ").strip() for line in lines))
    if first.startswith("|"):
        rows = [tuple(cell.strip() for cell in line.strip("| ").split("|")) for line in lines]
        body = [row for row in rows[1:] if not all(set(cell) <= set(":- ") for cell in row)]
        return Table(rows[0], tuple(body))
    if first.startswith("Table: "):
        return Table((), (), text.removeprefix("Table: "))
    if first.startswith("Figure: "):
        return Figure(text.removeprefix("Figure: "))
    if match := _BULLET.fullmatch(first):
        words = " ".join([match[3], *(line.strip() for line in lines[1:])])
        return Bullet(len(match[1]) // 2 + 1, parse_inline(words, bodies), match[2])
    return Paragraph(parse_inline(text, bodies))


def _with_captions(blocks: list[Block]) -> tuple[Block, ...]:
    """Moves the caption of a `Table:` line into the table after it."""
    out: list[Block] = []
    for block in blocks:
        caption = out[-1] if out else None
        if isinstance(block, Table) and isinstance(caption, Table) and not caption.header:
            out[-1] = Table(block.header, block.rows, caption.caption)
        else:
            out.append(block)
    return tuple(out)


def parse_inline(text: str, bodies: dict[str, str] | None = None) -> Inline:
    """Words with bold, italic and footnotes.

    Raises:
        ValueError: a footnote mark has no footnote.
    """
    parts: list[Span | Note] = []
    at = 0
    for match in _INLINE.finditer(text):
        if match.start() > at:
            parts.append(Span(text[at : match.start()]))
        if match[3]:
            if match[3] not in (bodies or {}):
                raise ValueError(f"footnote [^{match[3]}] is not defined")
            parts.append(Note((bodies or {})[match[3]]))
        else:
            parts.append(Span(match[1] or match[2], bold=bool(match[1]), italic=bool(match[2])))
        at = match.end()
    if at < len(text):
        parts.append(Span(text[at:]))
    return tuple(parts)


def _split_head(text: str) -> tuple[dict[str, str], str]:
    match = re.match(r"---\n(.*?)\n---\n", text, re.DOTALL)
    if not match:
        raise ValueError("the text does not start with a head between two lines '---'")
    pairs = (line.partition(":") for line in match[1].splitlines() if line.strip())
    return {key.strip(): value.strip().strip("\"'") for key, _, value in pairs}, text[match.end() :]
