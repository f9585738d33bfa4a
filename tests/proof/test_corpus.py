"""The original reports: every regional word is sealed, in every format."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.edition import build
from reportgen.proof.verify import verify
from reportgen.writers import formats


@pytest.fixture(scope="module")
def target(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of the originals."""
    folder = tmp_path_factory.mktemp("originals")
    build.build(corpus / "2021", folder, [row.name for row in formats.PROVEN if not row.companion])
    return folder


@pytest.mark.middle
@pytest.mark.parametrize("file", [row.file for row in formats.PROVEN])
def test_all_regional_words_are_sealed(corpus: Path, target: Path, file: str) -> None:
    verified = verify(target / file, corpus / "2021", jobs=build.default_jobs())
    assert verified.errors == ()
    assert [str(finding) for finding in verified.proof.findings] == []
    assert verified.proof.proven == verified.proof.words > 6000
    assert verified.proof.reader != verified.proof.built_with
