"""A file that cannot be read is one clear error: what is wrong with which file, and what to do."""

import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from reportgen.errors import InputError
from reportgen.model.document import Reading
from reportgen.readers import files
from tests.unit.readers.paper import HEIGHT, WIDTH, Paper, box, picture, prose

Engine = Callable[[Path], Reading]


def _error(engine: Engine, path: Path) -> str:
    """The message of the one error, checked for its form."""
    with pytest.raises(InputError) as caught:
        engine(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    assert "; " in message, "it says what to do"
    return message.removeprefix(f"{path}: ")


def test_a_missing_file(engine: Engine, tmp_path: Path) -> None:
    assert "No such file" in _error(engine, tmp_path / "gone.pdf")


def test_a_folder(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    assert "cannot be opened" in _error(engine, folder)


@pytest.mark.parametrize("content", [b"", b"\0" * 5000, b"PK\x03\x04 a Word document", "Grüße".encode() * 99])
def test_something_else_than_a_pdf(engine: Engine, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "other.pdf"
    path.write_bytes(content)
    assert "not a PDF" in _error(engine, path)


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9])
def test_a_truncated_file_is_an_error_or_is_read(engine: Engine, share: float, tmp_path: Path) -> None:
    """A file cut short may still hold whole pages; what it may not do is fail in another way."""
    whole = Paper().page(prose()).page(prose()).bytes()
    path = tmp_path / "cut.pdf"
    path.write_bytes(whole[: int(share * len(whole))])
    try:
        reading = engine(path)
    except InputError as error:
        assert str(error).startswith(f"{path}: ")
        assert "\n" not in str(error)
    else:
        assert reading.pages


@pytest.mark.parametrize("seed", range(12))
def test_a_damaged_file_is_an_error_or_is_read(engine: Engine, seed: int, tmp_path: Path) -> None:
    from random import Random

    rng = Random(seed)
    data = bytearray(Paper().page(prose()).page(prose()).bytes())
    for _ in range(40):
        data[rng.randrange(20, len(data))] = rng.randrange(256)
    path = tmp_path / "damaged.pdf"
    path.write_bytes(bytes(data))
    try:
        reading = engine(path)
    except InputError as error:
        assert str(error).startswith(f"{path}: ")
        assert "\n" not in str(error)
    else:
        assert reading.pages


def test_only_a_header(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "head.pdf"
    path.write_bytes(b"%PDF-1.7\n")
    assert _error(engine, path)


def test_a_file_without_pages(engine: Engine, tmp_path: Path) -> None:
    assert "page" in _error(engine, Paper().write(tmp_path / "none.pdf"))


def test_empty_pages(engine: Engine, tmp_path: Path) -> None:
    assert "empty" in _error(engine, Paper().page(b"").page(b"").write(tmp_path / "empty.pdf"))


def test_a_scan_names_ocr(engine: Engine, tmp_path: Path) -> None:
    paper = Paper()
    resources = {"/XObject": Dictionary({"/Im": picture(paper)})}
    paper.page(b"q %d 0 0 %d 0 0 cm /Im Do Q " % (WIDTH, HEIGHT), resources=resources)
    message = _error(engine, paper.write(tmp_path / "scan.pdf"))
    assert "pictures without text" in message
    assert "OCR" in message


def test_drawn_letters_name_ocr(engine: Engine, tmp_path: Path) -> None:
    """Text turned into outlines shows ink and holds no character."""
    assert "OCR" in _error(
        engine, Paper().page(box(72, 600, 300, 100, grey=0.3)).write(tmp_path / "outlines.pdf")
    )


def test_a_locked_file_names_the_password(engine: Engine, tmp_path: Path) -> None:
    locked = pikepdf.Encryption(owner="owner", user="secret")
    message = _error(engine, Paper().page(prose()).write(tmp_path / "locked.pdf", encryption=locked))
    assert "password" in message


def test_a_file_that_only_forbids_copying_is_read(engine: Engine, tmp_path: Path) -> None:
    guarded = pikepdf.Encryption(owner="owner", user="")
    path = Paper().page(prose()).write(tmp_path / "guarded.pdf", encryption=guarded)
    assert len(engine(path).pages[0].lines) == 6


def test_too_many_pages(engine: Engine, tmp_path: Path) -> None:
    paper = Paper().page(prose())
    for _ in range(files.MAX_PAGES):
        paper.pdf.pages.append(paper.pdf.pages[0])
    message = _error(engine, paper.write(tmp_path / "long.pdf"))
    assert f"{files.MAX_PAGES + 1} pages" in message


def test_too_many_bytes(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(files.MAX_BYTES + 1)  # a hole: no disk is filled
    assert "larger than" in _error(engine, path)


def test_content_nested_without_end(engine: Engine, tmp_path: Path) -> None:
    """A form that paints itself."""
    paper = Paper()
    form = paper.pdf.make_indirect(paper.pdf.make_stream(b"/Fm Do"))
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, pikepdf.Array([0, 0, 9, 9])
    form.Resources = Dictionary({"/XObject": Dictionary({"/Fm": form})})
    paper.page(prose(), b"/Fm Do", resources={"/XObject": Dictionary({"/Fm": form})})
    path = paper.write(tmp_path / "loop.pdf")
    try:
        assert len(engine(path).pages[0].lines) == 6
    except InputError as error:
        assert "nested without end" in str(error)


@pytest.mark.middle
def test_arrays_nested_without_end(engine: Engine, tmp_path: Path) -> None:
    path = tmp_path / "deep.pdf"
    depth = 100_000
    path.write_bytes(
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/Deep " + b"[" * depth + b"]" * depth + b">>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
    )
    assert _error(engine, path)


def test_a_broken_content_stream_keeps_the_words_before_it(engine: Engine, tmp_path: Path) -> None:
    paper = Paper().page(b"")
    packed = zlib.compress(prose() * 3)
    stream = pikepdf.Stream(paper.pdf, packed[: len(packed) - 6])
    stream.Filter = Name.FlateDecode
    paper.pdf.pages[0].obj.Contents = paper.pdf.make_indirect(stream)
    try:
        assert engine(paper.write(tmp_path / "stream.pdf")).pages[0].lines
    except InputError as error:
        assert "\n" not in str(error)
