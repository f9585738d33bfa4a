"""Titles of later pages in a list under its name are contents, though no page numbers stand there."""

from tests.stages.trees import BOLD, LEFT, PITCH, Setter, prose

TITLES = (
    "Hours and wages",
    "Courts and interpreters",
    "Recruiters, fees and the long way to a contract in ports",
    "What we ask for",
    "Annex",
)


def _document(before: str, *others: str, title: str = "Contents") -> Setter:
    made = Setter()
    made.put(title, LEFT, 96, size=18, face=BOLD)
    y = 130.0
    for words in (*TITLES, *others):
        half = words[:52].rpartition(" ")[0] if len(words) > 52 else words
        for part in filter(None, (half, words[len(half) :].strip())):
            made.put(before + part if part is half else part, LEFT + 12, y)
            y += PITCH
        y += 8
    for number, words in enumerate(TITLES):
        made.turn()
        made.step(PITCH)
        half = words[:34].rpartition(" ")[0] if len(words) > 34 else words
        made.put(half, LEFT, made.y, size=14, face=BOLD)
        if half != words:
            made.put(words[len(half) :].strip(), LEFT, made.y + 17, size=14, face=BOLD)
        made.y += 34
        for part in range(4):
            made.paragraph(prose(7 * number + part, 4))
    return made


def test_titles_that_later_pages_repeat_are_entries() -> None:
    for bullet in ("", "• "):
        blocks = _document(bullet).document().blocks
        [contents] = [block for block in blocks if block.type == "contents"]
        assert [(entry.text, entry.page) for entry in contents.entries] == [(title, "") for title in TITLES]
        first = [block.type for block in blocks if block.evidence[0].page == 1]
        assert first == ["heading", "contents"]


def test_a_list_under_another_name_is_none() -> None:
    blocks = _document("", title="What the sessions were about").document().blocks
    assert [block for block in blocks if block.type == "contents"] == []


def test_lines_that_no_later_page_repeats_make_it_none() -> None:
    others = "Hostels for crews", "Laws of four countries", "Who was asked", "How it was paid"
    blocks = _document("", *others).document().blocks
    assert [block for block in blocks if block.type == "contents"] == []
