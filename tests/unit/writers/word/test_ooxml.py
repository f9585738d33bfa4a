"""Parts of a Word file: parsed without opening anything, written the same from the same."""

from __future__ import annotations

import io
import zipfile

from reportgen.writers.word import ooxml
from reportgen.writers.word.ooxml import w


def test_an_entity_that_names_a_file_is_not_opened() -> None:
    root = ooxml.parse(b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><x>&e;</x>')
    assert "".join(root.itertext()) == "&e;"


def test_words_are_written_with_their_spaces_and_read_back() -> None:
    paragraph = ooxml.element("p")
    for run in (
        ooxml.text_run(" a "),
        ooxml.tab_run(),
        ooxml.text_run("b", "Strong"),
        *ooxml.field_runs("PAGE", "9"),
    ):
        paragraph.append(run)
    again = ooxml.parse(ooxml.serialize(paragraph))
    assert ooxml.text_of(again) == " a b9"
    assert [it.get(w("fldCharType")) for it in again.iter(w("fldChar"))] == ["begin", "separate", "end"]
    assert [it.text for it in again.iter(w("instrText"))] == [" PAGE "]
    assert [it.get(w("val")) for it in again.iter(w("rStyle"))] == ["Strong"]


def test_a_paragraph_is_given_a_style_once() -> None:
    paragraph = ooxml.element("p")
    assert ooxml.style_of(paragraph) == ""
    for name in ("Quote", "ListBullet"):
        ooxml.set_style(paragraph, name)
        assert ooxml.style_of(paragraph) == name
    assert len(list(paragraph.iter(w("pStyle")))) == 1


def test_a_package_is_the_same_from_the_same_parts_in_any_order() -> None:
    parts = {"word/document.xml": b"<a/>", ooxml.CONTENT_TYPES: b"<t/>", "_rels/.rels": b"<r/>"}
    made = ooxml.write(parts)
    assert made == ooxml.write(dict(reversed(parts.items())))
    assert ooxml.read(made) == parts
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.namelist() == [ooxml.CONTENT_TYPES, "_rels/.rels", "word/document.xml"]
        assert {it.date_time for it in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
