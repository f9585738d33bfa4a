"""All reports become one document, in an order that does not depend on how they came in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition import build
from reportgen.model.compilation import MissingReport, Report
from reportgen.stages.compilation import merge
from tests import compilations

VOCABULARY = build.load_vocabulary()
REPORTS = tuple(compilations.report(n) for n in range(5))
REGIONS = ["africa", "asia", "latin-america", "mena", "europe-north-america-caribbean"]
MISSING = (MissingReport("b.pdf", "damaged"), MissingReport("a.pdf", "locked by a password"))


def _order(reports: tuple[Report, ...], wished: tuple[str, ...] = ()) -> list[str]:
    made, _ = merge.merge(compilations.EDITION, reports, (), wished, VOCABULARY)
    return [report.region.id for report in made.reports]


@given(st.permutations(REPORTS), st.permutations(MISSING))
def test_the_order_of_the_input_does_not_matter(reports: list[Report], missing: list[MissingReport]) -> None:
    wanted = merge.merge(compilations.EDITION, REPORTS, MISSING, (), VOCABULARY)
    assert merge.merge(compilations.EDITION, reports, missing, (), VOCABULARY) == wanted


@given(st.permutations([*REPORTS, replace(REPORTS[1], source=replace(REPORTS[1].source, file="z.pdf"))]))
def test_two_files_of_one_region_keep_one_order(reports: list[Report]) -> None:
    made, diagnostics = merge.merge(compilations.EDITION, reports, (), (), VOCABULARY)
    assert [report.source.file for report in made.reports][1:3] == ["asia.pdf", "z.pdf"]
    assert [(it.severity, it.code) for it in diagnostics] == [("warning", "region-twice")]
    ids = [item.id for report in made.reports for section in report.sections for item in section.items]
    assert len(set(ids)) == len(ids)
    sections = [section.id for report in made.reports for section in report.sections]
    assert len(set(sections)) == len(sections)


def test_three_files_of_one_region_are_told_apart() -> None:
    copies = [replace(REPORTS[0], source=replace(REPORTS[0].source, file=f"{name}.pdf")) for name in "abc"]
    made, diagnostics = merge.merge(compilations.EDITION, copies, (), (), VOCABULARY)
    assert len({report.region.id for report in made.reports}) == 3
    assert len(diagnostics) == 2


def test_the_vocabulary_orders_the_regions() -> None:
    assert _order(REPORTS[::-1]) == REGIONS


def test_the_edition_may_ask_for_another_order() -> None:
    assert _order(REPORTS, ("mena.pdf", "africa.pdf")) == [
        "mena", "africa", "asia", "latin-america", "europe-north-america-caribbean",
    ]  # fmt: skip


def test_not_one_word_changes() -> None:
    made, _ = merge.merge(compilations.EDITION, REPORTS, MISSING, (), VOCABULARY)
    assert sorted(made.reports, key=lambda it: it.region.id) == sorted(REPORTS, key=lambda it: it.region.id)
    assert made.edition == compilations.EDITION
    assert [it.file for it in made.missing] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize("count", [0, 1])
def test_few_reports(count: int) -> None:
    assert len(_order(REPORTS[:count])) == count


def test_audiences_come_with_their_labels_in_the_order_of_the_vocabulary() -> None:
    sections = tuple(
        replace(section, audiences=("civil-society", "governments")) for section in REPORTS[0].sections
    )
    made, _ = merge.merge(compilations.EDITION, (replace(REPORTS[0], sections=sections),), (), (), VOCABULARY)
    labels = {audience.id: audience.label for audience in VOCABULARY.data.audience}
    assert [(it.id, it.label) for it in made.audiences] == [
        (it, labels[it]) for it in ("governments", "civil-society")
    ]


def test_sub_regions_that_are_no_place_are_named_where_a_report_has_them() -> None:
    made, _ = merge.merge(compilations.EDITION, REPORTS, (), (), VOCABULARY)
    assert made.overarching == ("international",)
    made, _ = merge.merge(compilations.EDITION, REPORTS[:4], (), (), VOCABULARY)
    assert made.overarching == ()
