"""Hyphens at line ends: undone by the document's own words, kept where they belong to the word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple, Protocol

from ...model.document import Face, Line, Page, Run


class WordKnowledge(Protocol):
    """What is known of the document's language."""

    def may_break(self, word: str, at: int) -> bool:
        """Return whether a word may be broken before an index."""

    def is_word(self, word: str) -> bool:
        """Return whether the language has a word (case folded)."""

    def frequency(self, word: str) -> int:
        """Return how often the language uses a word (case folded), 0 where it does not."""


SOFT = "\u00ad"
HYPHENS = "-\u2010\u00ad"
_ENDS = frozenset(HYPHENS)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:[-\u2010\u2011][^\W_]+)*")
# The same in ASCII of small letters, found faster.
_PLAIN_WORD = re.compile("[a-z]+(?:'[a-z]+)*(?:-[a-z0-9]+)*")
# A soft hyphen may be printed with a sign of its own behind it, from another font.
_TAIL = re.compile(r"([\w'’]+(?:[-\u2010\u2011]\w+)*)(?:\u00ad?[-\u2010]|\u00ad)$")
# Words broken at line ends that stand whole elsewhere: so many show that the document breaks words.
_BROKEN = 2
# The same of line ends whose pieces are no words of the document.
_PIECES = 3
# Letters from which a piece can be a word of its own; shorter ones are syllables that happen to be words.
_WHOLE = 3
# Letters of the first word of a compound, at least.
_PREFIX = 4
# Share of the rarer of two words' frequency below which the word that both make is rare beside them.
_RARE = 0.1
# Times in the list of words, which counts some hundred million, from which a compound is usual as one word:
# "healthcare", "workforce"; "antislavery" is not.
_USUAL = 100
_HEAD = re.compile(r"^([\w'’]+(?:[-\u2010\u2011]\w+)*)")


class DocumentWords(NamedTuple):
    """The words of a document outside line ends.

    Attributes:
        counts: how often each word stands (case folded, hyphens as U+002D).
        firsts: first parts of hyphenated compounds.
        sign: U+2010 where the document uses it at line ends only: then it is never part of a word.
        breaks: the document does break words over lines.
    """

    counts: Counter[str]
    firsts: frozenset[str]
    sign_only: bool
    breaks: bool


class Decision(NamedTuple):
    """What stands between two pieces of a broken word; `sure` is False where it was weighed."""

    joint: str
    sure: bool
    word: str = ""


def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()
    return word.casefold().replace("\u2010", "-").replace("\u2011", "-").replace("’", "'")


def gather(lines: Iterable[Line]) -> DocumentWords:
    """Return the words that stand whole inside lines of the document."""
    counts: Counter[str] = Counter()
    plain: list[str] = []
    ends: list[tuple[str, str]] = []
    inner_sign = end_sign = False
    previous: str | None = None
    for line in lines:
        text = line.text
        previous_broken = previous is not None
        if previous is not None:
            head = _HEAD.match(text)
            ends.append((previous, head.group(1) if head else ""))
        tail = _TAIL.search(text) if text[-1:] in _ENDS else None
        previous = tail.group(1) if tail else None
        if not previous_broken and tail is None and text.isascii():
            plain.append(text)
            continue
        inside = _WORD.findall(text)
        if previous_broken:
            inside = inside[1:]
        if "\u2010" in text:
            inner_sign = inner_sign or any("\u2010" in word for word in inside)
            end_sign = end_sign or text.endswith("\u2010")
        if tail:
            inside = inside[:-1]
        counts.update(map(_fold, inside))
    counts.update(_PLAIN_WORD.findall("\n".join(plain).lower()))  # most lines; together they are read faster
    compounds = [word for word in counts if "-" in word]
    firsts = {word.split("-", 1)[0] for word in compounds}
    broken = sum(
        1
        for left, right in ends
        if right
        and right[0].islower()
        and counts[_fold(left + right)] > 0
        and not counts[_fold(f"{left}-{right}")]
    )
    pieces = sum(
        1
        for left, right in ends
        if right and right[0].islower() and (not counts[_fold(left)] or not counts[_fold(right)])
    )
    return DocumentWords(
        counts, frozenset(firsts), end_sign and not inner_sign, broken >= _BROKEN or pieces >= _PIECES
    )


def decide(
    left_text: str, right_text: str, words: DocumentWords, speller: WordKnowledge, so_far: str = ""
) -> Decision | None:
    """Return what joins a line that ends in a hyphen with the next, None where it does not end so.

    Args:
        left_text: the line that ends in a hyphen.
        right_text: the line that follows.
        words: the document's words.
        speller: what is known of the language.
        so_far: the last word of the text before the end, where lines above belong to it (addresses).

    Returns:
        joint "" (the hyphen was the line's) or "-" (the word's own; U+2010 is kept as printed).
    """
    tail = _TAIL.search(left_text) if left_text[-1:] in _ENDS else None
    if tail is None:
        return None
    head = _HEAD.match(right_text)
    sign = SOFT if SOFT in left_text[-2:] else left_text[-1]
    left, right = tail.group(1), head.group(1) if head else ""
    word = left + right
    if sign == SOFT:
        return Decision("", True, word)
    if _is_address(so_far or left_text.rpartition(" ")[2]):
        return _in_address(left, right, sign, words, speller)
    if not right or not right[0].islower() or not left[-1].isalpha():
        return Decision(sign, True, f"{left}{sign}{right}")
    if sign == "\u2010" and words.sign_only:
        return Decision("", True, word)
    joined, compound = words.counts[_fold(word)], words.counts[_fold(f"{left}-{right}")]
    if joined != compound:
        return Decision(
            "" if joined > compound else sign, True, word if joined > compound else f"{left}{sign}{right}"
        )
    return _weigh(left, right, sign, words, speller)


