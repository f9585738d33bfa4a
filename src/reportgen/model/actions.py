"""What people can decide about the words as read: one row an action, one a field that `set` changes.

No other module names an action; what is the same for all asks the table. A row names the function of
`stages.corrections` that does it, and imports nothing.

To add an action: its name and row here, a module of `stages.corrections` with its function, what the
document calls it (`[editorial.kinds]` in the files of phrases), and its test.
"""

from typing import TYPE_CHECKING, Literal, NamedTuple

Passage = Literal["item", "note", "section", "subregion", "report"]
ANY: tuple[Passage, ...] = ("item", "note", "section", "subregion", "report")
HEADINGS: tuple[Passage, ...] = ("section", "subregion", "report")

Need = Literal["needed", "possible", "refused"]
Shown = Literal["changed", "compared", "bold", "added", "dropped", "as read"]
"""How the list of decisions shows words: before and after; with the differing ones marked; as they became
bold; what only the document has; what only the source has; what was looked at."""


class ShortForm(NamedTuple):
    """An option of `reportgen correct` that stands for an action.

    Attributes:
        help: what it does, in lower case.
        metavar: what its value is called; None where it takes none.
        may_lack: it may stand without its value.
    """

    help: str
    metavar: str | None = None
    may_lack: bool = False


class Row(NamedTuple):
    """An action, or a field that `set` changes.

    Attributes:
        name: as people write it.
        applies: module and function of `stages.corrections` that does it; "" for `set`, whose fields say so,
            and for a field that is set before all else.
        targets: the passages that it is about; of `set`, the fields say so.
        value: whether it takes a value.
        value_is: what its value is, for people.
        names_question: its value names the question that it answers: its code, and words or a page behind it.
        may_lack_quote: it may be about a page as a whole, with page, region and the question's code.
        may_be_empty: its value may be empty: nothing is to be left.
        may_remove: `remove` takes away what it would put there.
        needs_reason: people have to say why.
        changes_words: other words, or other paragraphs, are printed than stand in the source: whoever decides
            so by a command says why.
        takes_out: the passage is no longer printed.
        moves: the passage, or what stands under the heading, is printed at another place than in the source.
        from_apart: its words are among those that stand outside of the chapter, or were set apart in it.
        settles: it changes nothing, but answers the questions asked about the passage.
        marked: the passage has a mark in its margin that leads to the decision.
        shown: how the list of decisions shows it.
        short: its option on the command line; fields have one each.
    """

    name: str
    applies: str = ""
    targets: tuple[Passage, ...] = ("item",)
    value: Need = "refused"
    value_is: str = ""
    names_question: bool = False
    may_lack_quote: bool = False
    may_be_empty: bool = False
    may_remove: bool = False
    needs_reason: bool = False
    changes_words: bool = False
    takes_out: bool = False
    moves: bool = False
    from_apart: bool = False
    settles: bool = False
    marked: bool = False
    shown: Shown = "changed"
    short: ShortForm | None = None


SET = Row("set", value="needed", value_is="the new value")
JOIN = Row(
    "join",
    "actions.join",
    value="possible",
    changes_words=True,
    short=ShortForm("join with the paragraph that follows (needs --why)"),
)
SPLIT = Row(
    "split",
    "actions.split",
    value="needed",
    value_is="the words that the second part starts with",
    changes_words=True,
    short=ShortForm("begin a new paragraph at these words (needs --why)", "WORDS"),
)
DROP = Row(
    "drop",
    "actions.drop",
    needs_reason=True,
    changes_words=True,
    takes_out=True,
    shown="dropped",
    short=ShortForm("take the paragraph out (needs --why)"),
)
ADD = Row(
    "add",
    "actions.add",
    targets=("item", "section", "subregion"),
    value="needed",
    value_is="the text to add",
    needs_reason=True,
    changes_words=True,
    marked=True,
    shown="added",
    short=ShortForm("add a paragraph behind the quoted one (needs --why)", "TEXT"),
)
MOVE = Row(
    "move",
    "moving.move",
    value="needed",
    value_is="words of the passage or heading that it is to stand behind",
    moves=True,
    short=ShortForm("put the paragraph behind the passage or heading with these words", "WORDS"),
)
RESTORE = Row(
    "restore",
    "moving.restore",
    value="possible",
    value_is="words of the passage or heading that it is to stand behind",
    changes_words=True,
    moves=True,
    from_apart=True,
    short=ShortForm(
        "bring words back in that were set apart; WORDS: behind the passage or heading with these words "
        "(needs --why)",
        "WORDS",
        may_lack=True,
    ),
)
KEY_TERM = Row(
    "key-term",
    "actions.key_term",
    value="possible",
    may_remove=True,
    shown="bold",
    short=ShortForm("make a phrase bold; with --remove, plain", "PHRASE"),
)
ANSWER = Row(
    "answer",
    "actions.confirm",
    targets=ANY,
    value="possible",
    settles=True,
    names_question=True,
    may_lack_quote=True,
    shown="as read",
    short=ShortForm(
        "the questions about the paragraph are settled; CODE: those of this code only, with words of one, or "
        "“p. 7”, behind it: this one only",
        "CODE",
        may_lack=True,
    ),
)
CONFIRM = Row(
    "confirm",
    "actions.confirm",
    targets=ANY,
    settles=True,
    shown="as read",
    short=ShortForm("confirm that it was read rightly"),
)

ROWS = (SET, JOIN, SPLIT, DROP, ADD, MOVE, RESTORE, KEY_TERM, ANSWER, CONFIRM)
"""All actions, in the order in which they are listed."""
ACTIONS = {row.name: row for row in ROWS}

FIELD_ROWS = (
    Row("text", "fields.set_text", changes_words=True, marked=True, shown="compared"),
    Row("kind", "fields.set_kind", ("section",)),
    Row("audience", "fields.set_audience", ("section",), may_be_empty=True),
    Row(
        *("heading", "fields.set_heading", HEADINGS),
        may_be_empty=True,
        changes_words=True,
        shown="compared",
    ),
    Row("level", targets=("section",)),
    Row("subregion", "fields.set_subregion", ("section",), may_be_empty=True, moves=True),
    Row("section", "fields.set_section", moves=True),
    Row("themes", "actions.set_themes", may_be_empty=True, may_remove=True),
)
"""All fields, in the order in which they are listed."""
FIELDS = {row.name: row for row in FIELD_ROWS}

REMOVED = "not-"
"""Before the name of an action: what the document calls a decision that takes away."""
KINDS = (
    *FIELDS,
    *(row.name for row in ROWS if row is not SET),
    *(f"{REMOVED}{row.name}" for row in ROWS if row.may_remove),
)
"""What the document calls a decision: by its field or its action."""


def row_of(action: str, field: str | None = None) -> Row:
    """Return the row of an action; of `set`, that of the field.

    Raises:
        KeyError: there is none.
    """
    return FIELDS[field or "text"] if action == SET.name else ACTIONS[action]


def kind_of(action: str, field: str | None = None, *, remove: bool = False) -> str:
    """Return what the document calls a decision, one of KINDS."""
    row = row_of(action, field)
    return f"{REMOVED}{row.name}" if remove and f"{REMOVED}{row.name}" in KINDS else row.name


if TYPE_CHECKING:
    Action = str
    InterventionKind = str
else:  # what the schema and the files of phrases enumerate
    Action = Literal[tuple(ACTIONS)]
    InterventionKind = Literal[KINDS]
