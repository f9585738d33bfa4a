"""A document's structure → CommonMark (with pipe tables): headings, emphasis, lists, notes; no furniture."""

import re
from collections.abc import Sequence

from ..model.document import Block, Document, Entry, Inline

# Characters that CommonMark would take for markup inside a line.
_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
# Starts of a line that CommonMark would take for a heading, list, quotation or rule.
_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|=+\s*$|-{3,}\s*$|>|~{3,})")
_ORDINAL_START = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")


def escape(text: str) -> str:
    """Return text whose characters all stand for themselves."""
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")


def _escape_start(line: str) -> str:
    line = _START.sub(r"\1\\\2", line)
    return _ORDINAL_START.sub(r"\1\\\2", line)


def _inline(runs: Sequence[Inline]) -> str:
    """Return runs with `**bold**` and `*italic*`; spaces stand outside the marks, as CommonMark needs."""
    out = []
    for run in runs:
        marks = ("**" if run.bold else "") + ("*" if run.italic else "")
        core = run.text.strip()
        if not marks or not core:
            out.append(escape(run.text))
            continue
        lead = run.text[: len(run.text) - len(run.text.lstrip())]
        tail = run.text[len(run.text.rstrip()) :]
        out.append(f"{lead}{marks}{escape(core)}{marks[::-1]}{tail}")
    return "".join(out).strip()


def _table(rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    width = max(len(row) for row in rows)
    lines = []
    for number, row in enumerate(rows):
        cells = [escape(cell).replace("|", "\\|") for cell in (*row, *[""] * (width - len(row)))]
        lines.append("| " + " | ".join(cells) + " |")
        if number == 0:
            lines.append("|" + " --- |" * width)
    return "\n".join(lines)


def _entry(entry: Entry) -> str:
    """Return an entry of a table of contents as an item of a list."""
    lead = "  " * max(0, entry.level - 1) + "- "
    return lead + _escape_start(escape(f"{entry.text} {entry.page}".strip()))


def _block(block: Block) -> str:
    if block.type == "heading":
        # Emphasis is the heading's own look: the words alone count.
        return f"{'#' * max(1, min(6, block.level))} {escape(block.text)}"
    if block.type == "list_item":
        ordinal = re.match(r"^\(?(\d{1,9})[.)]$", block.marker or "")
        lead = f"{ordinal.group(1)}. " if ordinal else "- "
        return "  " * max(0, block.level - 1) + lead + _escape_start(_inline(block.runs))
    if block.type == "table":
        return _table(block.rows)
    if block.type == "footnote":
        mark = f"{escape(block.marker)} " if block.marker else ""
        return f"> {mark}{_inline(block.runs)}"
    if block.type == "contents":
        return "\n".join(_entry(entry) for entry in block.entries)
    if block.type in ("aside", "figure"):
        return f"> {_inline(block.runs)}"
    if block.type == "caption":
        return _escape_start(_inline(tuple(Inline(run.text, run.bold, True) for run in block.runs)))
    return _escape_start(_inline(block.runs))


def render(document: Document) -> str:
    """Return a document as CommonMark, blocks in reading order, ending with a line break."""
    out: list[str] = []
    before: Block | None = None
    for block in document.blocks:
        tight = before is not None and before.type == block.type == "list_item"
        if before is not None:
            out.append("\n" if tight else "\n\n")
        out.append(_block(block))
        before = block
    return "".join(out) + "\n"
