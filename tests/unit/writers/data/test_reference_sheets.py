"""Sheets that explain the others hold what the document counts."""

import pytest

from reportgen.stages.ground import analysis
from reportgen.writers.data import reference_sheets
from tests import coded


def test_every_shared_sentence_with_its_places() -> None:
    made = coded.coded()
    sheet = reference_sheets.shared_sentences(made)
    assert len(sheet.rows) == sum(len(it.places) for it in made.shared)
    for row in sheet.rows:
        assert len(row) == len(sheet.columns)
        item = next(
            item
            for report in made.reports
            for section in report.sections
            for item in section.items
            if item.id == row[3]
        )
        assert str(row[4]) in item.text


def test_the_matrix_counts_as_the_chapter_does() -> None:
    ground = analysis.analyse(coded.coded())
    assert ground is not None
    sheet = reference_sheets.matrix(ground)
    assert [row[1] for row in sheet.rows] == [row.theme.id for row in ground.by_forum.rows]
    assert {len(row) for row in sheet.rows} == {len(sheet.columns)}


def test_the_codebook_counts_strong_and_weak() -> None:
    ground = analysis.analyse(coded.coded())
    assert ground is not None
    rows = {row[1]: row for row in reference_sheets.codebook(ground).rows}
    codings = [theme for one in ground.priorities for theme in one.item.themes]
    for theme in {it.id for it in codings}:
        strong, weak = rows[theme][3:]
        assert strong == sum(it.id == theme and it.strength == "strong" for it in codings)
        assert weak == sum(it.id == theme and it.strength == "weak" for it in codings)


def test_many_regions_have_narrow_columns_under_upright_heads(monkeypatch: pytest.MonkeyPatch) -> None:
    ground = analysis.analyse(coded.coded())
    assert ground is not None
    assert not any(column.upright for column in reference_sheets.matrix(ground).columns)
    monkeypatch.setattr(reference_sheets, "_MANY", len(reference_sheets.columns_of(ground)) - 1)
    _, _, *numbers = reference_sheets.matrix(ground).columns
    assert numbers
    assert all(column.upright for column in numbers)
