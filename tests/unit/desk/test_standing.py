"""Who answers for what should stand, whatever was done, taken back and done again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as st

from reportgen.desk.journal import Step
from reportgen.desk.standing import standing
from reportgen.model.decisions import Correction

ENTRIES = [Correction(quote=f"words {letter}", action="confirm") for letter in "abc"]
A, B, C = ENTRIES


def _step(number: int, put: tuple[Correction, ...] = (), taken: tuple[Correction, ...] = ()) -> Step:
    return Step(number, "2031-06-01T12:00:00", "Fatou Sow", "step.x", "x", put=put, taken=taken)


def _standing(*changes: Step) -> list[tuple[Correction, int]]:
    found = standing(changes, lambda step: step.put, lambda step: step.taken)
    return [(entry, step.number) for entry, step in found]


def test_a_step_that_was_only_begun_puts_nothing() -> None:
    assert _standing(_step(1, (A,))) == []


def test_what_is_taken_out_stands_again_when_that_is_taken_back() -> None:
    put, out = replace(_step(1, (A,)), state="done"), replace(_step(2, (), (A,)), state="done")
    assert _standing(put, out) == []
    assert _standing(put, out, replace(out, state="undone")) == [(A, 1)]


def test_what_was_put_anew_has_a_new_owner() -> None:
    first, second = replace(_step(1, (A,)), state="done"), replace(_step(3, (A,)), state="done")
    assert _standing(first, replace(_step(2, (), (A,)), state="done"), second) == [(A, 3)]


def test_what_was_written_by_hand_is_nobodys() -> None:
    out = replace(_step(1, (), (A,)), state="done")
    assert _standing(out, replace(out, state="undone")) == []


@example([("put", 1), ("put", 0), ("out", 0), ("put", 0), ("undo", 1)])
@given(
    st.lists(
        st.tuples(st.sampled_from(["put", "out", "instead", "undo", "redo"]), st.integers(0, 99)), max_size=40
    )
)
def test_it_is_what_the_file_holds(doings: list[tuple[str, int]]) -> None:
    file: list[Correction] = []
    steps: dict[int, Step] = {}
    changes: list[Step] = []

    def change(step: Step, state: str) -> None:
        steps[step.number] = replace(step, state=state)  # type: ignore[arg-type]
        put, taken = (step.put, step.taken) if state == "done" else (step.taken, step.put)
        if all(entry in file for entry in taken) and not any(entry in file for entry in put):
            for entry in taken:
                file.remove(entry)
            file.extend(put)
            changes.append(steps[step.number])
        else:  # refused
            steps[step.number] = step

    for do, chance in doings:
        number, entry, other = len(steps) + 1, ENTRIES[chance % 3], ENTRIES[(chance + 1) % 3]
        if do == "put":
            change(_step(number, (entry,)), "done")
        elif do == "out":
            change(_step(number, (), (entry,)), "done")
        elif do == "instead":
            change(_step(number, (other,), (entry,)), "done")
        else:
            state, new = ("done", "undone") if do == "undo" else ("undone", "done")
            those = [step for step in steps.values() if step.state == state]
            if those:
                change(those[chance % len(those)], new)
    assert sorted(entry.quote for entry, _ in _standing(*changes)) == sorted(entry.quote for entry in file)
