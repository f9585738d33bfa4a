"""`edition.toml` changed by a program: what people wrote around the changed values stays, comments too."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from ..errors import DataError
from ..system import output
from . import settings

Value = str | int | Sequence[str] | Sequence[Mapping[str, str]]


def rewrite(folder: Path, values: Mapping[str, Value]) -> None:
    """Set values of `edition.toml`; an empty one is taken out, all else stays as it is.

    Args:
        folder: the edition's folder.
        values: by key.

    Raises:
        DataError: the file would not validate; it stays as it was.
        OutputError: it cannot be written.
    """
    document = _document(folder)
    first_table = next((key for key, value in document.items() if isinstance(value, tomlkit.items.AoT)), None)
    for key, value in values.items():
        if not value:
            document.pop(key, None)
        elif key in document:
            document[key] = _item(value)
        else:
            _add(document, key, _item(value), first_table)
    _write(folder, document)


def name_report(folder: Path, file: str, region: str, chapter: str, order: Sequence[str] = ()) -> None:
    """Say which region a report is of, and which heading begins its chapter: its table below `[[report]]`.

    Args:
        folder: the edition's folder.
        file: name of the report's file.
        region: id; "" where the report says it.
        chapter: the heading as printed; "" where it is found.
        order: names of all files in the order of their chapters. Blocks decide on it, so the others get
            theirs too, unless people have written some already. By default the block is the last.

    Raises:
        DataError: the file would not validate; it stays as it was.
        OutputError: it cannot be written.
    """
    document = _document(folder)
    if "report" not in document:
        document.append("report", tomlkit.aot())
    tables = document["report"]
    known = [str(table.get("file")) for table in tables]
    others = {*order} - {file}
    is_whole = not others & set(known) or others <= set(known)
    for name in order if is_whole and order else (file,):
        if name not in known:
            _insert(tables, known, name, order if is_whole else ())
    table = tables[known.index(file)]
    for key, value in (("region", region), ("chapter", chapter)):
        if value:
            table[key] = value
        else:
            table.pop(key, None)
    _write(folder, document)


def _insert(tables: Any, known: list[str], file: str, order: Sequence[str]) -> None:
    """Add the block of a file behind those of the files that come before it, else behind all."""
    before = order[: order.index(file)] if file in order else known
    at = max((known.index(name) + 1 for name in before if name in known), default=0)
    table = tomlkit.table()
    table["file"] = file
    tables.insert(at, table)
    known.insert(at, file)


def _document(folder: Path) -> tomlkit.TOMLDocument:
    """Return the file as it stands.

    Raises:
        DataError: it cannot be read.
    """
    path = folder / settings.FILE_NAME
    try:
        return tomlkit.parse(path.read_text("utf-8"))
    except (OSError, ValueError, TOMLKitError) as error:
        raise DataError(f"{path}: {error}") from error


def _write(folder: Path, document: tomlkit.TOMLDocument) -> None:
    """Write the file.

    Raises:
        DataError: it would not validate.
    """
    path = folder / settings.FILE_NAME
    text = tomlkit.dumps(document)
    settings.check(path, text)
    output.write(path, text.encode("utf-8"))


def _add(document: tomlkit.TOMLDocument, key: str, value: Any, first_table: str | None) -> None:
    """Add a value before the first table: behind it, it would be the table's."""
    if first_table is None:
        document.append(key, value)
        return
    tables = document.pop(first_table)
    document.append(key, value)
    document.append(first_table, tables)


def _item(value: Value) -> Any:
    if isinstance(value, str | int):
        return tomlkit.item(value)
    rows = tomlkit.array()
    rows.multiline(any(not isinstance(row, str) for row in value))
    for row in value:
        if isinstance(row, str):
            rows.append(row)
            continue
        table = tomlkit.inline_table()
        table.update(dict(row))
        rows.append(table)
    return rows
