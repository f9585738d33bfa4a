"""What other processes are asked to make, and what they answer."""

from collections.abc import Iterator
from pathlib import Path

import pypandoc
import pytest

from reportgen.edition import publish
from reportgen.edition.workshop import Workshop
from reportgen.errors import DependencyError, RenderError
from reportgen.writers import formats, orders
from reportgen.writers.print import pdf
from reportgen.writers.publication import Publication
from reportgen.writers.word import docx
from tests import compilations


def test_a_fault_of_an_order_is_told(tmp_path: Path) -> None:
    publication = Publication(compilations.realistic(), tmp_path, page_size="A5")
    with Workshop(1, ["pdf"]) as workshop, pytest.raises(RenderError, match="page size 'A5' is unknown"):
        publish.write(publication, tmp_path, ["pdf"], lambda *_: None, workshop=workshop)


COPY = orders.Copy.of(compilations.hostile(), Path("nowhere"), "A4")


def test_outputs_come_back_as_the_bytes_that_were_made() -> None:
    made = orders.load_output(orders.answer(orders.output(COPY, formats.JSON)))
    publication = Publication(compilations.hostile(), Path("nowhere"))
    assert made == formats.JSON.make(publication)


@pytest.fixture
def forgotten() -> Iterator[None]:
    """Where pandoc was found before, in this process, is forgotten."""

    def forget() -> None:
        docx._pandoc.cache_clear()
        docx._found_pandoc.cache_clear()
        pypandoc.clean_pandocpath_cache()

    forget()
    yield
    forget()


@pytest.mark.usefixtures("forgotten")
def test_an_output_that_cannot_be_made_is_raised_where_it_was_expected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PYPANDOC_PANDOC", str(tmp_path / "pandoc"))
    monkeypatch.setenv("PATH", str(tmp_path))
    for row in formats.chosen(["docx"]):  # the companion too
        with pytest.raises(DependencyError, match="pandoc"):
            orders.load_output(orders.answer(orders.output(COPY, row)))


def test_a_composition_comes_back_with_all_its_parts() -> None:
    composition = orders.load_composition(orders.answer(orders.composition(COPY, formats.PDF)))
    assert composition.dump() == pdf.compose(compilations.hostile(), Path("nowhere"), "A4").dump()


def test_a_composition_that_cannot_be_made_is_raised_where_it_was_expected() -> None:
    other = orders.Copy(COPY.compilation, COPY.assets, "A5")
    with pytest.raises(RenderError, match="page size 'A5' is unknown"):
        orders.load_composition(orders.answer(orders.composition(other, formats.PDF)))
