"""A chapter against the same chapter read again: what is left out is named by its own id."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.compilation import Report
from reportgen.proof.chapter_check import check
from tests import compilations

TEXTS = (
    "The courts listen to those who were harmed before they listen to anyone else.",
    "The donors fund what was promised for ten years and a day.",
    "The interpreters who sit beside them are paid on the day.",
    "The ministries publish the names of those who buy cheaply.",
)


def chapter() -> Report:
    """A chapter with one section, all of whose passages begin alike."""
    report = compilations.report(0)
    items = tuple(compilations.item(f"africa/actions/{n}", text) for n, text in enumerate(TEXTS, 1))
    return replace(report, sections=(replace(report.sections[1], id="africa/actions", items=items),))


def without(report: Report, number: int) -> Report:
    """The chapter without the item of a number; the others keep their ids."""
    section = report.sections[0]
    left = tuple(it for it in section.items if it.id != f"africa/actions/{number}")
    return replace(report, sections=(replace(section, items=left),))


def test_the_same_chapter_has_no_findings() -> None:
    assert check(chapter(), chapter(), frozenset()).findings == ()


@pytest.mark.parametrize("number", range(1, len(TEXTS) + 1))
def test_a_passage_that_is_left_out_is_named_though_its_neighbours_begin_alike(number: int) -> None:
    findings = check(without(chapter(), number), chapter(), frozenset()).findings
    assert f"africa/actions/{number}" in {finding.item for finding in findings}
    assert {finding.code for finding in findings} == {"words-missing"}


@pytest.mark.parametrize("number", range(1, len(TEXTS) + 1))
def test_a_passage_that_is_added_is_named_though_its_neighbours_begin_alike(number: int) -> None:
    findings = check(chapter(), without(chapter(), number), frozenset()).findings
    assert f"africa/actions/{number}" in {finding.item for finding in findings}
    assert {finding.code for finding in findings} == {"words-added"}
