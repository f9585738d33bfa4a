"""Glyphs become the words that a person reads."""

from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.readers import characters
from tests.unit.readers.paper import HEIGHT, SENTENCES, Paper, code_points, prose, seen, show

pytestmark = pytest.mark.usefixtures("engine")

BODY_LINES = 6


def _line(paper: Paper, folder: Path) -> str:
    """The words of the only line under the running text."""
    lines = paper.read(folder).pages[0].lines
    assert len(lines) == BODY_LINES + 1
    return lines[-1].text


def _meaning(text: str, folder: Path) -> str:
    """What is read where each glyph means one character of `text`."""
    meanings = code_points(text)
    codes = "".join(map(chr, meanings))
    return _line(Paper(meanings).page(prose(), show(72, 500, codes, font="U")), folder)


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("ef\ufb01cient", "efficient"),
        ("a\ufb00ord", "afford"),
        ("cafe\u0301", "café"),
        ("n\u0303andu", "ñandu"),
        ("zero\u200bwidth", "zerowidth"),
        ("\ufeffmark", "mark"),
        ("control\u0002s", "controls"),
        ("don’t – “so”", "don’t – “so”"),
        ("a\u00a0b", "a b"),
        ("Łódź Αθήνα", "Łódź Αθήνα"),
    ],
)
def test_characters_are_repaired(printed: str, read: str, tmp_path: Path) -> None:
    assert _meaning(printed, tmp_path) == read


def test_arabic_is_read_in_logical_order(tmp_path: Path) -> None:
    """Glyphs stand from left to right as painted; words are read from right to left."""
    words = "العمل اللائق"
    assert _meaning(words[::-1], tmp_path) == words


def test_arabic_presentation_forms_become_letters(tmp_path: Path) -> None:
    assert _meaning("\ufe8e\ufee3", tmp_path) == "ما"


def test_numbers_inside_arabic_keep_their_order(tmp_path: Path) -> None:
    assert _meaning("2021 " + "عام"[::-1], tmp_path) == "عام 2021"


def test_latin_words_inside_arabic_keep_their_order(tmp_path: Path) -> None:
    assert _meaning("SDG " + "العمل هدف"[::-1], tmp_path) == "العمل هدف SDG"


def test_a_soft_hyphen_stays_at_the_end_only() -> None:
    """There it says that a word goes on in the next line."""
    assert characters.repair("mi\u00adgra-\u00ad") == "migra\u00ad"


def test_kerned_glyphs_are_one_word(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(Pa) 60 (rtn) -20 (ers) -300 (agree)] TJ ET\n"
    assert _line(Paper().page(prose(), content), tmp_path) == "Partners agree"


def test_words_set_without_spaces_are_parted_by_their_gaps(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(No) -280 (spaces) -280 (here) -280 (at) -280 (all)] TJ ET\n"
    assert _line(Paper().page(prose(), content), tmp_path) == "No spaces here at all"


@pytest.mark.parametrize("gap", [-130, -152, -160])
def test_words_of_a_tight_line_without_spaces_are_parted(gap: int, tmp_path: Path) -> None:
    """TeX shrinks the word spaces of a full line by up to a third."""
    words = ["because", "people", "who", "have", "lived", "through", "it", "know", "best"]
    array = b" ".join(b"%d (%s)" % (gap if at else 0, word.encode()) for at, word in enumerate(words))
    content = b"BT /F1 11 Tf 72 500 Td [%s] TJ ET\n" % array
    assert _line(Paper().page(prose(), content), tmp_path) == " ".join(words)


def test_wide_kerning_inside_words_is_no_space(tmp_path: Path) -> None:
    """Without a valley between the gaps of letters and those of words, small gaps are kerning."""
    content = b"BT /F1 11 Tf 72 500 Td [(A) -120 (V) -80 (ote) -280 (for) -280 (A) -130 (v) -60 (a)] TJ ET\n"
    assert _line(Paper().page(prose(), content), tmp_path) == "AVote for Ava"


