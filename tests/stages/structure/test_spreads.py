"""Two pages on one sheet are read one after the other; a broad page that is one page stays whole."""

from reportgen.model.document import Page, Reading
from reportgen.stages.structure import build
from reportgen.stages.structure.spreads import parted
from reportgen.vocabularies.spelling import Speller
from tests.stages.trees import HEIGHT, LEFT, PITCH, WIDTH, Setter, line, prose, wrapped

PAGES = 8


def _texts() -> list[str]:
    return [prose(number, 3 + number % 3) for number in range(6 * PAGES)]


def _sheets(numbers: bool = True) -> list[Page]:
    """Sheets of two pages; each page holds six paragraphs of its own and its number."""
    texts = _texts()
    sheets = []
    for sheet in range(PAGES // 2):
        lines = []
        for side in (0, 1):
            page = 2 * sheet + side
            x, y = side * WIDTH + LEFT, 96.0
            for text in texts[6 * page : 6 * page + 6]:
                for words in wrapped(text, WIDTH - 2 * LEFT):
                    lines.append(line(words, x, y, page=sheet + 1))
                    y += PITCH
                y += PITCH / 2
            if numbers:
                at = x if side == 0 else 2 * WIDTH - LEFT - 10
                lines.append(line(str(page + 2), at, HEIGHT - 40, page=sheet + 1))
        ordered = tuple(sorted(lines, key=lambda it: (it.baseline, it.bbox[0])))
        sheets.append(Page(sheet + 1, 2 * WIDTH, HEIGHT, str(sheet + 1), ordered, ()))
    return sheets


def test_the_left_page_of_a_sheet_comes_before_the_right_one() -> None:
    document = build.build(Reading("made.pdf", "0" * 64, tuple(_sheets()), None, "en"), Speller)
    assert [block.text for block in document.blocks] == _texts()
    assert len(document.pages) == PAGES // 2


def test_a_sheet_keeps_its_number_in_both_halves() -> None:
    pages = _sheets()
    found = parted(pages, pages)
    assert [page.number for page in found] == [1, 1, 2, 2, 3, 3, 4, 4]


def test_a_sheet_with_a_line_over_its_fold_stays_whole() -> None:
    pages = _sheets()
    title = line("What we ask of the whole of the world", WIDTH - 90, 60, size=20)
    pages[1] = pages[1]._replace(lines=(title, *pages[1].lines))
    assert [page.number for page in parted(pages, pages)] == [1, 1, 2, 3, 3, 4, 4]


def test_broad_pages_without_two_numbers_are_no_spreads() -> None:
    pages = _sheets(numbers=False)
    assert parted(pages, pages) == tuple(pages)


def test_upright_pages_stay_as_they_are() -> None:
    made = Setter()
    for number in range(20):
        made.paragraph(prose(number, 4))
    made.everywhere("#", 300, HEIGHT - 40)
    pages = made.reading().pages
    assert parted(pages, pages) == pages
