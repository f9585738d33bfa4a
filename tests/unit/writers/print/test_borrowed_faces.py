"""Signs that no face has are drawn by faces that are there: beside the edition, or on the machine."""

import hashlib
import io
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reportgen.writers.print import borrowed_faces
from reportgen.writers.print.borrowed_faces import borrowed
from tests import houses

SHIPPED = houses.ROOT / "templates" / "fonts" / "SourceSans3-Regular.ttf"
HAN, MORE = "漢", "字"


def face(signs: str, family: str, rights: int = 0) -> TTFont:
    """One of our faces, which draws letters for other signs."""
    font = TTFont(SHIPPED)
    names = font.getGlyphOrder()
    for table in font["cmap"].tables:
        table.cmap = {ord(sign): names[20 + number] for number, sign in enumerate(signs)}
    font["name"].names = [it for it in font["name"].names if it.nameID not in (1, 16)]
    font["name"].setName(family, 1, 3, 1, 0x409)
    font["OS/2"].fsType = rights
    return font


def collection(folder: Path, *members: TTFont) -> Path:
    """A collection of faces beside an edition."""
    whole = TTCollection()
    whole.fonts = list(members)
    path = folder / "fonts" / "Many.ttc"
    path.parent.mkdir()
    whole.save(path)
    return path


@pytest.fixture(autouse=True)
def _no_faces_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(borrowed_faces, "_installed", lambda signs: [])


def test_a_face_is_taken_out_of_a_collection_and_named_with_the_hash_of_its_file(tmp_path: Path) -> None:
    path = collection(tmp_path, face("x", "First"), face(f"{HAN}{MORE}", "Second"))
    [found] = borrowed(f"Words {MORE}{HAN} and → ● words.", tmp_path)
    assert (found.family, found.file, found.number) == ("Second", "Many.ttc", 1)
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert found.signs == "".join(sorted((HAN, MORE)))
    assert set(TTFont(io.BytesIO(found.cut)).getBestCmap()) == {ord(HAN), ord(MORE)}
    assert len(found.cut) < path.stat().st_size / 10
    assert borrowed_faces.used([found])[0]["sha256"] == found.sha256


def test_what_is_not_looked_up_our_faces_have() -> None:
    printed = {
        code
        for code in borrowed_faces._USUAL
        if unicodedata.category(chr(code)) not in borrowed_faces._UNPRINTED
    }
    assert printed <= borrowed_faces._shipped()


def test_the_same_bytes_each_time(tmp_path: Path) -> None:
    collection(tmp_path, face(HAN, "Only"))
    assert borrowed_faces.rules(borrowed(HAN, tmp_path)) == borrowed_faces.rules(borrowed(HAN, tmp_path))


def test_nothing_is_borrowed_for_what_our_faces_have(tmp_path: Path) -> None:
    collection(tmp_path, face(f"a→●\u200b{HAN}", "Only"))
    assert borrowed("Words, déjà vu, “quoted” – → ●\u200b\n", tmp_path) == ()


def test_what_one_face_lacks_another_may_have(tmp_path: Path) -> None:
    collection(tmp_path, face(HAN, "First"), face(f"{HAN}{MORE}", "Second"))
    assert [(it.family, it.signs) for it in borrowed(f"{HAN}{MORE}", tmp_path)] == [
        ("First", HAN),
        ("Second", MORE),
    ]


@pytest.mark.parametrize("rights", [0x0002, 0x0100, 0x0200])
def test_a_face_that_may_not_be_embedded_or_cut_stays_where_it_is(tmp_path: Path, rights: int) -> None:
    collection(tmp_path, face(HAN, "Forbidden", rights), face(MORE, "Free"))
    assert [it.family for it in borrowed(f"{HAN}{MORE}", tmp_path)] == ["Free"]


def test_a_file_that_is_no_face_is_passed_over(tmp_path: Path) -> None:
    collection(tmp_path, face(HAN, "Good"))
    (tmp_path / "fonts" / "Broken.ttc").write_bytes(b"ttcf nothing")
    (tmp_path / "fonts" / "Broken.otf").write_bytes(b"")
    assert [it.family for it in borrowed(HAN, tmp_path)] == ["Good"]


def test_without_any_face_for_a_sign_none_is_borrowed(tmp_path: Path) -> None:
    assert borrowed(HAN, tmp_path) == ()
