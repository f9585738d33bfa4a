"""The score of a perfect reading is perfect, and every kind of fault lowers it."""

from dataclasses import replace
from typing import Any

import pytest

from reportgen.model.compilation import Item, KeyTerm, Region, Report, Section, Source, Subregion
from reportgen.model.provenance import Evidence
from tests.typesetting.content import PullQuote
from tests.typesetting.random_report import random_report
from tests.typesetting.score import Score, score_report
from tests.typesetting.truth import Truth, priorities

BOX = (0.0, 0.0, 10.0, 10.0)


def _truth() -> Truth:
    report = random_report(5, "europe-north-america-caribbean")
    heading, sections = priorities(report.blocks, [(3, 4)] * len(report.blocks))
    quotes = tuple(b.text for b in report.blocks if isinstance(b, PullQuote))
    return Truth(
        "x.pdf", "none", {"id": report.region_id, "name": report.region_name}, "en", report.title,
        report.report_name, report.dates, None, (*quotes, "Sponsored by:"), heading, (), sections, 9,
    )  # fmt: skip


def _perfect(truth: Truth) -> Report:
    sections = []
    for number, section in enumerate(truth.priorities):
        items = tuple(
            Item(
                id=f"{number}/{k}",
                kind="bullet" if item.type == "bullet" else "paragraph",
                text=item.text,
                key_terms=tuple(KeyTerm(item.text[a:b], a, b) for a, b in item.bold_spans),
                evidence=(Evidence(3, BOX), Evidence(4, BOX)),
            )
            for k, item in enumerate(section.items)
        )
        sub = (
            Subregion("s", section.subregion, section.subregion_heading or "") if section.subregion else None
        )
        kind: Any = section.kind
        sections.append(Section(str(number), section.heading, sub, kind, (), items))
    source = Source("x.pdf", "0", 9, "en")
    return Report(Region("r", "R"), truth.priorities_heading, source, None, tuple(sections))


def _first(report: Report, **changes: Any) -> Report:
    """The report with the first item of its last section changed."""
    *others, last = report.sections
    items = (replace(last.items[0], **changes), *last.items[1:])
    return replace(report, sections=(*others, replace(last, items=items)))


def test_a_perfect_reading_has_no_mismatch() -> None:
    truth = _truth()
    score = score_report(_perfect(truth), truth)
    assert score.mismatches == ()
    assert score.exact == score.bold == 1.0
    assert score.items == score.pages == score.kinds == score.homes == score.items_total > 10
    assert score.words == score.words_total and not score.words_spurious
    assert score.spurious == score.headings_spurious == score.leaks == 0


def test_a_missing_report_has_found_nothing() -> None:
    score = score_report(None, _truth())
    assert score.items == score.words == score.headings == 0 < score.items_total


@pytest.mark.parametrize(
    ("changes", "field", "step"),
    [
        ({"text": "Another sentence."}, "items", -1),
        ({"text": "Another sentence."}, "spurious", 1),
        ({"text": "Sponsored by: us."}, "leaks", 1),
        ({"evidence": (Evidence(3, BOX),)}, "pages", -1),
        ({"kind": "bullet"}, "kinds", -1),
        ({"key_terms": (KeyTerm("zzz", 0, 3),)}, "bold_wrong", 1),
    ],
)
def test_each_fault_is_counted(changes: dict[str, Any], field: str, step: int) -> None:
    truth = _truth()
    report = _perfect(truth)
    before = score_report(report, truth)
    after = score_report(_first(report, **changes), truth)
    assert getattr(after, field) - getattr(before, field) == step


def test_a_section_in_another_place_is_not_at_home() -> None:
    truth = _truth()
    report = _perfect(truth)
    *others, last = report.sections
    moved = replace(report, sections=(*others, replace(last, subregion=None)))
    assert score_report(moved, truth).homes == score_report(report, truth).homes - len(last.items)


def test_scores_add_up() -> None:
    total = Score(items=1, items_total=2, mismatches=("a",)) + Score(items=3, items_total=3)
    assert (total.items, total.items_total, total.mismatches) == (4, 5, ("a",))
