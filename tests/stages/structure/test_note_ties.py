"""A raised figure is a mark only where a note answers to it."""

import pytest

from reportgen.model.document import Line
from tests.stages.trees import LEFT, PITCH, Setter, prose, runs

NOTE = "Figures of the port authority, spring session."


def _with_footnote(mark: str) -> Setter:
    made = Setter()
    for part in range(5):
        made.paragraph(prose(part, 4))
    made.step(PITCH + 7)
    before = "Compensation was paid to nine crews"
    raised = [*runs(before, LEFT), *runs(mark, LEFT + 5 * len(before), size=6, rise=4)]
    rest = runs(" and refused to two others in the same port.", raised[-1].x1)
    line = (*raised, *rest)
    made.placed[1].append(Line(line, 1, (LEFT, made.y - 7.6, rest[-1].x1, made.y + 2.4), made.y, 10.0))
    note = [
        *runs(mark, LEFT, size=5, rise=3),
        *runs("Figures of the port authority, spring session.", LEFT + 6, size=8),
    ]
    made.placed[1].append(Line(tuple(note), 1, (LEFT, 674, note[-1].x1, 682), 680.0, 8.0))
    made.turn()
    for part in range(10, 30):
        made.paragraph(prose(part, 4))
    return made


@pytest.mark.parametrize("mark", ["1", "7", "*", "†"])
def test_footnotes_stand_apart_and_their_marks_are_left_out(mark: str) -> None:
    document = _with_footnote(mark).document()
    notes = [block for block in document.blocks if block.type == "footnote"]
    assert [(note.marker, note.text) for note in notes] == [
        (mark, "Figures of the port authority, spring session.")
    ]
    wanted = "Compensation was paid to nine crews and refused to two others in the same port."
    assert wanted in [block.text for block in document.blocks if block.type == "paragraph"]


def _with_notes(marks: str, notes: str) -> Setter:
    """Pages with a mark each, and at their feet the notes that are there."""
    made = Setter()
    for mark in marks:
        made.paragraph(prose(int(mark), 4))
        made.step(PITCH + 7)
        made.put("Compensation was paid to nine crews in the port.", LEFT, made.y, mark=mark)
        for part in range(5):
            made.paragraph(prose(5 * int(mark) + part, 4))
        if mark in notes:
            made.put(f"{mark}|{NOTE}", LEFT, 690, size=8)
        made.turn()
    return made


def test_a_mark_that_counts_between_notes_and_has_none_is_asked_about() -> None:
    asked = [it for it in _with_notes("123", "13").document().questions if it.code == "note-mark"]
    assert ["no note 2 was found" in it.reason for it in asked] == [True]
    assert asked[0].evidence[0].page == 2
    assert not [it for it in _with_notes("123", "123").document().questions if it.code == "note-mark"]
