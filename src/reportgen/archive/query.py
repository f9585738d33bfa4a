"""Questions to a store, in SQL: answered from a copy in memory, without access to anything else."""

import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DataError, DependencyError, UsageError
from .store import PRIORITIES, REPORTS, Batch, batches

if TYPE_CHECKING:
    import duckdb

_MEMORY = "80MB"
"""What the engine may hold: with the program and its libraries that is 160 MiB."""
_ROOM = "1GB"
"""What it may write beside its copy of the store, into a folder that is deleted."""
SECONDS = 60.0
"""Time that a question may take."""
_LONGEST_ROW = 4 << 20
"""Bytes of a row; the engine holds twice that much while it reads."""
_FETCHED = 500
"""Rows taken at once from the engine."""

Cell = str | int | float | bool | None | Sequence["Cell"]

_REPORTS = """
create table reports as
with every as (
  select * exclude (filename), regexp_extract(filename, '-(\\d+-[0-9a-f]+)\\.jsonl$', 1) as of_batch
  from {rows}
)
select * from every
qualify row_number() over (partition by sha256 order by of_batch desc) = 1
order by file, sha256
"""
_PRIORITIES = """
insert into priorities select * from {rows}
where sha256 in (
  select sha256 from reports where of_batch = regexp_extract({file}, '-(\\d+-[0-9a-f]+)\\.jsonl$', 1)
)
"""
_REMEDIES = (
    ("pytz", "times with a time zone cannot be shown; ask for them as text: (…)::text"),
    (
        "Out of Memory",
        "the answer needs more memory than allowed; ask for fewer columns, or for fewer rows at once",
    ),
    ("Interrupted", f"stopped after {SECONDS:.0f} s; ask for less at once"),
)
"""Words in messages of the engine, and what is said for them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A table: names of its columns, and its rows as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Cell, ...]]


def ask(folder: Path, sql: str) -> Answer:
    """Answer a question to a store.

    Args:
        folder: of the store.
        sql: one SELECT (or DESCRIBE, SUMMARIZE, EXPLAIN) over `priorities` and `reports`.

    Raises:
        UsageError: the folder is no store, or the question is none that can be answered.
        DataError: the store is damaged.
        DependencyError: DuckDB is missing.
    """
    try:
        import duckdb
    except ImportError as error:
        raise DependencyError(
            "query needs DuckDB; run `make setup`, or install reportgen with its extra: reportgen[archive]"
        ) from error
    kept = batches(folder)
    place = tempfile.TemporaryDirectory(prefix="reportgen-query-")
    connection = duckdb.connect(
        str(Path(place.name, "copy.db")),
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "python_enable_replacements": False,
            "memory_limit": _MEMORY,
            "threads": 1,
            "temp_directory": place.name,
            "max_temp_directory_size": _ROOM,
        },
    )
    try:
        _load(connection, kept)
    except duckdb.Error as error:
        raise DataError(f"{folder}: damaged: {_short(error)}; delete it, then extract again") from error
    connection.execute("alter table reports drop of_batch")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    watch = threading.Timer(SECONDS, connection.interrupt)
    watch.daemon = True
    watch.start()
    try:
        answer = connection.execute(_only_question(connection, sql))
        columns = tuple(str(column[0]) for column in answer.description or ())
    except (duckdb.Error, UsageError) as error:
        watch.cancel()
        watch.join()
        connection.close()
        raise error if isinstance(error, UsageError) else UsageError(f"query: {_short(error)}") from error
    return Answer(columns, _fetch(answer, watch, place))


def _load(connection: "duckdb.DuckDBPyConnection", kept: Sequence[Batch]) -> None:
    """Copy the rows of a store into tables of a file, batch by batch; an empty store gives empty ones."""
    for table, columns in (("priorities", PRIORITIES), ("reports", REPORTS | {"of_batch": "VARCHAR"})):
        types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
        connection.execute(f"create or replace table {table} ({types})")
    if not kept:
        return
    connection.execute("drop table reports")
    every = "[" + ", ".join(_quoted(str(batch.reports)) for batch in kept) + "]"
    connection.execute(_REPORTS.format(rows=_rows(every, REPORTS, "filename = true")))
    for batch in kept:
        file = _quoted(str(batch.priorities))
        connection.execute(_PRIORITIES.format(rows=_rows(file, PRIORITIES), file=file))


def _rows(files: str, columns: Mapping[str, str], *more: str) -> str:
    """Return what reads the rows of files, as SQL."""
    named = "{" + ", ".join(f"{name}: '{kind}'" for name, kind in columns.items()) + "}"
    settings = (
        "format = 'newline_delimited'",
        f"columns = {named}",
        f"maximum_object_size = {_LONGEST_ROW}",
        *more,
    )
    return f"read_json({files}, {', '.join(settings)})"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _only_question(connection: "duckdb.DuckDBPyConnection", sql: str) -> "duckdb.Statement":
    """Return the one statement of a text, if it only asks.

    Raises:
        UsageError: there is none, or several, or it would change something.
    """
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise UsageError("query: one question at a time (one SELECT, without further statements)")
    if statements[0].type.name not in ("SELECT", "EXPLAIN"):
        raise UsageError("query: a store is only read; ask with SELECT …")
    return statements[0]


def _fetch(
    answer: "duckdb.DuckDBPyConnection", watch: threading.Timer, place: "tempfile.TemporaryDirectory[str]"
) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows; the copy of the store lives as long."""
    import duckdb

    try:
        while rows := answer.fetchmany(_FETCHED):
            yield from rows
    except duckdb.Error as error:
        raise UsageError(f"query: {_short(error)}") from error
    finally:
        watch.cancel()
        answer.close()
        place.cleanup()


def _short(error: Exception) -> str:
    """Return an engine's message in one line, without the picture of the place."""
    for words, remedy in _REMEDIES:
        if words.casefold() in str(error).casefold():
            return remedy
    words = str(error).partition("\n\nLINE ")[0]
    return " ".join(words.split())
