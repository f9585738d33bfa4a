"""Outputs come the moment they are made, and what people wait for comes first."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from reportgen.edition import making
from reportgen.edition.workshop import Workshop
from reportgen.errors import RenderError
from reportgen.writers.formats import DOCX, FORMATS, HTML, PDF, PDF_COMPANION, Format
from reportgen.writers.publication import Made, Publication
from reportgen.writers.word import office_pages
from tests import compilations

PATIENCE = 30.0
"""Seconds until a test gives up waiting for another thread."""


class Slow:
    """Stands for the processes: notes what is begun and ended, and makes some formats wait."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *held: Format) -> None:
        self.said: list[str] = []
        self.go = {row: Event() for row in held}
        self.fails: set[Format] = set()
        for name in ("_printed", "_ordered"):
            monkeypatch.setattr(making, name, self._maker(name))
        monkeypatch.setattr(making, "_counted", self._count)

    def _maker(self, name: str) -> Callable[..., Made]:
        def make(*given: object) -> Made:
            row = next(it for it in given if isinstance(it, Format))
            if row in self.go:
                assert self.go[row].wait(PATIENCE)
            self.said.append(f"made {row.file}")
            if row in self.fails:
                raise RenderError(f"{row.file} fails")
            return Made(row.file.encode())

        return make

    def _count(self, row: Format, made: Made, *_: object) -> Made:
        self.said.append(f"counted {row.file}")
        return made._replace(content=b"counted")


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    return Publication(compilations.realistic(), tmp_path)


@pytest.fixture
def workshop() -> Iterator[Workshop]:
    """A workshop without processes."""
    with Workshop(1, ["json"]) as opened:
        yield opened


def test_an_output_does_not_wait_for_a_slower_one(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, DOCX, PDF_COMPANION)
    outputs = making.side_by_side(publication, FORMATS, workshop, None, lambda: None)
    before = [next(outputs)[0].file for _ in range(5)]
    assert sorted(before) == sorted(
        row.file for row in FORMATS if row not in slow.go and not (row.companion and row.name == "docx")
    )
    slow.go[PDF_COMPANION].set()
    assert next(outputs)[0] is PDF_COMPANION
    slow.go[DOCX].set()
    assert {row.file for row, _ in outputs} == {row.file for row in FORMATS if row.name == "docx"}


def test_what_is_made_here_comes_before_anything_else(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    Slow(monkeypatch)
    outputs = making.side_by_side(publication, FORMATS, workshop, None, lambda: None)
    here = [row for row in FORMATS if row.making == "here"]
    assert [next(outputs)[0] for _ in here] == here
    assert len(list(outputs)) == len(FORMATS) - len(here)


def test_a_word_file_whose_pages_nobody_counts_waits_for_nothing(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, PDF)
    monkeypatch.setattr(office_pages, "program", lambda: None)
    outputs = making.side_by_side(publication, (PDF, DOCX), workshop, None, lambda: None)
    assert next(outputs)[0] is DOCX
    slow.go[PDF].set()
    assert [row for row, _ in outputs] == [PDF]


def test_the_pages_of_a_word_file_are_counted_behind_the_document(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch, PDF)
    monkeypatch.setattr(office_pages, "program", lambda: Path("soffice"))
    outputs = making.side_by_side(publication, (PDF, DOCX), workshop, None, slow.go[PDF].set)
    assert {row: made.content for row, made in outputs}[DOCX] == b"counted"
    assert slow.said.index(f"made {PDF.file}") < slow.said.index(f"counted {DOCX.file}")
    alone = making.side_by_side(publication, (DOCX,), workshop, None, lambda: None)
    assert [made.content for _, made in alone] == [b"counted"]


def test_other_work_of_this_process_waits_for_what_is_quick(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    Slow(monkeypatch, PDF).go[PDF].set()
    came: list[str] = []
    for row, _ in making.side_by_side(publication, FORMATS, workshop, None, lambda: came.append("other")):
        came.append(row.file)
    assert came.count("other") == 1
    assert came.index("other") > came.index(HTML.file)
    came.clear()
    list(making.side_by_side(publication, (PDF,), workshop, None, lambda: came.append("other")))
    assert came == ["other"]


def test_what_cannot_be_made_is_told_once_the_others_are_there(
    publication: Publication, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(monkeypatch)
    slow.fails = {PDF, DOCX}
    came: set[str] = set()
    with pytest.raises(RenderError, match=f"{PDF.file} fails"):
        for row, _ in making.side_by_side(publication, FORMATS, workshop, None, lambda: None):
            came.add(row.file)
    assert came == {row.file for row in FORMATS} - {PDF.file, DOCX.file}
