"""Parts set by themselves become one document: links, numbers of the structure, outline, warnings."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from reportgen.writers.html import pages as html
from reportgen.writers.print import binding, jobs, parts, pdf, press
from reportgen.writers.print.jobs import Job, SetPart
from tests import compilations

STYLE = pdf.SHEETS["A4"].style
BLOCK = (0.0, 1000.0)


def part(body: str, keys: int = 0, style: str = "") -> SetPart:
    """A part of a document in English."""
    return press.set_part(
        Job("<html lang=en><title>Whole</title><body>", body, "", STYLE + style, "", keys, *BLOCK)
    )


def furniture() -> SetPart:
    """Footer and figures."""
    sheets = "<p style='break-after: page'>x</p>" * 11
    return part(f"{sheets}<b id={jobs.FIGURE}>0</b><b id={jobs.NEXT_FIGURE}>0</b>")


def bound(*bodies: str) -> pikepdf.Pdf:
    """A document of these parts."""
    made = [part(body, at * 1000) for at, body in enumerate(bodies)]
    return pikepdf.open(io.BytesIO(binding.bind(made, furniture(), ())))


def test_a_link_leads_into_another_part() -> None:
    with bound(
        "<p><a href='#there é'>see</a></p>", "<p id='here'>one</p>", "<p id='there é'>two</p>"
    ) as document:
        wanted = bytes(document.pages[0].Annots[0].Dest)
        names = document.Root.Names.Dests.Names
        found = {bytes(names[i]): names[i + 1] for i in range(0, len(names), 2)}
        assert list(found) == sorted(found)
        assert len(found) == 2
        assert found[wanted][0].objgen == document.pages[2].obj.objgen


def test_every_number_of_the_structure_is_used_once() -> None:
    table = "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>"
    with bound(*[f"<p id=p{i}>x <a href='#p{i}'>y</a></p>{table}" for i in range(3)]) as document:
        owners = document.Root.StructTreeRoot.ParentTree.Nums
        keys = [int(owners[i]) for i in range(0, len(owners), 2)]
        assert keys == sorted(set(keys))
        pages = [int(page.obj.StructParents) for page in document.pages]
        links = [int(page.Annots[0].StructParent) for page in document.pages]
        assert set(pages) | set(links) == set(keys)
        cells = [it for it in document.objects if isinstance(it, pikepdf.Dictionary) and "/ID" in it]
        assert len({bytes(it.ID) for it in cells}) == len(cells) == 3
        data = [it.A.Headers[0] for it in document.objects if _is(it, "/TD")]
        assert {bytes(it) for it in data} == {bytes(it.ID) for it in cells}


def _is(it: object, role: str) -> bool:
    return isinstance(it, pikepdf.Dictionary) and it.get("/S") == role


def test_the_outline_goes_on_over_parts() -> None:
    with (
        bound("<h1>A</h1><h3>A.1</h3>", "<h2>B</h2>", "<h1>C</h1>") as document,
        document.open_outline() as outline,
    ):
        tree = [(it.title, [below.title for below in it.children]) for it in outline.root]
        assert tree == [("A", ["A.1", "B"]), ("C", [])]


def test_all_pages_but_the_first_get_footer_and_number() -> None:
    with bound("<p>one</p>", "<p>two</p>", *["<p>more</p>"] * 10) as document:
        forms = [
            [str(op.operands[0]) for op in pikepdf.parse_content_stream(page) if str(op.operator) == "Do"]
            for page in document.pages
        ]
    assert forms[:3] == [[], ["/Footer", "/Figure2"], ["/Footer", "/Figure3"]]
    assert forms[11] == ["/Footer", "/Figure1", "/Figure2"]


def test_a_part_without_headings_has_no_outline() -> None:
    with bound("<p>one</p>") as document:
        assert "/Outlines" not in document.Root


def test_a_part_travels_as_text() -> None:
    made = part("<h1 id=a>A</h1><a href='#b'>b</a>")
    assert jobs.load_part(jobs.dump(made)) == made
    assert made.links == ("b",)
    for damaged in ("{}", "[]", '{"pdf": "?"}', "nothing", jobs.dump(made).replace('"page"', '"sheet"')):
        with pytest.raises(ValueError):
            jobs.load_part(damaged)


def test_a_changed_chapter_changes_no_other_part(tmp_path: Path) -> None:
    whole = compilations.realistic()
    changed = replace(whole, reports=(replace(whole.reports[0], heading="Other"), *whole.reports[1:]))
    assets = compilations.make_logos(tmp_path)
    jobs = [
        pdf.Composition(parts.split(html.render_print(it, assets)), "", pdf.SHEETS["A4"]).main()
        for it in (whole, changed)
    ]
    same = [one == other for one, other in zip(*jobs, strict=True)]
    chapters = slice(2, 2 + len(whole.reports))  # after introduction and glance
    assert same[chapters] == [False, *[True] * (len(whole.reports) - 1)]
