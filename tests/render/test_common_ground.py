"""The chapter "Common ground" in PDF, DOCX and web page: the same words, each with its priority."""

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pdfplumber
import pikepdf
import pytest
from lxml import html as lxml_html

from reportgen.model.compilation import Compilation, Report
from reportgen.model.decisions import LookedThrough
from reportgen.stages.ground.analysis import CommonGround, analyse
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.glance import glance_of
from reportgen.writers.book.ground import GroundChapter, chapter_of
from reportgen.writers.book.references import page_reference
from reportgen.writers.data import datapackage, workbook
from reportgen.writers.html import pages as html
from reportgen.writers.print import pdf as pdf_writer
from reportgen.writers.publication import Publication
from reportgen.writers.word import docx as docx_writer
from tests import coded as codings
from tests.render.conftest import Outputs
from tests.render.test_readback import spaced, squeezed

MM = 72 / 25.4
GUTTER, SECOND_COLUMN = (36.12 + 79) * MM, (36.12 + 82) * MM
TOP, BOTTOM = 30 * MM, 265 * MM
"""Where an A4 page has its second column, and between what heights; points."""


@pytest.fixture(scope="module")
def ground() -> CommonGround:
    """What the chapter is about."""
    return analyse(codings.coded())


def chapter(outputs: Outputs) -> lxml_html.HtmlElement:
    """The chapter of the web page; words that only a screen reader says are left out."""
    found: lxml_html.HtmlElement = unspoken(outputs).get_element_by_id("common-ground")
    return found


def unspoken(outputs: Outputs) -> lxml_html.HtmlElement:
    """The web page without what only a screen reader says."""
    tree = lxml_html.document_fromstring(outputs.web)
    for unseen in tree.xpath("//*[@class='unseen']"):
        unseen.drop_tree()
    return tree


def rows(table: lxml_html.HtmlElement) -> list[list[str]]:
    """The cells of a table, row by row."""
    return [
        [spaced(cell.text_content()) for cell in row.xpath("./th | ./td")] for row in table.xpath(".//tr")
    ]


def table(outputs: Outputs, name: str) -> list[list[str]]:
    """The cells of the first table of a class, without its head."""
    return rows(unspoken(outputs).xpath(f".//table[contains(@class, '{name}')]")[0])[1:]


def entries(outputs: Outputs) -> list[lxml_html.HtmlElement]:
    """The rows that hold words of a region."""
    return list(chapter(outputs).xpath(".//table[contains(@class, 'entries')]//tr[td]"))


def test_it_stands_between_chapters_and_sources(coded: Outputs) -> None:
    tree = lxml_html.document_fromstring(coded.web)
    sections = tree.xpath("//main/section/@id")
    regions = [it.region.id for it in coded.compilation.reports]
    assert sections == ["introduction", "at-a-glance", *regions, "common-ground", "sources"]
    contents = tree.xpath("//nav//a/@href")
    assert contents.index("#common-ground") == contents.index("#sources") - 5


def test_it_says_how_far_it_can_be_trusted(coded: Outputs, ground: CommonGround) -> None:
    text = spaced(chapter(coded).text_content())
    assert f"by fixed rules (list of themes, version {codings.CODEBOOK.version})" in text
    assert f"confirmed so far: {ground.confirmed} of {ground.codings} assignments" in text
    assert "1 sentence stands in nearly the same words in several reports." in text
    assert "Of 6 themes, all 5 forums ask for 1." in text


def test_the_forums_at_a_glance_say_what_is_missing(coded: Outputs) -> None:
    found = {row[0]: row[1:] for row in table(coded, "forums")}
    assert found["Asia"] == [
        "4–6 May 2031", "“met online”", "101 from 21 countries", "81 from 19 countries", "2",
    ]  # fmt: skip
    assert found["MENA"] == ["6–8 May 2031", "not stated", "88", "not stated", "3"]


def test_levels_name_every_theme_once(coded: Outputs) -> None:
    assert table(coded, "levels") == [
        ["By all 5 forums", "1", "Funding & resources"],
        ["By 4 forums", "1", "Training"],
        ["By 2 forums", "1", "Shelter"],
        ["By 1 forum only", "1", "Media"],
        ["No priority counted", "2", "Research; Travel"],
    ]


