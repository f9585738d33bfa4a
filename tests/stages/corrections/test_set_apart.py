"""What of a source is not in its chapter, in the order in which the source has it."""

from reportgen.model.document import Block, Document, DocumentSource, Furniture
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.set_apart import OutsideWords
from tests.stages.corrections.passages import FIRST, SECOND, made_report

REPORT = made_report(FIRST, SECOND)


def _place(page: int, top: float) -> tuple[Evidence]:
    return (Evidence(page, (72, top, 500, top + 20)),)


def _apart(*blocks: Block, furniture: tuple[Furniture, ...] = ()) -> OutsideWords:
    read = [Block("paragraph", item.text, (), item.evidence) for item in REPORT.sections[1].items]
    source = DocumentSource("asia.pdf", "0" * 64, 9, "en")
    return OutsideWords(Document(source, (), (*blocks[:1], *read, *blocks[1:]), furniture), REPORT)


def _texts(apart: OutsideWords) -> list[str]:
    return [item.item.text for section in apart.opened().sections for item in section.items]


def test_what_the_chapter_has_is_not_apart() -> None:
    apart = _apart(
        Block("paragraph", "Before.", (), _place(1, 90)),
        Block("list_item", "After.", (), _place(9, 90), 1, "•"),
    )
    assert _texts(apart) == ["Before.", "After."]
    bullet = apart.opened().sections[0].items[1].item
    assert (bullet.kind, bullet.marker) == ("bullet", "•")


def test_tables_and_words_that_nobody_sees_are_no_passages() -> None:
    hidden = Furniture("Confidential", "hidden", _place(5, 20))
    head = Furniture("A head of the page", "header", _place(5, 20))
    apart = _apart(
        Block("table", "1 2", (), _place(1, 90)),
        Block("contents", "Overview 3", (), _place(1, 200)),
        furniture=(hidden, head),
    )
    assert _texts(apart) == ["A head of the page"]


def test_a_line_of_the_page_comes_behind_what_stands_above_it() -> None:
    foot = Furniture("A foot", "footer", _place(4, 750))
    head = Furniture("A head", "header", _place(1, 20))
    apart = _apart(Block("paragraph", "Before.", (), _place(1, 90)), furniture=(foot, head))
    assert _texts(apart) == ["A head", "Before.", "A foot"]
    first, second = (item.evidence for item in REPORT.sections[1].items)
    assert apart.rank(first) < apart.rank(foot.evidence) < apart.rank(second)


def test_a_place_that_the_structure_does_not_have_comes_nowhere() -> None:
    assert _apart(Block("paragraph", "Before.", (), _place(1, 90))).rank(_place(7, 1)) == -1
