"""Parts set in processes of their own, or kept from before, are those set here."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition.workshop import Workshop
from reportgen.errors import RenderError, ReportgenError
from reportgen.system.cache import Cache
from reportgen.system.isolation import TextWorkers
from reportgen.writers.print import press
from reportgen.writers.print.jobs import Job
from tests.unit.system.isolation import works

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


@pytest.mark.middle
def test_processes_set_what_would_be_set_here() -> None:
    here = [press.set_part(job) for job in JOBS]
    for processes in (1, 3):
        with Workshop(processes, ["pdf"]) as workshop:
            assert workshop.set_parts(JOBS) == here
            assert workshop.set_parts(JOBS[:1]) == here[:1], "the processes stay for more"
            assert workshop.set_parts([]) == []


def test_kept_parts_are_not_set_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Workshop(2, ["pdf"]) as workshop:
        first = workshop.set_parts(JOBS, Cache(tmp_path))
        asked: list[int] = []
        through = TextWorkers.map
        monkeypatch.setattr(
            TextWorkers, "map", lambda self, texts: asked.append(len(texts)) or through(self, texts)
        )
        other = replace(JOBS[1], body="<p>other")
        again = workshop.set_parts([JOBS[0], other, JOBS[2]], Cache(tmp_path))
    assert asked == [1]
    assert (again[0], again[2]) == (first[0], first[2])
    assert again[1] != first[1]


@pytest.fixture(scope="module")
def workshop() -> Iterator[Workshop]:
    """A workshop for all tests that leave it as it was."""
    with Workshop(1, ["pdf"]) as opened:
        yield opened


@pytest.mark.parametrize("damage", ["", "{}", "[1]"])
def test_a_damaged_part_is_set_again(damage: str, tmp_path: Path, workshop: Workshop) -> None:
    first = workshop.set_parts(JOBS[:1], Cache(tmp_path))
    for path in tmp_path.rglob("*.json"):
        path.write_text(damage, encoding="utf-8")
    assert workshop.set_parts(JOBS[:1], Cache(tmp_path)) == first


def test_a_fault_of_the_document_is_told(workshop: Workshop) -> None:
    refused = replace(JOBS[0], body="<img src='https://example.org/a.png' alt=a>")
    with pytest.raises(RenderError, match="address refused"):
        workshop.set_parts([refused])


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
@pytest.mark.middle
def test_an_interrupted_build_ends_all_that_it_has_started(tmp_path: Path) -> None:
    code = """
import os, sys, time
from pathlib import Path
from reportgen.edition import publish
from reportgen.edition.workshop import Workshop
from reportgen.writers import formats
from reportgen.writers.publication import Publication
from tests import compilations

def interrupt(what, done, of):
    if done == 1:
        raise KeyboardInterrupt

folder = Path(sys.argv[1])
with Workshop(2, formats.NAMES) as workshop:
    publication = Publication(compilations.realistic(), compilations.make_logos(folder))
    try:
        publish.write(publication, folder, formats.NAMES, interrupt, workshop=workshop)
    except KeyboardInterrupt:
        print("interrupted")
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print("no process is left")
"""
    root = str(Path(__file__).resolve().parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": root},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines() == ["interrupted", "no process is left"], done.stderr


def test_a_workshop_makes_only_what_it_was_started_for() -> None:
    with Workshop(1, ["json"]) as workshop, pytest.raises(RenderError, match=r"PDF: .* not started for it"):
        workshop.set_parts(JOBS)


def test_a_process_serves_for_as_long_as_it_is_asked() -> None:
    workers = TextWorkers(works.sign, 1)
    try:
        answers = [json.loads(it) for it in workers.map([str(it) for it in range(600)])]
    finally:
        workers.close()
    assert [text for text, _ in answers] == [str(it) for it in range(600)]
    assert len({process for _, process in answers}) == 1


def test_a_process_that_has_gone_while_it_was_idle_is_one_clear_line() -> None:
    workers = TextWorkers(works.sign, 1)
    try:
        _, process = json.loads(workers.map(["a"])[0])
        os.kill(process, signal.SIGKILL)
        with pytest.raises(ReportgenError, match="ended without a result"):
            workers.map(["b" * 1_000_000])
    finally:
        workers.close()
