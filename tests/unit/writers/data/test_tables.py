"""CSV: one row a priority, and text that stays text."""

import csv
import io
from dataclasses import replace

import pytest

from reportgen.writers.data import tables
from tests import compilations


def parsed(content: bytes) -> list[list[str]]:
    """The rows of a CSV."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_one_row_a_priority_and_none_for_overviews() -> None:
    compilation = compilations.realistic()
    expected = [
        item.id for r in compilation.reports for s in r.sections if s.kind != "overview" for item in s.items
    ]
    rows = parsed(tables.csv_bytes(compilation))
    assert rows[0] == [
        "id",
        "region",
        "subregion",
        "audiences",
        "kind",
        "text",
        "key terms",
        "themes",
        "source file",
        "first page",
        "last page",
        "origin",
        "source text",
        "editorial key terms",
    ]
    assert [row[0] for row in rows[1:]] == expected


def test_a_row_says_where_its_words_stand() -> None:
    compilation = compilations.realistic()
    section = compilation.reports[0].sections[1]
    row = next(it for it in parsed(tables.csv_bytes(compilation)) if it[0] == section.items[1].id)
    item = section.items[1]
    assert row == [
        item.id,
        "Africa",
        "",
        "governments",
        "actions",
        item.text,
        "; ".join(it.text for it in item.key_terms),
        "; ".join(it.id for it in item.themes),
        "africa.pdf",
        "10",
        "11",
        "source",
        "",
        "; ".join(it.text for it in item.key_terms if it.origin == "editorial"),
    ]


def test_marks_of_the_editors_have_columns_of_their_own() -> None:
    head, *lines = parsed(tables.csv_bytes(compilations.edited()))
    named = [dict(zip(head, line, strict=True)) for line in lines]
    corrected = [it for it in named if it["source text"]]
    assert [
        (it["origin"], "programe" in it["source text"], "programme" in it["text"]) for it in corrected
    ] == [("source", True, True)]
    added = [it for it in named if it["origin"] == "editorial"]
    assert [it["text"] for it in added] == [
        "The members confirmed this list by letter in June 2031.",
        "A bullet that the desk put in.",
    ]
    assert all(it["first page"] == it["last page"] == "" for it in added)
    bold = [it for it in named if compilations.EDITORIAL_PHRASE in it["editorial key terms"]]
    assert [it["id"] for it in bold] == ["africa/s0/2"]
    assert compilations.EDITORIAL_PHRASE in bold[0]["key terms"]


def test_lines_end_as_rfc_4180_says() -> None:
    content = tables.csv_bytes(compilations.hostile())
    assert content.count(b"\r\n") == len(parsed(content))
    assert content.count(b"\n") == content.count(b"\r\n")


@pytest.mark.parametrize("start", tables.FORMULA_STARTS)
def test_csv_formulas_are_made_inert(start: str) -> None:
    compilation = compilations.hostile()
    row = tables.csv_bytes(compilation)
    assert all(not cell.startswith(tables.FORMULA_STARTS) for line in parsed(row) for cell in line)
    assert tables.inert(f"{start}1+1") == f"'{start}1+1"


def test_an_empty_compilation_has_a_header_only() -> None:
    empty = type(compilations.realistic())(compilations.EDITION, ())
    assert len(parsed(tables.csv_bytes(empty))) == 1


@pytest.mark.parametrize(
    ("language", "delimiter"),
    [("en", ","), ("fr", ";"), ("fr-CA", ";"), ("es", ";"), ("es-MX", ","), ("ar", ","), ("sw", ",")],
)
def test_fields_are_parted_as_spreadsheets_in_the_language_expect(language: str, delimiter: str) -> None:
    made = compilations.realistic()
    made = replace(made, edition=replace(made.edition, language=language))
    head = tables.csv_bytes(made).decode("utf-8-sig").splitlines()[0]
    assert head == delimiter.join(column.name for column in tables.columns_of(made))
    asked = tables.csv_bytes(made, "\t").decode("utf-8-sig").splitlines()[0]
    assert asked == "\t".join(column.name for column in tables.columns_of(made))
