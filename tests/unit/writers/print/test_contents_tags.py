"""The contents are a tree: entries below an entry stand in a list of its own."""

import io

import pikepdf

from reportgen.writers.print import pdf, press
from reportgen.writers.print.jobs import Job


def tree_of(body: str) -> pikepdf.Pdf:
    opening, style = "<html lang=en><title>Whole</title><body>", pdf.SHEETS["A4"].style
    made = press.set_part(Job(opening, body, "", style, "", 0, 0.0, 1000.0))
    return pikepdf.open(io.BytesIO(made.pdf))


def shape(element: pikepdf.Object) -> object:
    """A structure element as its role with the shapes of those below it."""
    kids = element.get("/K", [])
    below = [it for it in kids if isinstance(it, pikepdf.Dictionary) and "/S" in it and it.S != "/Link"]
    return str(element.S)[1:], [shape(it) for it in below]


def contents(*levels: int) -> str:
    entries = (f'<li class="level-{level}"><a href="#x">entry</a></li>' for level in levels)
    return f'<ul class="toc" style="list-style: none">{"".join(entries)}</ul><p id=x>Text</p>'


def of(found: pikepdf.Pdf) -> object:
    lists = [it for it in found.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/TOC"]
    return shape(next(it for it in lists if it.P.S not in ("/TOC", "/TOCI")))


ENTRY = ("Reference", [])


def test_entries_of_the_second_level_stand_below_the_one_before_them() -> None:
    with tree_of(contents(1, 2, 2, 1)) as found:
        below = ("TOC", [("TOCI", [ENTRY]), ("TOCI", [ENTRY])])
        assert of(found) == ("TOC", [("TOCI", [ENTRY, below]), ("TOCI", [ENTRY])])


def test_a_level_without_one_above_it_is_no_deeper_than_can_be() -> None:
    with tree_of(contents(2, 1)) as found:
        assert of(found) == ("TOC", [("TOCI", [ENTRY]), ("TOCI", [ENTRY])])


def test_contents_over_two_pages_are_one_tree() -> None:
    with tree_of(contents(1, *[2] * 150, 1)) as found:
        assert len(found.pages) > 1
        role, kids = of(found)  # type: ignore[misc]
        assert (role, len(kids)) == ("TOC", 2)
        assert len(kids[0][1][1][1]) == 150


def test_other_lists_stay_lists() -> None:
    with tree_of("<ul><li>one</li></ul>") as found:
        roles = {str(it.get("/S")) for it in found.objects if isinstance(it, pikepdf.Dictionary)}
        assert "/L" in roles
        assert "/TOC" not in roles