@pytest.mark.parametrize(
    ("typed", "operators"),
    [
        ("NEXT STEPS", "4 Tc"),
        ("NEXT STEPS", "2 Tc"),
        ("NEXT STEPS FOR THE REGION", "4 Tc"),
        ("Next Steps", "3 Tc"),
    ],
)
def test_a_letter_spaced_heading_is_read_in_words(typed: str, operators: str, tmp_path: Path) -> None:
    heading = show(72, 680, typed, font="F2", size=14, before=operators)
    path = Paper().page(heading, prose(), prose(y=400)).write(tmp_path / "paper.pdf")
    first = extraction.read_document(path).blocks[0]
    assert first.text == typed
    assert first.type == "heading"


def test_double_struck_words_stand_once_and_are_bold(tmp_path: Path) -> None:
    words = "peer review"
    strikes = show(72, 500, words) + show(72.3, 500, words) + show(72.6, 500, words)
    path = Paper().page(prose(), strikes).write(tmp_path / "paper.pdf")
    last = extraction.read_document(path).blocks[-1]
    assert [(run.text, run.bold) for run in last.runs] == [(words, True)]


def test_letters_of_another_size_are_no_second_strike(tmp_path: Path) -> None:
    """A heading that runs over the words of the next column takes none of their letters."""
    beneath, over = show(72, 500, "delegates"), show(71.8, 500, "delegates", size=14)
    lines = [line.text for line in Paper().page(prose(), beneath, over).read(tmp_path).pages[0].lines]
    assert sorted(lines[BODY_LINES:]) == ["delegates", "delegates"]


def test_stroked_words_are_bold(tmp_path: Path) -> None:
    stroked = show(72, 500, "peer review", before="2 Tr 0.4 w")
    path = Paper().page(prose(), stroked).write(tmp_path / "paper.pdf")
    last = extraction.read_document(path).blocks[-1]
    assert [(run.text, run.bold) for run in last.runs] == [("peer review", True)]


def test_a_word_said_twice_stands_twice(tmp_path: Path) -> None:
    assert _line(Paper().page(prose(), show(72, 500, "very very rare, hoop, see")), tmp_path) == (
        "very very rare, hoop, see"
    )


def test_a_bold_phrase_is_a_run_of_its_own(tmp_path: Path) -> None:
    content = (
        b"BT /F1 11 Tf 72 500 Td (Members want ) Tj /F2 11 Tf (paid leave) Tj /F1 11 Tf ( for all.) Tj ET\n"
    )
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.text == "Members want paid leave for all."
    heavy = [run.text.strip() for run in line.runs if run.weight > 400]
    assert heavy == ["paid leave"]


