"""One entry of `corrections.yaml`: what it must say, what it lacks, how it is written."""

from dataclasses import replace

import pytest

from reportgen.edition.decision_files.correction_entry import KEYS, lacks, normalized, written
from reportgen.edition.decision_files.edits import Bare
from reportgen.model.decisions import Correction

DROP = Correction(quote="Members agreed", action="drop", by="desk", why="said elsewhere", page=4)


@pytest.mark.parametrize(
    ("entry", "lacking"),
    [
        (DROP, ()),
        (replace(DROP, why=None), ("why",)),
        (replace(DROP, by="…", why=" "), ("by", "why")),
        (replace(DROP, action="confirm", why=None), ()),  # words that stay need no reason
        (replace(DROP, action="confirm", by=None, why=None), ("by",)),
    ],
)
def test_changed_words_need_a_name_and_a_reason(entry: Correction, lacking: tuple[str, ...]) -> None:
    assert lacks(entry) == lacking


def test_an_entry_is_read_back_with_its_white_space_folded() -> None:
    entry = replace(DROP, quote=" Members\n agreed ", why="said\telsewhere")
    assert normalized(entry) == DROP


def test_keys_are_written_in_their_order_and_absent_ones_are_left_out() -> None:
    keys = [key for key, _ in written(DROP)]
    assert keys == ["quote", "page", "action", "by", "why"]
    assert keys == [key for key in KEYS if key in keys]


def test_numbers_stand_without_quotes() -> None:
    assert dict(written(DROP))["page"] == Bare("4")
    assert dict(written(replace(DROP, remove=True)))["remove"] == Bare("true")
