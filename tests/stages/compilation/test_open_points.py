"""Whatever stands between a draft and a release is named, region by region in the document's order."""

from dataclasses import replace

import pytest

from reportgen.edition import build
from reportgen.model.compilation import Compilation, MissingReport, Report
from reportgen.model.decisions import DecidedCorrection, OpenPoint, SignOff
from reportgen.model.diagnostics import Diagnostic
from reportgen.model.provenance import Coverage
from reportgen.stages.compilation.open_points import open_points
from tests.checks.editions import compilation, report

VOCABULARY = build.load_vocabulary()
SIGNED = SignOff("The desk", "2031-06-01")


def _signed(*regions: str) -> list[Report]:
    return [replace(report(region, "Wages are paid late."), sign_off=SIGNED) for region in regions]


def _points(
    made: Compilation,
    *diagnostics: Diagnostic,
    expected: tuple[str, ...] = (),
    unsourced: tuple[str, ...] = (),
) -> tuple[OpenPoint, ...]:
    return open_points(made, expected, VOCABULARY, diagnostics, unsourced)


def test_a_signed_edition_without_questions_is_open_nowhere() -> None:
    assert _points(compilation(*_signed("africa", "asia")), expected=("africa", "asia")) == ()


def test_missing_reports_stand_first_with_the_name_of_their_region() -> None:
    made = replace(
        compilation(report("asia", "Words.")), missing=(MissingReport("torn.pdf", "cannot be read"),)
    )
    first, second, third = _points(made, expected=("africa", "asia"))
    assert (first.kind, first.message) == ("missing", "torn.pdf: cannot be read")
    assert (third.kind, third.region) == ("missing", "africa")
    assert third.message.startswith("no report of ")
    assert (second.kind, second.region) == ("unsigned", "asia")


@pytest.mark.parametrize(
    ("file", "wishes", "count"),
    [
        ("africa.pdf", {}, 1),
        ("2031_Africa-final.pdf", {}, 1),
        ("torn.pdf", {"torn.pdf": "africa"}, 1),
        ("torn.pdf", {}, 2),
        ("africa-and-mena.pdf", {}, 2),
        ("asia-annex.pdf", {}, 2),
    ],
)
def test_a_report_that_cannot_be_read_is_missing_once(file: str, wishes: dict[str, str], count: int) -> None:
    made = compilation(*_signed("asia"))
    made = replace(made, missing=(MissingReport(file, "cannot be read"),))
    points = open_points(made, ("africa", "asia"), VOCABULARY, (), wishes=wishes)
    assert [point.kind for point in points] == ["missing"] * count
    assert points[-1].region == "africa"
    said = "no report of Africa" + (f" ({file}: cannot be read)" if count == 1 else "")
    assert points[-1].message == said


def test_a_second_file_of_a_region_that_is_missing_is_one_more() -> None:
    made = compilation(*_signed("asia"))
    made = replace(made, missing=tuple(MissingReport(f"africa-{n}.pdf", "cannot be read") for n in (1, 2)))
    points = open_points(made, ("africa", "asia"), VOCABULARY, ())
    assert [point.message.partition(":")[0] for point in points] == [
        "africa-2.pdf",
        "no report of Africa (africa-1.pdf",
    ]


def test_words_that_changed_since_they_were_signed_are_named_with_their_page() -> None:
    [made] = _signed("africa")
    item = made.sections[0].items[0]
    made = replace(made, sign_off=replace(SIGNED, changed=(item.id,), gone=("what was there",)))
    changed, gone = _points(compilation(made))
    assert (changed.kind, changed.item, changed.page) == ("changed", item.id, item.evidence[0].page)
    assert gone.message == "signed off, but no longer there: “what was there”"


def test_questions_count_and_notes_do_not() -> None:
    [made] = _signed("africa")
    file = f"inputs/2031/{made.source.file}"
    remarks = [
        Diagnostic("question", "page-join", "Is it one?", file=file, page=4),
        Diagnostic("note", "page-join", "It was one."),
        Diagnostic("warning", "correction-held", "said below"),
        Diagnostic("warning", "new-version", "A new version.", file=file),
    ]
    assert [(it.kind, it.message, it.region, it.page) for it in _points(compilation(made), *remarks)] == [
        ("question", "Is it one?", "africa", 4),
        ("version", "A new version", "africa", None),
    ]


def test_a_held_correction_is_quoted_by_its_first_words() -> None:
    quote = "one two three four five six seven eight nine"
    held = DecidedCorrection(quote=quote, action="drop", outcome="held", reason="look again")
    done = DecidedCorrection(quote="x", action="drop", outcome="applied")
    made = replace(compilation(*_signed("africa")), corrections=(held, done))
    [point] = _points(made)
    assert (point.kind, point.message) == (
        "held",
        "drop “one two three four five six seven eight…”: look again",
    )


def test_a_held_correction_that_nothing_is_near_to_is_its_regions_where_it_names_one() -> None:
    held = DecidedCorrection(
        quote="x", action="move", region="africa", outcome="held", reason="decided twice"
    )
    elsewhere = replace(held, region="atlantis")
    made = replace(compilation(*_signed("africa")), corrections=(elsewhere, held))
    assert [(it.kind, it.region) for it in _points(made)] == [("held", None), ("held", "africa")]


def test_words_without_a_source_and_blocks_without_a_fate_are_open() -> None:
    [made] = _signed("africa")
    made = replace(made, coverage=Coverage(9, 6, 0, 1, 0, 0, 2))
    assert [it.message for it in _points(compilation(made), unsourced=("africa/s1/1",))] == [
        "2 blocks of the chapter are not in the text",
        "the words are not found in the source",
    ]