def test_not_raised_is_said_only_where_people_looked(assets: Path) -> None:
    def looked(report: Report, *themes: str) -> Report:
        found = tuple(LookedThrough(theme, "desk", "2031-06-01") for theme in themes)
        return replace(report, looked_through=found)

    africa, *others = codings.reports()
    reports = (looked(africa, "travel", "media"), *(looked(report, "travel") for report in others))
    made = replace(codings.coded(), reports=reports)
    tree = lxml_html.document_fromstring(html.render_web(made, assets))
    (levels,) = tree.xpath("//table[contains(@class, 'levels')]")
    assert rows(levels)[-3:] == [
        ["By no forum", "1", "Travel"],
        ["No priority counted", "1", "Research"],
        ["Looked through, not raised", "1", "Media (Africa)"],
    ]
    matrix = rows(tree.xpath("//table[contains(@class, 'matrix')]")[0])
    assert [row[1] for row in matrix if row[0] == "Media"] == ["0Not raised"]
    assert "0 not raised, as people found who looked it through" in spaced(tree.text_content())
    signed = rows(tree.xpath("//*[@id='looked-through']/following-sibling::table[1]")[0])
    assert signed[1] == ["Africa", "Travel", "desk", "2031-06-01", "–"]
    assert len(signed) == 1 + 6


def test_the_matrix_prints_the_numbers_of_the_analysis(coded: Outputs, ground: CommonGround) -> None:
    printed = [row for row in table(coded, "matrix") if len(row) > 1]
    assert len(printed) == 4
    regions = {row.theme.id: row for row in ground.by_region.rows}
    for row, cells in zip(ground.by_forum.rows, printed, strict=False):
        by_region = regions[row.theme.id]
        wholes = [*row.cells, *by_region.cells[-2:]]
        expected = [
            str(len(it.asked)) if it.asked else "=" if it.shared else "○" if it.named else "–"
            for it in wholes
        ]
        assert cells == [row.theme.label, *expected, str(row.columns), str(by_region.columns)]


def test_the_matrix_explains_its_marks(coded: Outputs) -> None:
    text = spaced(chapter(coded).text_content())
    assert (
        "– none counted · ○ mentioned only · = only in a sentence that is counted for another region." in text
    )
    assert "“Forums”: how many of 5; “Regions”: how many of 6, each sub-region being one." in text
    unseen = lxml_html.document_fromstring(coded.web).xpath("//td//*[@class='unseen']/text()")
    assert set(unseen) == {
        "No priority counted",
        "Mentioned only",
        "Only in a sentence that is counted for another region",
    }


def test_every_entry_stands_word_for_word_in_its_priority(coded: Outputs, ground: CommonGround) -> None:
    texts = {it.id: spaced(it.item.text) for it in ground.priorities}
    pages = {it.id: page_reference(it.pages, phrases_for("en")) for it in ground.priorities}
    names = {it.id: it.report.region.name for it in ground.priorities}
    found = entries(coded)
    asks = sum(len(group.asks) for audience in ground.agenda for group in audience.groups)
    assert len(found) == len(ground.quotations) + asks
    for row in found:
        region, words, whereabouts = row.xpath("./th | ./td")
        identity = whereabouts.xpath("./a/@href")[0].removeprefix("#")
        said = spaced(words.text_content()).removeprefix("… ").removesuffix(" …")
        assert said in texts[identity]
        assert spaced(region.text_content()) == names[identity]
        assert spaced(whereabouts.xpath("./a")[0].text_content()) == pages[identity]


def test_quotations_are_marked_where_they_are_cut(coded: Outputs, ground: CommonGround) -> None:
    printed = [spaced(it.xpath("./td")[0].text_content()) for it in entries(coded)]
    assert [it.text for it in ground.quotations] == printed[: len(ground.quotations)]
    assert any(it.endswith(" …") for it in printed)


def test_a_repeated_ask_names_all_its_places(coded: Outputs) -> None:
    (row,) = (
        it
        for it in entries(coded)
        if spaced(it.xpath("./td")[0].text_content()) == codings.SAME_ASK and len(it.xpath("./td[2]//a")) > 1
    )
    assert spaced(row.xpath("./td[2]")[0].text_content()) == ("p. 13; nearly the same: Latin America, p. 12")


def test_a_second_audience_is_led_to_the_sections_of_its_asks(coded: Outputs) -> None:
    (line,) = (it for it in chapter(coded).xpath("./p") if "address this audience" in it.text_content())
    assert spaced(line.text_content()) == (
        "3 asks address this audience together with another. "
        "They stand under “National governments”: Asia; MENA"
    )
    assert line.xpath("./a/@href") == ["#asia/s0", "#mena/s0"]


