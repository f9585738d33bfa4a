"""The descriptor beside the CSV: what each column holds, for programs and people who never saw it.

Data Package 2.0 (https://datapackage.org/standard/data-package/); the address names the standard and
is never fetched.
"""

import hashlib
import json

from .. import formats
from ..publication import Publication
from .tables import SEPARATOR, columns_of, delimiter_of

FILE_NAME = "datapackage.json"

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_MEANINGS = {
    "id": "id of the priority: region/section/number, the same in every output",
    "region": "region of the report",
    "subregion": "sub-region under whose heading it stands; empty where there is none",
    "audiences": f"ids of the audiences that the section's heading names, parted by “{SEPARATOR}”",
    "kind": "kind of the section",
    "text": "the priority, word for word; an apostrophe stands before a first character = + - @",
    "key terms": f"phrases that are bold, parted by “{SEPARATOR}”",
    "themes": f"ids of the themes coded, parted by “{SEPARATOR}”",
    "source file": "file of the report",
    "first page": "first page of the report on which it stands, counted from 1",
    "last page": "last page of the report on which it stands, counted from 1",
    "first paragraph": "first paragraph of a report without pages of its own on which it stands, from 1",
    "last paragraph": "last paragraph of a report without pages of its own on which it stands, from 1",
    "origin": "source, or editorial where people added the whole priority",
    "source text": "the words as printed, where people corrected them; else empty",
    "editorial key terms": f"those of the key terms that people made bold, parted by “{SEPARATOR}”",
}

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
        "description": _MEANINGS[name],
    }
    if name in _CONSTRAINTS:
        field["constraints"] = _CONSTRAINTS[name]
    return field
