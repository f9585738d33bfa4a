"""The page on corrections keeps its word: its examples validate, and hold on the sample edition."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from reportgen.edition import build
from reportgen.edition.decision_files import corrections

FENCE = re.compile(r"^```yaml\n(.*?)^```", re.M | re.S)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample edition with all examples of the page as its corrections."""
    root = Path(__file__).resolve().parents[2]
    folder = tmp_path_factory.mktemp("inputs") / "2021"
    folder.mkdir()
    for name in ("edition.toml", "*.pdf"):
        for path in (root / "inputs" / "2021").glob(name):
            shutil.copy(path, folder)
    examples = FENCE.findall((root / "docs" / "corrections.md").read_text("utf-8"))
    assert len(examples) > 4
    (folder / corrections.FILE_NAME).write_text("\n".join(examples), "utf-8")
    return folder


def test_every_action_and_field_has_an_example(edition: Path) -> None:
    found = corrections.load(edition)
    assert {one.action for one in found} == {
        *("set", "join", "split", "drop", "add", "move", "restore", "key-term", "answer", "confirm")
    }
    assert {one.field for one in found if one.field} == {
        *("text", "kind", "audience", "heading", "level", "subregion", "section", "themes")
    }


def test_every_example_holds_on_the_sample_edition(edition: Path) -> None:
    reviewed = build.review(edition, build.default_jobs())
    assert reviewed.errors == ()
    undone = [(one.line, one.outcome, one.reason) for one in reviewed.compilation.corrections
              if one.outcome != "applied" or one.reason]  # fmt: skip
    assert undone == []