def test_the_index_lists_regions_and_pages(coded: Outputs) -> None:
    lines = {
        row[0]: row[1]
        for found in chapter(coded).xpath(".//table[contains(@class, 'index')]")
        for row in rows(found)[1:]
    }
    assert lines["Shelter"] == "Africa p. 12; Asia p. 22; MENA p. 31"
    assert lines["Lima"] == "Latin America p. 12"
    assert "Travel" not in lines


def test_every_link_of_the_chapter_leads_to_a_place(coded: Outputs) -> None:
    tree = lxml_html.document_fromstring(coded.web)
    places = set(tree.xpath("//@id"))
    links = chapter(coded).xpath(".//a/@href")
    assert len(links) > 30
    assert {it[1:] for it in links} <= places


def test_tables_have_heads_with_scopes(coded: Outputs) -> None:
    for found in chapter(coded).xpath(".//table"):
        assert set(found.xpath("./thead//th/@scope")) == {"col"}
        for row in found.xpath("./tbody/tr"):
            assert row.xpath("./th[1]/@scope")[0] in ("row", "rowgroup")


def word_tables(document: bytes) -> list[list[list[str]]]:
    """The tables of a Word document; cells over several columns stand once."""
    found = []
    for it in docx.Document(io.BytesIO(document)).tables:
        made = []
        for row in it.rows:
            cells = {cell._tc: spaced(cell.text) for cell in row.cells}
            made.append(list(cells.values()))
        found.append(made)
    return found


def quoted_in_word(document: bytes) -> list[str]:
    """The paragraphs of a Word document with words of a region about a theme."""
    paragraphs = docx.Document(io.BytesIO(document)).paragraphs
    return [spaced(it.text) for it in paragraphs if it.style and it.style.name == "Quotation"]


def test_word_and_web_say_the_same_in_every_table(coded: Outputs) -> None:
    tables = chapter(coded).xpath(".//table[not(contains(@class, 'entries'))]")
    matrix, *lookups = (rows(it) for it in tables)
    assert [it for it in word_tables(coded.docx) if it == matrix] == [matrix]
    assert word_tables(coded.companion_docx)[: len(lookups)] == lookups
    full = docx_writer.render(in_full(coded.compilation), coded.assets)
    assert [it for it in word_tables(full) if it in (matrix, *lookups)] == [matrix, *lookups]


def test_word_and_web_quote_the_same(coded: Outputs) -> None:
    web = [spaced(" ".join(it.text_content() for it in row)) for row in entries(coded)]
    assert quoted_in_word(coded.companion_docx) == web
    shared = quoted_in_word(coded.docx)
    assert shared
    assert shared == web[: len(shared)]
    assert quoted_in_word(docx_writer.render(in_full(coded.compilation), coded.assets)) == web


def in_full(compilation: Compilation) -> Compilation:
    """An edition that wants all that is for looking up in the document itself."""
    return replace(compilation, edition=replace(compilation.edition, common_ground_length="full"))


def test_word_and_web_say_the_same_around_the_tables(coded: Outputs) -> None:
    made = docx_writer.render(in_full(coded.compilation), coded.assets)
    paragraphs = docx.Document(io.BytesIO(made)).paragraphs
    texts = ["" if it.style.name == "Quotation" else spaced(it.text) for it in paragraphs]
    start = next(
        i for i, it in enumerate(paragraphs) if texts[i] == "Common ground" and "Heading" in it.style.name
    )
    end = texts.index("Sources", start)
    web = [spaced(it.text_content()) for it in chapter(coded).xpath("./h2 | ./h3 | ./h4 | ./h5 | ./p")]
    assert [it for it in texts[start:end] if it] == web


def test_links_of_the_word_document_have_their_places(coded: Outputs, ground: CommonGround) -> None:
    with zipfile.ZipFile(io.BytesIO(coded.docx)) as package:
        body = package.read("word/document.xml").decode("utf-8")
    names = set(re.findall(r'<w:bookmarkStart[^>]*w:name="([^"]+)"', body))
    anchors = re.findall(r'<w:hyperlink[^>]*w:anchor="([^"]+)"', body)
    assert set(anchors) <= names
    assert {it.id for it in ground.priorities if len(it.id) <= 40} <= names


def printed(content: bytes, start: str) -> list[str]:
    """The texts of the pages from one that begins with some words; of two columns the left one first.

    Where a page has two columns, its header is left out.
    """
    below = start.partition("\n")[2] or start
    found = []
    with pdfplumber.open(io.BytesIO(content)) as document:
        for page in document.pages:
            words = page.extract_words()
            second = any(abs(it["x0"] - SECOND_COLUMN) < 1 for it in words)
            if second and not any(it["x0"] < GUTTER < it["x1"] for it in words if TOP < it["top"] < BOTTOM):
                halves = (0, TOP, GUTTER, BOTTOM), (GUTTER, TOP, page.width, BOTTOM)
                found.append("\n".join(page.crop(it).extract_text() for it in halves))
            else:
                found.append(page.extract_text())
    return found[next(i for i, it in enumerate(found) if it.startswith((start, below))) :]


