"""The board: what an edition lacks, and what to do next."""

from __future__ import annotations

import json
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import review, status
from reportgen.edition import settings as config
from reportgen.edition.review import Reviewed
from reportgen.model.compilation import Compilation, Report
from reportgen.model.decisions import Candidate, DecidedCorrection, OpenPoint, SignOff
from reportgen.model.diagnostics import Diagnostic
from tests import compilations

FOLDER = Path("inputs/20 31")
AFRICA = compilations.report(0)
ITEM = AFRICA.sections[1].items[0]


def reviewed(
    *points: OpenPoint,
    corrections: tuple[DecidedCorrection, ...] = (),
    diagnostics: tuple[Diagnostic, ...] = (),
    reports: tuple[Report, ...] = (AFRICA,),
) -> Reviewed:
    """An edition as read and as decided."""
    settings = config.EditionFile(title="2031 Regional Priorities", year=2031)
    compilation = Compilation(compilations.EDITION, reports, corrections=corrections, open=points)
    return Reviewed(
        config.EditionFolder(FOLDER, settings, ()),
        review.load_vocabulary(),
        Compilation(compilations.EDITION, reports),
        compilation,
        diagnostics,
        (),
        (),
        (),
    )


def decided(outcome: str, item: str | None = None, near: str | None = None) -> DecidedCorrection:
    candidate = Candidate(near, "words", 3, 0.9) if near else None
    return DecidedCorrection(
        quote="a",
        action="confirm",
        line=7,
        outcome=outcome,  # type: ignore[arg-type]
        item=item,
        candidate=candidate,
    )


def test_corrections_are_counted_where_they_are_about() -> None:
    shown = status.status_of(
        reviewed(
            corrections=(
                decided("applied", ITEM.id),
                decided("applied", AFRICA.source.file),
                replace(decided("applied"), action="drop", evidence=ITEM.evidence),
                decided("held", near="africa/s1/2"),
                decided("held"),
                decided("orphaned"),
            )
        )
    )
    (row,) = shown.rows
    assert (row.applied, row.held, row.orphaned) == (3, 1, 0)
    assert (shown.held, shown.orphaned) == (1, 1)


UNSIGNED = OpenPoint("unsigned", "the chapter is not signed off", "africa")
HELD = OpenPoint("held", "confirm “a”: near", "africa", 3)
MISSING = OpenPoint("missing", "no report of Asia", "asia")
CHANGED = OpenPoint("changed", "other words", "africa", 9, ITEM.id)


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ((), "reportgen build 'inputs/20 31' --release"),
        ((MISSING,), "put the missing report into 'inputs/20 31': no report of Asia"),
        ((MISSING, UNSIGNED), "reportgen sign 'inputs/20 31' --region africa --by \"…\""),
        ((CHANGED, UNSIGNED), "reportgen sign 'inputs/20 31' --region africa --by \"…\""),
        ((UNSIGNED, HELD), "reportgen correct 'inputs/20 31' --accept 7"),
        ((UNSIGNED, OpenPoint("orphaned", "confirm “a”: gone")), "reportgen correct 'inputs/20 31' --list"),
        (
            (OpenPoint("unaccounted", "2 blocks"),),
            "look into coverage.json beside the built document: 2 blocks",
        ),
    ],
)
def test_what_comes_next(points: tuple[OpenPoint, ...], wanted: str) -> None:
    corrections = (decided("held"), decided("held", near=ITEM.id))
    assert status.status_of(reviewed(*points, corrections=corrections)).next == wanted


def test_a_question_is_answered_with_the_words_it_stands_at() -> None:
    first = AFRICA.sections[0].items[0]
    place = first.evidence[0]
    asked = Diagnostic(
        "question", "page-join", "Joined.", "look at it", "x/africa.pdf", place.page, place.bbox
    )
    point = OpenPoint("question", "Joined", "africa", place.page)
    shown = status.status_of(reviewed(point, diagnostics=(asked,)))
    words = " ".join(first.text.split()[: status.QUOTED_WORDS])
    assert shlex.split(shown.next) == [
        *("reportgen", "correct", str(FOLDER), "--quote", words, "--page", str(place.page)),
        *("--region", "africa", "--answer", "--by", "…"),
    ]
    assert shown.rows[0].questions == 1
    elsewhere = replace(asked, page=99)
    shown = status.status_of(reviewed(replace(point, page=99), diagnostics=(elsewhere,)))
    assert shown.next == "look at it"


def test_the_json_says_all_that_the_board_says() -> None:
    signed = replace(AFRICA, sign_off=SignOff("desk", "2031-06-01", (ITEM.id,), ("Gone words",)))
    shown = status.status_of(reviewed(CHANGED, MISSING, reports=(signed,)))
    data = json.loads(json.dumps(status.as_json(shown)))
    assert data["draft"] is True
    (region,) = data["regions"]
    assert region["sha256"] == AFRICA.source.sha256
    assert region["corrections"] == {"applied": 0, "held": 0, "orphaned": 0}
    assert region["sign_off"] == {
        "by": "desk",
        "on": "2031-06-01",
        "changed": [ITEM.id],
        "gone": ["Gone words"],
    }
    assert [point["kind"] for point in data["open"]] == ["changed", "missing"]
    assert status.as_json(status.status_of(reviewed()))["draft"] is False
