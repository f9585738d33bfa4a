"""`edition.toml` changed by a program: what people wrote around the changed values stays, comments too."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError

from ..errors import DataError
from ..system import output
from . import settings

Value = str | int | Sequence[Mapping[str, str]]


def rewrite(folder: Path, values: Mapping[str, Value]) -> None:
    """Set values of `edition.toml`; an empty one is taken out, all else stays as it is.

    Args:
        folder: the edition's folder.
        values: by key.

    Raises:
        DataError: the file would not validate; it stays as it was.
        OutputError: it cannot be written.
    """
    path = folder / settings.FILE_NAME
    try:
        document = tomlkit.parse(path.read_text("utf-8"))
    except (OSError, ValueError, TOMLKitError) as error:
        raise DataError(f"{path}: {error}") from error
    first_table = next((key for key, value in document.items() if isinstance(value, tomlkit.items.AoT)), None)
    for key, value in values.items():
        if not value:
            document.pop(key, None)
        elif key in document:
            document[key] = _item(value)
        else:
            _add(document, key, _item(value), first_table)
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
    rows.multiline(True)
    for row in value:
        table = tomlkit.inline_table()
        table.update(dict(row))
        rows.append(table)
    return rows
