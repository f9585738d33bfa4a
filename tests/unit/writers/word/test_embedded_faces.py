"""Faces lie in the Word document: whole, disguised, the same each time, and only those that may."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reportgen.writers.template import faces
from reportgen.writers.word import embedded_faces, ooxml
from tests import houses
from tests.unit.writers.template.test_faces import FONTS, renamed

REFERENCE = houses.parts_of(houses.ROOT / "templates" / "reference.docx")
WORDS = b'<w:document xmlns:w="%s"><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>'
NAMED = re.compile(r'<w:embed(\w+)[^>]*?fontKey="\{([^}]+)\}"')


def package(words: str = "Work") -> dict[str, bytes]:
    """Parts of a document in the shipped look."""
    return REFERENCE | {"word/document.xml": WORDS % (ooxml.W.encode(), words.encode())}


def opened(parts: dict[str, bytes], family: str) -> dict[str, TTFont]:
    """Return the faces of a family as a program that undoes the disguise finds them, by cut."""
    table = parts["word/fontTable.xml"].decode()
    row = re.search(rf'<w:font w:name="{family}".*?</w:font>', table)
    assert row is not None
    targets = dict(
        re.findall(r'Id="(\w+)"[^>]*Target="([^"]+)"', parts["word/_rels/fontTable.xml.rels"].decode())
    )
    found = {}
    for tag in re.findall(r"<w:embed[^>]+>", row[0]):
        cut, key = NAMED.findall(tag)[0]
        relation = re.findall(r'r:id="(\w+)"', tag)[0]
        content = embedded_faces.disguised(parts[f"word/{targets[relation]}"], key)
        found[cut] = TTFont(io.BytesIO(content))
    return found


def test_the_faces_of_the_styles_lie_in_the_document_unchanged() -> None:
    parts = package()
    embedded_faces.embed(parts)
    serif = opened(parts, "Source Serif 4")
    assert list(serif) == ["Regular", "Bold", "Italic", "BoldItalic"]
    assert serif["Italic"]["name"].getDebugName(4) == "Source Serif 4 Italic"
    assert list(opened(parts, "Source Sans 3")) == ["Regular", "Bold"]
    undisguised = [
        embedded_faces.disguised(content, key)
        for (_, key), (_, content) in zip(
            NAMED.findall(parts["word/fontTable.xml"].decode()),
            sorted((name, content) for name, content in parts.items() if name.endswith(".odttf")),
            strict=True,
        )
    ]
    assert undisguised[0] == (FONTS / "SourceSerif4-Regular.ttf").read_bytes()
    assert b"<w:embedTrueTypeFonts" in parts["word/settings.xml"]


def test_the_first_bytes_alone_are_disguised_and_the_same_each_time() -> None:
    first, again = package(), package()
    embedded_faces.embed(first)
    embedded_faces.embed(again)
    assert first == again
    whole = (FONTS / "SourceSerif4-Regular.ttf").read_bytes()
    kept = first["word/fonts/font1.odttf"]
    assert kept[:32] != whole[:32]
    assert kept[32:] == whole[32:]


@pytest.mark.parametrize(("words", "there"), [("Work", False), ("الكفالة", True)])
def test_the_arabic_face_comes_with_arabic_words(words: str, there: bool) -> None:
    parts = package(words)
    embedded_faces.embed(parts)
    assert bool(opened(parts, "Amiri")) is there


@pytest.mark.parametrize(("rights", "there"), [(0, True), (8, True), (4, False)])
def test_a_face_of_a_house_lies_there_where_its_rights_allow(
    tmp_path: Path, rights: int, there: bool
) -> None:
    renamed("SourceSerif4-Regular.ttf", tmp_path / "fonts" / "a.ttf", "House Serif", rights)
    parts = package()
    embedded_faces.embed(parts, faces.find(["House Serif"], tmp_path).faces)
    shown = parts["word/fontTable.xml"].decode()
    assert ('<w:font w:name="House Serif"' in shown) is there
    assert not there or list(opened(parts, "House Serif")) == ["Regular"]


def test_a_face_that_stands_in_for_another_stays_out(tmp_path: Path) -> None:
    renamed("SourceSerif4-Regular.ttf", tmp_path / "fonts" / "a.ttf", "House Serif")
    (face,) = faces.find(["House Serif"], tmp_path).faces
    parts = package()
    embedded_faces.embed(parts, [replace(face, family="Wanted", stands_in="House Serif")])
    assert b"Wanted" not in parts["word/fontTable.xml"]


def test_what_is_no_truetype_face_of_one_cut_stays_out() -> None:
    whole = (FONTS / "SourceSerif4-Regular.ttf").read_bytes()
    assert embedded_faces.may_lie_in_documents(whole)
    assert not embedded_faces.may_lie_in_documents(b"OTTO" + whole[4:])
    assert not embedded_faces.may_lie_in_documents(whole[:40])
    assert not embedded_faces.may_lie_in_documents(whole.replace(b"OS/2", b"fvar", 1))
