"""The descriptor beside the CSV: what each column holds, for programs and people who never saw it.

Data Package 2.0 (https://datapackage.org/standard/data-package/); the address names the standard and
is never fetched.
"""

import hashlib
import json

from .. import formats
from ..publication import Publication
from .tables import MEANINGS, columns_of, delimiter_of

FILE_NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_CONSTRAINTS: dict[str, dict[str, object]] = {
    "id": {"required": True, "unique": True},
    "region": {"required": True},
    "kind": {"required": True, "enum": ["issues", "actions"]},
    "text": {"required": True},
    "source file": {"required": True},
    "first page": {"minimum": 1},
    "last page": {"minimum": 1},
    "first paragraph": {"minimum": 1},
    "last paragraph": {"minimum": 1},
    "origin": {"required": True, "enum": ["source", "editorial"]},
}

_NUMBERS = ("first page", "last page", "first paragraph", "last paragraph")


def descriptor(publication: Publication, csv_bytes: bytes, path: str = formats.CSV.file) -> bytes:
    """Return `datapackage.json` for a CSV.

    Args:
        publication: what the CSV was written from.
        csv_bytes: the CSV, as written.
        path: its name, in the same folder as the descriptor.
    """
    compilation = publication.compilation
    edition = compilation.edition
    delimiter = publication.delimiter or delimiter_of(edition.language)
    package = {
        "$schema": _PROFILE,
        "name": formats.STEM,
        "title": " – ".join(filter(None, (edition.series, edition.title))),
        "sources": [
            {"title": report.source.title or report.region.name, "path": report.source.file}
            for report in compilation.reports
        ],
        "resources": [
            {
                "name": formats.STEM,
                "type": "table",
                "path": path,
                "format": formats.CSV.name,
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(csv_bytes),
                "hash": f"sha256:{hashlib.sha256(csv_bytes).hexdigest()}",
                "dialect": {
                    "delimiter": delimiter,
                    "lineTerminator": "\r\n",
                    "quoteChar": '"',
                    "header": True,
                },
                "schema": {
                    "fields": [_field(column.name) for column in columns_of(compilation)],
                    "primaryKey": ["id"],
                    "missingValues": [""],
                },
            }
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _field(name: str) -> dict[str, object]:
    field: dict[str, object] = {
        "name": name,
        "type": "integer" if name in _NUMBERS else "string",
        "description": MEANINGS[name],
    }
    if name in _CONSTRAINTS:
        field["constraints"] = _CONSTRAINTS[name]
    return field
