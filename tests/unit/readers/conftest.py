"""The engines that read small PDFs; what a test asks of one it asks of both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.model.document import Reading
from reportgen.readers import pdfium
from reportgen.readers.plumber import pdf
from tests.unit.readers import paper

ENGINES: dict[str, Callable[[Path], Reading]] = {"pdfium": pdfium.read, "pdfplumber": pdf.read}


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Reading]:
    """The engine that a `Paper` is read with, by itself or into a document."""
    read = ENGINES[request.param]
    monkeypatch.setattr(paper, "read", read)
    monkeypatch.setattr(extraction, "read_document", partial(extraction.read_document, reader=request.param))
    return read
