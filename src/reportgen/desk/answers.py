"""What can be answered to a question: buttons, each of which states one decision."""

from collections.abc import Iterator
from typing import NamedTuple

from ..model.actions import ANSWER, JOIN, RESTORE, SPLIT
from .passages import ShownPassage

PICTURE = "page-without-text"
"""Code of the question about a page without words; it is answered by its number."""
_JOINED = "page-join"
_HEADING = "unknown-heading"
_DOUBT = "doubt"
_ENDS = "paragraph-ends"
_AS_IT_IS = {PICTURE: "answer.picture", "table-in-chapter": "answer.table", _HEADING: "answer.as_it_stands"}
"""What "right as it is" is called, by the code of the question."""

OTHER_WORD = "other_word"
BELONGS = "belongs"
NO_HEADING = "no_heading"
MEANS = "means"
TEXT = "text"


class PossibleAnswer(NamedTuple):
    """A button, or a form where it asks for words.

    Attributes:
        do: names it in the form.
        label: key of its text.
        word: what fills the gap of the text.
    """

    do: str
    label: str
    word: str = ""


class QuestionFacts(NamedTuple):
    """What decides which answers are possible.

    Attributes:
        code: of the question.
        passage: that it is about, None for a page as a whole.
        following: the next item of its section.
        joined: the passage stands on several pages or columns, joined.
        words: of a hyphen: the word as it stands, and the other way.
        apart: words that are not in the chapter, which it is about.
    """

    code: str
    passage: ShownPassage | None
    following: ShownPassage | None
    joined: bool
    words: tuple[str, str] | None
    apart: ShownPassage | None = None


def buttons(facts: QuestionFacts) -> Iterator[PossibleAnswer]:
    """Yield the answers that need no more words, the likeliest first."""
    yield PossibleAnswer(ANSWER.name, _AS_IT_IS.get(facts.code, "answer.right"))
    if facts.words is not None:
        yield PossibleAnswer(OTHER_WORD, "answer.word", facts.words[1])
    if facts.following is not None and (facts.code == _DOUBT or (facts.code == _JOINED and not facts.joined)):
        yield PossibleAnswer(JOIN.name, "answer.join")
    if facts.passage is not None and facts.passage.kind == "note" and facts.passage.note_kind != "table":
        yield PossibleAnswer(BELONGS, "answer.belongs")
    if facts.code == _HEADING and facts.passage is not None and facts.passage.kind == "section":
        yield PossibleAnswer(NO_HEADING, "answer.no_heading")


def forms(facts: QuestionFacts) -> Iterator[PossibleAnswer]:
    """Yield the answers that ask for words, or for a choice."""
    passage = facts.passage
    if facts.apart is not None:
        yield PossibleAnswer(RESTORE.name, "do.restore")
    if passage is None:
        return
    is_one = facts.code in (_DOUBT, _ENDS) or (facts.code == _JOINED and facts.joined)
    if is_one and passage.kind in ("paragraph", "bullet"):
        yield PossibleAnswer(SPLIT.name, "answer.apart")
    if facts.code == _HEADING and passage.kind == "section":
        yield PossibleAnswer(MEANS, "answer.means")
    if passage.kind in ("paragraph", "bullet", "section", "report"):
        yield PossibleAnswer(TEXT, "answer.text")
