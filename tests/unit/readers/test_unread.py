"""Letters whose meaning a font does not tell at once: names, the other engine or a question tell it."""

from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.readers import choice, pdfium, unread
from reportgen.readers.plumber import pdf
from tests.unit.readers.paper import Paper, code_points, drawn_font, prose, seen, show

NAMES = {1: "L", 2: "o", 3: "r", 4: "e", 5: "m", 6: "space", 7: "i", 8: "fi", 9: "eacute", 10: "period"}
CODES = "\x01\x02\x03\x04\x05\x06\x08\x03\x05\x09\x0a"
STRANGE = dict(zip(range(1, 11), (f"g{n}" for n in range(1, 11)), strict=True))


@pytest.mark.usefixtures("engine")
def test_standard_names_of_drawn_glyphs_are_their_meaning(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES)
    lines = seen(paper.page(prose(), show(72, 500, CODES, font="D")).read(tmp_path).pages[0])
    assert lines[-1] == "Lorem firmé."


@pytest.mark.usefixtures("engine")
def test_a_table_that_lacks_some_letters_is_completed_by_their_names(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES, {1: "L", 2: "o", 6: " "})
    lines = seen(paper.page(prose(), show(72, 500, CODES, font="D")).read(tmp_path).pages[0])
    assert lines[-1] == "Lorem firmé."


@pytest.mark.usefixtures("engine")
def test_two_drawn_fonts_with_the_same_widths_keep_their_own_meanings(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", NAMES)
    drawn_font(paper, "E", {1: "w", 2: "a", 3: "g", 4: "e", 5: "s"})
    first, second = (
        show(72, 500, "\x01\x02\x03\x04\x05", font="D"),
        show(72, 480, "\x01\x02\x03\x04\x05", font="E"),
    )
    assert seen(paper.page(prose(), first, second).read(tmp_path).pages[0])[-2:] == ["Lorem", "wages"]


@pytest.mark.usefixtures("engine")
def test_letters_that_nothing_explains_are_named_in_one_question_a_page(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", STRANGE)
    words = show(72, 500, "\x01\x02\x03", font="D") + show(72, 480, "\x04\x05", font="D")
    path = paper.page(prose(), words).page(prose()).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path)
    [question] = [it for it in document.questions if it.code == "unread-letters"]
    assert "“\ufffd\ufffd\ufffd \ufffd\ufffd”" in question.reason
    assert question.reason.startswith("5 letters have no meaning")
    assert [it.page for it in question.evidence] == [1]
    assert "\ufffd\ufffd\ufffd" in " ".join(block.text for block in document.blocks)


@pytest.mark.usefixtures("engine")
def test_a_word_that_begins_with_an_unknown_letter_is_no_list_item(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", STRANGE)
    line = b"BT /D 11 Tf 72 480 Td (\001) Tj /F1 11 Tf (arned people agree.) Tj ET\n"
    document = extraction.read_document(paper.page(prose(), line).write(tmp_path / "paper.pdf"))
    assert "\ufffdarned people agree." in " ".join(block.text for block in document.blocks)
    assert not any(block.type == "list_item" for block in document.blocks)


@pytest.mark.usefixtures("engine")
def test_an_unknown_sign_of_another_font_before_items_is_their_bullet(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", STRANGE)
    items = b"".join(
        b"BT /D 11 Tf 80 %d Td (\001) Tj /F1 11 Tf 14 0 Td (Pay %s wages on time.) Tj ET\n"
        % (500 - 20 * n, word)
        for n, word in enumerate((b"the", b"all", b"our"))
    )
    document = extraction.read_document(paper.page(prose(), items).write(tmp_path / "paper.pdf"))
    listed = [(it.marker, it.text) for it in document.blocks if it.type == "list_item"]
    assert listed == [("•", f"Pay {word} wages on time.") for word in ("the", "all", "our")]
    assert document.questions == ()


@pytest.mark.usefixtures("engine")
@pytest.mark.parametrize("width", [0, 1])
def test_a_mark_without_width_in_a_font_of_its_own_is_no_space(width: int, tmp_path: Path) -> None:
    """U+200B is often drawn in another font than the words around it."""
    paper = Paper()
    drawn_font(paper, "D", {1: "z"}, {1: "\u200b"}, width=width)
    parts = (b"Web Connectivity", b", by Artur", b"o.")
    mark = b" /D 11 Tf (\001) Tj /F1 11 Tf "
    line = b"BT /F1 11 Tf 72 500 Td " + mark.join(b"(%s) Tj" % part for part in parts) + b" ET\n"
    assert seen(paper.page(prose(), line).read(tmp_path).pages[0])[-1] == "Web Connectivity, by Arturo."


@pytest.mark.usefixtures("engine")
def test_a_space_in_a_font_of_its_own_is_a_space(tmp_path: Path) -> None:
    paper = Paper()
    drawn_font(paper, "D", {1: "space"}, {1: " "}, width=250, stem=0)
    line = b"BT /F1 11 Tf 72 500 Td (Web) Tj /D 11 Tf (\001) Tj /F1 11 Tf (Connectivity) Tj ET\n"
    assert seen(paper.page(prose(), line).read(tmp_path).pages[0])[-1] == "Web Connectivity"


def _told_by(engine: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The last line of a page of which only one engine knows all letters."""
    words = "inspectors agree"
    path = (
        Paper(code_points(words))
        .page(prose(), show(72, 500, "".join(map(chr, code_points(words))), font="U"))
        .write(folder / "paper.pdf")
    )
    whole = {"pdfium": pdfium.read, "pdfplumber": pdf.read}

    def without(name: str) -> object:
        def read(path: Path, **options: object) -> object:
            reading = whole[name](path, **options)  # type: ignore[operator]
            pages = []
            for page in reading.pages:
                lines = [
                    type(line)(
                        tuple(run._replace(text=run.text.replace("p", unread.UNREAD)) for run in line.runs),
                        line.page,
                        line.bbox,
                        line.baseline,
                        line.size,
                    )
                    for line in page.lines
                ]
                pages.append(page._replace(lines=tuple(lines)))
            return reading._replace(pages=tuple(pages))

        return read

    monkeypatch.setattr(pdfium if engine == "pdfium" else pdf, "read", without(engine))
    reading, _ = choice.read(path, engine)  # type: ignore[arg-type]
    return reading.pages[0].lines[-1].text


@pytest.mark.parametrize("engine", ["pdfium", "pdfplumber"])
def test_a_letter_that_only_the_other_engine_knows_is_taken_from_it(
    engine: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _told_by(engine, tmp_path, monkeypatch) == "inspectors agree"


def test_only_the_pages_with_unknown_letters_are_read_again(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose()).page(prose())
    path = paper.write(tmp_path / "paper.pdf")
    assert [page.number for page in pdf.read(path, only={2}).pages] == [2]
    assert [page.number for page in pdfium.read(path, only={1, 3}).pages] == [1, 3]
