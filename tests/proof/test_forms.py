"""Each format that can be proven is read, and compared as a document or as a table."""

import pytest

from reportgen.proof import forms
from reportgen.writers import formats


@pytest.mark.parametrize("row", formats.FORMATS, ids=lambda row: row.file)
def test_a_format_is_a_document_or_a_table_or_the_compilation(row: formats.Format) -> None:
    document, table = forms.form_of(row), forms.table_form(row)
    assert (document is None, table is None) == (row.proof is None or row.is_table, not row.is_table)
    assert forms.file_form(row) is (document or table)


def test_every_file_of_a_release_can_be_proven() -> None:
    assert set(formats.PROVEN) == set(formats.FORMATS)
