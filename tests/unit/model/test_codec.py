"""The published JSON: round trip, current schemas, clear errors."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from reportgen.errors import DataError
from reportgen.model import codec
from reportgen.model.compilation import Compilation
from reportgen.model.document import Block, Document, DocumentSource, Furniture, Inline, PageFacts, Question
from reportgen.model.provenance import Evidence
from tests import compilations

SCHEMAS = Path(__file__).resolve().parents[3] / "schema"
BOX = (1.0, 2.5, 3.0, 4.0)


def document() -> Document:
    """A small source structure with every field in use."""
    evidence = (Evidence(2, BOX),)
    return Document(
        DocumentSource("a.pdf", "0" * 64, 3, "en", "Title"),
        (PageFacts(1, 612.0, 792.0, "i"),),
        (
            Block("heading", "A heading", (Inline("A heading", bold=True),), evidence, 1, "1."),
            Block("table", "x y", (), evidence, rows=(("x", "y"),)),
        ),
        (Furniture("Sponsored by:", "footer", evidence),),
        (Question("page-join", "The paragraph may go on.", evidence),),
    )


@pytest.mark.parametrize("compilation", [compilations.realistic(), compilations.hostile()])
def test_compilation_round_trip(compilation: Compilation, tmp_path: Path) -> None:
    path = tmp_path / "global-priorities.json"
    path.write_text(codec.dump_compilation(compilation), "utf-8")
    assert codec.load_compilation(path) == compilation


def test_files_of_the_first_version_still_load() -> None:
    now = compilations.realistic()
    text = codec.dump_compilation(now)
    old = text.replace('"schema_version": "1.1"', '"schema_version": "1.0"', 1)
    assert old != text
    assert codec.parse_compilation(old.encode("utf-8"), "x") == replace(now, schema_version="1.0")


def test_schemas_are_valid_and_current() -> None:
    for name, text in (
        ("compilation-1.json", codec.compilation_schema()),
        ("document-1.json", codec.document_schema()),
    ):
        assert (SCHEMAS / name).read_text("utf-8") == text, "run: python tools/make_schemas.py"
        jsonschema.Draft202012Validator.check_schema(json.loads(text))


def validator(name: str) -> jsonschema.Draft202012Validator:
    """The validator of a published schema."""
    return jsonschema.Draft202012Validator(json.loads((SCHEMAS / name).read_text("utf-8")))


def test_outputs_validate_and_damage_does_not() -> None:
    for name, text in (
        ("compilation-1.json", codec.dump_compilation(compilations.hostile())),
        ("document-1.json", codec.dump_document(document())),
    ):
        data = json.loads(text)
        validator(name).validate(data)
        assert not validator(name).is_valid(data | {"schema_version": 1})


def test_fields_are_those_of_the_contract() -> None:
    data = json.loads(codec.dump_compilation(compilations.realistic()))
    assert next(iter(data)) == "schema_version"
    assert {"schema_version", "edition", "reports"} <= set(data)
    report = data["reports"][4]
    assert {"region", "heading", "source", "participation", "sections"} <= set(report)
    section = report["sections"][1]
    assert {"id", "heading", "subregion", "kind", "audiences", "items"} <= set(section)
    item = section["items"][0]
    assert {"id", "kind", "text", "key_terms", "themes", "asks", "evidence"} <= set(item)
    term = item["key_terms"][0]
    assert item["text"][term["start"] : term["end"]] == term["text"]
    assert item["evidence"][0]["bbox"] == list(compilations.BOX)


def test_boxes_stand_on_one_line() -> None:
    assert '"bbox": [72.0, 100.0, 520.0, 180.5]' in codec.dump_compilation(compilations.realistic())


def test_a_text_that_looks_like_a_list_is_untouched() -> None:
    text = "[\n  1,\n  2\n]"
    edition = replace(compilations.EDITION, introduction=(text,))
    data = json.loads(codec.dump_compilation(Compilation(edition, ())))
    assert data["edition"]["introduction"] == [text]


def damaged(**changes: Any) -> bytes:
    """The realistic compilation as JSON with top-level changes."""
    return json.dumps(json.loads(codec.dump_compilation(compilations.realistic())) | changes).encode()


def test_unreadable_files_are_one_clear_line(tmp_path: Path) -> None:
    cases = [
        (b"\xff\xfe", "not a JSON file"),
        (b"[1, 2", "not a JSON file"),
        (b'["\\ud800"]', "not a JSON file"),
        (b"[]", 'no "schema_version"'),
        (damaged(schema_version="2.0"), "schema version 2.0 is not readable here"),
        (damaged(reports=[{}]), "reports.0.region: Field required"),
    ]
    for content, message in cases:
        with pytest.raises(DataError, match=message) as caught:
            codec.parse_compilation(content, "x.json")
        assert str(caught.value).startswith("x.json: ")
        assert "\n" not in str(caught.value)
    with pytest.raises(DataError, match="cannot be read"):
        codec.load_compilation(tmp_path / "absent.json")


def test_a_key_term_off_its_place_is_refused() -> None:
    data = json.loads(codec.dump_compilation(compilations.realistic()))
    data["reports"][0]["sections"][1]["items"][0]["key_terms"][0]["start"] += 1
    with pytest.raises(DataError, match="is not at its place"):
        codec.parse_compilation(json.dumps(data).encode(), "x.json")


def test_more_than_is_known_is_ignored() -> None:
    assert codec.parse_compilation(damaged(corrections=[]), "x.json") == compilations.realistic()
