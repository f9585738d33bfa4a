"""The compilation against its sources: whatever it claims and they do not say is named."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import review, settings
from reportgen.edition.decision_files import amendments
from reportgen.edition.review import Reviewed
from reportgen.model.compilation import Compilation, MissingReport
from reportgen.model.decisions import Correction, DecidedCorrection, SignOff
from reportgen.proof import regional_check, rereading
from reportgen.proof.regional_check import Regional
from reportgen.proof.witness import Witness
from tests import editions


def _ignore(what: str, done: int, of: int) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """An edition of two reports."""
    return review.review(
        editions.edition(tmp_path_factory.mktemp("regional") / "2031", "africa", "asia"), jobs=2
    )


@pytest.fixture(scope="module")
def witnesses(reviewed: Reviewed) -> dict[str, Witness]:
    """What the second engine says of them."""
    sources = settings.load(reviewed.edition.path).sources
    return dict(rereading.read_again(sources, None, "pdfplumber", 2, _ignore).witnesses)


Check = Callable[[Compilation], Regional]


@pytest.fixture
def check(reviewed: Reviewed, witnesses: dict[str, Witness]) -> Check:
    """Holds a compilation against the two sources."""
    return lambda made: regional_check.check(made, reviewed.edition, witnesses)


def _codes(found: Regional) -> list[str]:
    return [finding.code for finding in found.findings]


def test_what_was_read_is_what_the_sources_say(reviewed: Reviewed, check: Check) -> None:
    found = check(reviewed.compilation)
    assert (found.findings, found.unproven) == ((), frozenset())


def test_a_decision_that_nobody_wrote_down_is_named(reviewed: Reviewed, check: Check) -> None:
    invented = DecidedCorrection(quote="Members agreed", action="confirm", outcome="applied", by="nobody")
    found = check(replace(reviewed.compilation, corrections=(invented,)))
    assert "the correction of “Members agreed” is not in corrections.yaml" in str(found.findings[0])


def test_a_sign_off_that_nobody_gave_is_named(reviewed: Reviewed, check: Check) -> None:
    first, second = reviewed.compilation.reports
    signed = replace(first, sign_off=SignOff("A stranger", "2031-06-01"))
    [finding] = check(replace(reviewed.compilation, reports=(signed, second))).findings
    assert (finding.item, "A stranger" in finding.message) == (first.region.id, True)


def test_another_title_than_the_editions_is_named(reviewed: Reviewed, check: Check) -> None:
    made = reviewed.compilation
    found = check(replace(made, edition=replace(made.edition, title="2032 Priorities")))
    assert ["title" in finding.message for finding in found.findings] == [True]


def test_a_report_that_is_left_out_or_out_of_order_is_named(reviewed: Reviewed, check: Check) -> None:
    made = reviewed.compilation
    first, second = made.reports
    assert _codes(check(replace(made, reports=(first,)))) == ["left-out"]
    said = check(replace(made, reports=(first,), missing=(MissingReport(second.source.file, "torn"),)))
    assert "the document says that it could not be read" in said.findings[0].message
    assert "out-of-order" in _codes(check(replace(made, reports=(second, first))))


def test_another_file_of_the_same_name_is_named(reviewed: Reviewed, check: Check) -> None:
    made = reviewed.compilation
    first, second = made.reports
    other = replace(first, source=replace(first.source, sha256="0" * 64))
    assert "source-changed" in _codes(check(replace(made, reports=(other, second))))


def test_nothing_of_a_source_that_was_not_read_is_proven(
    reviewed: Reviewed, witnesses: dict[str, Witness]
) -> None:
    first, second = reviewed.compilation.reports
    only = {second.source.file: witnesses[second.source.file]}
    found = regional_check.check(reviewed.compilation, reviewed.edition, only)
    assert "not-read" in _codes(found)
    assert first.sections[0].items[0].id in found.unproven
    assert second.sections[0].items[0].id not in found.unproven


MOVED = {
    "quote": "Governments should publish which recruiters",
    "action": "move",
    "value": "Members agreed that",
}
RESTORED = {
    "quote": "In all, 94 people from 21 countries registered",
    "action": "restore",
    "value": "Members agreed that the chapter",
}


@pytest.fixture
def decided(reviewed: Reviewed, tmp_path: Path) -> Path:
    """The edition with a passage moved, and one brought back in from before the chapter."""
    folder = tmp_path / "2031"
    shutil.copytree(reviewed.edition.path, folder)
    for fields in (MOVED, RESTORED):
        entry = Correction(**fields, region="africa", by="policy desk", why="agreed")  # type: ignore[arg-type]
        amendments.append(folder, entry)
    return folder


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_what_people_moved_and_brought_in_is_proven_whoever_reads(
    decided: Path, witnesses: dict[str, Witness], reader: str
) -> None:
    made = review.review(decided, jobs=2, reader=reader)
    assert [it.outcome for it in made.compilation.corrections] == ["applied", "applied"]
    assert made.compilation.open == tuple(it for it in made.compilation.open if it.kind != "unaccounted")
    found = regional_check.check(made.compilation, made.edition, witnesses)
    assert (found.findings, found.unproven) == ((), frozenset())


def test_what_nobody_moved_is_named(decided: Path, witnesses: dict[str, Witness]) -> None:
    moved = review.review(decided, jobs=2).compilation
    (decided / "corrections.yaml").unlink()
    found = regional_check.check(replace(moved, corrections=()), settings.load(decided), witnesses)
    assert "out-of-order" in _codes(found)


def test_taken_out_of_the_file_all_is_as_it_was(reviewed: Reviewed, decided: Path) -> None:
    amendments.remove(decided, amendments.texts(decided))
    made = review.review(decided, jobs=2)
    assert made.compilation == reviewed.compilation


def test_when_the_words_are_gone_the_decisions_lose_their_place(
    decided: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editions, "INTRODUCTION", ("A letter took the place of the introduction.",))
    monkeypatch.setattr(editions, "ACTIONS", ("Harbours are to be lit, and nets are to be mended on land.",))
    editions.report(decided / "africa.pdf", "africa")
    outcomes = review.review(decided, jobs=2).compilation.corrections
    assert [it.outcome for it in outcomes] == ["orphaned", "orphaned"]
