"""Capitalised names in running text, with the words around them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from .passages import CheckedPassage

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_WORD = rf"(?:[{_UPPER}][\w’'‑-]*|[a-z]{{1,3}}['’-][{_UPPER}][\w’'‑-]*)"
_LINK = r"(?:of|the|for|de|del|la|las|los|du|des|di|da|van|von|bin|al|el|&)"
_NAME = re.compile(rf"(?<![\w’'-]){_WORD}(?:(?:\s{_LINK}){{0,3}}\s{_WORD})*")
_BEFORE = re.compile(r"([^\W\d_][\w’'-]*)\s+$")
_AFTER = re.compile(r"(?=((?:\s+[^\W\d_][\w’'-]*){1,2}))")
_LOWER = re.compile(r"(?<![\w’'-])[a-zß-öø-ÿ][\w-]*")
_REACH = 30
"""Characters before a name in which the word before it starts."""
_OPENERS = frozenset(
    re.findall(
        r"\w+",
        "the a an in on at of by with to it its this that these those and but as if when while all many some "
        "our we they he she his her their from after before during each both there for about over since "
        "el la los las en un una de del con para por su sus al le les des du au aux une dans sur pour par",
    )
)
"""Words that open sentences and are no names, in a text too short to hold them in lower case."""
_SAMPLE = 60
"""Signs at the start of a text from which its capitals are judged."""
_SHOUTED = 0.6
"""Share of capitals among a text's letters above which it is set in capitals."""
_POSSESSIVE = re.compile(r"'s?(?=\s|$)")
_SENTENCE_STARTS = '.!?:;“"(|•–—['
"""Behind these signs a capital need not mean a name."""
_PLAIN_SIGNS = str.maketrans({"’": "'", "‘": "'", "‑": "-", "‐": "-"})


@dataclass(frozen=True, slots=True)
class ProperName:
    """A run of capitalised words as it stands in a passage.

    Attributes:
        words: without possessive endings; links such as “of” among them.
        start: where the run starts in the passage's text.
        end: where it ends.
    """

    words: tuple[str, ...]
    passage: CheckedPassage
    start: int
    end: int

    @property
    def text(self) -> str:
        """The name in one string."""
        return " ".join(self.words)

    @property
    def before(self) -> str:
        """The word before it, "" where a sign stands there."""
        match = _BEFORE.search(self.passage.text, max(0, self.start - _REACH), self.start)
        return match.group(1) if match else ""

    @property
    def after(self) -> tuple[str, ...]:
        """Up to two words behind it."""
        match = _AFTER.match(self.passage.text, self.end)
        return tuple(match.group(1).split()) if match else ()


@dataclass(slots=True)
class Names:
    """All names of some passages.

    Attributes:
        found: in the order of the text.
        ordinary: words that stand in lower case somewhere, casefolded.
        by_word: capitalised words with the names they stand in.
    """

    found: list[ProperName] = field(default_factory=list)
    ordinary: set[str] = field(default_factory=set)
    by_word: dict[str, list[ProperName]] = field(default_factory=lambda: defaultdict(list))

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word also stands in lower case."""
        return word.casefold() in self.ordinary or word.casefold() in _OPENERS


def collect(passages: Iterable[CheckedPassage]) -> Names:
    """Return the names in passages made of sentences; headings capitalise as they like."""
    running = [passage for passage in passages if passage.running and not _is_display(passage.text)]
    names = Names()
    for passage in running:
        names.ordinary.update(_LOWER.findall(passage.text))
    for passage in running:
        for match in _NAME.finditer(passage.text):
            name = _name(match, passage, names)
            if name is None:
                continue
            names.found.append(name)
            for word in dict.fromkeys(name.words):
                if word[:1].isupper():
                    names.by_word[word].append(name)
    return names


def _is_display(text: str) -> bool:
    """Return whether a text is set to be looked at: in capitals, or with dots that lead to a page number."""
    if "...." in text or ". . ." in text:
        return True
    letters = [sign for sign in text[:_SAMPLE] if sign.isalpha()]
    return sum(map(str.isupper, letters)) > _SHOUTED * len(letters)


def plain(text: str) -> str:
    """Return a text in lower case without accents, hyphens as spaces: the same for variants of one name."""
    if text.isascii():
        return text.casefold().replace("-", " ")
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in decomposed if not unicodedata.combining(sign)).replace("-", " ")


def _name(match: re.Match[str], passage: CheckedPassage, names: Names) -> ProperName | None:
    text = match.group()
    if not text.isascii() or "'" in text:
        text = _POSSESSIVE.sub("", text.translate(_PLAIN_SIGNS))
    words = text.split()
    before = passage.text[: match.start()].rstrip()
    if not before or before[-1] in _SENTENCE_STARTS:
        while words and names.is_ordinary(words[0]):
            words.pop(0)
    if not words:
        return None
    return ProperName(tuple(words), passage, match.start(), match.end())
