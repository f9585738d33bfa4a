"""A decision is one entry and one step; steps are taken back and done again, never over what others did."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.desk import deciding
from reportgen.desk.deciding import RefusedError
from reportgen.desk.room import Room
from reportgen.edition import build
from reportgen.edition.decision_files import amendments, corrections, signoff
from reportgen.model.decisions import Correction

BY = {"by": "Fatou Sow", "on": "2031-06-01"}
DROP = Correction(
    quote="Donors should fund", page=3, action="drop", why="said elsewhere", region="asia", **BY
)
BOLD = Correction(quote="Interpreters should be paid", page=3, action="key-term", region="asia", **BY)
PLAIN = Correction(
    **{**{f: getattr(BOLD, f) for f in ("quote", "page", "action", "region")}, "remove": True}, **BY
)
TEXT = Correction(
    quote="The forum said", action="set", field="text", value="x", was="y", why="z", region="asia", **BY
)


@pytest.fixture
def room(folder: Path) -> Room:
    room = Room(folder)
    while room.reviewed() is None:
        pass
    return room


def _decide(room: Room, entry: Correction) -> deciding.Step:
    return deciding.decide_one(room, entry, "step.drop", entry.quote, "asia").step


def test_undone_and_redone(room: Room) -> None:
    before = amendments.texts(room.folder)
    step = _decide(room, DROP)
    assert len(amendments.texts(room.folder)) == 1
    deciding.undo(room, step.number)
    assert amendments.texts(room.folder) == before
    deciding.redo(room, step.number)
    assert [one.action for one in corrections.load(room.folder)] == ["drop"]
    with pytest.raises(RefusedError, match="taken back already"):
        deciding.redo(room, step.number)


def test_an_entry_that_somebody_changed_is_left_alone(room: Room) -> None:
    step = _decide(room, DROP)
    path = room.folder / "corrections.yaml"
    path.write_text(path.read_text("utf-8").replace("said elsewhere", "said better elsewhere"), "utf-8")
    with pytest.raises(RefusedError, match="left alone"):
        deciding.undo(room, step.number)
    assert "said better elsewhere" in path.read_text("utf-8")


def test_bold_and_plain_again_is_no_decision(room: Room) -> None:
    _decide(room, BOLD)
    step = _decide(room, PLAIN)
    assert corrections.load(room.folder) == ()
    deciding.undo(room, step.number)
    assert [one.action for one in corrections.load(room.folder)] == ["key-term"]


def _retext(room: Room, value: str) -> deciding.Step:
    reviewed = room.reviewed()
    assert reviewed is not None
    item = reviewed.compilation.reports[0].sections[1].items[0]
    return _decide(
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
    deciding.undo(room, step.number)
    assert "each month" in (corrections.load(room.folder)[0].value or "")


def test_what_cannot_be_applied_is_refused_and_leaves_no_trace(room: Room) -> None:
    with pytest.raises(RefusedError):
        _decide(room, TEXT)
    assert room.journal.steps() == ()
    assert not (room.folder / "corrections.yaml").exists()


def test_a_signature_is_taken_back_and_given_again(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    step = deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    before = signoff.load(room.folder)
    assert [one.region for one in before] == ["africa"]
    deciding.undo(room, step.number)
    assert signoff.load(room.folder) == ()
    deciding.redo(room, step.number)
    assert signoff.load(room.folder) == before
    deciding.undo(room, step.number)
    assert signoff.load(room.folder) == ()


def test_a_signature_that_took_anothers_place_gives_it_back(room: Room) -> None:
    reviewed = room.reviewed()
    assert reviewed is not None
    deciding.sign(room, reviewed.compilation.reports[0], "Fatou Sow")
    step = deciding.sign(room, reviewed.compilation.reports[0], "Amina Diallo")
    deciding.undo(room, step.number)
    assert [one.by for one in signoff.load(room.folder)] == ["Fatou Sow"]
    deciding.redo(room, step.number)
    assert [one.by for one in signoff.load(room.folder)] == ["Amina Diallo"]


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


def test_a_step_back_leads_to_what_was_known(room: Room) -> None:
    _decide(room, BOLD)
    before = room.reviewed()
    step = _decide(room, DROP)
    deciding.undo(room, step.number)
    assert room.reviewed() is before
