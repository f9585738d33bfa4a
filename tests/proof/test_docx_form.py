"""A Word document holds its contents behind their heading, and a reference with the paragraph before it."""

from reportgen.proof.docx_form import in_word
from reportgen.proof.stream import FileBlock, Stream
from reportgen.writers.html.pages import ContentsEntry

CONTENTS = (ContentsEntry(1, "African Priorities", "africa"), ContentsEntry(1, "Asian Priorities", "asia"))


def _block(text: str, style: str = "") -> FileBlock:
    return FileBlock(((text, False),), classes=frozenset({style} if style else ()))


def _words(stream: Stream) -> str:
    return " ".join(word.text for word in stream.words)


def test_the_contents_stand_behind_their_heading() -> None:
    stream = in_word([_block("Contents", "TOC Heading"), _block("Introduction")], CONTENTS)
    assert _words(stream) == "Contents African Priorities Asian Priorities Introduction"


def test_a_reference_is_no_word_and_belongs_to_the_paragraph_before_it() -> None:
    blocks = [_block("Fair pay."), _block("p. 22", "Source Reference"), _block("Safe return.")]
    stream = in_word(blocks, CONTENTS)
    assert _words(stream) == "Fair pay. Safe return."
    assert [(one.text, one.place) for one in stream.references] == [("p. 22", 0)]


def test_a_reference_before_all_else_belongs_to_nothing() -> None:
    assert in_word([_block("p. 22", "Source Reference"), _block("Fair pay.")], ()).references == ()
