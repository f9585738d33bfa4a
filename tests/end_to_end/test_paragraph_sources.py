"""A report without pages goes the whole way: its words keep the number of their paragraph, everywhere."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from reportgen.edition.review import load_vocabulary
from reportgen.model import codec
from reportgen.model.compilation import Compilation, Edition
from reportgen.model.decisions import Correction
from reportgen.model.document import Document
from reportgen.model.provenance import ParagraphEvidence
from reportgen.proof import source_check, witness
from reportgen.proof.claim import claims_of_report
from reportgen.stages.chapter.normalize import normalize
from reportgen.stages.compilation import ledger, merge
from reportgen.stages.corrections.correct import correct
from reportgen.writers.book.compose import compose
from reportgen.writers.data import datapackage, tables, workbook
from reportgen.writers.html import pages
from reportgen.writers.publication import Publication
from tests import paragraph_sources as source

WORDS = load_vocabulary()
SCHEMAS = Path(__file__).resolve().parents[2] / "schema"


def compiled(document: Document) -> Compilation:
    """The compilation of the one report."""
    report, _ = normalize(document, WORDS)
    assert report is not None
    merged, _ = merge.merge(Edition("2021", 2021, "Priorities"), [report], (), (), WORDS)
    return merged


@pytest.fixture(scope="module")
def compilation() -> Compilation:
    """That of the report whose footers say pages."""
    return compiled(source.document())


def test_a_question_about_a_paragraph_is_asked_there() -> None:
    _, diagnostics = normalize(source.document(None), WORDS)
    (asked,) = [one for one in diagnostics if one.code == "list-join"]
    number = source.number_of(source.PEER_REVIEW)
    assert (asked.severity, asked.page, asked.paragraph) == ("question", None, number)
    assert str(asked).startswith(f"{source.FILE}:¶{number}: question[list-join]")


def test_words_are_printed_with_their_paragraph_and_the_page_beside_it(compilation: Compilation) -> None:
    number = source.number_of(source.PEER_REVIEW)
    page = pages.render_web(compilation, Path())
    assert f"¶ {number}, p. 1" in page.replace("\u00a0", " ")
    alone = pages.render_web(compiled(source.document(None)), Path()).replace("\u00a0", " ")
    assert f"¶ {number}<" in alone
    assert "p. 1" not in alone
    assert any("¶¶" in line for facts in compose(compilation).chapters[0].facts for line in facts)


def test_tables_have_columns_for_paragraphs(compilation: Compilation) -> None:
    content = tables.csv_bytes(compilation)
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    numbers = {row["text"]: row["first paragraph"] for row in rows}
    assert numbers[source.PEER_REVIEW] == str(source.number_of(source.PEER_REVIEW))
    fields = json.loads(datapackage.descriptor(Publication(compilation, Path()), content))["resources"][0][
        "schema"
    ]["fields"]
    assert [field["name"] for field in fields] == list(rows[0])
    book = openpyxl.load_workbook(io.BytesIO(workbook.xlsx_bytes(compilation)))
    assert "first paragraph" in [cell.value for cell in book["Priorities"][1]]


def test_json_comes_back_as_it_was_and_validates(compilation: Compilation) -> None:
    for name, text in (
        ("compilation-1.json", codec.dump_compilation(compilation)),
        ("document-1.json", codec.dump_document(source.document())),
    ):
        schema = json.loads((SCHEMAS / name).read_text("utf-8"))
        jsonschema.Draft202012Validator(schema).validate(json.loads(text))
    content = codec.dump_compilation(compilation).encode("utf-8")
    assert codec.parse_compilation(content, "x") == compilation
    document = source.document(None)
    assert codec.parse_document(codec.dump_document(document).encode("utf-8"), "x") == document
    assert '"page_by"' not in codec.dump_document(document)


def test_a_correction_is_meant_where_it_names_the_paragraph(compilation: Compilation) -> None:
    second = source.number_of("Organizations") - 1
    asked = Correction(quote=source.TWICE, action="drop", why="It stands twice.", paragraph=second)
    (outcome,) = correct(compilation, [asked], (), WORDS).compilation.corrections
    assert outcome.outcome == "applied"
    assert [place.paragraph for place in outcome.evidence] == [second]
    (held,) = correct(compilation, [replace(asked, paragraph=None)], (), WORDS).compilation.corrections
    assert held.outcome == "held"
    assert held.candidate is not None
    assert held.candidate.where.paragraph == source.number_of(source.TWICE)


def test_every_paragraph_has_a_fate(compilation: Compilation) -> None:
    account = ledger.draw_up(source.document(), compilation.reports[0], ())
    assert account.coverage.unaccounted == 0
    assert account.unsourced == ()
    assert [entry.paragraph for entry in account.entries] == list(range(1, len(account.entries) + 1))


def test_the_proof_finds_words_in_the_paragraph_claimed(compilation: Compilation) -> None:
    seen = witness.parse(witness.dump(witness.see(source.document(), "other")))
    claims = claims_of_report(compilation.reports[0])
    assert source_check.check(claims, seen).findings == ()
    moved = tuple(
        replace(one, evidence=(ParagraphEvidence(2),)) if one.text == source.PEER_REVIEW else one
        for one in claims
    )
    (found,) = source_check.check(moved, seen).findings[:1]
    number = source.number_of(source.PEER_REVIEW)
    assert (found.code, found.source_paragraph) == ("not-where-claimed", number)
    assert f"(¶ 2), but in ¶ {number}" in found.message
