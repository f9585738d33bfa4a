"""A hostile or broken source costs only itself: it ends within its limits, the others are read."""

import functools
import os
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.errors import InputError
from reportgen.system.isolation import Limits, Work, map_files
from reportgen.system.isolation.pool import AHEAD
from tests import editions
from tests.unit.system.isolation import works
from tests.unit.system.isolation.runs import PATHS, ROOMY, SHORT_WAIT, SHORT_WORK, run

if sys.platform == "win32":
    pytest.skip("Windows sets no such limits", allow_module_level=True)


def test_results_belong_to_their_paths() -> None:
    paths = tuple(Path(f"{number}.pdf") for number in range(7))
    assert [it.result for it in run(works.name, paths=paths)] == [path.name for path in paths]
    assert run(works.name, paths=()) == []


def test_workers_read_many_sources_each() -> None:
    paths = tuple(Path(f"{number}.pdf") for number in range(12))
    found = {it.result for it in run(works.pid, paths=paths)}
    assert 1 <= len(found) <= 2
    assert str(os.getpid()) not in found


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (works.refuse, "this one is bad; take another"),
        pytest.param(works.spin, "stopped at its limits", marks=pytest.mark.middle),
        pytest.param(works.hang, "not read within 6 s", marks=pytest.mark.middle),
        (works.grow, "more memory than allowed (1024 MB)"),
        (works.talk, "without a result"),
        (works.die, "damaged, or needs more memory than allowed"),
        (works.nest, "nested without end"),
    ],
    ids=lambda it: getattr(it, "__name__", ""),
)
def test_a_bad_source_is_one_error_and_the_others_are_read(work: Work, words: str) -> None:
    if work is works.grow and sys.platform == "darwin":
        pytest.skip("macOS does not enforce a limit of memory")
    one, bad, two = run(work, {works.spin: SHORT_WORK, works.hang: SHORT_WAIT}.get(work, ROOMY))
    assert (one.result, two.result) == ("one.pdf", "two.pdf")
    assert one.error is two.error is bad.result is None
    assert isinstance(bad.error, InputError)
    message = str(bad.error)
    assert message.startswith("bad.pdf: ")
    assert words in message
    assert "; " in message
    assert "\n" not in message


def test_work_may_take_keywords_along() -> None:
    work = functools.partial(works.greet, word="good day", times=2)
    assert run(work, paths=(Path("a.pdf"),))[0].result == "good day a.pdf" * 2


@pytest.mark.parametrize("work", [lambda path: path.name, functools.partial(works.greet, Path("a"))])
def test_work_that_no_other_process_can_find_is_refused(work: Work) -> None:
    with pytest.raises(ValueError, match=r"function of an importable module|only keywords"):
        list(map_files(work, PATHS, 1, ROOMY))


def test_paths_are_taken_as_they_are_needed() -> None:
    taken = 0

    def endless() -> Iterator[Path]:
        nonlocal taken
        while True:
            taken += 1
            yield Path(f"{taken}.pdf")

    outcomes = map_files(works.name, endless(), 2, ROOMY)
    for done in range(1, 101):
        at, outcome = next(outcomes)
        assert outcome.result == f"{at + 1}.pdf"
        assert taken <= done + 2 * AHEAD
    outcomes.close()


def test_a_stream_with_bad_sources_loses_nothing() -> None:
    paths = [Path("bad.pdf") if number % 5 == 0 else Path(f"{number}.pdf") for number in range(30)]
    found = [at for at, _ in map_files(works.die, iter(paths), 2, ROOMY)]
    again = dict(map_files(works.die, iter(paths), 2, ROOMY))
    assert sorted(found) == list(range(30))
    assert {at for at, outcome in again.items() if outcome.error} == set(range(0, 30, 5))
    assert all(again[at].result == paths[at].name for at in range(30) if at % 5)


def test_whoever_stops_listening_ends_the_workers() -> None:
    paths = (Path("one.pdf"), Path("two.pdf"), Path("bad.pdf"))
    outcomes = map_files(works.pid_or_hang, iter(paths), 1, ROOMY)
    pid = int(next(outcomes)[1].result or 0)
    os.kill(pid, 0)
    outcomes.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_reading_begins_before_anybody_listens_and_ends_when_nobody_will(tmp_path: Path) -> None:
    path = tmp_path / "bad.pdf"
    os.mkfifo(path.with_suffix(".pipe"))
    outcomes = map_files(works.hold, [path], 1, ROOMY._replace(caged=False))
    with path.with_suffix(".pipe").open(encoding="utf-8") as lines:
        pid = int(lines.readline())
        os.kill(pid, 0)
        del outcomes
        assert lines.read() == "", "the worker lives and writes"
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


@pytest.fixture(scope="module")
def bombs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files that are small on disk and large in memory, and one good report."""
    folder = tmp_path_factory.mktemp("bombs")
    pack = zlib.compressobj(1)
    block = b" " * (1 << 20)
    stream = b"".join(pack.compress(block) for _ in range(1400)) + pack.flush()
    (folder / "flate.pdf").write_bytes(_one_page(stream, "/FlateDecode"))
    (folder / "twice.pdf").write_bytes(_one_page(zlib.compress(stream), "[/FlateDecode/FlateDecode]"))
    numbers = range(3, 20_003)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    (folder / "pages.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/MediaBox[0 0 9 9]/Count 20000/Kids["
        + kids
        + b"]>>endobj\n"
        + b"".join(b"%d 0 obj<</Type/Page/Parent 2 0 R>>endobj\n" % number for number in numbers)
        + b"trailer<</Root 1 0 R>>\n"
    )
    deep = b"<<" + b"/A <<" * 60_000 + b">>" * 60_000 + b">>"
    (folder / "deep.pdf").write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X " + deep + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    editions.report(folder / "good.pdf")
    return folder


def _one_page(stream: bytes, filters: str) -> bytes:
    """A page whose content is `stream`."""
    return (
        b"%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length %d/Filter %s>>stream\n"
        % (len(stream), filters.encode())
        + stream
        + b"\nendstream endobj\ntrailer<</Root 1 0 R>>\n"
    )


@pytest.mark.middle
def test_bombs_end_within_their_limits(bombs: Path) -> None:
    paths = tuple(sorted(bombs.glob("*.pdf")))
    limits = Limits(memory=1 << 30, cpu=6, wall=20)
    found = {outcome.path.stem: outcome for outcome in run(extraction.document_json, limits, paths)}
    good = found.pop("good")
    assert good.error is None
    assert good.result is not None
    assert "survivor leadership" in good.result
    assert set(found) == {"deep", "flate", "pages", "twice"}
    for name, outcome in found.items():
        assert isinstance(outcome.error, InputError), name
        message = str(outcome.error)
        assert message.startswith(f"{outcome.path}: ")
        assert "; " in message, message
        assert "\n" not in message
        assert outcome.path.stat().st_size < 20_000_000
