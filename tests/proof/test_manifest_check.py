"""The manifest against the files: another source or output is named, a changed decision is remarked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import manifest as manifests
from reportgen.edition.manifest import Manifest
from reportgen.proof import manifest_check
from reportgen.system.cache import digest_of
from tests import compilations
from tests.checks.editions import compilation, report


@pytest.fixture
def build(tmp_path: Path) -> tuple[Manifest, Path]:
    """A folder with a file of a build and the decisions that it was made from."""
    (tmp_path / "out.pdf").write_bytes(b"words")
    (tmp_path / "edition.toml").write_bytes(b"title")
    made: Manifest = {
        "schema_version": "1.0",
        "reader": "pdfium",
        "inputs": [{"file": "asia.pdf", "sha256": "1"}],
        "decisions": {"edition.toml": digest_of(b"title")},
        "outputs": {"out.pdf": digest_of(b"words")},
    }
    return made, tmp_path


def check(made: Manifest | None, folder: Path, **digests: str) -> manifest_check.Witnessed:
    named = {f"{name}.pdf": digest for name, digest in (digests or {"asia": "1"}).items()}
    return manifest_check.check(made, folder / "out.pdf", folder / "none.json", folder, named)


def test_files_of_the_build_are_silent(build: tuple[Manifest, Path]) -> None:
    found = check(*build)
    assert (found.built_with, found.findings, found.remarks) == ("pdfium", (), ())


def test_without_a_manifest_a_remark_says_what_is_not_known(tmp_path: Path) -> None:
    found = check(None, tmp_path)
    assert (found.built_with, found.findings, len(found.remarks)) == (None, (), 1)


@pytest.mark.parametrize(
    ("digests", "said"),
    [
        ({"asia": "2"}, "not the file that the document was built from"),
        ({"mena": "1"}, "did not know this source"),
    ],
)
def test_another_source_is_named(build: tuple[Manifest, Path], digests: dict[str, str], said: str) -> None:
    (finding,) = check(*build, **digests).findings
    assert said in finding.message
    assert finding.code == "source-changed"


def test_a_changed_output_is_named_and_an_unknown_one(build: tuple[Manifest, Path]) -> None:
    made, folder = build
    (folder / "out.pdf").write_bytes(b"other")
    assert "not the one that the build wrote" in check(made, folder).findings[0].message
    assert "does not know the file" in check(made | {"outputs": {}}, folder).findings[0].message


def test_a_house_that_has_changed_since_is_named(build: tuple[Manifest, Path]) -> None:
    made, folder = build
    (folder / "house.docx").write_bytes(b"another")
    with_house = made | {"house": {"house.docx": digest_of(b"one"), "Face.ttf": digest_of(b"face")}}
    assert check(with_house, folder).remarks == ("house.docx has changed since the document was built",)


def test_a_decision_that_has_changed_since_breaks_no_seal(build: tuple[Manifest, Path]) -> None:
    made, folder = build
    (folder / "edition.toml").write_bytes(b"other")
    assert check(made, folder).remarks == ("edition.toml has changed since the document was built",)
    (folder / "edition.toml").unlink()
    assert "is not any more" in check(made, folder).remarks[0]


def test_what_is_attached_must_be_what_lies_beside(build: tuple[Manifest, Path]) -> None:
    made, folder = build
    attached = {manifests.FILE_NAME: manifests.attachable(made).decode()}
    none, pdf = folder / "none.json", folder / "out.pdf"
    assert list(manifest_check.attached(made, none, attached, pdf)) == []
    for files, said in (
        ({}, "holds no manifest.json"),
        ({manifests.FILE_NAME: "{}"}, "is not the one beside it"),
    ):
        (finding,) = manifest_check.attached(made, none, files, pdf)
        assert said in finding.message


def test_what_it_counts_must_be_what_is_there() -> None:
    made = compilations.realistic()
    true: Manifest = {"draft": made.is_draft, "counts": manifests.counts_of(made)}
    assert list(manifest_check.counts(true, made)) == []
    wrong = true | {"counts": {**true["counts"], "words": 1}}
    assert "the manifest counts 1 words" in next(iter(manifest_check.counts(wrong, made))).message
    draft = true | {"draft": not made.is_draft}
    assert "whether the document is a draft" in next(iter(manifest_check.counts(draft, made))).message
    assert list(manifest_check.counts(None, replace(compilation(report())))) == []
