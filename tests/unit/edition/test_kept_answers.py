"""What was worked out before saves work and changes nothing, however it is kept, lost or damaged."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import pytest

from reportgen.edition import review
from reportgen.edition.decision_files import amendments
from reportgen.edition.review import Reviewed
from reportgen.model.decisions import Correction
from reportgen.stages.chapter import normalize
from reportgen.stages.coding import code, shared
from reportgen.system import resources
from reportgen.system.cache import Cache
from reportgen.system.memory import Memory
from tests import editions

WORD = Correction(
    quote="Interpreters should be paid by the court",
    action="set",
    region="africa",
    field="text",
    was="Interpreters",
    value="Translators",
)
STEPS = (normalize, "normalize"), (code, "codes_of"), (shared, "sentences_of")
"""What is kept, by module and function."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition whose readings are kept."""
    folder = editions.edition(tmp_path_factory.mktemp("kept") / "2031", "africa", "asia")
    _review(folder)
    return folder


@pytest.fixture
def folder(kept: Path, tmp_path: Path) -> Path:
    """A copy of it, of which everything is kept; a chapter is kept with the path of its source."""
    shutil.copytree(kept.parent / "out", tmp_path / "out")
    copy = Path(shutil.copytree(kept, tmp_path / "2031"))
    _keep(_review(copy))
    return copy


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each function of what is kept is called."""
    counts: Counter[str] = Counter()

    def count(module: object, name: str) -> None:
        done: Callable[..., object] = getattr(module, name)

        def counted(*inputs: object) -> object:
            counts[name] += 1
            return done(*inputs)

        monkeypatch.setattr(module, name, counted)

    for module, name in STEPS:
        count(module, name)
    return counts


def _review(folder: Path, *, cached: bool = True, memory: Memory | None = None) -> Reviewed:
    return review.review(folder, cache=Cache(folder.parent / "out") if cached else None, memory=memory)


def _keep(reviewed: Reviewed) -> None:
    assert reviewed.answers is not None
    reviewed.answers.keep()


def _said(reviewed: Reviewed) -> list[object]:
    """All that a review says; vocabularies are equal to themselves only."""
    names = (field.name for field in fields(reviewed))
    return [getattr(reviewed, name) for name in names if name not in ("vocabulary", "answers")]


def _files(folder: Path) -> list[Path]:
    return sorted((folder.parent / "out" / ".cache" / "answers").iterdir())


def test_what_is_kept_is_worked_out_no_more(folder: Path, calls: Counter[str]) -> None:
    anew = _review(folder, cached=False)
    assert calls.keys() == {name for _, name in STEPS}
    calls.clear()
    assert _said(_review(folder)) == _said(anew)
    assert calls == {}


def test_after_a_correction_only_its_words_are_worked_out(folder: Path, calls: Counter[str]) -> None:
    amendments.append(folder, WORD)
    corrected = _review(folder)
    assert calls == {"codes_of": 1, "sentences_of": 1}
    assert [entry.outcome for entry in corrected.compilation.corrections] == ["applied"]
    calls.clear()
    assert _said(corrected) == _said(_review(folder, cached=False))
    _keep(corrected)
    calls.clear()
    assert _said(_review(folder)) == _said(corrected)
    assert calls == {}
    assert len(_files(folder)) == 1


@pytest.mark.parametrize(
    "change", [lambda text: text[:-9], lambda text: text.replace("a", "e"), lambda _: ""]
)
def test_what_is_damaged_counts_as_absent(
    folder: Path, calls: Counter[str], change: Callable[[str], str]
) -> None:
    said = _said(_review(folder))
    (file,) = _files(folder)
    file.write_text(change(file.read_text("utf-8")), "utf-8")
    assert calls == {}
    reviewed = _review(folder)
    assert _said(reviewed) == said
    assert calls["codes_of"] > 1
    _keep(reviewed)
    calls.clear()
    assert _said(_review(folder)) == said
    assert calls == {}


def test_what_is_whole_and_no_answer_counts_as_absent(folder: Path, calls: Counter[str]) -> None:
    (file,) = _files(folder)
    key = file.name.split(".")[0]
    Cache(folder.parent / "out").keep_answers(key, '{"chapters": 1}')
    assert len(_files(folder)) == 1
    assert _said(_review(folder)) == _said(_review(folder, cached=False))
    assert calls["normalize"] == 4


def test_another_codebook_has_other_answers(folder: Path, calls: Counter[str]) -> None:
    text = (resources.templates() / "codebook.toml").read_text("utf-8")
    (folder / "codebook.toml").write_text(f"{text}\n# ours\n", "utf-8")
    assert _said(_review(folder)) == _said(_review(folder, cached=False))
    assert calls["codes_of"] > 1
    assert calls["normalize"] == 4


def test_another_reading_of_a_source_has_another_chapter(folder: Path, calls: Counter[str]) -> None:
    editions.report(folder / "africa.pdf", heading="Civil Society")
    again = _review(folder)
    assert calls["normalize"] == 1
    assert _said(again) == _said(_review(folder, cached=False))


def test_a_memory_that_knows_more_is_told_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = Memory()
    first = _review(folder, memory=memory)
    monkeypatch.setattr(Cache, "answers", lambda *_: pytest.fail("it was asked again"))
    assert _said(_review(folder, memory=memory)) == _said(first)


def test_no_more_is_kept_than_two_versions_of_each_item(folder: Path) -> None:
    most = 2 * sum(
        len(part.items) for report in _review(folder).compilation.reports for part in report.sections
    )
    for number in range(most + 4):
        amendments.append(folder, replace(WORD, value=f"Translators{number}"))
        _keep(_review(folder))
        (folder / "corrections.yaml").unlink()
    (file,) = _files(folder)
    kept = json.loads(file.read_text("utf-8"))
    assert [len(answers) <= most for answers in kept[1:]] == [True, True]
    assert f"Translators{most + 3}" in file.read_text("utf-8")
