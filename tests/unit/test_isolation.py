"""A hostile or broken source costs only itself: it ends within its limits, the others are read."""

import os
import sys
import zlib
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.errors import InputError
from reportgen.isolation import Limits, Outcome, Work, map_files
from tests import editions
from tests.unit import works

if sys.platform == "win32":
    pytest.skip("Windows sets no such limits", allow_module_level=True)

ROOMY = Limits(memory=1 << 30, cpu=60, wall=120, result=1 << 20)
SHORT_WORK = Limits(memory=1 << 30, cpu=1, wall=120)
SHORT_WAIT = Limits(memory=1 << 30, cpu=60, wall=6)
PATHS = (Path("one.pdf"), Path("bad.pdf"), Path("two.pdf"))


def _run(work: Work, limits: Limits = ROOMY, paths: tuple[Path, ...] = PATHS, jobs: int = 2) -> list[Outcome]:
    """Outcomes in the order of the paths."""
    found = dict(map_files(work, paths, jobs, limits))
    return [found[at] for at in range(len(paths))]


def test_results_belong_to_their_paths() -> None:
    paths = tuple(Path(f"{number}.pdf") for number in range(7))
    assert [it.result for it in _run(works.name, paths=paths)] == [path.name for path in paths]
    assert _run(works.name, paths=()) == []


def test_each_source_has_a_process_of_its_own() -> None:
    found = {it.result for it in _run(works.pid)}
    assert len(found) == 3
    assert str(os.getpid()) not in found


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (works.refuse, "this one is bad; take another"),
        (works.spin, "stopped at its limits"),
        (works.hang, "not read within 6 s"),
        (works.grow, "more memory than allowed (1024 MB)"),
        (works.talk, "without a result"),
        (works.die, "without a result"),
        (works.nest, "nested without end"),
    ],
    ids=lambda it: getattr(it, "__name__", ""),
)
def test_a_bad_source_is_one_error_and_the_others_are_read(work: Work, words: str) -> None:
    if work is works.grow and sys.platform == "darwin":
        pytest.skip("macOS does not enforce a limit of memory")
    one, bad, two = _run(work, {works.spin: SHORT_WORK, works.hang: SHORT_WAIT}.get(work, ROOMY))
    assert (one.result, two.result) == ("one.pdf", "two.pdf")
    assert one.error is two.error is bad.result is None
    assert isinstance(bad.error, InputError)
    message = str(bad.error)
    assert message.startswith("bad.pdf: ")
    assert words in message
    assert "; " in message
    assert "\n" not in message


def test_a_bug_looks_like_one_and_costs_its_file_only() -> None:
    one, bad, two = _run(works.stumble)
    assert (one.result, bad.result, two.result) == ("one.pdf", None, "two.pdf")
    assert bad.error is not None
    assert bad.error.exit_code == 1
    assert str(bad.error).startswith("bad.pdf: internal error: ZeroDivisionError: a step of nothing")


def test_a_reading_process_writes_no_file(tmp_path: Path) -> None:
    (outcome,) = _run(works.write, paths=(tmp_path / "a.pdf",))
    assert outcome.result is None
    left = tmp_path / "a.left"
    assert not left.exists() or left.stat().st_size == 0


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


def test_bombs_end_within_their_limits(bombs: Path) -> None:
    paths = tuple(sorted(bombs.glob("*.pdf")))
    limits = Limits(memory=1 << 30, cpu=6, wall=20)
    found = {outcome.path.stem: outcome for outcome in _run(extraction.document_json, limits, paths)}
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
