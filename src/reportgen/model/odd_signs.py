"""Signs inside words that no language puts there: their font says something else than it draws.

Some programs write the number of a glyph, or the place of a letter in another encoding, where the meaning of
a ligature should stand; then "exisƟng" or "de®nition" stands in the text and "existing" on the page. Every
reader of the file's tables is told the same, so only the word itself shows it.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from unicodedata import category, name

from .document import Line

Known = tuple[str, str]
"""Name of a face, and an odd letter in it."""

_LOWER = "a-zß-öø-ÿ"
_NEVER = "!#$%¡¢£¥¦§¨¬®¯°¸¿ˆ˜‰†‡∂∆◊‹›˚ƒ"
"""Signs that stand between two small letters in no word. Left out is what joins words, what people set
between two without a space or for an apostrophe, what marks genders in some languages, signs of formulas."""
_CANDIDATE = re.compile(
    rf"(?<=[{_LOWER}])([{re.escape(_NEVER)}](?=[{_LOWER}])|[^\W\d_A-Z{_LOWER}ªº](?![^\W{_LOWER}]))"
)
_ADDRESS = re.compile(r"://|www\.|@|\w\.\w\w.*/|[=&]|[:/.].*#")
_BEFORE_A_CAPITAL = re.compile(r"(?:^|\W)(?:bh|bp|dh|dt|gc|mb|nd|ng|[bdghmnt])$")
"""What Irish and Scottish Gaelic set before a capital that is kept."""

_WITHOUT_SPACES = frozenset(
    {"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "THAI", "LAO", "KHMER", "MYANMAR"}
)
"""First words of the names of letters that stand beside Latin ones without a space."""

_IN_FORMULAS = frozenset({"GREEK", "MICRO", "MATHEMATICAL", "DOUBLE-STRUCK", "SCRIPT", "FULLWIDTH"})
"""The same of letters that formulas and full-width texts set beside Latin ones."""


def known(lines: Iterable[Line]) -> frozenset[Known]:
    """Return the odd letters of some lines with their faces: in these they mean nothing else anywhere."""
    return frozenset(
        (face, line.text[place])
        for line in lines
        for place in find(line.text)
        if line.text[place].isalpha()
        for face in [_face_at(line, place)]
    )


def places(line: Line, elsewhere: Collection[Known]) -> list[int]:
    """Return the places of odd signs in a line.

    Args:
        line: what is looked at.
        elsewhere: odd letters that its source has, see `known`; they begin words, too.
    """
    found = {*find(line.text)}
    if elsewhere and not {sign for _, sign in elsewhere}.isdisjoint(line.text):
        signs = enumerate(line.text)
        found |= {place for place, sign in signs if (_face_at(line, place), sign) in elsewhere}
    return sorted(found)


def _face_at(line: Line, place: int) -> str:
    """Return the name of the face in which a sign of a line is set."""
    for run in line.runs:
        if place < len(run.text):
            return run.face.name
        place -= len(run.text)
    return ""


def find(text: str) -> Iterator[int]:
    """Yield the places of odd signs in a text."""
    if text.isascii() and not any(sign in text for sign in "!#$%"):
        return
    for match in _CANDIDATE.finditer(text):
        sign = match[0]
        if sign not in _NEVER and not _is_odd_letter(sign, text[: match.start()]):
            continue
        if not _ADDRESS.search(word_at(text, match.start())):
            yield match.start()


def _is_odd_letter(sign: str, before: str) -> bool:
    """Return whether a letter inside a word of small Latin letters is of another script, or a capital."""
    script = name(sign, "").partition(" ")[0]
    if category(sign) not in ("Lu", "Ll", "Lo") or script in _WITHOUT_SPACES or script in _IN_FORMULAS:
        return False
    return script != "LATIN" or (sign.isupper() and not _BEFORE_A_CAPITAL.search(before))


def word_at(text: str, place: int) -> str:
    """Return the word, between white space, in which a place of a text lies."""
    start = max(text.rfind(space, 0, place) for space in " \t\n") + 1
    return text[start:].split(maxsplit=1)[0]
