"""Parts set in processes of their own, or kept from before, are those set here."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.cache import Cache
from reportgen.errors import RenderError, ReportgenError
from reportgen.isolation import TextWorkers
from reportgen.presses import Presses
from reportgen.writers import press
from reportgen.writers.press import Job
from tests.unit import works

JOBS = [
    Job(
        "<html lang=en><title>T</title><body>",
        f"<h1 id=a{at}>{'word ' * at}</h1>",
        "",
        "",
        "",
        at * 9,
        0.0,
        99.0,
    )
    for at in (4, 900, 1)
]


def test_processes_set_what_would_be_set_here() -> None:
    here = [press.set_part(job) for job in JOBS]
    for processes in (1, 3):
        with Presses(processes) as presses:
            assert presses.set_parts(JOBS) == here
            assert presses.set_parts(JOBS[:1]) == here[:1], "the processes stay for more"
            assert presses.set_parts([]) == []


def test_kept_parts_are_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Presses(2) as presses:
        first = presses.set_parts(JOBS, Cache(tmp_path))
        asked: list[int] = []
        through = TextWorkers.map
        monkeypatch.setattr(
            TextWorkers, "map", lambda self, texts: asked.append(len(texts)) or through(self, texts)
        )
        other = replace(JOBS[1], body="<p>other")
        again = presses.set_parts([JOBS[0], other, JOBS[2]], Cache(tmp_path))
    assert asked == [1]
    assert (again[0], again[2]) == (first[0], first[2])
    assert again[1] != first[1]


@pytest.mark.parametrize("damage", ["", "{}", "[1]"])
def test_a_damaged_part_is_set_again(damage: str, tmp_path: Path) -> None:
    with Presses(1) as presses:
        first = presses.set_parts(JOBS[:1], Cache(tmp_path))
        for path in tmp_path.rglob("*.json"):
            path.write_text(damage, encoding="utf-8")
        assert presses.set_parts(JOBS[:1], Cache(tmp_path)) == first


def test_a_fault_of_the_document_is_told() -> None:
    refused = replace(JOBS[0], body="<img src='https://example.org/a.png' alt=a>")
    with Presses(1) as presses, pytest.raises(RenderError, match="address refused"):
        presses.set_parts([refused])


def test_a_process_that_ends_is_one_clear_line() -> None:
    workers = TextWorkers(works.leave, 2)
    try:
        with pytest.raises(ReportgenError, match="ended without a result"):
            workers.map(["a", "bb"])
    finally:
        workers.close()


def test_a_bug_is_told_as_one() -> None:
    workers = TextWorkers(works.stumble_over, 1)
    try:
        with pytest.raises(ReportgenError, match="internal error: ValueError: a; please report it"):
            workers.map(["a"])
    finally:
        workers.close()


def test_texts_are_shared_out_and_come_back_in_order() -> None:
    workers = TextWorkers(works.sign, 2)
    try:
        answers = [json.loads(it) for it in workers.map([str(it) for it in range(40)])]
    finally:
        workers.close()
    assert [text for text, _ in answers] == [str(it) for it in range(40)]
    processes = {process for _, process in answers}
    assert 1 <= len(processes) <= 2
    assert os.getpid() not in processes


@pytest.mark.skipif(sys.platform != "linux", reason="only on Linux a process is copied")
def test_an_interrupted_build_ends_all_that_it_has_started(tmp_path: Path) -> None:
    code = """
import os, sys, time
from pathlib import Path
from reportgen import publishing
from reportgen.presses import Presses
from tests import compilations

def interrupt(what, done, of):
    if done == 1:
        raise KeyboardInterrupt

folder = Path(sys.argv[1])
with Presses(2) as presses:
    publication = publishing.Publication(compilations.realistic(), compilations.make_logos(folder))
    try:
        publishing.write(publication, folder, publishing.FORMATS, interrupt, presses=presses)
    except KeyboardInterrupt:
        print("interrupted")
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no process is left")
"""
    root = str(Path(__file__).resolve().parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == ["interrupted", "no process is left"], done.stderr
