"""Questions to a store, in SQL: answered from a copy in memory, without access to anything else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import DataError, DependencyError, UsageError
from .store import PRIORITIES, REPORTS, batches

if TYPE_CHECKING:
    import duckdb

_MEMORY = "2GB"
_FETCHED = 500
"""Rows taken at once from the engine."""

Cell = str | int | float | bool | None | Sequence["Cell"]

_LOAD = """
create table {table} as
with every as (
  select * exclude (batch), regexp_extract(batch, '-(\\d+-[0-9a-f]+)\\.jsonl$', 1) as of_batch
  from read_json({files}, format = 'newline_delimited', columns = {columns}, filename = 'batch')
)
"""
_REPORTS = """
select * from every
qualify row_number() over (partition by sha256 order by of_batch desc) = 1
order by file, sha256
"""
_PRIORITIES = """
select every.* exclude (of_batch) from every
join reports on reports.sha256 = every.sha256 and reports.of_batch = every.of_batch
order by source_file, sha256, number
"""


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
    connection = duckdb.connect(
        ":memory:",
        config={
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "allow_community_extensions": False,
            "python_enable_replacements": False,
            "memory_limit": _MEMORY,
        },
    )
    try:
        _load(connection, "reports", REPORTS, [batch.reports for batch in kept], _REPORTS)
        _load(connection, "priorities", PRIORITIES, [batch.priorities for batch in kept], _PRIORITIES)
    except duckdb.Error as error:
        raise DataError(f"{folder}: damaged: {_short(error)}; delete it, then extract again") from error
    connection.execute("alter table reports drop of_batch")
    connection.execute("set temp_directory = ''")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    try:
        answer = connection.execute(_only_question(connection, sql))
        columns = tuple(str(column[0]) for column in answer.description or ())
    except duckdb.Error as error:
        raise UsageError(f"query: {_short(error)}") from error
    return Answer(columns, _fetch(answer))


def _load(
    connection: "duckdb.DuckDBPyConnection",
    table: str,
    columns: dict[str, str],
    files: list[Path],
    select: str,
) -> None:
    """Copy the rows of a store into a table; an empty store gives an empty one."""
    types = ", ".join(f"{name} {kind}" for name, kind in columns.items())
    if not files:
        more = ", of_batch VARCHAR" if table == "reports" else ""
        connection.execute(f"create table {table} ({types}{more})")
        return
    named = "{" + ", ".join(f"{name}: '{kind}'" for name, kind in columns.items()) + "}"
    listed = "[" + ", ".join(_quoted(str(path)) for path in files) + "]"
    connection.execute(_LOAD.format(table=table, files=listed, columns=named) + select)


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


def _fetch(answer: "duckdb.DuckDBPyConnection") -> Iterator[tuple[Cell, ...]]:
    import duckdb

    try:
        while rows := answer.fetchmany(_FETCHED):
            yield from rows
    except duckdb.Error as error:
        raise UsageError(f"query: {_short(error)}") from error


def _short(error: Exception) -> str:
    """Return an engine's message in one line, without the picture of the place."""
    words = str(error).partition("\n\nLINE ")[0]
    return " ".join(words.split())
