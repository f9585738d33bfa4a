"""A desk that is killed while people decide: files are whole, and what was shown as saved is there."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from html import unescape
from pathlib import Path

import pytest

from benchmarks.desk import FIELD, Client
from reportgen.desk import recovery
from reportgen.desk.journal import StepJournal
from reportgen.desk.room import Room
from reportgen.edition.decision_files import corrections, signoff
from tests import editions

pytestmark = pytest.mark.middle
ITEMS = ("africa/overview/1", "africa/governments/1", "africa/governments/2", "asia/overview/1")
ACTIONS = 100
LIVES = 6


def _form(page: bytes, do: str) -> dict[str, str] | None:
    text = page.decode("utf-8")
    start = text.find(f'class="do do-{do}"')
    if start < 0:
        return None
    fields = FIELD.findall(text[start : text.index("</form>", start)])
    return {name: unescape(value) for name, value in fields}


def _act(client: Client, chance: random.Random, number: int) -> str | None:
    """Decide something at random; return the words that were shown as saved."""
    item = chance.choice(ITEMS)
    place = f"/e/edition/report/{item.partition('/')[0]}"
    page = client.get(f"{place}?at={item}")
    form = _form(page, chance.choice(("add", "confirm", "kind", "move")))
    if form is None:
        return None
    words = f"Words of decision {number}."
    given = {"value": words, "why": "to be killed"} if form["do"] == "add" else {}
    shown = client.post(place, {**form, **given})
    return words if form["do"] == "add" and b"Saved" in shown else None


def _live(home: Path, chance: random.Random, first: int, count: int) -> set[str]:
    """Run a desk, decide, and kill it in the midst of it; return what was shown as saved."""
    command = [sys.executable, "-m", "reportgen", "desk", "inputs/edition", "--no-open"]
    saved = set()
    with subprocess.Popen(command, cwd=home, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        client = Client(process.stdout.readline().split()[-1])
        while b'id="busy"' in client.get("/e/edition"):
            time.sleep(0.02)
        end = time.monotonic() + chance.uniform(0.5, 3.0)
        try:
            for number in range(first, first + count):
                words = _act(client, chance, number)
                saved |= {words} if words else set()
                if time.monotonic() > end:
                    break
        except RuntimeError as refused:  # what was decided already is refused in words
            assert ": 422:" in str(refused)
        finally:
            os.kill(process.pid, signal.SIGKILL)
    return saved


def test_what_was_saved_outlives_the_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = editions.edition(tmp_path / "inputs" / "edition", "africa", "asia")
    chance = random.Random(16)
    saved: set[str] = set()
    for life in range(LIVES):
        saved |= _live(tmp_path, chance, life * ACTIONS, ACTIONS // LIVES + 1)
        written = {one.value for one in corrections.load(folder)}  # whole, or this says what is wrong
        signoff.load(folder)
        assert saved <= written
    assert saved, "nothing was decided before the desk was killed"
    monkeypatch.chdir(tmp_path)
    assert all(step.state in ("begun", "done", "undone") for step in StepJournal(folder).steps())
    assert recovery.lost(Room(folder)) == ()
    assert not [it for it in folder.rglob("*") if it.suffix in (".tmp", ".part")]
