"""The structure tree is complete: labels and bodies, header cells, references behind their words."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job

STYLE = pdf.SHEETS["A4"].style
TABLE = (
    "<table><thead><tr><th>Port</th><th>Hours</th></tr></thead>"
    "<tbody><tr><th>North</th><td>12</td></tr></tbody></table>"
)


def _set(body: str, keys: int = 0) -> pikepdf.Pdf:
    job = Job("<html lang=en><title>Whole</title><body>", body, "", STYLE, "", keys, 0.0, 1000.0)
    return pikepdf.open(io.BytesIO(press.set_part(job).pdf))


def _elements(found: pikepdf.Pdf, role: str) -> Iterator[pikepdf.Object]:
    for made in found.objects:
        if isinstance(made, pikepdf.Dictionary) and made.get("/S") == role and "/K" in made:
            yield made


def _roles(element: pikepdf.Object) -> list[str]:
    return [str(kid.S) for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def test_an_entry_of_a_list_has_one_body_and_at_most_one_label_before_it() -> None:
    with _set("<ul><li><p>first</p><ul><li>inner</li></ul></li><li>second</li></ul>") as found:
        items = list(_elements(found, "/LI"))
        assert len(items) == 3
        assert all(_roles(item) in (["/Lbl", "/LBody"], ["/LBody"]) for item in items)


def test_a_header_cell_says_whether_it_heads_its_column_or_its_row() -> None:
    with _set(TABLE) as found:
        assert [str(cell.A.Scope) for cell in _elements(found, "/TH")] == ["/Column", "/Column", "/Row"]


def test_a_reference_is_read_behind_the_words_it_belongs_to() -> None:
    reference = "<a class='reference' href='#source/1'>p. 4</a>"
    body = f"<p>{reference}Wages are paid.</p><p id='source/1'>The report.</p>"
    with _set(body) as found:
        first = next(_elements(found, "/P"))
        assert _roles(first)[-1] == "/Link"


@pytest.mark.parametrize("keys", [0, 40])
def test_pages_are_counted_from_the_number_that_the_part_was_given(keys: int) -> None:
    with _set("<p>one</p><p style='break-before: page'>two</p>", keys) as found:
        assert [int(page.obj.StructParents) for page in found.pages] == [keys, keys + 1]
        assert [int(number) for number in found.Root.StructTreeRoot.ParentTree.Nums[::2]][:2] == [
            keys,
            keys + 1,
        ]
