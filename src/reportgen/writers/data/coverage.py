"""`coverage.json`: the ledger of every source, for people and programs that want to see each block."""

import json
from collections.abc import Sequence
from dataclasses import asdict, fields

from ...stages.compilation.ledger import Ledger, LedgerEntry

SCHEMA_VERSION = "1.0"
_FIELDS = tuple(field.name for field in fields(LedgerEntry))
"""Those of an entry; all of them are plain."""


def dump(ledgers: Sequence[Ledger]) -> bytes:
    """Return the ledgers as UTF-8 JSON: one line a block, empty fields left out."""
    sources = [
        {
            "file": ledger.file,
            "region": ledger.region,
            "coverage": asdict(ledger.coverage),
            "unsourced": list(ledger.unsourced),
            "blocks": [_entry(entry) for entry in ledger.entries],
        }
        for ledger in ledgers
    ]
    text = json.dumps({"schema_version": SCHEMA_VERSION, "sources": sources}, ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8")


def _entry(entry: LedgerEntry) -> dict[str, object]:
    return {name: value for name in _FIELDS if (value := getattr(entry, name)) not in (None, ())}
