"""Published files that somebody has exchanged cost seconds and megabytes, one line at most."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import reportgen
from tests.hostile.test_pdfs import MEMORY, SECONDS, START, run_measured

WORD = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition and its build."""
    folder = tmp_path_factory.mktemp("published")
    editions.edition(folder / "2031", "africa")
    assert reportgen("build", "2031", "-o", "out", "--to", "json,html,docx", cwd=folder).code == 0
    return folder


def _word(path: Path, document: bytes, times: int = 1) -> None:
    """Put another text into a Word file."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            if name != "word/document.xml":
                package.writestr(name, content)
        with package.open("word/document.xml", "w", force_zip64=True) as part:
            for _ in range(times):
                part.write(document)


def _method(path: Path) -> None:
    """Say that the parts are packed in a way that nobody knows."""
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = -1
        while (at := content.find(mark, at + 1)) >= 0:
            content[at + place : at + place + 2] = (99).to_bytes(2, "little")
    path.write_bytes(content)


CASES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a bomb": ("docx", lambda path: _word(path, b" " * (1 << 20), 1000)),
    "many paragraphs": ("docx", lambda path: _word(path, (WORD + "<w:p/>" * 6_000_000).encode())),
    "entities": (
        "docx",
        lambda path: _word(
            path,
            b'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">'
            + b"".join(
                b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"&a;" * 10) for n in range(12)
            )
            + b"]><a>&a11;</a>",
        ),
    ),
    "nested": ("docx", lambda path: _word(path, ("<a>" * 100_000 + "</a>" * 100_000).encode())),
    "an unknown method": ("docx", _method),
    "no package": ("docx", lambda path: path.write_bytes(b"PK\x03\x04" + bytes(1000))),
    "48 million letters": ("html", lambda path: path.write_bytes(b"<p>" + b"words and " * 4_800_000)),
    "a million paragraphs": ("html", lambda path: path.write_bytes(b"<p>a" * 3_000_000)),
    "nested page": ("html", lambda path: path.write_bytes(b"<div>" * 100_000 + b"a" + b"</div>" * 100_000)),
    "no letters": ("html", lambda path: path.write_bytes(b"\xff" * 1000)),
}


@pytest.mark.middle
@pytest.mark.parametrize("name", CASES)
def test_a_published_file_is_read_within_its_limits(built: Path, name: str, tmp_path: Path) -> None:
    suffix, exchange = CASES[name]
    path = built / "out" / f"global-priorities.{suffix}"
    before = path.read_bytes()
    try:
        exchange(path)
        words = ["verify", str(path), "--sources", str(built / "2031")]
        status, said, used = run_measured(words, tmp_path)
    finally:
        path.write_bytes(before)
    assert status in (3, 5), said
    assert len(said.splitlines()) <= 1, said
    assert b"internal error" not in said
    assert used.ru_utime + used.ru_stime <= SECONDS + 2 * START
    assert used.ru_maxrss * 1024 <= MEMORY
