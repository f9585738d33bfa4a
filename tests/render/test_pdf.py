"""The PDF as a file: standard, tags, fonts, sheets, bytes, and what it refuses."""

import hashlib
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import page
import pdfplumber
import pikepdf
import pypdfium2
import pytest
from page import ValidationProfile

from reportgen.errors import RenderError
from reportgen.model.compilation import Compilation, Region
from reportgen.writers.html import pages
from reportgen.writers.print import balance, borrowed_faces, parts, pdf, renderer
from reportgen.writers.print.binding import Attachment
from tests import compilations
from tests.render.conftest import Outputs
from tests.unit.writers.print.test_borrowed_faces import collection, face

MM, PX = 72 / 25.4, 96 / 25.4
"""Points and CSS pixels a millimetre."""


def elements(document: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """All structure elements of a role."""
    return [it for it in document.objects if isinstance(it, pikepdf.Dictionary) and it.get("/S") == role]


def opened(outputs: Outputs) -> pikepdf.Pdf:
    """The PDF for looking inside."""
    return pikepdf.open(io.BytesIO(outputs.pdf))


def test_conforms_to_pdf_ua_and_pdf_a(outputs: Outputs, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(outputs.pdf)
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, [(it.rule_id, it.message) for it in result.failures]


def test_no_warning_of_the_renderer(outputs: Outputs) -> None:
    assert outputs.warnings == ()


def test_only_shipped_fonts_are_embedded(outputs: Outputs) -> None:
    with opened(outputs) as document:
        names = {
            str(font.BaseFont).split("+")[-1]
            for it in document.pages
            for font in it.resources.get("/Font", {}).values()
        }
    assert names
    assert all(name.startswith(("Source-", "SourceS", "Amiri", "Noto-Sans-Symbols2")) for name in names), (
        names
    )


def test_title_language_and_bookmarks(realistic: Outputs) -> None:
    with opened(realistic) as document:
        assert str(document.docinfo["/Title"]) == "Global Forum – 2031 Regional Priorities"
        assert str(document.Root.Lang) == "en"
        with document.open_outline() as outline:
            top = [it.title for it in outline.root]
            last = outline.root[-2]
            assert [it.title for it in last.children][1:] == [it.heading for it in compilations.SUBREGIONS]
    headings = [report.heading for report in realistic.compilation.reports]
    assert top == ["Contents", "Introduction", "At a glance", *headings, "Sources"]


def test_no_dates_in_the_file(realistic: Outputs) -> None:
    with opened(realistic) as document:
        assert not {"/CreationDate", "/ModDate"} & set(document.docinfo.keys())


def test_list_items_and_header_cells_are_complete(hostile: Outputs) -> None:
    with opened(hostile) as document:
        for item in elements(document, "/LI"):
            assert [str(it.S) for it in item.K] in (["/Lbl", "/LBody"], ["/LBody"])
        labelled = [it for it in elements(document, "/LI") if it.K[0].S == "/Lbl"]
        assert len(labelled) == 7  # six entries and the list of missing reports
        scopes = [str(it.A.Scope) for it in elements(document, "/TH")]
        assert scopes.count("/Column") == 6
        assert scopes.count("/Row") == 1


def test_the_reference_is_read_after_its_words(realistic: Outputs) -> None:
    with opened(realistic) as document:
        mixed = [
            [str(kid.S) for kid in it.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
            for it in elements(document, "/P")
        ]
    mixed = [roles for roles in mixed if "/Link" in roles and len(roles) > 1]
    assert len(mixed) > 50
    assert sum(roles[0] == "/Link" for roles in mixed) == 0


def operations(page: pikepdf.Page) -> Iterator[tuple[list[pikepdf.Object], pikepdf.Operator]]:
    """What a page paints, with what the forms on it paint in their place."""
    for operands, operator in pikepdf.parse_content_stream(page):
        form = page.obj.Resources.XObject[operands[0]] if str(operator) == "Do" else None
        if form is not None and form.Subtype == "/Form":
            yield from pikepdf.parse_content_stream(form)
        else:
            yield operands, operator


def test_headers_and_footers_are_artifacts(realistic: Outputs) -> None:
    with opened(realistic) as document:
        for number, it in enumerate(document.pages):
            artifacts, real, inside = "", "", []
            for operands, operator in operations(it):
                if str(operator) in ("BDC", "BMC"):
                    inside.append(str(operands[0]))
                elif str(operator) == "EMC":
                    inside.pop()
                elif str(operator) in ("TJ", "Tj"):
                    assert inside, "text that is neither content nor artifact"
                    if "/Artifact" in inside:
                        artifacts += "x"
                    else:
                        real += "x"
            assert real
            assert bool(artifacts) == (number > 0)  # the cover has neither header nor footer
        tree = [
            it
            for it in document.objects
            if isinstance(it, pikepdf.Dictionary) and it.get("/Type") == "/StructElem"
        ]
        owned = [kid for it in tree for kid in it.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
        assert len(tree) - 1 == len(owned)  # every element but the root is the child of one other


def test_a_sign_of_a_borrowed_face_is_drawn_and_the_pdf_stays_valid(assets: Path, tmp_path: Path) -> None:
    whole = compilations.realistic()
    small = replace(whole, reports=(), edition=replace(whole.edition, title="Priorities \u6f22"))
    plain, lacking = pdf.render(small, assets)
    assert any("\u6f22" in warning for warning in lacking)
    collection(tmp_path, face("\u6f22", "Han"))
    rules = borrowed_faces.rules(borrowed_faces.borrowed("\u6f22", tmp_path))
    content, warnings = pdf.render(small, assets, borrowed=rules)
    assert warnings == ()
    assert content != plain
    path = tmp_path / "out.pdf"
    path.write_bytes(content)
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, [(it.rule_id, it.message) for it in result.failures]
    document = pypdfium2.PdfDocument(content)
    assert any("\u6f22" in sheet.get_textpage().get_text_bounded() for sheet in document)


def test_attachments_come_out_as_they_went_in(assets: Path, tmp_path: Path) -> None:
    small = replace(compilations.realistic(), reports=(compilations.report(3),))
    files = (
        Attachment("zeta & (co).json", b'{"a": 1}' * 500, "Zeta: ünïcode", "application/json"),
        Attachment("alpha.bin", bytes(range(256)), "Every byte"),
    )
    content, warnings = pdf.render(small, assets, attachments=files)
    assert warnings == ()
    assert content == pdf.render(small, assets, attachments=files)[0]
    path = tmp_path / "out.pdf"
    path.write_bytes(content)
    for profile in (ValidationProfile.PDF_UA_1, ValidationProfile.PDF_A_3A):
        result = page.validate_pdf(str(path), profile=profile)
        assert result.is_compliant, [(it.rule_id, it.message) for it in result.failures]
    with pikepdf.open(path) as document:
        found = {name: (it.get_file(), it.description) for name, it in document.attachments.items()}
        assert {name: (it.read_bytes(), text) for name, (it, text) in found.items()} == {
            it.name: (it.content, it.description) for it in files
        }
        assert {name: it.mime_type for name, (it, _) in found.items()} == {
            it.name: it.media_type for it in files
        }
        assert all(it.creation_date is None and it.mod_date is None for it, _ in found.values())
        names = [str(it) for it in document.Root.Names.EmbeddedFiles.Names[::2]]
        assert names == sorted(names) == ["alpha.bin", "zeta & (co).json"]
        assert "/Dests" in document.Root.Names


def test_sheets_keep_the_measure(assets: Path) -> None:
    small = replace(compilations.realistic(), reports=(compilations.report(3),))
    widths = {}
    for name in ("A4", "Letter"):
        content, _ = pdf.render(small, assets, name)
        with pikepdf.open(io.BytesIO(content)) as document:
            widths[name] = [round(float(it)) for it in document.pages[0].mediabox[2:]]
            assert len(document.pages) >= 5
    assert widths == {"A4": [595, 842], "Letter": [612, 792]}


def folios(content: bytes) -> list[str]:
    """The number that each page after the cover shows."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [
            page.crop((page.width - 49 * MM, page.height - 31 * MM, page.width, page.height)).extract_text()
            for page in document.pages[1:]
        ]


@pytest.mark.middle
def test_every_page_shows_its_own_number(outputs: Outputs) -> None:
    found = folios(outputs.pdf)
    assert found == [str(number) for number in range(2, len(found) + 2)]


def test_the_contents_name_the_pages_on_which_headings_stand(outputs: Outputs) -> None:
    with pikepdf.open(io.BytesIO(outputs.pdf)) as document, document.open_outline() as outline:
        places = {page.objgen: number for number, page in enumerate(document.pages, 1)}
        stands: dict[str, int] = {}
        for top in outline.root:
            for it in (top, *top.children):
                stands.setdefault(it.title, places[it.destination[0].objgen])
    with pdfplumber.open(io.BytesIO(outputs.pdf)) as document:
        blocks = [it.crop((0, 30 * MM, it.width, it.height - 32 * MM)) for it in document.pages]
        lines = next(it for it in blocks if it.extract_text().startswith("Contents")).extract_text_lines()
    named = [line["text"].rsplit(" ", 1) for line in lines[1:]]
    assert len(named) >= 3
    for title, number in named:
        if title in stands:  # a heading over two lines is named by its last words
            assert stands[title] == int(number), title
    assert sum(title in stands for title, _ in named) >= len(named) - 1


@pytest.mark.middle
def test_contents_over_two_pages_keep_all_numbers_right(assets: Path) -> None:
    many = tuple(
        replace(compilations.report(3), region=Region(f"r{i}", f"R{i}"), heading=f"Priorities Number {i}")
        for i in range(44)
    )
    small = tuple(replace(it, sections=it.sections[:1]) for it in many)
    content, _ = pdf.render(replace(compilations.realistic(), reports=small), assets)
    assert folios(content) == [str(number) for number in range(2, len(folios(content)) + 2)]
    document = pypdfium2.PdfDocument(content)
    texts = [it.get_textpage().get_text_range() for it in document]
    contents = texts[1] + texts[2]
    assert "Contents" in texts[1]
    assert "Introduction" in texts[3]
    for report in small:
        number = int(re.search(rf"{report.heading}\s+(\d+)", contents)[1])  # type: ignore[index]
        assert report.heading in texts[number - 1]


@pytest.mark.middle
def test_a_nearly_empty_last_page_is_avoided(assets: Path) -> None:
    """Chapters of growing length: a last page holds nothing, a fifth of a page, or more."""
    whole = compilations.report(3)
    fills, balanced = [], 0
    for extra in range(8):
        items = tuple(
            compilations.item(f"mena/s0/{i}", compilations.paragraph_text(i, 4), (9,))
            for i in range(5 + extra)
        )
        report = replace(whole, sections=(replace(whole.sections[1], items=items),))
        small = replace(compilations.realistic(), reports=(report,))
        source = parts.split(pages.render_print(small, assets))
        job = pdf.Composition(source, pdf._style(False), pdf.SHEETS["A4"]).main()[1]
        with renderer.collected_warnings():
            plain = renderer.Press(job.style).lay_out(job.source())
        sparse = balance.is_sparse([it.anchors for it in plain.pages], 30 * PX, 235 * PX)
        content, _ = pdf.render(small, assets)
        with pdfplumber.open(io.BytesIO(content)) as document:
            chapter = [it for it in document.pages if "MENA Priorities" in it.extract_text()[:40]]
            last = chapter[-1].crop((0, 30 * MM, 160 * MM, chapter[-1].height - 32 * MM))
            fills.append(
                max(it["bottom"] for it in last.extract_words()) / (235 * MM) if len(chapter) > 1 else 1
            )
        balanced += sparse and fills[-1] > balance.MINIMUM_FILL
    assert balanced >= 1, "no chapter of this series needed it"
    assert min(fills) > balance.MINIMUM_FILL - 0.02, fills


def test_unknown_sheet_is_one_clear_line(assets: Path) -> None:
    with pytest.raises(RenderError, match="page size 'A5' is unknown; use A4 or Letter"):
        pdf.render(compilations.hostile(), assets, "A5")


@pytest.mark.middle
def test_same_bytes_in_another_process_clock_locale_and_hash_seed(assets: Path) -> None:
    """Both are processes of their own, as builds are: what this one has set before does not matter."""
    program = (
        "import sys; from pathlib import Path; from reportgen.writers.print import pdf; "
        "from reportgen.writers.word import docx; "
        "from tests import compilations;"
        "a = Path(sys.argv[1]); c = compilations.hostile(); o = sys.stdout.buffer;"
        "o.write(pdf.render(c, a)[0]); o.write(b'|next|'); o.write(docx.render(c, a))"
    )
    root = Path(__file__).resolve().parents[2]
    here = {"PYTHONHASHSEED": "1", "TZ": "UTC"}
    elsewhere = {
        "PYTHONHASHSEED": "77", "TZ": "Pacific/Auckland", "LC_ALL": "C", "SOURCE_DATE_EPOCH": "1",
    }  # fmt: skip
    first, second = (
        subprocess.run(
            [sys.executable, "-c", program, str(assets)],
            capture_output=True,
            env=os.environ | {"PYTHONPATH": str(root)} | environment,
            check=True,
            cwd=root,
        ).stdout
        for environment in (here, elsewhere)
    )
    assert b"|next|" in first
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://127.0.0.1:9/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "logo.png",
        "data:text/html;base64,PGI+",
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:application/pdf;base64,AAAA",
    ],
)
def test_every_other_address_is_refused(
    address: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(
        pages,
        "render_print",
        lambda *_: parts.PARTING.join(
            (
                '<html lang="en"><title>t</title><body>',
                "",
                f'<img src="{address}" alt="a">',
                *[""] * 3,
                "</html>",
            )
        ),
    )
    empty = Compilation(compilations.EDITION, ())
    with pytest.raises(RenderError, match=r"address refused|Relative URI"):
        content, warnings = pdf.render(empty, tmp_path)
        raise AssertionError((len(content), warnings))


def test_a_character_in_no_shipped_font_is_reported(tmp_path: Path) -> None:
    strange = replace(compilations.EDITION, theme="Thai \u0e01", sponsors=(), organizers=())
    _, warnings = pdf.render(Compilation(strange, ()), tmp_path)
    assert any("U+0E01" in line for line in warnings), warnings


def test_an_edition_with_a_title_only(tmp_path: Path) -> None:
    edition = replace(compilations.EDITION, series=None, theme=None, website=None, introduction=())
    bare = Compilation(replace(edition, sponsors=(), organizers=()), ())
    content, warnings = pdf.render(bare, tmp_path)
    with pikepdf.open(io.BytesIO(content)) as document:
        assert len(document.pages) == 1
    assert warnings == ()


@pytest.mark.parametrize("sheet", ["A4", "Letter"])
def test_a_full_cover_stays_in_order_on_one_page(sheet: str, assets: Path) -> None:
    content, _ = pdf.render(compilations.crowded(), assets, sheet)
    with pdfplumber.open(io.BytesIO(content)) as document:
        cover, following = document.pages[:2]
        words = cover.extract_words()
        images = [it["bottom"] for it in cover.images]
        assert following.extract_text().startswith("Contents")
    tops = {it["text"]: it["top"] for it in words}
    assert tops["Regional"] <= tops["Decent"] < tops["World”"] < tops["www.example.org"] < tops["Sponsored"]
    assert len(images) == 9
    assert max(images) < float(cover.height) - 30 * 72 / 25.4
