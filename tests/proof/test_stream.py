"""A file as words with places: blocks in order, references before the words that they are about."""

from reportgen.proof.stream import FileBlock, FilePlace, Stream, nearest, of_blocks

BLOCKS = (
    FileBlock((("Two words", False),), tag="p"),
    FileBlock((("and ", False), ("three more", True)), ("p. 22",), "p", ("asia", "asia/s1/1")),
)
MADE = of_blocks(BLOCKS, "paragraph")


def test_words_come_in_order_with_their_weight() -> None:
    assert MADE.texts() == ["Two", "words", "and", "three", "more"]
    assert MADE.texts(3) == ["three", "more"]
    assert MADE.texts(0, 1) == ["Two"]


def test_a_block_is_named_by_number_and_knows_its_nearest_id() -> None:
    assert [(it.name, it.anchor) for it in MADE.places] == [
        ("paragraph 1", None),
        ("paragraph 2", "asia/s1/1"),
    ]
    assert BLOCKS[1].text == "and three more"


def test_a_reference_knows_the_first_word_of_its_passage() -> None:
    (reference,) = MADE.references
    assert (reference.text, MADE.words[reference.word].text, reference.place) == ("p. 22", "and", 1)


def test_a_place_behind_the_end_is_that_of_the_last_word() -> None:
    assert MADE.place_at(0).name == "paragraph 1"
    assert MADE.place_at(99).name == "paragraph 2"


def test_a_file_without_words_has_a_place_all_the_same() -> None:
    assert Stream((), ()).place_at(0).name == "the file"
    assert Stream((), (FilePlace("page 1"),)).place_at(5).name == "page 1"


def test_the_words_before_a_place() -> None:
    assert nearest(MADE, 4) == ["words", "and", "three"]
    assert nearest(MADE, 1) == ["Two"]
    assert nearest(MADE, 0) == []
