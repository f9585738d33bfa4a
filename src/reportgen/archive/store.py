"""A folder of JSON lines with the priorities of many reports; it only grows.

A batch is two files of one number: `priorities-…jsonl`, then `reports-…jsonl`, whose presence makes the
batch count. Each is written whole or not at all, so a run that is killed leaves nothing half. A report is
known by the hash of its file: it is read once, whatever it is called and wherever it stands; where a
newer program has read it again, its last reading counts.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import DataError, OutputError, ReportgenError, UsageError
from ..system import output
from .journal import Journal
from .sources import SourceFile, digest

FACTS = "store.json"
VERSION = "1.0"
ERRORS = "errors.jsonl"
"""One line a source that could not be read in the last run."""
BATCH = 100
"""Reports in a batch: as much as a killed run has to read again."""

TEXT, TEXTS, NUMBER = "VARCHAR", "VARCHAR[]", "BIGINT"
IN_WORDS = {TEXT: "text", TEXTS: "list of texts", NUMBER: "number"}
PRIORITIES = {
    "id": TEXT,
    "region": TEXT,
    "subregion": TEXT,
    "audiences": TEXTS,
    "kind": TEXT,
    "text": TEXT,
    "key_terms": TEXTS,
    "themes": TEXTS,
    "source_file": TEXT,
    "first_page": NUMBER,
    "last_page": NUMBER,
    "number": NUMBER,
    "section": TEXT,
    "asks": TEXTS,
    "places": TEXTS,
    "instruments": TEXTS,
    "sha256": TEXT,
}
"""Columns of a priority with their types in SQL; the first eleven are those of the table of a build.

`number` counts the priorities of a report, from 1; `asks` are the sentences that ask for something."""
REPORTS = {
    "sha256": TEXT,
    "file": TEXT,
    "region_id": TEXT,
    "region": TEXT,
    "title": TEXT,
    "heading": TEXT,
    "dates": TEXT,
    "language": TEXT,
    "pages": NUMBER,
    "registered": NUMBER,
    "countries_registered": NUMBER,
    "participated": NUMBER,
    "countries_represented": NUMBER,
    "priorities": NUMBER,
    "note": TEXT,
    "path": TEXT,
    "program": TEXT,
}
"""Columns of a report; `note` says why it has no priorities, `program` which version has read it."""

_NAME = re.compile(r"reports-(\d{6,})-[0-9a-f]{8}\.jsonl")


@dataclass(frozen=True, slots=True)
class Batch:
    """The two files of a batch."""

    reports: Path
    priorities: Path
    number: int


def batches(folder: Path) -> list[Batch]:
    """Return the batches of a store that count, the oldest first.

    Raises:
        UsageError: the folder is no store.
        DataError: it is one of another version.
    """
    _check(folder)
    found = []
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match:
            priorities = path.with_name(path.name.replace("reports", "priorities", 1))
            found.append(Batch(path, priorities, int(match[1])))
    return sorted(found, key=lambda batch: (batch.number, batch.reports.name))


class Store:
    """Adds the reports of one run to a store."""

    def __init__(self, folder: Path, program: str) -> None:
        """Use a store, and make it where it is missing.

        Args:
            folder: of the store.
            program: hash of what rows depend on besides their source.

        Raises:
            OutputError: the folder cannot be made or written.
            DataError: the store is damaged, or of another version.
        """
        output.make_folder(folder)
        if not (folder / FACTS).exists():
            if any(folder.iterdir()):
                raise UsageError(f"{folder}: not empty, and no store; choose another folder")
            output.write(folder / FACTS, json.dumps({"schema_version": VERSION}).encode() + b"\n")
        self._folder, self._program = folder, program
        self._known = {
            row["sha256"]
            for batch in batches(folder)
            for row in _rows(batch.reports)
            if row["program"] == program
        }
        self._reading: dict[Path, str] = {}
        self._reports: list[str] = []
        self._priorities: list[str] = []
        (folder / ERRORS).unlink(missing_ok=True)
        self.errors = Journal(folder / ERRORS)
        self.without = 0

    def has(self, source: SourceFile) -> bool:
        """Return whether a file with these bytes is in the store, or being read for it."""
        try:
            content = digest(source.path)
        except OSError:  # reading it will say why
            return False
        if content in self._known:
            return True
        self._known.add(content)
        self._reading[source.path] = content
        return False

    def take(self, source: SourceFile, result: str, digest: str) -> None:
        """Add the rows of a source; they are written with those of others.

        Args:
            source: the file.
            result: its rows.
            digest: SHA-256 of the bytes that were read, "" where nobody knows.

        Raises:
            OutputError: they cannot be written.
        """
        expected = self._reading.pop(source.path, "")
        if digest not in ("", expected):  # the file was exchanged meanwhile
            self._known.discard(expected)
            self._known.add(digest)
        head, _, rest = result.partition("\n")
        row = json.loads(head)
        self.without += row["note"] is not None
        row |= {"path": str(source.path), "program": self._program}
        self._reports.append(_dump(row))
        self._priorities.append(rest)
        if len(self._reports) == BATCH:
            self.flush()

    def refuse(self, source: SourceFile, error: ReportgenError) -> None:
        """Note an error.

        Raises:
            OutputError: the note cannot be written.
        """
        self._known.discard(self._reading.pop(source.path, ""))
        self.errors.add({"file": str(source.path), "message": str(error), "exit_code": error.exit_code})

    def flush(self) -> None:
        """Write what has been taken.

        Raises:
            OutputError: it cannot be written.
        """
        if not self._reports:
            return
        reports = "".join(self._reports).encode("utf-8")
        number = max((batch.number for batch in batches(self._folder)), default=0) + 1
        name = f"{number:06}-{hashlib.sha256(reports).hexdigest()[:8]}.jsonl"
        output.write(self._folder / f"priorities-{name}", "".join(self._priorities).encode("utf-8"))
        output.write(self._folder / f"reports-{name}", reports)
        self._reports.clear()
        self._priorities.clear()


def _dump(row: dict[str, object]) -> str:
    """Return a line; a path may hold bytes that are no text, which are escaped."""
    return json.dumps(row, ensure_ascii=False).encode("utf-8", "replace").decode("utf-8") + "\n"


def _check(folder: Path) -> None:
    try:
        facts = json.loads((folder / FACTS).read_bytes())
    except FileNotFoundError as error:
        raise UsageError(
            f"{folder}: no store; make one: reportgen extract FOLDER --store {folder}"
        ) from error
    except (OSError, ValueError) as error:
        raise DataError(f"{folder / FACTS}: cannot be read ({error})") from error
    found = str(facts.get("schema_version")) if isinstance(facts, dict) else "?"
    if found.partition(".")[0] != VERSION.partition(".")[0]:
        raise DataError(f"{folder}: a store of version {found}, readable here is {VERSION}; make it anew")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    try:
        for line in path.read_bytes().splitlines():
            row = json.loads(line)
            yield {"sha256": row["sha256"], "program": row["program"]}
    except OSError as error:
        raise OutputError(f"{path}: cannot be read ({error.strerror})") from error
    except (ValueError, TypeError, KeyError) as error:
        raise DataError(f"{path}: damaged; delete it, then extract again") from error
