"""Reading on a Dask cluster: a scheduler and two workers on this machine, which end by themselves."""

import importlib
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from distributed import Client

from reportgen.archive import cluster
from reportgen.archive.cluster import Cluster
from reportgen.errors import InputError, ReportgenError, UsageError
from reportgen.system.isolation import Outcome, Work
from tests import editions
from tests.cli.command import reportgen
from tests.unit.system.isolation import works

pytestmark = pytest.mark.middle  # processes that are started and killed

LIFETIME = "180s"
"""After which each process ends, whatever happened to the test."""
PATIENCE = 60
"""Seconds for the scheduler to come up."""


@dataclass
class Local:
    """A cluster on this machine."""

    address: str
    scheduler: subprocess.Popen[bytes]
    workers: list[subprocess.Popen[bytes]]


@pytest.fixture
def local(root: Path, tmp_path: Path) -> Iterator[Local]:
    """A scheduler and two workers of one thread each."""
    place = tmp_path / "scheduler.json"

    def start(program: str, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", f"distributed.cli.dask_{program}", *words]
        return subprocess.Popen(
            [*command, "--scheduler-file", str(place), "--host", "127.0.0.1", "--no-dashboard"],
            cwd=root,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    processes = [start("scheduler", "--port", "0", "--idle-timeout", LIFETIME)]
    try:
        end = time.monotonic() + PATIENCE
        while not place.exists() and time.monotonic() < end:
            time.sleep(0.1)
        for number in (1, 2):
            folder = str(tmp_path / f"worker{number}")
            words = ("--nthreads", "1", "--no-nanny", "--local-directory", folder, "--lifetime", LIFETIME)
            processes.append(start("worker", *words))
        yield Local(json.loads(place.read_text("utf-8"))["address"], processes[0], processes[1:])
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _files(folder: Path, count: int) -> list[Path]:
    """Files of different sizes; one of them is `bad.pdf`."""
    folder.mkdir()
    names = ["bad" if number == count // 2 else f"{number:03}" for number in range(count)]
    paths = [folder / f"{name}.pdf" for name in names]
    for number, path in enumerate(paths):
        path.write_bytes(b"x" * number)
    return paths


def _once(work: Work, paths: list[Path], address: str) -> list[Outcome]:
    """Outcomes in the order of the paths; each index must come once."""
    found = list(Cluster(address).map_files(work, iter(paths)))
    assert sorted(at for at, _ in found) == list(range(len(paths)))
    outcomes = dict(found)
    assert [outcomes[at].path for at in range(len(paths))] == paths
    return [outcomes[at] for at in range(len(paths))]


def test_a_worker_that_is_killed_loses_nothing(local: Local, tmp_path: Path) -> None:
    paths = _files(tmp_path / "in", 120)
    found: list[tuple[int, Outcome]] = []
    readers: set[str] = set()
    for at, outcome in Cluster(local.address).map_files(works.doze, iter(paths)):
        found.append((at, outcome))
        assert outcome.result is not None
        name, reader = outcome.result.split()
        assert name == paths[at].name
        readers.add(reader)
        if len(readers) == 2 and local.workers[0].poll() is None:
            local.workers[0].kill()
            local.workers[0].wait()
            killed_after = len(found)
    assert killed_after < len(paths)
    assert sorted(at for at, _ in found) == list(range(len(paths)))


def test_the_end_of_the_scheduler_is_said(
    local: Local, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    outcomes = Cluster(local.address).map_files(works.doze, iter(_files(tmp_path / "in", 120)))
    next(outcomes)
    local.scheduler.kill()
    with pytest.raises(ReportgenError, match="the scheduler of the cluster has gone"):
        list(outcomes)
    assert capfd.readouterr().err == ""


def test_a_fault_of_closing_hides_nothing(
    local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Dask's client cancels what it waits for, and may stumble over its own time limits."""
    closed = Client.close

    def close(client: Client) -> None:
        closed(client)
        raise RuntimeError("Cannot change state of expiring Timeout")

    monkeypatch.setattr(Client, "close", close)
    paths = _files(tmp_path / "in", 3)
    assert [outcome.result for outcome in _once(works.name, paths, local.address)] == [
        path.name for path in paths
    ]


def test_a_bad_file_costs_only_itself(local: Local, tmp_path: Path) -> None:
    paths = _files(tmp_path / "in", 25)
    outcomes = _once(works.die, paths, local.address)
    (bad,) = [outcome for outcome in outcomes if outcome.error]
    assert isinstance(bad.error, InputError)
    assert str(bad.error).startswith(f"{paths[12]}: damaged, or needs more memory than allowed")
    assert [outcome.result for outcome in outcomes if outcome is not bad] == [
        path.name for path in paths if path.stem != "bad"
    ]


def test_bytes_are_sent_where_the_disk_is_not_shared(
    local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever stands under the same name on the other machine is another file: its time differs."""
    sent = cluster._sent

    def elsewhere(path: Path, with_content: bool) -> "cluster._File | None":
        file = sent(path, with_content)
        return file and (file[0], file[1], file[2] + 1, file[3])

    monkeypatch.setattr(cluster, "_sent", elsewhere)
    monkeypatch.setattr(cluster, "BYTES", 40)
    paths = _files(tmp_path / "in", 25)
    outcomes = _once(works.size, paths, local.address)
    assert [outcome.result for outcome in outcomes] == [f"{path.name} {n}" for n, path in enumerate(paths)]
    (refused,) = _once(works.refuse, [paths[12]], local.address)
    assert str(refused.error) == f"{paths[12]}: this one is bad; take another"


def test_work_that_the_cluster_does_not_have(
    local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "only_here.py").write_text("def work(path):\n    return path.name\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    work = importlib.import_module("only_here").work
    paths = _files(tmp_path / "in", 3)
    assert {str(outcome.error) for outcome in _once(work, paths, local.address)} == {
        f"{path}: {cluster._GIVEN_UP}" for path in paths
    }


def test_another_version_on_the_cluster(
    local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster.cache, "code_digest", lambda: "another")
    with pytest.raises(ReportgenError, match="runs another version of reportgen"):
        _once(works.name, _files(tmp_path / "in", 3), local.address)


def test_no_scheduler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "CONNECT", 1)
    with pytest.raises(UsageError, match="no Dask scheduler answers there"):
        list(Cluster("tcp://127.0.0.1:9").map_files(works.name, []))


def test_the_command_gives_the_same_bytes(local: Local, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for region in ("africa", "asia"):
        editions.report(tmp_path / "in" / f"{region}.pdf", region)
    (tmp_path / "in" / "broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    words = ("extract", "in", "--to", "json", "-o")
    here = reportgen(*words, "here", cwd=tmp_path)
    there = reportgen(*words, "there", "--scheduler", local.address, cwd=tmp_path)
    assert here.code == there.code == 3
    assert here.lines[0] == there.lines[0]
    names = sorted(path.name for path in (tmp_path / "here").glob("*.json"))
    assert names == ["africa.json", "asia.json"]
    for name in names:
        assert (tmp_path / "here" / name).read_bytes() == (tmp_path / "there" / name).read_bytes()
