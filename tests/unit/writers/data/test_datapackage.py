"""The descriptor tells what the CSV holds, and the CSV keeps to it."""

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from reportgen.model.compilation import Compilation
from reportgen.writers.data import datapackage, tables
from reportgen.writers.publication import Publication
from tests import coded, compilations

COMPILATIONS = [compilations.realistic(), compilations.hostile(), coded.coded()]


def described(compilation: Compilation) -> tuple[bytes, dict[str, Any]]:
    """The CSV and its resource in the descriptor."""
    content = tables.csv_bytes(compilation)
    package = json.loads(datapackage.descriptor(Publication(compilation, Path()), content))
    (resource,) = package["resources"]
    return content, resource


def test_it_names_the_file_and_its_bytes() -> None:
    content, resource = described(coded.coded())
    assert resource["path"] == "global-priorities.csv"
    assert resource["bytes"] == len(content)
    assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
    assert content.decode("utf-8-sig").count(resource["dialect"]["lineTerminator"]) > 1


@pytest.mark.parametrize("compilation", COMPILATIONS, ids=["realistic", "hostile", "coded"])
def test_the_rows_keep_to_the_schema(compilation: Compilation) -> None:
    content, resource = described(compilation)
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    fields = resource["schema"]["fields"]
    assert head == [field["name"] for field in fields]
    assert rows
    for i, field in enumerate(fields):
        values = [row[i] for row in rows]
        rules = field.get("constraints", {})
        assert field["description"]
        filled = [it for it in values if it]
        assert not rules.get("required") or filled == values
        assert not rules.get("unique") or len(set(values)) == len(values)
        assert set(filled) <= set(rules.get("enum", filled))
        if field["type"] == "integer":
            assert all(int(it) >= rules["minimum"] for it in filled)
    assert resource["schema"]["primaryKey"] == ["id"]


def test_it_names_the_sources_in_order() -> None:
    package = json.loads(datapackage.descriptor(Publication(coded.coded(), Path()), b""))
    assert [it["path"] for it in package["sources"]] == [it.source.file for it in coded.reports()]
    assert package["title"] == "Global Forum – 2031 Regional Priorities"


def test_same_bytes_and_another_name() -> None:
    first, second = (
        datapackage.descriptor(Publication(coded.coded(), Path()), b"x", "other.csv") for _ in range(2)
    )
    assert first == second
    assert json.loads(first)["resources"][0]["path"] == "other.csv"


def test_the_delimiter_is_told() -> None:
    publication = Publication(coded.coded(), Path(), delimiter="\t")
    (resource,) = json.loads(datapackage.descriptor(publication, b""))["resources"]
    assert resource["dialect"]["delimiter"] == "\t"
