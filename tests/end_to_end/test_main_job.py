"""The main job on the sample edition: five reports become one document that says the same in every format."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from lxml import html

from tests.cli.command import reportgen
from tests.conftest import ROOT
from tests.golden import readings

SAMPLES = ROOT / "inputs" / "2021"
TRUTHS = ROOT / "tests" / "golden" / "samples"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs; the PDF and DOCX are read back elsewhere."""
    folder = tmp_path_factory.mktemp("out")
    ran = reportgen("build", SAMPLES, "--to", "html,json,csv,xlsx", "-o", folder, cwd=folder)
    assert (ran.code, ran.stdout) == (0, b""), ran.stderr
    return folder


@pytest.fixture(scope="module")
def data(out: Path) -> dict[str, Any]:
    """The compilation."""
    content: dict[str, Any] = json.loads((out / "global-priorities.json").read_text("utf-8"))
    return content


def _items(data: dict[str, Any]) -> list[dict[str, Any]]:
    return [it for report in data["reports"] for section in report["sections"] for it in section["items"]]


def _true_items(name: str) -> list[str]:
    truth = readings.truth(TRUTHS / f"{name}.truth.json")
    return [readings.folded(it["text"]) for section in truth["priorities"] for it in section["items"]]


def test_all_regions_stand_in_their_order(data: dict[str, Any]) -> None:
    assert [report["region"]["id"] for report in data["reports"]] == [
        "africa", "asia", "latin-america", "mena", "europe-north-america-caribbean",
    ]  # fmt: skip
    assert data["missing"] == []


def test_not_one_word_is_changed_or_lost(data: dict[str, Any]) -> None:
    for report in data["reports"]:
        stem = Path(report["source"]["file"]).stem
        found = [readings.folded(it["text"]) for section in report["sections"] for it in section["items"]]
        assert found == _true_items(stem)


def test_every_sentence_answers_who_says_so_and_on_which_page(data: dict[str, Any]) -> None:
    for report in data["reports"]:
        assert len(report["source"]["sha256"]) == 64
        for section in report["sections"]:
            for it in section["items"]:
                assert it["evidence"]
                for evidence in it["evidence"]:
                    x0, top, x1, bottom = evidence["bbox"]
                    assert 1 <= evidence["page"] <= report["source"]["pages"]
                    assert 0 <= x0 < x1
                    assert 0 <= top < bottom


def test_key_terms_are_where_they_say(data: dict[str, Any]) -> None:
    terms = [(it["text"], term) for it in _items(data) for term in it["key_terms"]]
    assert len(terms) > 50
    for text, term in terms:
        assert text[term["start"] : term["end"]] == term["text"]


def test_the_json_keeps_to_its_published_schemas(out: Path, data: dict[str, Any]) -> None:
    schema = json.loads((ROOT / "schema" / "compilation-1.json").read_text("utf-8"))
    jsonschema.validate(data, schema)
    schema = json.loads((ROOT / "schema" / "document-1.json").read_text("utf-8"))
    documents = sorted((out / "documents").glob("*.json"))
    assert len(documents) == 5
    for path in documents:
        jsonschema.validate(json.loads(path.read_text("utf-8")), schema)


def test_the_web_page_says_every_item_in_order(out: Path, data: dict[str, Any]) -> None:
    tree = html.document_fromstring((out / "global-priorities.html").read_text("utf-8"))
    for mark in tree.find_class("call"):  # the number of a footnote is no part of the words
        mark.text = ""
    text = " ".join(tree.text_content().split())
    at = 0
    for it in _items(data):
        found = text.find(readings.folded(it["text"]), at)
        assert found >= 0, it["id"]
        at = found


def test_the_tables_have_a_row_for_each_priority(out: Path, data: dict[str, Any]) -> None:
    priorities = [
        it["text"]
        for report in data["reports"]
        for section in report["sections"]
        if section["kind"] != "overview"
        for it in section["items"]
        if not it.get("lead_in")  # it announces priorities and is none
    ]
    content = (out / "global-priorities.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [row["text"] for row in rows] == priorities
    book = openpyxl.load_workbook(out / "global-priorities.xlsx", read_only=True)
    sheet = list(book.worksheets[0].iter_rows(values_only=True))
    column = [str(name).lower() for name in sheet[0]].index("text")
    assert [row[column] for row in sheet[1:]] == priorities
