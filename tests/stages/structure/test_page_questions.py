"""A page is asked about where its words may be missing: in words, with the page."""

from reportgen.model.document import Line, Page, Question, Reading, Shape
from reportgen.stages.structure.page_questions import ask
from tests.stages.trees import BOLD, HEIGHT, LEFT, WIDTH, line

from .pages import page


def _asked(*pages: Page) -> list[Question]:
    return ask(Reading("made.pdf", "0" * 64, pages), pages)


def test_a_picture_of_a_page_without_words_may_be_a_scan() -> None:
    whole = Shape("image", (0, 0, WIDTH, HEIGHT))
    [question] = _asked(page(line("Words", LEFT, 100)), page(shapes=(whole,), number=2))
    assert question.code == "page-without-text"
    assert question.evidence[0].page == 2


def test_a_small_picture_and_one_under_words_are_not_asked_about() -> None:
    small = Shape("image", (0, 0, WIDTH / 2, HEIGHT / 2))
    whole = Shape("image", (0, 0, WIDTH, HEIGHT))
    assert _asked(page(shapes=(small,)), page(line("Words", LEFT, 100), shapes=(whole,), number=2)) == []


def test_letters_that_no_font_explains_are_counted_and_quoted() -> None:
    [question] = _asked(page(line("Wa\ufffdes and h\ufffdurs of work", LEFT, 100)))
    assert question.code == "unread-letters"
    assert "2 letters have no meaning in the source's fonts (Example-Regular)" in question.reason
    assert "“Wa\ufffdes h\ufffdurs”" in question.reason


def test_signs_that_no_word_has_are_quoted_with_their_words() -> None:
    [question] = _asked(page(line("An exisƟng shelter shuts in Ɵme, wow!", LEFT, 100)))
    assert question.code == "unread-letters"
    assert question.reason.startswith("“Ɵ” stands inside a word: “exisƟng”, “Ɵme,”.")


def test_a_bullet_that_no_font_explains_is_no_letter() -> None:
    assert _asked(page(line("\ufffd", LEFT, 100, face=BOLD))) == []


def test_words_that_seem_hidden_are_quoted_six_at_most() -> None:
    hidden = line("one two three four five six seven", LEFT, 100)
    [question] = _asked(page(line("Words", LEFT, 300))._replace(doubted=(hidden,), hidden=(hidden,)))
    assert question.code == "hidden-words"
    assert question.reason.startswith("“one two three four five six …” was set apart as hidden")


def test_a_page_of_which_most_cannot_be_seen_is_asked_about() -> None:
    seen, layer = line("Words", LEFT, 100), line("Many more words than these", LEFT, 200)
    assert [it.code for it in _asked(page(seen)._replace(hidden=(layer,)))] == ["hidden-words"]
    assert _asked(page(layer)._replace(hidden=(seen,))) == []


def test_a_watermark_under_a_painted_cover_is_not_asked_about() -> None:
    made = line("DRAFT", LEFT, 400, size=90)
    turned = Line(made.runs, 1, made.bbox, made.baseline, made.size, rotated=True)
    seen = page(line("Words of the page itself", LEFT, 300))
    assert _asked(seen._replace(doubted=(turned,), hidden=(turned,))) == []
    assert [it.code for it in _asked(seen._replace(doubted=(made,), hidden=(made,)))] == ["hidden-words"]
