"""Somebody who decides at random and is killed in the midst of it, again and again.

Each life is a fork of this process, which has read the edition; it ends either after a random time or at a
random one of its operations on files. After each death the files are looked at; the first thing that is not
whole ends the program. A line is printed for each life: how it ended, and how many steps it was told of.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
from pathlib import Path

from reportgen.desk import deciding, recovery, undoing, written
from reportgen.desk.journal import Step
from reportgen.desk.passages import passages_of, short
from reportgen.desk.room import Room
from reportgen.edition import accepted
from reportgen.edition.decision_files import corrections, signoff
from reportgen.edition.quoting import quote_of
from reportgen.errors import ReportgenError
from reportgen.model.decisions import Correction

BY = "Fatou Sow"
CHANGES = ("open", "os.rename", "os.remove", "os.mkdir", "fcntl.flock")
"""What Python says of itself before files are changed, or read, or waited for."""
MOST_OPERATIONS = 60
LONGEST = 0.25
"""Seconds after the first step that was told."""


def _decision(room: Room, chance: random.Random) -> Correction:
    """Return a decision about a passage, of any kind, which may be impossible."""
    reviewed = room.reviewed()
    assert reviewed is not None
    report = chance.choice(reviewed.compilation.reports)
    passage = chance.choice(
        [it for it in passages_of(reviewed, report) if it.kind in ("paragraph", "bullet")]
    )
    words = passage.text.split()
    kinds: list[dict[str, str]] = [
        {"action": "add", "value": f"Words {chance.random()}."},
        {"action": "set", "field": "text", "was": passage.text, "value": f"{passage.text} {chance.random()}"},
        {"action": "set", "field": "kind", "value": chance.choice(["bullet", "paragraph"])},
        {"action": "key-term", "value": " ".join(words[:2])},
        {"action": "split", "value": " ".join(words[3:8])},
        {"action": "confirm"},
        {"action": "drop"},
    ]
    given = {"why": "to be killed", **chance.choice(kinds)}
    quote = quote_of(reviewed.compilation.reports, passage.text)
    place = {"page": passage.page, "region": report.region.id}
    return Correction(quote=quote, by=BY, on="2031-06-01", **place, **given)  # type: ignore[arg-type]


def _act(room: Room, chance: random.Random) -> Step | None:
    """Do one thing; return its step."""
    steps = room.journal.steps()
    entries = corrections.load(room.folder)
    do = chance.choice(["decide"] * 6 + ["many", "undo", "undo", "redo", "sign", "remove"])
    if do == "decide":
        entry = _decision(room, chance)
        return deciding.decide_one(room, entry, "step.add", short(entry.quote), entry.region or "").step
    if do == "many":
        new = [
            Correction(quote=f"words {chance.random()}", action="confirm", by=BY, on="2031-06-01")
            for _ in range(3)
        ]
        return deciding.decide_many(room, new, Step(0, "2031-06-01T12:00:00", BY, "step.themes", "x"))
    if do == "sign":
        reviewed = room.reviewed()
        assert reviewed is not None
        return deciding.sign(room, chance.choice(reviewed.compilation.reports), BY)
    if do == "remove":
        return deciding.take_out(room, chance.choice(entries).line or 0, BY, "") if entries else None
    state = "done" if do == "undo" else "undone"
    those = [step for step in steps if step.state == state]
    if not those:
        return None
    step = chance.choice(those)
    _say(f"about {step.number}")
    return (undoing.undo if do == "undo" else undoing.redo)(room, step.number)


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def _live(room: Room, chance: random.Random, operations: int) -> None:
    """Decide until death; with a number of operations, at that one."""
    left = operations

    def hook(event: str, _: object) -> None:
        nonlocal left
        if left and event in CHANGES:
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)

    if operations:
        sys.addaudithook(hook)
    for _ in range(8):
        try:
            step = _act(room, chance)
        except ReportgenError:
            continue
        if step is not None:
            _say(f"{step.state} {step.number}")


def _life(room: Room, chance: random.Random) -> tuple[str, list[str]]:
    """Let somebody live and die; return how, and what was told."""
    by_time = chance.random() < 0.5
    operations = 0 if by_time else chance.randrange(1, MOST_OPERATIONS)
    seed = chance.random()
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.dup2(writing, 1)
            _live(room, random.Random(seed), operations)
        finally:
            os._exit(0)
    os.close(writing)
    told = b""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        ready, _, _ = select.select([reading], [], [], end - time.monotonic())
        some = os.read(reading, 4096) if ready else b""
        told += some
        if by_time and (b"done" in told or not some):
            time.sleep(chance.random() * LONGEST)
            os.kill(child, signal.SIGKILL)
            break
        if not some:
            break
    while some := os.read(reading, 4096):
        told += some
    os.close(reading)
    _, status = os.waitpid(child, 0)
    return ("killed" if os.WIFSIGNALED(status) else "ended"), told.decode().splitlines()


def _look(room: Room, told: list[str], known: dict[int, str]) -> None:
    """Check that the files are whole, and that what was told is there.

    Raises:
        AssertionError: it is not.
        ReportgenError: a file does not validate.
    """
    recovery.settle(room)
    present = [written.plain(entry) for entry in corrections.load(room.folder)]
    signoff.load(room.folder)
    accepted.load(room.folder)
    steps = {step.number: step for step in room.journal.steps()}
    about = [int(line.split()[1]) for line in told if line.startswith("about")]
    for line in told:
        state, number = line.split()
        if state != "about":
            known[int(number)] = state
    unsure = set(about[-1:])  # it was being taken back, or done again
    for number, state in known.items():
        assert steps[number].state == state or number in unsure, (number, state, steps[number])
    known |= {number: steps[number].state for number in unsure}
    lost = {step.number: step for step in recovery.lost(room)}
    moving = [it for number in unsure for it in (*steps[number].put, *steps[number].taken)]
    for step in lost.values():  # what was being taken back or done again may be gone: people are asked
        gone = written.absent(room, step.put)
        assert all(entry in moving for entry in gone), f"step {step.number} was said to be done: {gone}"
    ours = [written.as_read(it) for step in steps.values() for it in (*step.put, *step.taken)]
    assert all(entry in ours for entry in present), "an entry of nobody"
    if lost:
        recovery.let_go(room)
        known |= dict.fromkeys(lost, "gone")
        assert not recovery.lost(room)


def main(folder: Path, deaths: int) -> None:
    """Die that many times."""
    room, chance = Room(folder), random.Random(16)
    while room.reviewed() is None or (room.work is not None and not room.work.finished):
        time.sleep(0.01)  # a fork takes locks along as they are
    known: dict[int, str] = {}
    died = 0
    while died < deaths:
        how, told = _life(room, chance)
        _look(room, told, known)
        died += how == "killed"
        print(how, len([line for line in told if not line.startswith("about")]), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
