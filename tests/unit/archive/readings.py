"""Readings as a store takes them, and questions to it."""

import json
from pathlib import Path

from reportgen.archive import query, store


def reading_of(digest: str, texts: list[str], file: str = "a.pdf", note: str | None = None) -> str:
    """What a reading gives: the line of a report, and a line for each priority."""
    head = dict.fromkeys(store.REPORTS) | {"sha256": digest, "file": file, "region": "Africa", "note": note}
    head |= {"priorities": len(texts), "pages": 3}
    del head["path"], head["program"]
    rows = [
        dict.fromkeys(store.PRIORITIES)
        | {
            "id": f"africa/{n}",
            "text": text,
            "number": n,
            "sha256": digest,
            "source_file": file,
            "themes": ["a"],
        }
        for n, text in enumerate(texts, 1)
    ]
    return "".join(json.dumps(row) + "\n" for row in (head, *rows))


def ask(folder: Path, sql: str) -> list[tuple[query.Cell, ...]]:
    """The rows of an answer."""
    return list(query.ask(folder, sql).rows)
