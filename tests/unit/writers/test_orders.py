"""What other processes are asked to make, and what they answer."""

from pathlib import Path

import pytest

from reportgen.edition import publish
from reportgen.edition.workshop import Workshop
from reportgen.errors import RenderError
from reportgen.writers.publication import Publication
from tests import compilations


def test_a_fault_of_an_order_is_told(tmp_path: Path) -> None:
    publication = Publication(compilations.realistic(), tmp_path, page_size="A5")
    with Workshop(1, ["pdf"]) as workshop, pytest.raises(RenderError, match="page size 'A5' is unknown"):
        publish.write(publication, tmp_path, ["pdf"], lambda *_: None, workshop=workshop)
