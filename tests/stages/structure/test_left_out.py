"""Words that the library tells of a page, and that nothing which was read of it holds, are asked about."""

from dataclasses import replace

from reportgen.model.document import Furniture, Page
from reportgen.model.provenance import Evidence, boxes_of
from reportgen.stages.structure.left_out import ask
from tests.stages.trees import block

TEXT = "Wages that are paid on the day leave little room for debt. Every permit names one employer of many."
LONG = (
    "Ports where crews change are watched by nobody at night. Families hear of a debt when the boat has "
    "sailed, and no office answers their letters."
)
MORE = "Recruiters of both sides keep a list. " * 4


def told(text: str, number: int = 1) -> Page:
    return Page(number, 600.0, 800.0, str(number), (), told=text)


def test_words_that_are_held_ask_nothing_however_they_are_told() -> None:
    page = told(
        "WAGES that are paid on the day leave lit-\r\ntle room for debt.1 Every per\ufffemit names\r\none "
        "employer of many.\r\n1 Annual report 7"
    )
    apart = Furniture("Annual report 7", "footer", (Evidence(1, (60, 760, 200, 770)),))
    assert ask([page], [block("paragraph", TEXT)], [apart]) == []


def test_a_line_that_nothing_holds_is_asked_about_where_its_passage_stands() -> None:
    held = block("paragraph", "Wages that are paid on the day names one employer of many.")
    other = block("paragraph", MORE, page=2)
    [question] = ask([told(TEXT), told(MORE, 2)], [other, held], [])
    assert question.code == "words-left-out"
    assert question.reason.startswith("“leave little room for debt. Every permit” stands on the page")
    assert question.evidence == held.evidence[:1]


def test_a_single_word_that_is_missed_between_its_neighbours_is_asked_about() -> None:
    other = "A permit names a port. The names of many stand on it."
    held = block("paragraph", TEXT.replace(" names", "", 1) + " " + other)
    [question] = ask([told(f"{TEXT} {other}")], [held], [])
    assert question.reason.startswith("“names”")


def test_the_mark_of_a_note_hides_no_word_that_is_missed_elsewhere() -> None:
    """The library joins marks to words: “1The” is told once less as “the”, and held as it is."""
    page = told(f"{TEXT} 1The list is kept.")
    held = block("paragraph", TEXT.replace("the day", "day"))
    note = block("footnote", "The list is kept.")
    [question] = ask([page], [held, note], [])
    assert question.reason.startswith("“the” stands on the page")


def test_a_phrase_that_a_passage_holds_on_the_next_page_hides_no_word_missed_on_this() -> None:
    whole = "Crews ask that no one keep the names of those on the coast secret."
    first, second = (
        told(f"{whole} {TEXT}"),
        told(f"They asked to keep the names of those on the coast. {MORE}", 2),
    )
    over = block("paragraph", f"{TEXT} They asked to keep the names of those on the coast. {MORE}")
    over = replace(over, evidence=(*over.evidence, Evidence(2, (72, 100, 500, 200))))
    dropped = block("paragraph", whole.replace("those ", ""))
    [question] = ask([first, second], [dropped, over], [])
    assert question.reason.startswith("“those” stands on the page")


def test_the_whole_page_is_named_where_no_passage_is_near() -> None:
    [question] = ask([told(f"{TEXT} Nobody reads this.")], [block("paragraph", TEXT, page=2)], [])
    assert question.evidence == (Evidence(1, (0.0, 0.0, 600.0, 800.0)),)


def test_a_library_that_tells_other_letters_is_asked_about_once() -> None:
    page = told("Xbhft uibu bsf qbje po uif ebz mfbwf mjuumf sppn gps efcu.")
    [question] = ask([page], [block("paragraph", TEXT)], [])
    assert question.reason.startswith("12 of 12 words on page 1 are not in what was read, as “Xbhft uibu bsf")


def test_pages_of_which_much_is_missed_are_one_question_that_counts_their_words() -> None:
    pages = [told(TEXT, 1), told(LONG, 2), told(MORE, 3), told(LONG.upper(), 4)]
    [question] = ask(pages, [block("paragraph", TEXT), block("paragraph", MORE, page=3)], [])
    assert question.reason.startswith("52 of 52 words on pages 2 and 4 are not in what was read, as “Ports")
    assert [place.page for place in boxes_of(question.evidence)] == [2, 4]


def test_a_page_of_which_much_is_missed_leaves_single_questions_of_the_others() -> None:
    held = block("paragraph", TEXT.replace(" names", "", 1))
    pages = [told(TEXT), told(LONG, 2), *(told(MORE, number) for number in range(3, 9))]
    more = [block("paragraph", MORE, page=number) for number in range(3, 9)]
    whole, single = ask(pages, [held, *more], [])
    assert whole.reason.startswith("26 of 26 words on page 2 are not")
    assert single.reason.startswith("“names” stands on the page")


def test_words_printed_twice_hide_no_page_that_is_missed() -> None:
    lines = [f"{word} of both sides keep a list" for word in ("Recruiters", "Agents", "Brokers", "Owners")]
    lines += [f"{word} tell of debts that grow" for word in ("Families", "Sisters", "Mothers", "Sons")]
    twice = told("\n".join(line for line in lines for _ in range(2)))
    held = block("paragraph", " ".join(lines))
    assert ask([twice], [held], []) == []
    [question] = ask([twice, told(LONG, 2)], [held], [])
    assert "words on page 2 are not in what was read" in question.reason


def test_marks_of_notes_and_large_initials_are_no_words() -> None:
    page = told(f"{TEXT.replace('debt.', 'debt.12')} W")
    assert ask([page], [block("paragraph", TEXT)], []) == []


def test_an_engine_that_tells_nothing_asks_nothing() -> None:
    assert ask([told("")], [block("paragraph", TEXT)], []) == []
