"""Sets a report in two columns with Typst (PyPI `typst`)."""

from collections.abc import Iterator
from pathlib import Path

import typst

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

ENGINE = "Typst (two columns, Noto Serif/Lato)"
DESIGN = Path(__file__).parent / "designs" / "europe-north-america-caribbean.typ"
# Chapters that open a page under a heading across both columns; the others follow in the column.
OPENERS = ("Day One", "Europe")


def typeset(report: Report, logos: list[tuple[str, Path]], out: Path, work: Path) -> None:
    """Write `report` as a PDF to `out`.

    Args:
        report: what is set.
        logos: name and picture of each sponsor, then of each organizer.
        out: the PDF.
        work: an empty folder for the generated source.
    """
    for _, picture in logos:
        (work / picture.name).write_bytes(picture.read_bytes())
    source = work / "report.typ"
    source.write_text(DESIGN.read_text("utf-8") + "\n" + _call(report, logos), "utf-8")
    typst.compile(str(source), output=str(out), root=str(work))


def _call(report: Report, logos: list[tuple[str, Path]]) -> str:
    entries = [f"(name: {_string(name)}, path: {_string(path.name)})" for name, path in logos]
    split = len(report.sponsors)
    chapters = [i for i, b in enumerate(report.blocks) if isinstance(b, Heading) and b.level == 1]
    day_one = chapters[1]
    return "\n".join(
        (
            "#design(",
            *(f"  {_string(v)}," for v in (report.title, report.report_name, report.dates, report.website)),
            f"  ({', '.join(entries[:split])},),",
            f"  ({', '.join(entries[split:])},),",
            "  [",
            *(_block(b, front=True) for b in report.front),
            "  ], [",
            *_body(report.blocks[:day_one]),
            "  ], [",
            *_body(report.blocks[day_one:]),
            "])",
        )
    )


def _body(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and block.text.startswith(OPENERS):
            yield f"#chapter({_string(block.text)})"
        else:
            yield _block(block)


def _block(block: Block, front: bool = False) -> str:
    match block:
        case Heading(level, text):
            label = " <subchapter>" if level == 2 and text.endswith("Priorities") else ""
            return f"#heading(level: {level}, outlined: {str(not front).lower()}, {_string(text)}){label}\n"
        case Paragraph(inline):
            return f"{_inline(inline)}\n"
        case Bullet(level, inline):
            return f"{'  ' * (level - 1)}- {_inline(inline)}"
        case Table(header, rows, caption):
            cells = ", ".join(
                [f"table.header({', '.join(f'strong({_string(c)})' for c in header)})"]
                + [_string(cell) for row in rows for cell in row]
            )
            columns = "(1fr, auto)" if header[-1] == "Number" else "(auto, 1fr)"
            return f"#figures({_string(caption or '')}, {columns}, {cells})\n"
    raise TypeError(f"this design does not set {type(block).__name__}")


def _inline(inline: Inline) -> str:
    return "".join(_span(part) for part in inline)


def _span(part: object) -> str:
    if isinstance(part, Note):
        return f"#footnote({_string(part.text)})"
    assert hasattr(part, "text")
    return f"#strong({_string(part.text)})" if part.bold else f"#{_string(part.text)};"  # type: ignore[attr-defined]


def _string(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
