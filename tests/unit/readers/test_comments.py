"""Words that lie over a page are told by both engines, with their places; those that nobody sees are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pikepdf import Array, Dictionary, Name, Object, String

from reportgen import extraction
from reportgen.model.document import Page, Reading
from reportgen.readers import choice

from .paper import HEIGHT, Paper, prose

ENGINES = pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
RECT = (72, 100, 272, 120)


def _annotation(kind: str, **entries: Any) -> Dictionary:
    return Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([*RECT]), **entries)


def _write(folder: Path, *annotations: Object) -> Path:
    paper = Paper()
    made = Array([paper.pdf.make_indirect(one) for one in annotations])
    return paper.page(prose(), Annots=made).write(folder / "paper.pdf")


def _page(path: Path, engine: str) -> Page:
    reading, _ = choice.read(path, engine)
    assert isinstance(reading, Reading)
    return reading.pages[0]


@ENGINES
def test_comments_and_filled_fields_are_told_with_their_places(tmp_path: Path, engine: str) -> None:
    path = _write(
        tmp_path,
        _annotation("FreeText", Contents=String("Wages are paid\rweekly.")),
        _annotation("Widget", FT=Name.Tx, V=String("Région")),
    )
    over = _page(path, engine).over
    assert [it.text for it in over] == ["Wages are paid weekly.", "Région"]
    assert over[0].bbox == pytest.approx((RECT[0], HEIGHT - RECT[3], RECT[2], HEIGHT - RECT[1]))


@ENGINES
def test_what_shows_no_words_is_not_told(tmp_path: Path, engine: str) -> None:
    hidden, no_view = 2, 32
    path = _write(
        tmp_path,
        _annotation("FreeText", Contents=String("Nobody sees this."), F=hidden),
        _annotation("FreeText", Contents=String("Nor this."), F=no_view),
        _annotation("Widget", FT=Name.Btn, V=Name.Yes),
        _annotation("Text", Contents=String("A note behind an icon.")),
        _annotation("Highlight", Contents=String("A remark.")),
        _annotation("FreeText", Contents=String(" — ")),
        _annotation("FreeText"),
    )
    assert _page(path, engine).over == ()


def test_what_lies_beside_the_sheet_is_not_asked_about(tmp_path: Path) -> None:
    beside = _annotation("FreeText", Contents=String("A note beside the sheet."))
    beside.Rect = Array([-300, 100, -100, 120])
    assert "words-left-out" not in {
        it.code for it in extraction.read_document(_write(tmp_path, beside)).questions
    }


def test_they_are_asked_about(tmp_path: Path) -> None:
    path = _write(tmp_path, _annotation("FreeText", Contents=String("Wages are paid weekly.")))
    [question] = [it for it in extraction.read_document(path).questions if it.code == "words-left-out"]
    assert "“Wages are paid weekly.” lies over the page" in question.reason
    assert question.evidence[0].page == 1
