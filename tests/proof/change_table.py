"""Falsifies a published table: a cell of the CSV, or of the workbook's priorities."""

from __future__ import annotations

import csv
import io
from random import Random
from typing import TYPE_CHECKING

import openpyxl  # type: ignore[import-untyped]

from . import mutations

if TYPE_CHECKING:
    from .builds import Build

Rows = list[list[str]]


def change(build: Build, kind: str, form: str, rng: Random) -> tuple[set[str], str, bytes]:
    """Return (ids that may be named, what was done, the falsified file)."""
    content = build.path(form).read_bytes()
    return _csv(build, kind, content, rng) if form == "csv" else _workbook(build, kind, content, rng)


def _csv(build: Build, kind: str, content: bytes, rng: Random) -> tuple[set[str], str, bytes]:
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    items, seen, rows = changed(build, kind, rows, rng)
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return items, seen, out.getvalue().encode("utf-8-sig")


def _workbook(build: Build, kind: str, content: bytes, rng: Random) -> tuple[set[str], str, bytes]:
    """Change the sheet of priorities; what is no row of words is done to it as a spreadsheet does it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book.worksheets[0]
    rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    number = rng.randrange(2, len(rows) + 1)
    if kind == "row hidden":
        sheet.row_dimensions[number].hidden = True
        items, seen = {rows[number - 1][0]}, f"row {number} hidden"
    elif kind == "formula":
        sheet.cell(number, rows[0].index("text") + 1).value = '="ab"&"c"'
        items, seen = {rows[number - 1][0]}, f"row {number}: a formula for the text"
    else:
        items, seen, new = changed(build, kind, rows, rng)
        numbers = [i for i, name in enumerate(rows[0]) if name.startswith(("first ", "last "))]
        for r in range(max(len(rows), len(new))):
            for c in range(len(rows[0])):
                said = new[r][c] if r < len(new) else ""
                value = int(said) if r and c in numbers and said else said or None
                cell = sheet.cell(r + 1, c + 1)
                cell.value = value
                cell.data_type = "n" if value is None or isinstance(value, int) else "s"
    out = io.BytesIO()
    book.save(out)
    return items, seen, out.getvalue()


def changed(build: Build, kind: str, rows: Rows, rng: Random) -> tuple[set[str], str, Rows]:
    """Return (ids that may be named, what was done, the rows with one of them changed)."""
    head, *body = [list(row) for row in rows]
    at = {name: index for index, name in enumerate(head)}
    order = list(range(len(body)))
    rng.shuffle(order)
    for n in order:
        row = body[n]
        name = row[0]
        if kind == "paragraph doubled":
            return {name}, f"{name} doubled", [head, *body[: n + 1], row, *body[n + 1 :]]
        if kind == "paragraph dropped":
            return {name}, f"{name} dropped", [head, *body[:n], *body[n + 1 :]]
        if kind == "paragraph moved":
            rest = [it for it in body if it is not row]
            to = rng.choice([it for it in range(len(body)) if it != n])
            over = {it[0] for it in body[min(n, to) : max(n, to) + 1]}
            near = over if len(over) == 2 else {name}
            return near, f"{name} moved", [head, *rest[:to], row, *rest[to:]]
        column, new = _cell(build, kind, row, [head, *body], rng)
        if new is not None and new != row[at[column]]:
            seen = f"{name}: {column}: {row[at[column]][:40]} → {new[:40]}"
            row[at[column]] = new
            return {name}, seen, [head, *body]
    raise AssertionError(f"nothing to change: {kind}")


def _cell(build: Build, kind: str, row: list[str], rows: Rows, rng: Random) -> tuple[str, str | None]:
    """Return a column, and what its cell says now; None where it has nothing for such a change."""
    at = {name: index for index, name in enumerate(rows[0])}
    if kind == "row to another region":
        others = sorted({it[at["region"]] for it in rows[1:]} - {row[at["region"]]})
        return "region", rng.choice(others) if others else None
    if kind == "page reference":
        return "first page", str(int(row[at["first page"]] or 0) + rng.choice((1, 2, 7)))
    if kind == "bold":
        terms = row[at["key terms"]].split("; ")
        return "key terms", "; ".join(terms[1:])
    change = mutations.change_of(row[at["text"]], kind, rng, build.words())
    return "text", change.of(row[at["text"]]) if change else None
