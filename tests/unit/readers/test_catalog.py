"""The structure tree of a tagged file is a witness: read where it is sane, passed over where it is not."""

from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Object

from reportgen.readers.catalog import hidden_layers, layers, text_string
from tests.unit.readers.paper import HEIGHT, Paper, prose, seen, show

pytestmark = pytest.mark.usefixtures("engine")


def _marked(number: int, content: bytes, kind: str = "Span") -> bytes:
    return b"/%s << /MCID %d >> BDC " % (kind.encode(), number) + content + b" EMC "


def _element(paper: Paper, role: str, *kids: object, page: int = 0) -> Object:
    return paper.pdf.make_indirect(
        Dictionary(
            Type=Name.StructElem, S=Name("/" + role), Pg=paper.pdf.pages[page].obj, K=Array(list(kids))
        )
    )


def _tree(paper: Paper, *kids: Object, **entries: object) -> None:
    paper.pdf.Root.MarkInfo = Dictionary(Marked=True)
    paper.pdf.Root.StructTreeRoot = paper.pdf.make_indirect(
        Dictionary(Type=Name.StructTreeRoot, K=Array(list(kids)), **entries)
    )


def _tagged() -> Paper:
    """A heading, a paragraph with a span inside, a running header outside the tree."""
    paper = Paper()
    paper.page(
        b"/Artifact BMC " + show(72, HEIGHT - 30, "Running header", size=8) + b" EMC ",
        _marked(0, show(72, 700, "A heading", font="F2", size=16)),
        _marked(1, show(72, 660, "First half of a sentence")),
        _marked(2, show(72, 646, "and its other half.")),
        _marked(3, show(72, 618, "Another paragraph.")),
    )
    return paper


def test_lines_carry_the_element_they_belong_to(tmp_path: Path) -> None:
    paper = _tagged()
    paragraph = _element(paper, "P", 1, _element(paper, "Span", 2))
    _tree(paper, _element(paper, "Sect", _element(paper, "H1", 0), paragraph, _element(paper, "P", 3)))
    header, heading, first, second, other = paper.read(tmp_path).pages[0].lines
    assert [line.tag and line.tag.role for line in (header, heading, first, second, other)] == [
        "Artifact", "H1", "P", "P", "P",
    ]  # fmt: skip
    assert heading.tag is not None
    assert heading.tag.path == ("Sect",)
    assert first.tag == second.tag != other.tag


def test_lines_carry_the_row_and_the_cell_they_stand_in(tmp_path: Path) -> None:
    paper = _tagged()
    first = _element(paper, "TR", _element(paper, "TH", _element(paper, "P", 0), _element(paper, "P", 1)))
    second = _element(paper, "TR", _element(paper, "TD", 2))
    _tree(paper, _element(paper, "Table", first, second), _element(paper, "P", 3))
    _, above, below, other, outside = (line.tag for line in paper.read(tmp_path).pages[0].lines)
    assert above and below and other and outside
    assert above.cell == below.cell != other.cell is not None
    assert above.row == below.row != other.row is not None
    assert (outside.row, outside.cell) == (None, None)


def test_own_names_of_roles_are_mapped(tmp_path: Path) -> None:
    paper = _tagged()
    _tree(
        paper,
        _element(paper, "Ueberschrift", 0),
        _element(paper, "Fliesstext", 1, 2),
        RoleMap=Dictionary({"/Ueberschrift": Name.H2, "/Fliesstext": Name.P}),
    )
    lines = paper.read(tmp_path).pages[0].lines
    assert [line.tag.role for line in lines if line.tag and line.tag.role != "Artifact"] == ["H2", "P", "P"]


def test_an_element_spans_pages(tmp_path: Path) -> None:
    paper = Paper()
    paper.page(_marked(0, show(72, 100, "It starts here")))
    paper.page(_marked(0, show(72, 700, "and ends there.")))
    reference = Dictionary(Type=Name.MCR, Pg=paper.pdf.pages[1].obj, MCID=0)
    _tree(paper, _element(paper, "P", 0, reference))
    first, second = paper.read(tmp_path).pages
    assert first.lines[0].tag == second.lines[0].tag
    assert first.lines[0].tag is not None


def test_a_file_without_tags_has_none(tmp_path: Path) -> None:
    assert all(line.tag is None for line in Paper().page(prose()).read(tmp_path).pages[0].lines)


@pytest.mark.parametrize("fault", ["loop", "number", "empty", "no role"])
def test_a_broken_tree_costs_nothing_but_the_tags(fault: str, tmp_path: Path) -> None:
    paper = _tagged()
    if fault == "loop":
        element = _element(paper, "P", 1)
        element.K.append(element)
        _tree(paper, element)
    elif fault == "number":
        paper.pdf.Root.StructTreeRoot = 7
    elif fault == "empty":
        paper.pdf.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    else:
        _tree(paper, paper.pdf.make_indirect(Dictionary(K=Array([0, 99, Name.Odd]))))
    assert seen(paper.read(tmp_path).pages[0]) == [
        "Running header", "A heading", "First half of a sentence", "and its other half.",
        "Another paragraph.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xfe\xff\x00\xc4\x21\x92", "Ä→"),
        (b"\xff\xfe\xc4\x00", "Ä"),
        (b"\xef\xbb\xbfgr\xc3\xbc\xc3\x9fe", "grüße"),
        (b"soft\xad", "soft\u00ad"),
    ],
)
def test_text_strings_are_read_in_the_encoding_that_they_begin_with(data: bytes, text: str) -> None:
    assert text_string(data) == text


class _Plain:
    """Objects that are what they are: numbers refer to themselves."""

    def resolve(self, value: object) -> object:
        return value

    def number(self, value: object) -> int | None:
        return value if isinstance(value, int) else None

    def name(self, value: object) -> str:
        return value if isinstance(value, str) else ""


@pytest.mark.parametrize(
    ("setting", "hidden"),
    [
        ({"OFF": [4]}, {4}),
        ({"BaseState": "OFF", "ON": [5]}, {3, 4}),
        ({}, set()),
    ],
)
def test_layers_are_off_by_name_or_by_default(setting: dict[str, object], hidden: set[int]) -> None:
    catalog = {"OCProperties": {"OCGs": [3, 4, 5], "D": setting}}
    assert layers(catalog, _Plain()) == {3, 4, 5}
    assert hidden_layers(catalog, _Plain()) == hidden


def test_a_catalogue_without_layers_hides_nothing() -> None:
    assert hidden_layers({}, _Plain()) == layers({"OCProperties": 7}, _Plain()) == frozenset()
