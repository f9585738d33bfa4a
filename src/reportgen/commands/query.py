"""`reportgen query`: questions to a store of priorities, in SQL."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from ..system.visible import visible
from . import arguments, messages

if TYPE_CHECKING:
    from ..archive.query import Answer, Cell

STORE = Path("build/archive")
SHOWN = 200
"""Rows of a table on a screen; the other forms have no end."""
WIDE = 118
"""Characters of a table that goes into a file or pipe."""

EXAMPLES = (
    "select region, count(*) as priorities from priorities group by region order by region",
    "select text, source_file, first_page from priorities where text ilike '%survivor%' order by source_file",
    "select unnest(themes) as theme, count(*) as n from priorities group by theme order by n desc, theme",
)
_DETAILS = """Without SQL, the columns and some examples are shown. The store is only read, and nothing else
can be: no other file, no network."""


def add(commands: arguments.Commands) -> None:
    """Add the command."""
    query = commands.add("query", "ask a store of priorities with SQL", run, _DETAILS)
    query.add_argument("sql", nargs="?", metavar="SQL", help='a question: "select … from priorities"')
    query.add_argument(
        "--store",
        type=Path,
        default=STORE,
        metavar="FOLDER",
        help=f"made by `reportgen extract --store FOLDER` (default: {STORE})",
    )
    query.add_argument(
        "--to", choices=("table", "csv", "json"), default="table", help="form of the answer (default: table)"
    )
    query.add_argument("-o", "--output", default="-", metavar="PATH", help="file; - is stdout (default)")


def run(options: argparse.Namespace) -> int:
    """Run the command."""
    if options.sql is None:
        print(_introduction(), end="")
        return 0
    from ..archive import query

    answer = query.ask(options.store, options.sql)
    parts = {"table": _table, "csv": _csv, "json": _json}[options.to](answer)
    if options.output == "-":
        for part in parts:
            sys.stdout.buffer.write(part.encode("utf-8", "replace"))
        sys.stdout.flush()
        return 0
    from ..system import output

    mark = "\ufeff" if options.to == "csv" else ""  # a spreadsheet program takes it for UTF-8 only so
    output.write(Path(options.output), (mark + "".join(parts)).encode("utf-8", "replace"))
    return 0


def _introduction() -> str:
    """Return the columns, and examples to start from."""
    from ..archive import store

    lines = []
    for table, columns in (("priorities", store.PRIORITIES), ("reports", store.REPORTS)):
        lines += [f"{table}", *(f"  {name:<22} {store.IN_WORDS[kind]}" for name, kind in columns.items()), ""]
    lines.append("examples:")
    lines += [f'  reportgen query "{example}"' for example in EXAMPLES]
    return "\n".join(lines) + "\n"


def _plain(cell: Cell) -> str:
    """Return a cell in words; the parts of a list with `; ` between them, as in the tables of a build."""
    if cell is None:
        return ""
    if isinstance(cell, list | tuple):
        return "; ".join(map(_plain, cell))
    return str(cell)


def _table(answer: Answer) -> Iterator[str]:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    out = io.StringIO()
    width = Console().width if sys.stdout.isatty() else WIDE
    console = Console(file=out, width=width, highlight=False, no_color=True)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in answer.columns:
        table.add_column(Text(visible(name)), overflow="fold")
    rows = list(islice(answer.rows, SHOWN))
    for row in rows:
        table.add_row(*(Text(visible(_plain(cell))) for cell in row))
    console.print(table)
    if next(answer.rows, None) is not None:
        messages.say(f"the first {SHOWN} rows; --to csv gives all")
    yield "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())


def _csv(answer: Answer) -> Iterator[str]:
    import csv

    from ..writers.data.tables import inert

    def line(cells: list[str | int | float]) -> str:
        buffer = io.StringIO(newline="")
        csv.writer(buffer, lineterminator="\r\n").writerow(cells)
        return buffer.getvalue()

    yield line(list(answer.columns))
    for row in answer.rows:
        yield line([cell if isinstance(cell, int | float) else inert(_plain(cell)) for cell in row])


def _json(answer: Answer) -> Iterator[str]:
    yield "["
    for number, row in enumerate(answer.rows):
        data = dict(zip(answer.columns, row, strict=True))
        yield ("," if number else "") + "\n  " + json.dumps(data, ensure_ascii=False, default=str)
    yield "\n]\n"
