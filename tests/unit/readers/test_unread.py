"""Letters whose meaning a font does not tell at once: names, the other engine or a question tell it."""

from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.readers import choice, pdfium, unread
from reportgen.readers.plumber import pdf
from tests.unit.readers.paper import Paper, code_points, drawn_font, prose, show

STRANGE = dict(zip(range(1, 11), (f"g{n}" for n in range(1, 11)), strict=True))


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
def test_a_sign_that_a_symbol_font_calls_a_control_character_is_the_bullet_of_its_items(
    tmp_path: Path,
) -> None:
    """Layout programs export bullets of symbol fonts so; a control character has no picture."""
    signs = Paper({ord("4"): "\x17"})
    items = b"".join(
        show(80, 500 - 40 * n, "4", font="U")
        + show(88.5, 500 - 40 * n, f"Pay {word} wages on the day that was agreed, and tell")
        + show(88.5, 486 - 40 * n, "people how they were counted.")
        for n, word in enumerate(("the", "all", "our"))
    )
    document = extraction.read_document(signs.page(prose(), items).write(tmp_path / "paper.pdf"))
    end = "wages on the day that was agreed, and tell people how they were counted."
    listed = [(it.marker, it.text) for it in document.blocks if it.type == "list_item"]
    assert listed == [("•", f"Pay {word} {end}") for word in ("the", "all", "our")]
    assert document.questions == ()


@pytest.mark.usefixtures("engine")
def test_a_letter_that_a_font_calls_a_control_character_is_asked_about(tmp_path: Path) -> None:
    paper = Paper(code_points("pay a"[:4]) | {ord("@"): "\x05"})
    words = show(72, 500, "ABC@BC", font="U")
    document = extraction.read_document(paper.page(prose(), words).write(tmp_path / "paper.pdf"))
    assert "pay\ufffday" in document.blocks[-1].text
    assert [it.code for it in document.questions if it.code == "unread-letters"]


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
