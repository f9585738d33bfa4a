"""One published file is proven against the sources: sealed as built, named where a word was changed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition import build, settings
from reportgen.errors import DataError, InputError, UsageError
from reportgen.model import codec
from reportgen.proof import rereading
from reportgen.proof.rereading import Seen
from reportgen.proof.verify import PublishedFile, prove, verify
from reportgen.writers import formats
from tests import editions

NAME = formats.JSON.file


def _ignore(what: str, done: int, of: int) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An edition of one report, and its build beside it."""
    folder = editions.edition(tmp_path_factory.mktemp("verify") / "2031", "africa")
    build.build(folder, folder.parent / "out", ["json", "html"])
    return folder.parent


@pytest.fixture(scope="module")
def seen(built: Path) -> Seen:
    """The source as the second engine sees it."""
    return rereading.read_again([built / "2031" / "africa.pdf"], None, "pdfplumber", 1, _ignore)


def _published(built: Path, path: Path) -> PublishedFile:
    compilation = codec.load_compilation(path)
    return PublishedFile(path, formats.JSON, path, compilation, None, settings.load(built / "2031"))


def test_a_build_is_sealed_by_the_engine_that_did_not_make_it(built: Path) -> None:
    verified = verify(built / "out" / NAME, built / "2031")
    assert verified.errors == ()
    assert [str(finding) for finding in verified.proof.findings] == []
    assert verified.proof.proven == verified.proof.words > 50
    assert verified.proof.reader != verified.proof.built_with


def test_a_changed_word_breaks_the_seal_of_its_passage_only(built: Path, seen: Seen, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_text((built / "out" / NAME).read_text("utf-8").replace("a licence", "a permit"), "utf-8")
    proof = prove(_published(built, path), seen)
    assert "africa/governments/1" in {finding.item for finding in proof.findings}
    assert 0 < proof.words - proof.proven < proof.words


def test_a_proof_by_the_engine_that_made_the_build_says_so(built: Path, tmp_path: Path) -> None:
    verified = verify(built / "out" / NAME, built / "2031", reader="pdfium")
    assert any("no second way of reading" in remark for remark in verified.proof.remarks)


def test_an_added_passage_is_listed_as_the_editors(built: Path, seen: Seen) -> None:
    found = _published(built, built / "out" / NAME)
    first, *others = found.compilation.reports[0].sections
    added = replace(
        first.items[0], id="africa/overview/9", text="We add this.", origin="editorial", evidence=()
    )
    report = replace(
        found.compilation.reports[0], sections=(replace(first, items=(*first.items, added)), *others)
    )
    proof = prove(replace(found, compilation=replace(found.compilation, reports=(report,))), seen)
    assert "We add this." in " ".join(str(addition) for addition in proof.additions)


@pytest.mark.parametrize(
    ("name", "error", "said"),
    [
        ("notes.txt", UsageError, "not a format that can be proven"),
        (NAME, InputError, "not found; name a file that `reportgen build` has written"),
    ],
)
def test_what_cannot_be_proven_is_one_line(
    name: str, error: type[Exception], said: str, built: Path, tmp_path: Path
) -> None:
    with pytest.raises(error, match=said):
        verify(tmp_path / name, built / "2031")


def test_a_page_needs_its_compilation_beside_it(built: Path, tmp_path: Path) -> None:
    shutil.copy(built / "out" / formats.HTML.file, tmp_path)
    with pytest.raises(DataError, match="the proof needs the compilation beside the published file"):
        verify(tmp_path / formats.HTML.file, built / "2031")
