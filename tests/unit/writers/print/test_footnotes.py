"""Notes that came to stand elsewhere than they should are noticed, and set at the chapter's end."""

from reportgen.writers.print import footnotes
from reportgen.writers.print.footnotes import are_astray

BOTTOM = 900.0


def box(top: float, height: float = 20.0) -> tuple[float, float, float, float]:
    return 0.0, top, 100.0, top + height


def test_notes_at_the_foot_of_the_page_of_their_marks_are_in_place() -> None:
    pages = [
        {"footnote/a/mark": box(100), "footnote/a": box(800), "africa/1": box(10)},
        {"footnote/b/mark": box(200), "footnote/b": box(860)},
    ]
    assert not are_astray(pages, BOTTOM)
    assert not are_astray([{"africa": box(2000)}], BOTTOM)


def test_a_note_on_the_next_page_is_still_found_and_one_later_is_not() -> None:
    mark, note = {"footnote/a/mark": box(880)}, {"footnote/a": box(800)}
    assert not are_astray([mark, note], BOTTOM)
    assert are_astray([mark, {}, note], BOTTOM)
    assert are_astray([note, mark], BOTTOM)


def test_a_note_that_is_missing_out_of_order_or_off_the_page_is_astray() -> None:
    marks = {"footnote/a/mark": box(100), "footnote/b/mark": box(200)}
    assert are_astray([{**marks, "footnote/a": box(800)}], BOTTOM)
    assert are_astray([{**marks, "footnote/b": box(800), "footnote/a": box(850)}], BOTTOM)
    assert are_astray([{**marks, "footnote/a": box(800), "footnote/b": box(850, 100)}], BOTTOM)


def test_notes_are_moved_to_the_end_with_all_their_words() -> None:
    body = (
        "<p>a<!--note--><span>one</span><!--/note--> b<!--note--><span>two</span><!--/note--></p><!--notes-->"
    )
    assert footnotes.at_the_end(body) == (
        '<p>a b</p><div class="endnotes"><div><span>one</span></div><div><span>two</span></div></div>'
    )