CHAPTER, COMPANION = "Common ground\nCommon ground", "Companion\nIn their own words"
"""How the first page of the chapter and of what the companion has of it begin."""


def test_the_pdf_says_the_same_in_order(coded: Outputs) -> None:
    text = squeezed("\n".join(printed(coded.pdf, CHAPTER)))
    at = 0
    for heading in chapter(coded).xpath("./h2 | ./h3")[:3]:
        found = text.find(squeezed(heading.text_content()), at)
        assert found >= 0, heading.text_content()
        at = found
    for row in table(coded, "matrix"):
        assert squeezed("".join(row)) in text
    quoted = [
        entry for group in chapter_of_book(coded).shared for theme in group.groups for entry in theme.entries
    ]
    assert len(quoted) == 5
    for entry in quoted:
        assert (
            squeezed("".join(run.text for run in entry.runs) + " … " + entry.place.pages) in text
            or squeezed("".join(run.text for run in entry.runs) + entry.place.pages) in text
        )
    assert "Agenda by audience" not in "\n".join(printed(coded.pdf, CHAPTER))


def test_the_document_may_hold_all_that_is_for_looking_up(coded: Outputs) -> None:
    made, warnings = pdf_writer.render(in_full(coded.compilation), coded.assets)
    assert warnings == ()
    text = squeezed("\n".join(printed(made, CHAPTER)))
    at = 0
    for heading in chapter(coded).xpath("./h2 | ./h3 | ./h4"):
        found = text.find(squeezed(heading.text_content()), at)
        assert found >= 0, heading.text_content()
        at = found


def chapter_of_book(outputs: Outputs) -> GroundChapter:
    """The chapter as composed."""
    made = chapter_of(outputs.compilation, phrases_for("en"))
    assert made is not None
    return made


def test_the_companion_holds_every_entry_with_its_page(coded: Outputs) -> None:
    text = squeezed("\n".join(printed(coded.companion_pdf, COMPANION)))
    at = 0
    for row in entries(coded):
        name, words, whereabouts = row.xpath("./th | ./td")
        said = spaced(whereabouts.text_content())
        found = text.find(squeezed(f"{spaced(words.text_content())} {said}"), at)
        assert found >= 0, words.text_content()
        assert squeezed(name.text_content()) in text[at:found]
        at = found


def test_the_index_of_the_companion_lists_regions_and_pages(coded: Outputs) -> None:
    text = squeezed("\n".join(printed(coded.companion_pdf, COMPANION)))
    assert squeezed("Shelter Africa p. 12; Asia p. 22; MENA p. 31") in text
    assert squeezed("Lima Latin America p. 12") in text


def test_no_id_is_printed(coded: Outputs, ground: CommonGround) -> None:
    tree = lxml_html.document_fromstring(coded.web)
    for unseen in tree.xpath("//script | //style"):
        unseen.drop_tree()
    printed_text = tree.text_content()
    for content in (coded.pdf, coded.companion_pdf):
        with pdfplumber.open(io.BytesIO(content)) as document:
            printed_text += "\n".join(page.extract_text() for page in document.pages)
    for name in (it.id for it in ground.priorities):
        assert name not in printed_text


def test_links_of_the_pdf_lead_to_the_priorities(coded: Outputs, ground: CommonGround) -> None:
    with pikepdf.open(io.BytesIO(coded.companion_pdf)) as document:
        links = [
            (str(it.A.F), str(it.A.D), str(it.Contents))
            for it in document.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/Subtype") == "/Link" and "/A" in it
        ]
    web = [it[1:] for it in chapter(coded).xpath(".//a/@href")]
    assert {it.id for it in ground.priorities} & set(web) <= {place for _, place, _ in links}
    assert {file for file, _, _ in links} == {"global-priorities.pdf"}
    assert "page 12 of the report of Africa" in {said for _, _, said in links}


def test_headers_of_the_pdf_tables_have_scopes(coded: Outputs) -> None:
    with pikepdf.open(io.BytesIO(coded.pdf)) as document:
        scopes = [
            str(it.A.Scope)
            for it in document.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/TH"
        ]
        captions = [
            it for it in document.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == "/Caption"
        ]
    assert {"/Column", "/Row"} == set(scopes)
    assert len(captions) == 1


