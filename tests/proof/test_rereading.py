"""Sources and a published PDF are read again, each in a process of its own; one that fails costs itself."""

from pathlib import Path

import pytest

from reportgen.errors import InputError, UsageError
from reportgen.proof.rereading import Seen, read_again
from tests import editions
from tests.unit.readers.paper import Paper, prose


def _ignore(what: str, done: int, of: int) -> None:
    """Say nothing."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports, a torn file, and a PDF that might be published."""
    made = tmp_path_factory.mktemp("rereading")
    for region in ("asia", "africa"):
        editions.report(made / f"{region}.pdf", region)
    (made / "torn.pdf").write_bytes(b"%PDF-1.7 cut off")
    Paper().page(prose()).write(made / "published.pdf")
    return made


@pytest.fixture(scope="module")
def seen(folder: Path) -> Seen:
    """All of them, read by the reference engine."""
    sources = [folder / name for name in ("asia.pdf", "torn.pdf", "africa.pdf")]
    return read_again(sources, folder / "published.pdf", "pdfplumber", 2, _ignore)


def test_witnesses_stand_in_the_order_of_the_edition(seen: Seen) -> None:
    assert list(seen.witnesses) == ["asia.pdf", "africa.pdf"]
    assert {witness.reader for witness in seen.witnesses.values()} == {"pdfplumber"}
    assert seen.witnesses["asia.pdf"].document.source.file == "asia.pdf"


def test_a_source_that_cannot_be_read_costs_no_other(seen: Seen) -> None:
    assert ["torn.pdf" in str(error) for error in seen.errors] == [True]


def test_the_published_pdf_is_read_as_pages(seen: Seen) -> None:
    assert seen.pages is not None
    assert "Inspectors" in [word.text for word in seen.pages.stream.words]


def test_a_published_pdf_that_cannot_be_read_is_an_error(folder: Path) -> None:
    with pytest.raises(InputError, match="torn"):
        read_again([], folder / "torn.pdf", "pdfplumber", 1, _ignore)


def test_an_unknown_engine_is_refused_before_anything_is_read(folder: Path) -> None:
    with pytest.raises(UsageError, match="eyes"):
        read_again([folder / "asia.pdf"], None, "eyes", 1, _ignore)