def _in_address(left: str, right: str, sign: str, words: DocumentWords, speller: WordKnowledge) -> Decision:
    """Decide inside an address: its own hyphens stay, those of typesetters part a word of the language."""
    joined = _fold(left).rsplit("-", 1)[-1] + _fold(right).split("-", 1)[0]
    if words.breaks and len(joined) > _WHOLE and (words.counts[joined] or speller.is_word(joined)):
        return Decision("", True, left + right)
    return Decision(sign, True, f"{left}{sign}{right}")


def _weigh(left: str, right: str, sign: str, words: DocumentWords, speller: WordKnowledge) -> Decision:
    """Decide for a word that the document has nowhere else."""
    kept = Decision(sign, False, f"{left}{sign}{right}")
    if not words.breaks:
        return Decision(sign, True, kept.word)
    last, first = _fold(left).rsplit("-", 1)[-1], _fold(right).split("-", 1)[0]
    if speller.is_word(last + first):
        own = last in words.firsts and len(first) >= _WHOLE and speller.is_word(first)  # "anti-slavery"
        return Decision("", not (own or _is_rare(last, first, speller)), left + right)
    whole_left = len(last) >= _WHOLE and (words.counts[last] > 0 or speller.is_word(last))
    whole_right = len(first) >= _WHOLE and (words.counts[first] > 0 or speller.is_word(first))
    if whole_right and ((whole_left and len(last) >= _PREFIX) or last in words.firsts):
        return kept
    # "the-town-square-", "misuse-of-": a word that holds hyphens already is more likely to go on with one.
    known_left = whole_left or words.counts[last] > 0 or speller.is_word(last)
    if _fold(left) != last and (whole_left or (known_left and whole_right)):
        return kept
    # "peer-to-peer": so it is where the hyphen stands in the other piece, and both ends are words.
    known_right = whole_right or words.counts[first] > 0 or speller.is_word(first)
    if _fold(right) != first and known_left and known_right:
        return Decision(sign, True, kept.word)
    if (whole_left or whole_right) and not speller.may_break(last + first, len(last)):
        return kept
    if (known_left and known_right and not (whole_left and whole_right)) or (
        whole_left and len(last) >= _PREFIX
    ):
        return kept  # "on-chain", "go-to": words, and together none; "high-tech" holds a word of no list
    # A first piece that is no word was part of one: nothing to ask.
    return Decision("", not whole_left, left + right)


def _is_rare(left: str, right: str, speller: WordKnowledge) -> bool:
    """Return whether two common words make a rare one: "anti-slavery" is rather written with its hyphen."""
    if len(left) < _PREFIX or len(right) < _PREFIX:
        return False
    together = speller.frequency(left + right)
    return together < _USUAL and together < _RARE * min(speller.frequency(left), speller.frequency(right))


# A web or mail address that a line's end has cut at one of its own signs.
_ADDRESS_SIGNS = frozenset("./@_=&?:#%")
_ADDRESS = re.compile(r"(?:https?://|\bwww\.|\S@|\bdoi\.org/|[a-z0-9]\.[a-z]{2,4}/)\S*$", re.I)
_GOES_ON = re.compile(r"[A-Za-z0-9%~_?=&#/]")


def _is_address(word: str) -> bool:
    """Return whether a word without spaces is a web or mail address, or the first part of one."""
    return _ADDRESS.search(word) is not None


def between(left: Line, right: Line, so_far: str = "") -> str:
    """Return what stands between two lines of a paragraph that end in no hyphen: a space or nothing.

    Args:
        left: the line that ends.
        right: the line that follows.
        so_far: the last word of the text before the end, where lines above belong to it (addresses).
    """
    ends, starts = left.text[-1:], right.text[:1]
    if left.spaced:
        return " "
    if ends in _ADDRESS_SIGNS and _goes_on(so_far or left.text.rpartition(" ")[2], right):
        return ""
    if ends in "/—" and left.text[-2:-1] not in (" ", ""):
        return ""
    if starts == "—" and right.text[1:2] != " ":
        return ""
    if ends == "–" and left.text[-2:-1].isdigit() and starts.isdigit():
        return ""
    if _is_wide(ends) and _is_wide(starts):
        return ""
    return " "


def _goes_on(word: str, right: Line) -> bool:
    """Return whether a line goes on with the address that one before ends in; a full stop may end both."""
    if not _is_address(word) or not _GOES_ON.match(right.text):
        return False
    return not word.endswith(".") or not right.text[:1].isupper()


def _is_wide(char: str) -> bool:
    """Return whether a character belongs to a script without spaces (CJK, kana)."""
    return bool(char) and (
        "\u3040" <= char <= "\u30ff" or "\u3400" <= char <= "\u9fff" or "\uff00" <= char <= "\uffef"
    )


def unify(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Return pages in which faces that only know U+2010 show U+002D.

    Many fonts draw both signs with one glyph, and the file then names the other one. Where the text of
    one face uses both, they are kept apart.
    """
    signs: dict[Face, set[str]] = {}
    for page in pages:
        for line in page.lines:
            for run in line.runs:
                inner = run.text[:-1] if run is line.runs[-1] else run.text
                signs.setdefault(run.face, set()).update(sign for sign in "-\u2010" if sign in inner)
    lone = {face for face, found in signs.items() if found == {"\u2010"}}
    if not lone:
        return tuple(pages)

    def plain(run: Run) -> Run:
        return run._replace(text=run.text.replace("\u2010", "-")) if run.face in lone else run

    return tuple(
        page._replace(lines=tuple(replace(line, runs=tuple(map(plain, line.runs))) for line in page.lines))
        for page in pages
    )
