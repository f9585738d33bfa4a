"""A review reads what lies in the folder; with a memory it costs what has changed, and says the same."""

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reportgen.edition import accepted, review
from reportgen.edition.decision_files import amendments, signoff, yaml_tree
from reportgen.edition.review import Reviewed
from reportgen.model import codec
from reportgen.model.decisions import Correction
from reportgen.system import resources
from reportgen.system.cache import Cache
from reportgen.system.memory import Memory
from reportgen.vocabularies import codebook, gazetteer, vocabulary
from tests import editions

ENTRY = Correction(quote="Interpreters should be paid", action="confirm", page=3)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose readings are kept."""
    folder = editions.edition(tmp_path_factory.mktemp("review") / "2031", "africa", "asia")
    review.review(folder, cache=Cache(folder.parent / "out"))
    return folder


@pytest.fixture
def folder(read: Path, tmp_path: Path) -> Path:
    """A copy of it, the kept readings too."""
    shutil.copytree(read.parent / "out", tmp_path / "out")
    return Path(shutil.copytree(read, tmp_path / "2031"))


def _review(folder: Path, memory: Memory | None = None, *entries: Correction) -> Reviewed:
    cache = Cache(folder.parent / "out")
    return review.review(folder, cache=cache, memory=memory, entries=entries or None)


def _said(reviewed: Reviewed) -> list[object]:
    """All that a review says; vocabularies are equal to themselves only."""
    return [getattr(reviewed, it.name) for it in fields(reviewed) if it.name not in ("vocabulary", "answers")]


def test_entries_are_tried_in_place_of_those_of_the_file(folder: Path) -> None:
    amendments.append(folder, ENTRY)
    tried = _review(folder, None, Correction(quote="nowhere", action="confirm"))
    assert [it.quote for it in tried.compilation.corrections] == ["nowhere"]
    assert [it.quote for it in _review(folder).compilation.corrections] == [ENTRY.quote]


def _own(folder: Path, name: str, old: str, new: str) -> None:
    """Give the edition a data file of its own, with a change."""
    text = (resources.templates() / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def _sign(folder: Path) -> None:
    signoff.record(folder, _review(folder).compilation.reports[0], "A", "2031-06-01")


def _accept(folder: Path, sections: int) -> None:
    """Take another version for the accepted one, with so many of its sections."""
    report = _review(folder).read.reports[0]
    source = replace(report.source, sha256="e" * 64)
    accepted.write(folder, replace(report, source=source, sections=report.sections[:sections]))


CHANGES: tuple[Callable[[Path], object], ...] = (
    lambda folder: amendments.append(folder, ENTRY),
    _sign,
    lambda folder: (folder / "corrections.yaml").unlink(),
    lambda folder: _own(folder, vocabulary.FILE_NAME, 'name = "Africa"', 'name = "Afrique"'),
    lambda folder: _own(folder, codebook.FILE_NAME, "version = ", 'version = "x" #'),
    lambda folder: _own(folder, gazetteer.FILE_NAME, "National governments of", "The governments of"),
    lambda folder: _accept(folder, 2),
    lambda folder: _accept(folder, 1),
    lambda folder: editions.report(folder / "asia.pdf", "mena"),
    lambda folder: (folder / "edition.toml").write_text('title = "Other"\nyear = 2032\n', "utf-8"),
)
"""What people may do to an edition's folder, each with a result of its own."""


def test_whatever_changes_in_the_folder_is_seen(folder: Path) -> None:
    memory = Memory()
    for change in CHANGES:
        before = _said(_review(folder, memory))
        change(folder)
        after = _said(_review(folder, memory))
        assert after == _said(_review(folder))
        assert after != before


def test_what_has_not_changed_is_not_taken_apart_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: Counter[str] = Counter()

    def count(module: object, name: str) -> None:
        done = getattr(module, name)

        def counted(*inputs: object, **more: object) -> object:
            calls[name] += 1
            return done(*inputs, **more)

        monkeypatch.setattr(module, name, counted)

    amendments.append(folder, ENTRY)
    accepted.write(folder, _review(folder).read.reports[0])
    count(codec, "parse_document")
    count(codec, "load_report")
    count(yaml_tree, "compose")
    memory = Memory()
    first = _review(folder, memory)
    assert calls == {"parse_document": 2, "load_report": 1, "compose": 1}
    calls.clear()
    assert _said(_review(folder, memory)) == _said(first)
    assert calls == {}
    _review(folder)
    assert calls["parse_document"] == 2, "nothing is remembered without one"
