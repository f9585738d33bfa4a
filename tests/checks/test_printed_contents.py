"""The contents page of the rendered PDF against its headings."""

from reportgen.checks.finding import Finding
from reportgen.checks.printed_contents import printed_contents
from reportgen.model.document import Bookmark

from .proofs import EDGE, LEFT, Sheet, line, reading, tag

CHAPTERS = ("Introduction", "Africa Priorities", "Asia Priorities")


def contents(*entries: tuple[str, int]) -> Sheet:
    """A contents page."""
    sheet = Sheet().add("H2", "Contents")
    for title, page in entries:
        of = tag("TOCI", "TOC")
        sheet.lines += [
            line(title, sheet.at, LEFT, LEFT + 90, of),
            line(str(page), sheet.at, EDGE - 9, EDGE, of),
        ]
        sheet.at += 20
    return sheet


def found(*entries: tuple[str, int], titles: tuple[str, ...] = CHAPTERS) -> list[Finding]:
    sheets = [Sheet().add("H2", title).filled() for title in titles]
    outline = [Bookmark(title, 1, page) for page, title in enumerate(titles, 3)]
    return list(printed_contents(reading(contents(*entries), *sheets, outline=outline), "x.pdf"))


RIGHT = tuple((title, page) for page, title in enumerate(CHAPTERS, 3))


def test_contents_that_agree_are_silent() -> None:
    assert found(*RIGHT) == []


def test_a_wrong_page_is_a_warning() -> None:
    one = found(RIGHT[0], ("Africa Priorities", 5), RIGHT[2])
    assert [(it.severity, it.page) for it in one] == [("warning", 2)]
    assert "give page 5 for “Africa Priorities”, it stands on page 4" in one[0].message


def test_other_words_are_a_warning() -> None:
    one = found(RIGHT[0], ("African Priorities", 4), RIGHT[2])
    assert [it.message.split(",")[0] for it in one] == [
        "the contents name “African Priorities”",
        "the chapter “Africa Priorities” is not in the contents",
    ]


def test_a_chapter_that_is_left_out_is_a_warning() -> None:
    one = found(*RIGHT, titles=(*CHAPTERS, "MENA Priorities"))
    assert [(it.page, it.message) for it in one] == [
        (6, "the chapter “MENA Priorities” is not in the contents")
    ]
