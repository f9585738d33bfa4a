"""Kept readings and outputs: found by content, harmless when damaged, bounded."""

import os
from pathlib import Path

import pytest

from reportgen.system import cache, files
from reportgen.system.cache import Cache
from reportgen.system.stamp import COARSE_NS


def _source(folder: Path, content: bytes = b"%PDF one") -> Path:
    path = folder / "a.pdf"
    path.write_bytes(content)
    return path


def test_a_reading_is_found_by_the_bytes_of_its_source(tmp_path: Path) -> None:
    kept, source = Cache(tmp_path / "out"), _source(tmp_path)
    digest = cache.digest_of(b"%PDF one")
    assert kept.reading(source, "engine") is None
    kept.keep(source, "engine", digest, '{"text": "né"}')
    assert Cache(tmp_path / "out").reading(source, "engine") == '{"text": "né"}'
    assert kept.reading(source, "another") is None
    assert kept.reading(_source(tmp_path, b"%PDF two"), "engine") is None
    assert "a.pdf: read" in kept.said[0]


def test_a_reading_of_bytes_that_have_gone_is_not_found_for_those_that_came(tmp_path: Path) -> None:
    kept, source = Cache(tmp_path), _source(tmp_path, b"%PDF one")
    digest = cache.digest_of(source.read_bytes())
    _source(tmp_path, b"%PDF two")
    kept.keep(source, "engine", digest, "{}")
    assert kept.reading(source, "engine") is None
    _source(tmp_path, b"%PDF one")
    assert kept.reading(source, "engine") == "{}"


def test_a_damaged_reading_counts_as_none(tmp_path: Path) -> None:
    kept, source = Cache(tmp_path), _source(tmp_path)
    kept.keep(source, "engine", cache.digest_of(b"%PDF one"), "{}")
    (path,) = (tmp_path / cache.FOLDER).glob("*.json")
    path.write_text("{ }", "utf-8")
    assert kept.reading(source, "engine") is None


def test_a_source_that_cannot_be_read_has_no_reading(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    os.mkfifo(tmp_path / "pipe.pdf")
    kept.keep(tmp_path / "none.pdf", "engine", "", "{}")
    assert kept.reading(tmp_path / "none.pdf", "engine") is None
    assert kept.reading(tmp_path / "pipe.pdf", "engine") is None


def test_only_so_many_readings_are_kept(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    for number in range(cache.LIMIT + 5):
        kept.keep(tmp_path / "a.pdf", "engine", f"{number:064}", f'"{number}"')
    assert len(list((tmp_path / cache.FOLDER).glob("*.json"))) == cache.LIMIT


def test_an_output_is_current_while_its_parts_and_its_bytes_are(tmp_path: Path) -> None:
    kept, path = Cache(tmp_path), tmp_path / "x.csv"
    path.write_bytes(b"made")
    assert not kept.is_current("x.csv", {"the words": "1"})
    kept.made({"x.csv": {"the words": "1", "itself": cache.digest_of(b"made")}})
    assert kept.is_current("x.csv", {"the words": "1"})
    assert not kept.is_current("x.csv", {"the words": "2"})
    assert kept.said[-1] == "x.csv: made, changed: the words"
    path.write_bytes(b"edited")
    assert not kept.is_current("x.csv", {"the words": "1"})
    assert kept.said[-1] == "x.csv: made, somebody has changed the file"
    path.unlink()
    assert not kept.is_current("x.csv", {"the words": "1"})


def test_a_damaged_state_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / cache.FOLDER).mkdir()
    (tmp_path / cache.FOLDER / "outputs.json").write_text("[1", "utf-8")
    assert Cache(tmp_path).state() == {}


def test_a_file_that_is_the_same_is_read_once_for_its_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "template.css"
    path.write_bytes(b"old")
    read: list[Path] = []
    through = files.read
    monkeypatch.setattr(files, "read", lambda file: read.append(file) or through(file))
    young = [cache.digest_of_file(path) for _ in range(2)]
    assert len(read) == 2, "it may change again within the same tick of the clock"
    later = path.stat().st_ctime_ns + COARSE_NS
    monkeypatch.setattr(cache.time, "time_ns", lambda: later)
    known = [cache.digest_of_file(path) for _ in range(3)]
    assert len(read) == 3
    assert {*young, *known} == {cache.digest_of(b"old")}
    path.write_bytes(b"other")
    assert cache.digest_of_file(path) == cache.digest_of(b"other")
