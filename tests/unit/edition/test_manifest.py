"""The manifest names what a build was made from; what is attached is the same on every machine."""

from __future__ import annotations

import json
import platform
from pathlib import Path

import pytest

from reportgen.edition import build, manifest
from reportgen.edition.manifest import Manifest
from reportgen.errors import DataError
from tests import editions


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return editions.edition(tmp_path_factory.mktemp("manifest") / "2031", "africa")


@pytest.fixture(scope="module")
def made(folder: Path) -> Manifest:
    return manifest.of_edition(build.review(folder), ("pdf", "json"))


def test_inputs_decisions_and_counts(made: Manifest, folder: Path) -> None:
    content = (folder / "africa.pdf").read_bytes()
    assert made["inputs"] == [{"file": "africa.pdf", "sha256": digest_of(content)}]
    assert set(made["decisions"]) == {"edition.toml"}
    assert (made["edition"], made["draft"], made["formats"]) == ("2031", True, ["pdf", "json"])
    assert made["counts"]["reports"] == 1
    assert made["counts"]["priorities"] > 0
    assert "print.css" in made["templates"]


def test_pythons_version_and_the_outputs_stand_beside_and_are_not_attached(
    made: Manifest, tmp_path: Path
) -> None:
    (tmp_path / "a.pdf").write_bytes(b"words")
    beside = manifest.with_outputs(made, [tmp_path / "a.pdf"])
    assert beside["outputs"] == {"a.pdf": digest_of(b"words")}
    assert beside["python"] == platform.python_version()
    assert manifest.attachable(beside) == manifest.attachable(made) == manifest.dump(made)
    assert platform.python_version() not in json.dumps(made["tools"])


def test_what_is_attached_again_is_what_was_attached(made: Manifest, tmp_path: Path) -> None:
    path = tmp_path / "global-priorities.json"
    assert manifest.beside(path) is None
    (tmp_path / manifest.FILE_NAME).write_bytes(manifest.dump(manifest.with_outputs(made, [])))
    assert manifest.beside(path) == manifest.dump(made)


@pytest.mark.parametrize(
    ("content", "said"), [("{", "not a JSON file"), ("[]", "not a manifest"), ("{}", "not a man")]
)
def test_what_is_no_manifest_is_said(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / manifest.FILE_NAME
    with pytest.raises(DataError, match="cannot be read"):
        manifest.load(path)
    path.write_text(content, "utf-8")
    with pytest.raises(DataError, match=said):
        manifest.load(path)
