"""Faces are found beside the house, or on the machine, under the very name that was asked for."""

import shutil
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from reportgen.writers.template import faces
from tests import houses

FONTS = houses.ROOT / "templates" / "fonts"


def renamed(source: str, target: Path, family: str, rights: int = 0) -> None:
    """Save one of our faces under another name."""
    font = TTFont(FONTS / source)
    names = font["name"]
    names.names = [it for it in names.names if it.nameID not in (1, 16)]
    names.setName(family, 1, 3, 1, 0x409)
    font["OS/2"].fsType = rights
    target.parent.mkdir(exist_ok=True)
    font.save(target)


def test_cuts_of_a_family_are_found_beside_the_house(tmp_path: Path) -> None:
    renamed("SourceSerif4-Regular.ttf", tmp_path / "fonts" / "a.ttf", "House Serif")
    renamed("SourceSerif4-Bold.ttf", tmp_path / "fonts" / "b.ttf", "House Serif")
    found = faces.find(["House Serif"], tmp_path)
    assert [(it.bold, it.italic, Path(it.file).name) for it in found.faces] == [
        (False, False, "a.ttf"),
        (True, False, "b.ttf"),
    ]
    assert found.missing == ()
    assert found.remarks == (
        "no italic of House Serif was found: italic words will be drawn from the regular face",
    )
    assert 1.3 < found.faces[0].height < 1.45


def test_shipped_faces_are_not_looked_for(tmp_path: Path) -> None:
    assert faces.find(["Source Serif 4", "Source Sans 3"], tmp_path) == faces.Found((), (), ())


def test_a_face_that_nobody_has_is_missing_and_not_replaced(tmp_path: Path) -> None:
    assert faces.find(["No Such FontFile 9"], tmp_path) == faces.Found((), ("No Such FontFile 9",), ())


def test_a_twin_takes_the_place_of_a_missing_face_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda program: None)
    renamed("SourceSans3-Regular.ttf", tmp_path / "fonts" / "c.ttf", "Carlito")
    found = faces.find(["Calibri"], tmp_path)
    assert [(it.family, it.stands_in) for it in found.faces] == [("Calibri", "Carlito")]
    assert found.remarks[0] == "the face Calibri was not found; Carlito, which is as wide, takes its place"


@pytest.mark.parametrize(
    ("rights", "said"),
    [(0x0002, "may not be embedded"), (0x0200, "as pictures only")],
)
def test_rights_in_the_file_are_kept(tmp_path: Path, rights: int, said: str) -> None:
    renamed("SourceSans3-Regular.ttf", tmp_path / "fonts" / "x.ttf", "Kept", rights)
    found = faces.find(["Kept"], tmp_path)
    assert found.missing == ("Kept",)
    assert said in found.remarks[0]


def test_a_face_that_may_not_be_cut_is_whole(tmp_path: Path) -> None:
    renamed("SourceSans3-Regular.ttf", tmp_path / "fonts" / "x.ttf", "Whole", 0x0100)
    assert faces.find(["Whole"], tmp_path).faces[0].whole


def test_a_file_that_is_no_face_is_named(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "x.ttf").write_bytes(b"not a face")
    (line,) = faces.find([], tmp_path).remarks
    assert line.startswith("fonts/x.ttf: no usable face")


def test_a_face_in_a_collection_is_said_with_what_to_do(tmp_path: Path) -> None:
    renamed("SourceSerif4-Regular.ttf", tmp_path / "fonts" / "a.ttf", "House Serif 9")
    renamed("SourceSans3-Regular.ttf", tmp_path / "fonts" / "b.ttf", "House Sans 9")
    collection = TTCollection()
    collection.fonts = [TTFont(path) for path in sorted((tmp_path / "fonts").iterdir())]
    collection.save(tmp_path / "fonts" / "both.ttc")
    (tmp_path / "fonts" / "a.ttf").unlink()
    (tmp_path / "fonts" / "b.ttf").unlink()
    (tmp_path / "fonts" / "damaged.ttc").write_bytes(b"ttcf")
    found = faces.find(["House Sans 9", "Another 9"], tmp_path)
    assert found.missing == ("House Sans 9", "Another 9")
    assert found.remarks == (
        "fonts/both.ttc: holds House Sans 9, but is a collection of faces; "
        "save each of its faces as a TTF or OTF file beside it",
    )
