"""Reasons for doubt: fixed words, and how much of the confidence each leaves."""

from typing import NamedTuple


class Doubt(NamedTuple):
    """A reason, and the share of the confidence that it leaves."""

    reason: str
    left: float


OPEN_END = Doubt("It ends without a full stop, as no other paragraph does: a part may stand elsewhere.", 0.6)
CUT = Doubt("It ends inside a sentence, and the next block begins with a small letter.", 0.4)
CUT_WORD = Doubt("It ends with a hyphen behind a word: the rest of the word may stand elsewhere.", 0.4)
OPEN_START = Doubt("It begins inside a sentence: the words before it may stand elsewhere.", 0.5)
EARLY_END = Doubt("A line inside it ends early at a full stop: these may be two paragraphs.", 0.6)
WIDER = Doubt(
    "A line inside it stands lower than others behind a full stop: these may be two paragraphs.", 0.6
)
INDENTED = Doubt("A line inside it is indented behind a full stop: these may be two paragraphs.", 0.6)
HEADING = Doubt("A short line inside it ends without a full stop: it may be a heading.", 0.6)
ITEM = Doubt("A line inside it begins as the items of its list do: these may be two items.", 0.5)
TITLED = Doubt("The source's tags name a line inside it as a heading.", 0.5)
OUTSIDE = Doubt("A line inside it begins left of all others: its first word may not belong to it.", 0.6)
INSET = Doubt("A line inside it begins far right of its neighbours: it may not belong to it.", 0.6)
HOLE = Doubt("There is a hole in one of its lines: the words behind it may belong elsewhere.", 0.6)
MISSING = Doubt("There is room for a line between two of its lines: one may be missing.", 0.5)
FULL_END = Doubt("It ends a page or column with a full line: the next paragraph may belong to it.", 0.6)
UNPARTED = Doubt(
    "Nothing parts it from the paragraph above, as all others are parted: it may belong to that.", 0.6
)
BACKWARDS = Doubt("The source paints the words of its lines in another order.", 0.5)
SEVERAL = Doubt("The source's tags name parts of it as different paragraphs.", 0.6)
UNREAD = Doubt("It holds letters that no font explains.", 0.3)
WORDLESS = Doubt("It is a bullet without words: its words may stand in another passage, or apart.", 0.5)
COLUMNS = Doubt("Sentences go on in all of its columns: it may be text, not a table.", 0.5)
BELOW = Doubt("The text right below it begins inside a sentence: lines of that may stand in the table.", 0.5)
TWICE = Doubt("Its first row stands in it again: these may be two tables, with text between them.", 0.5)
JOINED = Doubt("It goes on over a page or column whose last line ends with a full stop.", 0.6)
OVER = Doubt(
    "It goes on behind a full stop at the end of a page or column: these may be two paragraphs.", 0.6
)
UNSURE = Doubt(
    "Nothing parts the paragraphs here, and the line above it is full: it may belong to the paragraph above.",
    0.6,
)
UNMARKED = Doubt(
    "It goes on behind a full line that ends a sentence, and nothing parts paragraphs here: it may be two.",
    0.6,
)
