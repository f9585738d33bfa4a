"""The table of formats: every row can be made, and says what is true of it."""

import re
from importlib import import_module, metadata
from pathlib import Path

import pytest

from reportgen.writers import formats
from reportgen.writers.formats import FORMATS, Format
from reportgen.writers.publication import Publication
from tests import compilations

ROWS = pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row.file, marks=[pytest.mark.middle] if row.making == "in parts" else [])
        for row in FORMATS
    ],
)
"""All formats; what is set in parts takes seconds."""


@ROWS
def test_every_format_is_made_of_a_publication(row: Format, tmp_path: Path) -> None:
    publication = Publication(compilations.realistic(), compilations.make_logos(tmp_path), manifest=b"{}")
    made = row.make(publication)
    assert made.content
    assert made.remarks == ()
    assert row.make(publication).content == made.content


@ROWS
def test_the_modules_of_a_row_are_there(row: Format) -> None:
    assert hasattr(row.load(), "versions") is row.programs
    if row.making == "in parts":
        assert callable(row.load().compose)
    if row.described_by is not None:
        described = import_module(f"reportgen.writers.{row.described_by}")
        assert described.FILE_NAME
        assert callable(described.descriptor)
    if row.proof is not None:
        proof = import_module(f"reportgen.proof.{row.proof}")
        assert callable(proof.read)
        assert callable(proof.compared if row.is_table else proof.expect)
        assert callable(proof.remarks if row.is_table else proof.published)


def test_every_format_needs_something_that_is_installed() -> None:
    there = {re.sub("[-_.]+", "-", it.metadata["Name"]).lower() for it in metadata.distributions()}
    for row in FORMATS:
        needs = {re.sub("[-_.]+", "-", name).lower() for name in row.needs}
        assert not needs or needs & there


def test_a_file_is_known_by_the_end_of_its_name() -> None:
    for row in FORMATS:
        assert formats.of_file(row.file) is row
        assert formats.of_file(row.file.upper()) is row
        assert formats.named(row.name).name == row.name
        assert not formats.named(row.name).companion
    assert formats.of_file("notes.odt") is None
    assert formats.of_file("pdf") is None


def test_formats_are_chosen_in_the_order_of_the_table() -> None:
    names = list(formats.NAMES[::-1])
    assert formats.chosen(names) == FORMATS
    assert formats.chosen(["none of ours"]) == ()
    assert [row.file for row in formats.chosen(["docx"])] == [formats.DOCX.file, formats.DOCX_COMPANION.file]
    assert formats.unknown([*names, "none of ours"]) == ("none of ours",)
