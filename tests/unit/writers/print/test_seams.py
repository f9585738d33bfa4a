"""One element of the source is one element of the structure tree, over pages and columns."""

import io
from collections.abc import Iterator

import pikepdf
import pytest

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job

STYLE = pdf.SHEETS["A4"].style + ".footnote { float: footnote }"
LINES = "word " * 1200
ROWS = "".join(f"<tr><th scope=row>{n}</th><td>cell {n}</td></tr>" for n in range(120))
HEAD = "<thead><tr><th>Number</th><th><a href='#there'>Words</a></th></tr></thead>"


def document(body: str) -> pikepdf.Pdf:
    """A part of a document in English."""
    made = press.set_part(
        Job("<html lang=en><title>Whole</title><body>", body, "", STYLE, "", 0, 0.0, 1000.0)
    )
    return pikepdf.open(io.BytesIO(made.pdf))


def elements(element: pikepdf.Object, role: str) -> Iterator[pikepdf.Object]:
    """All elements of a role below an element, in order."""
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if role == kid.S:
                yield kid
            yield from elements(kid, role)


def tree(found: pikepdf.Pdf) -> pikepdf.Object:
    """The top of the tree."""
    return found.Root.StructTreeRoot.K[0]


def content_of(element: pikepdf.Object) -> set[tuple[tuple[int, int], int]]:
    """Page and number of all marked content below an element."""
    page, found = element.get("/Pg"), set()
    for kid in element.K:
        if isinstance(kid, int):
            found.add((page.objgen, kid))
        elif kid.get("/Type") == pikepdf.Name.MCR:
            found.add((kid.Pg.objgen, int(kid.MCID)))
        elif "/S" in kid:
            found |= content_of(kid)
    return found


def test_a_paragraph_over_several_pages_is_one_element() -> None:
    with document(f"<p>{LINES}</p><p>another</p>") as found:
        assert len(found.pages) > 1
        first, second = elements(tree(found), "/P")
        assert {page for page, _ in content_of(first)} == {it.obj.objgen for it in found.pages}
        assert len(content_of(second)) == 1


NOTED = (
    "<a class=call id=n/mark href='#n'>1</a><!--note--><span class=footnote id=n>"
    "<a class=footnote-mark href='#n/mark'>1</a> At the foot.</span><!--/note-->"
)


@pytest.mark.parametrize(
    ("body", "role"),
    [
        (f"<p>{NOTED} {LINES}</p>", "/P"),
        (f"<p>{NOTED}</p><table id=there>{HEAD}<tbody>{ROWS}</tbody></table>", "/Table"),
        (f"<p>{NOTED}</p><ul id=there><li>{LINES}<li>more</ul>", "/L"),
    ],
)
def test_a_footnote_between_its_parts_leaves_an_element_one(body: str, role: str) -> None:
    with document(body) as found:
        assert len(found.pages) > 1
        (note,) = elements(tree(found), "/Note")
        kept = [it for it in elements(tree(found), role) if content_of(it) - content_of(note)]
        assert len(kept) == 1
        assert len({page for page, _ in content_of(kept[0])}) == len(found.pages)


def test_paragraphs_that_meet_at_a_pages_end_stay_two() -> None:
    body = "".join(f"<p style='height: 100mm'>{n}</p>" for n in range(6))
    with document(body) as found:
        assert len(found.pages) > 1
        assert len(list(elements(tree(found), "/P"))) == 6


def test_every_piece_of_content_has_its_owner() -> None:
    with document(f"<section><h2>Head</h2><p>{LINES}</p><ul><li>{LINES}</li></ul></section>") as found:
        owners = found.Root.StructTreeRoot.ParentTree.Nums
        by_page = {int(owners[at]): owners[at + 1] for at in range(0, len(owners), 2)}
        reached = content_of(tree(found))
        for page in found.pages:
            for number, owner in enumerate(by_page[int(page.obj.StructParents)]):
                assert (page.obj.objgen, number) in reached
                assert (page.obj.objgen, number) in content_of(owner)


def test_a_list_over_pages_is_one_list_of_whole_items() -> None:
    items = "".join(f"<li>{n} {'word ' * 60}</li>" for n in range(40))
    with document(f"<ul>{items}</ul>") as found:
        assert len(found.pages) > 1
        assert len(list(elements(tree(found), "/L"))) == 1
        assert len(list(elements(tree(found), "/LI"))) == 40
        assert len(list(elements(tree(found), "/LBody"))) == 40


def test_a_table_over_pages_is_one_table_whose_head_is_read_once() -> None:
    with document(f"<table id=there>{HEAD}<tbody>{ROWS}</tbody></table>") as found:
        assert len(found.pages) > 1
        assert len(list(elements(tree(found), "/Table"))) == 1
        assert len(list(elements(tree(found), "/THead"))) == 1
        assert len(list(elements(tree(found), "/TR"))) == 121
        names = {bytes(it.ID) for it in elements(tree(found), "/TH")}
        for cell in elements(tree(found), "/TD"):
            assert {bytes(it) for it in cell.A.Headers} <= names
            assert len(cell.A.Headers) == 2


def test_a_link_in_a_head_that_is_printed_again_leads_on_from_the_first_only() -> None:
    with document(f"<table id=there>{HEAD}<tbody>{ROWS}</tbody></table>") as found:
        links = [it for page in found.pages for it in page.obj.get("/Annots", [])]
        assert len(links) == 1
        owners = found.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(owners[at]) for at in range(0, len(owners), 2)]
        pages = [int(page.obj.StructParents) for page in found.pages]
        assert sorted(keys) == sorted([*pages, int(links[0].StructParent)])


def test_a_heading_that_holds_a_drawn_rule_is_one_heading() -> None:
    style = "<style>h3::before { content: ''; display: block; border-top: 1pt solid }</style>"
    with document(f"{style}<h3>Title</h3>") as found:
        assert len(list(elements(tree(found), "/H3"))) == 1


def test_words_in_another_language_say_so() -> None:
    with document("<p>one <span lang=fr>deux</span></p><section lang=ar><p>ثلاثة</p></section>") as found:
        said = {
            str(it.Lang) for role in ("/Span", "/Sect") for it in elements(tree(found), role) if "/Lang" in it
        }
        assert said == {"fr", "ar"}


def test_a_link_is_described_by_words() -> None:
    body = (
        "<p id=africa><a href='#africa' title='page 9 of the report of Africa'>p. 9</a> "
        "<a href='#africa'>see <b>above</b></a></p>"
    )
    with document(body) as found:
        said = [str(it.Contents) for it in found.pages[0].Annots]
        assert said == ["page 9 of the report of Africa", "see above", "see above"]


def test_parts_of_a_document_stay_the_same_bytes() -> None:
    job = Job("<html lang=en><title>Whole</title><body>", f"<p>{LINES}</p>", "", STYLE, "", 0, 0.0, 1000.0)
    assert press.set_part(job).pdf == press.set_part(job).pdf