def test_a_raised_mark_is_told_by_size_and_rise(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td (at sea) Tj /F1 6 Tf 4 Ts (7) Tj 0 Ts /F1 11 Tf ( and on land) Tj ET\n"
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.text == "at sea7 and on land"
    mark = next(run for run in line.runs if run.text.strip() == "7")
    assert (mark.size, mark.rise) == (6, 4)


def test_a_short_line_below_is_no_mark_of_a_heading_in_the_other_column(tmp_path: Path) -> None:
    beside = show(72, 480, "Own words", size=17)
    column = show(346, 479.3, "judges, and police", size=8) + show(346, 469, "level.", size=8)
    lines = [line.text for line in Paper().page(prose(), beside, column).read(tmp_path).pages[0].lines]
    assert lines[-2:] == ["judges, and police", "level."]


def test_actual_text_stands_for_its_glyphs(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td (e) Tj /Span << /ActualText (ffi) >> BDC (#) Tj EMC (cient) Tj ET\n"
    assert _line(Paper().page(prose(), content), tmp_path) == "efficient"


@pytest.mark.parametrize(
    ("turn", "matrix"), [(90, "0 1 -1 0 612 0"), (270, "0 -1 1 0 0 792"), (180, "-1 0 0 -1 612 792")]
)
def test_a_turned_page_is_read_upright(turn: int, matrix: str, tmp_path: Path) -> None:
    """The page is stored sideways and shown upright."""
    content = b"q %s cm " % matrix.encode() + prose(y=500) + b" Q "
    page = Paper().page(content, Rotate=turn).read(tmp_path).pages[0]
    straight = Paper().page(prose(y=500)).read(tmp_path).pages[0]
    assert seen(page) == seen(straight)
    assert not any(line.rotated for line in page.lines)


def test_a_page_whose_text_runs_sideways_is_read_upright(tmp_path: Path) -> None:
    """A landscape table set into a portrait page: nothing says so but the text itself."""
    page = Paper().page(b"q 0 1 -1 0 612 0 cm " + prose(y=500) + b" Q ").read(tmp_path).pages[0]
    assert seen(page) == seen(Paper().page(prose(y=500)).read(tmp_path).pages[0])
    assert (page.width, page.height) == (HEIGHT, 612)


def test_a_watermark_is_set_apart_and_kept(tmp_path: Path) -> None:
    mark = b"BT /F1 60 Tf 0.85 g 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n"
    path = Paper().page(prose(), mark).write(tmp_path / "paper.pdf")
    document = extraction.read_document(path)
    assert [(item.text, item.role) for item in document.furniture] == [("DRAFT", "watermark")]
    assert "DRAFT" not in " ".join(block.text for block in document.blocks)


def test_sizes_and_places_are_those_shown(tmp_path: Path) -> None:
    """The type size is that of the scaled text, not the operand's."""
    content = b"q 2 0 0 2 0 0 cm " + show(36, 250, "Scaled", size=5.5) + b" Q "
    line = Paper().page(prose(), content).read(tmp_path).pages[0].lines[-1]
    assert line.size == pytest.approx(11)
    assert line.baseline == pytest.approx(HEIGHT - 500)
    assert line.bbox[0] == pytest.approx(72, abs=0.01)


def test_two_columns_are_two_lines(tmp_path: Path) -> None:
    page = (
        Paper().page(show(72, 500, "Left column words"), show(320, 500, "right column words")).read(tmp_path)
    )
    assert seen(page.pages[0]) == ["Left column words", "right column words"]


def test_a_drop_cap_is_part_of_its_word(tmp_path: Path) -> None:
    cap = show(72, 612, "S", font="F4", size=40)
    lines = show(98, 626, "urvivors who sit on the board change what it asks, and they") + show(
        98, 612, "notice what the others on the board have never looked at before,"
    )
    rest = prose(y=598)
    path = Paper().page(cap, lines, rest).write(tmp_path / "paper.pdf")
    text = " ".join(block.text for block in extraction.read_document(path).blocks)
    assert text.startswith("Survivors who sit on the board")


def test_facts_of_the_file_are_read(tmp_path: Path) -> None:
    paper = Paper().page(prose()).page(prose())
    paper.pdf.Root.Lang = "es-MX"
    paper.pdf.docinfo["/Title"] = "Un informe"
    with paper.pdf.open_outline() as outline:
        from pikepdf import OutlineItem

        outline.root.append(OutlineItem("First", 0))
        outline.root[0].children.append(OutlineItem("Inner", 1))
    reading = paper.read(tmp_path)
    assert (reading.title, reading.language, reading.file) == ("Un informe", "es-MX", "paper.pdf")
    assert [(it.title, it.level, it.page) for it in reading.outline] == [("First", 1, 1), ("Inner", 2, 2)]
    assert [page.number for page in reading.pages] == [1, 2]


def test_page_labels_are_read(tmp_path: Path) -> None:
    from pikepdf import Array, Dictionary, Name

    paper = Paper().page(prose()).page(prose()).page(prose())
    paper.pdf.Root.PageLabels = Dictionary(
        Nums=Array([0, Dictionary(S=Name.r), 2, Dictionary(S=Name.D, St=1)])
    )
    assert [page.label for page in paper.read(tmp_path).pages] == ["i", "ii", "1"]


def test_a_power_is_no_footnote_mark(tmp_path: Path) -> None:
    power = b"/F1 6 Tf 4 Ts (6) Tj 0 Ts /F1 11 Tf"
    raised = b"BT /F1 11 Tf 72 480 Td (The fund made some 10) Tj " + power + b" ( jobs.) Tj ET\n"
    path = Paper().page(prose(), raised).write(tmp_path / "paper.pdf")
    assert "10⁶ jobs." in " ".join(block.text for block in extraction.read_document(path).blocks)


def test_line_numbers_are_furniture(tmp_path: Path) -> None:
    numbers = b"".join(show(40, 640 - 14 * n, str(n + 1), size=7) for n in range(6))
    document = extraction.read_document(Paper().page(prose(), numbers).write(tmp_path / "paper.pdf"))
    assert not any(char.isdigit() for block in document.blocks for char in block.text)
    assert [item.text for item in document.furniture] == ["1", "2", "3", "4", "5", "6"]


def test_a_drawn_bullet_makes_a_list_item(tmp_path: Path) -> None:
    dots = b"".join(b"q 0 g 76 %d 4 4 re f Q\n" % (482 - 40 * n) for n in range(2))
    items = b"".join(
        show(90, 480 - 40 * n, SENTENCES[n]) + show(90, 466 - 40 * n, "and so on.") for n in range(2)
    )
    document = extraction.read_document(Paper().page(prose(), dots, items).write(tmp_path / "paper.pdf"))
    listed = [(block.marker, block.text) for block in document.blocks if block.type == "list_item"]
    assert listed == [("•", f"{SENTENCES[n]} and so on.") for n in range(2)]


def test_a_character_beyond_the_first_plane_is_one(tmp_path: Path) -> None:
    assert _meaning("\U0001d44e and \U0001d44f", tmp_path) == "\U0001d44e and \U0001d44f"


def test_a_hyphen_at_a_lines_end_stays_what_it_is(tmp_path: Path) -> None:
    """Also where the next line begins with a letter, which some engines take for one word."""
    lines = show(72, 500, "Some speakers of the anti-") + show(72, 486, "slavery movement agreed.")
    page = Paper().page(prose(), lines).read(tmp_path).pages[0]
    assert seen(page)[-2:] == ["Some speakers of the anti-", "slavery movement agreed."]


def test_a_soft_hyphen_at_a_lines_end_stays_soft(tmp_path: Path) -> None:
    paper = Paper(code_points("abc\u00ad"))
    lines = show(72, 500, "ABCD", font="U") + show(72, 486, "ABC", font="U")
    assert seen(paper.page(prose(), lines).read(tmp_path).pages[0])[-2:] == ["abc\u00ad", "abc"]


def test_words_printed_again_elsewhere_stand_twice(tmp_path: Path) -> None:
    lines = show(72, 500, "Once and again") + show(72, 486, "Once and again")
    assert seen(Paper().page(prose(), lines).read(tmp_path).pages[0])[-2:] == ["Once and again"] * 2


def test_a_shadow_under_words_leaves_them_once(tmp_path: Path) -> None:
    shadowed = show(72.8, 499.4, "Shaded", before="0.8 g") + show(72, 500, "Shaded")
    line = Paper().page(prose(), shadowed).read(tmp_path).pages[0].lines[-1]
    assert (line.text, line.runs[0].color, line.runs[0].weight) == ("Shaded", 0, 400)


def test_thin_gaps_part_words_where_no_spaces_are_set(tmp_path: Path) -> None:
    content = b"BT /F1 11 Tf 72 500 Td [(11.) -168 (11.) -168 (2031)] TJ ET\n"
    assert _line(Paper().page(prose(), content), tmp_path) == "11. 11. 2031"


def test_glyphs_shown_one_by_one_are_words(tmp_path: Path) -> None:
    """Some browsers place every glyph by itself."""
    from tests.unit.readers.paper import GLYPH_WIDTH

    meanings = code_points("cane fields")
    step = 11 * GLYPH_WIDTH / 1000
    glyphs = b"".join(show(72 + n * step, 500, chr(code), font="U") for n, code in enumerate(meanings))
    assert _line(Paper(meanings).page(prose(), glyphs), tmp_path) == "cane fields"


def test_brackets_in_arabic_face_the_right_way(tmp_path: Path) -> None:
    """Glyphs stand from left to right as painted: the opening bracket is the one on the right."""
    painted = "(" + "عمل"[::-1] + ")"
    assert _meaning(painted, tmp_path) == "(عمل)"