def test_an_edition_may_do_without(coded: Outputs) -> None:
    compilation = coded.compilation
    plain = replace(compilation, edition=replace(compilation.edition, common_ground=False))
    made = html.render_web(plain, coded.assets)
    assert "common-ground" not in lxml_html.document_fromstring(made).xpath("//@id")
    with_chapter = lxml_html.document_fromstring(coded.web)
    without = lxml_html.document_fromstring(made)
    path = "//section[@class='chapter']"
    assert [it.text_content() for it in without.xpath(path)] == [
        it.text_content() for it in with_chapter.xpath(path)
    ]


@pytest.mark.parametrize(
    ("regions", "first", "finding"),
    [
        (5, "By all 5 forums", "Of 6 themes, all 5 forums ask for 1."),
        (3, "By all 3 forums", "Of 6 themes, all 3 forums ask for 1."),
        (2, "By both forums", "Of 6 themes, both forums ask for 2."),
    ],
)
def test_fewer_regions(regions: int, first: str, finding: str) -> None:
    made = chapter_of(replace(codings.coded(), reports=codings.reports()[:regions]), phrases_for("en"))
    assert made is not None
    assert made.levels[0].heading == first
    assert made.finding == finding
    glance = glance_of(replace(codings.coded(), reports=codings.reports()[:regions]), phrases_for("en"))
    assert glance is not None
    assert [it.heading for it in made.levels] == [it.label for it in glance.levels[: len(made.levels)]]


def test_without_subregions_there_is_one_rule() -> None:
    made = chapter_of(replace(codings.coded(), reports=codings.reports()[:4]), phrases_for("en"))
    assert made is not None
    assert made.matrix.counts == ("Forums",)
    assert "“Forums”: how many of 4." in made.matrix.caption
    assert "sub-region" not in made.matrix.caption


def test_nothing_in_common_says_so() -> None:
    first, second, *_ = codings.reports()
    apart = replace(second, sections=(second.sections[0], codings.section(
        second.sections[1], ("governments",), codings.priority("Press.", strong={"media": "Press"})
    )))  # fmt: skip
    made = chapter_of(Compilation(codings.coded().edition, (first, apart)), phrases_for("en"))
    assert made is not None
    assert made.finding == "No theme is asked for by both forums; each is asked for by 1 of them at most."
    assert made.levels[0].heading == "By 1 forum only"
    assert "(a list of themes)" in made.notes[0]


@pytest.mark.parametrize("count", range(6))
def test_one_region_or_none_gets_no_chapter(count: int) -> None:
    made = chapter_of(replace(codings.coded(), reports=codings.reports()[:count]), phrases_for("en"))
    assert (made is None) == (count < 2)


def test_an_agenda_without_asks_is_left_out(assets: Path) -> None:
    def silent(it: Compilation) -> Compilation:
        return replace(
            it,
            reports=tuple(
                replace(
                    report,
                    sections=tuple(
                        replace(part, items=tuple(replace(item, asks=()) for item in part.items))
                        for part in report.sections
                    ),
                )
                for report in it.reports
            ),
        )

    tree = lxml_html.document_fromstring(html.render_web(silent(codings.coded()), assets))
    headings = tree.xpath("//section[@id='common-ground']/h3/text()")
    assert headings == [
        "Themes by region",
        "In their own words",
        "Index",
    ]
    assert "#common-ground-agenda" not in tree.xpath("//nav//a/@href")


def test_same_bytes_in_another_process_and_hash_seed(coded: Outputs) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from reportgen.writers.data import datapackage, workbook; "
        "from reportgen.writers.publication import Publication; "
        "from reportgen.writers.html import pages; from reportgen.writers.print import pdf; "
        "from reportgen.writers.word import docx; "
        "from tests import coded; a = Path(sys.argv[1]); c = coded.coded(); o = sys.stdout.buffer; "
        "o.write(b'|next|'.join((pdf.render(c, a)[0], docx.render(c, a), pages.render_web(c, a).encode(), "
        "workbook.xlsx_bytes(c), datapackage.descriptor(Publication(c, Path()), b''))))"
    )
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {
        "PYTHONHASHSEED": "99", "TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONPATH": str(root),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program, str(coded.assets)],
        capture_output=True,
        env=environment,
        check=True,
        cwd=root,
    )
    here = (
        coded.pdf,
        coded.docx,
        coded.web.encode(),
        workbook.xlsx_bytes(coded.compilation),
        datapackage.descriptor(Publication(coded.compilation, coded.assets), b""),
    )
    assert done.stdout.split(b"|next|") == list(here)
