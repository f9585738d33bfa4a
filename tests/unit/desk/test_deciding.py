"""A decision is one entry and one step, and takes the place of an earlier one about the same thing."""

from __future__ import annotations

import pytest

from reportgen.desk import deciding, undoing
from reportgen.desk.journal import Step
from reportgen.desk.refused import RefusedError
from reportgen.desk.room import Room
from reportgen.edition import build
from reportgen.edition.decision_files import corrections
from reportgen.model.decisions import Correction
from tests.unit.desk.decided import BOLD, BY, decide

PLAIN = Correction(
    **{**{f: getattr(BOLD, f) for f in ("quote", "page", "action", "region")}, "remove": True}, **BY
)
TEXT = Correction(
    quote="The forum said", action="set", field="text", value="x", was="y", why="z", region="asia", **BY
)


def test_bold_and_plain_again_is_no_decision(room: Room) -> None:
    decide(room, BOLD)
    step = decide(room, PLAIN)
    assert corrections.load(room.folder) == ()
    undoing.undo(room, step.number)
    assert [one.action for one in corrections.load(room.folder)] == ["key-term"]


def _retext(room: Room, value: str) -> Step:
    reviewed = room.reviewed()
    assert reviewed is not None
    item = reviewed.compilation.reports[0].sections[1].items[0]
    return decide(
        room,
        Correction(
            quote=" ".join(item.text.split()[:6]),
            page=3,
            region="africa",
            action="set",
            field="text",
            was=item.text,
            value=value,
            why="the page shows it",
            **BY,
        ),
    )


def test_a_second_edit_takes_the_place_of_the_first(room: Room) -> None:
    _retext(room, "Governments should publish which recruiters hold a licence, each month.")
    step = _retext(room, "Governments should publish which recruiters hold a licence, each week.")
    (entry,) = corrections.load(room.folder)
    assert entry.value == "Governments should publish which recruiters hold a licence, each week."
    assert entry.was is not None
    assert entry.was.startswith("Governments should publish which recruiters hold a licence. Interpreters")
    undoing.undo(room, step.number)
    assert "each month" in (corrections.load(room.folder)[0].value or "")


def test_what_cannot_be_applied_is_refused_and_leaves_no_trace(room: Room) -> None:
    with pytest.raises(RefusedError):
        decide(room, TEXT)
    assert room.journal.steps() == ()
    assert not (room.folder / "corrections.yaml").exists()


def _written(room: Room, **fields: object) -> None:
    entry = Correction(**{"page": 3, "region": "africa", "why": "the page shows it", **BY, **fields})  # type: ignore[arg-type]
    deciding.decide_one(room, entry, "step.drop", entry.quote, "africa")


def test_what_is_shown_after_a_decision_is_what_the_files_say(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    section = reviewed.compilation.reports[0].sections[1]
    words = " ".join(section.items[0].text.split()[:6])
    decisions: list[dict[str, object]] = [
        {"quote": words, "action": "add", "value": "Words of the editors."},
        {"quote": words, "action": "key-term", "why": None},
        {"quote": words, "action": "set", "field": "kind", "value": "bullet"},
        {"quote": section.heading, "action": "set", "field": "heading", "value": "Another heading"},
        {"quote": section.heading, "action": "set", "field": "level", "value": "3", "page": None},
        {"quote": words, "action": "set", "field": "themes", "value": "demand"},
        {"quote": words, "action": "confirm", "why": None, "page": None, "region": None},
        {"quote": words, "action": "drop"},
    ]
    for fields in decisions:
        try:
            _written(room, **fields)
        except RefusedError as refused:
            assert fields["action"] != "add", refused
            continue
        shown, anew = room.reviewed(), build.review(room.folder, 1)
        assert shown is not None
        for name in ("read", "compilation", "diagnostics", "ledgers", "structures", "errors"):
            assert getattr(shown, name) == getattr(anew, name), (fields, name)
    assert len(corrections.load(room.folder)) > len(decisions) // 2
