"""What people looked through stands in `sign-off.yaml` beside signatures; neither touches the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition.decision_files import looked_through, signoff
from reportgen.errors import DataError
from reportgen.stages.compilation.absences import Absence
from tests import compilations

AFRICA, ASIA = compilations.report(0), compilations.report(1)
TRAVEL = Absence("travel", "africa", "Africa desk", "2031-06-01", "ab" * 8)
MEDIA = Absence("media", "africa", "Africa desk", "2031-06-01", "ab" * 8)


def text_of(folder: Path) -> str:
    return (folder / signoff.FILE_NAME).read_text("utf-8")


def test_decisions_are_read_back(tmp_path: Path) -> None:
    assert looked_through.load(tmp_path) == ()
    looked_through.record(tmp_path, [TRAVEL, MEDIA])
    assert looked_through.load(tmp_path) == (TRAVEL, MEDIA)
    assert '- {theme: "travel", region: "africa", by: "Africa desk", on: 2031-06-01, words: "' in text_of(
        tmp_path
    )


def test_they_stand_beside_signatures_and_each_can_be_changed(tmp_path: Path) -> None:
    signoff.record(tmp_path, AFRICA, "Africa desk", "2031-06-01")
    looked_through.record(tmp_path, [TRAVEL])
    written = signoff.record(tmp_path, ASIA, "Asia desk", "2031-06-02")
    signed = signoff.load(tmp_path)
    looked_through.record(tmp_path, [MEDIA])
    assert [one.region for one in signed] == ["africa", "asia"]
    assert signoff.load(tmp_path) == signed
    assert set(signoff.texts(tmp_path)) == {"africa", "asia"}
    signoff.remove(tmp_path, written)
    signoff.record(tmp_path, AFRICA, "Second desk", "2031-06-03")
    assert [(one.region, one.by) for one in signoff.load(tmp_path)] == [("africa", "Second desk")]
    assert looked_through.load(tmp_path) == (TRAVEL, MEDIA)


def test_who_looks_again_replaces_the_earlier_decision(tmp_path: Path) -> None:
    looked_through.record(tmp_path, [TRAVEL, MEDIA])
    again = Absence("travel", "africa", "Second desk", "2031-07-01", "cd" * 8)
    looked_through.record(tmp_path, [again])
    assert looked_through.load(tmp_path) == (MEDIA, again)
    assert text_of(tmp_path).count("travel") == 1


def test_a_decision_is_taken_back_and_comments_stay(tmp_path: Path) -> None:
    looked_through.record(tmp_path, [TRAVEL, MEDIA])
    path = tmp_path / signoff.FILE_NAME
    path.write_text(text_of(tmp_path).replace("- looked", "# by telephone\n- looked"), "utf-8")
    looked_through.remove(tmp_path, "africa", ["travel"])
    assert looked_through.load(tmp_path) == (MEDIA,)
    looked_through.remove(tmp_path, "africa", ["media"])
    assert looked_through.load(tmp_path) == ()
    assert "# by telephone" in text_of(tmp_path)
    assert "looked-through" not in text_of(tmp_path)


def test_what_people_write_without_words_is_read(tmp_path: Path) -> None:
    (tmp_path / signoff.FILE_NAME).write_text(
        "- looked-through: [{ theme: travel, region: asia, by: Asia desk, on: 2031-06-01 }]\n", "utf-8"
    )
    assert looked_through.load(tmp_path) == (Absence("travel", "asia", "Asia desk", "2031-06-01"),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("- looked-through: travel\n", "must be a list"),
        ("- looked-through:\n    - {theme: travel, region: asia, on: 2031-06-01}\n", "“by” is missing"),
        ("- looked-through:\n    - {theme: travel, region: asia, by: me, on: June}\n", "“on” is no date"),
        ("- looked-through:\n    - {topic: travel}\n", "unknown key “topic”"),
        ("- looked-through: []\n  region: asia\n", "unknown key “region”"),
    ],
)
def test_what_is_wrong_is_said_at_its_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / signoff.FILE_NAME).write_text(text, "utf-8")
    with pytest.raises(DataError, match=said) as caught:
        looked_through.load(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / signoff.FILE_NAME}:")
