"""What is known of a language's words: where they may be broken, and which exist.

A report asks for a handful of words; so the lists are searched as they are, not loaded into tables.
"""

import importlib.util
import re
import zlib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

# The frequency list counts words of films and books; entries at its floor are unchecked.
_FLOOR = 50
# Begins the name of a pattern file; a language, perhaps a region and ".dic" follow.
_PATTERNS = "hyph_"
# Letters that a broken word leaves on either side of the break, at least.
_LEAST = 2
# The window of zlib that reads gzip's form.
_GZIP = zlib.MAX_WBITS | 16
_LENGTH_BYTES = 4
_DIGITS = b"0123456789"
_PADDINGS = (b"\r", b" \n", b"\t\n", b"\n ", b"\n\t")
_PART = re.compile(r"(\d?)(\D?)")
_HEX = re.compile(r"\^\^([0-9a-f]{2})")


class _Patterns:
    """The hyphenation patterns of one variant of a language (Liang, Hy-phen-a-tion by Com-put-er, 1983)."""

    def __init__(self, path: Path) -> None:
        """Read a pattern file: its encoding, then a pattern a line, commands and comments between them."""
        raw = path.read_bytes()
        encoding = raw.split(b"\n", 1)[0].decode("ascii").strip()
        text = raw.decode("cp1251" if encoding.lower() == "microsoft-cp1251" else encoding)
        if "^^" in text:
            text = _HEX.sub(lambda match: chr(int(match[1], 16)), text)
        if any(padding in raw for padding in _PADDINGS):
            text = "\n".join([line.strip() for line in text.split("\n")])
        if "/" in text:  # behind it stands how a break changes the spelling
            text = "\n".join([line.split("/", 1)[0] for line in text.split("\n")])
        # The encoding, commands and comments are kept with them: these meet no word.
        self._written = text.split("\n")
        # Digits are the same bytes in UTF-8, and bytes are thinned out far faster than text.
        self._letters = text.encode().translate(None, _DIGITS).decode().split("\n")

    def allows(self, word: str, index: int) -> bool:
        """Return whether `word` may be broken before an index: the highest number there is odd."""
        dotted = f".{word.lower()}."
        gap = index + 1
        # Of two patterns with the same letters the last one counts.
        met = {letters: n for n, letters in enumerate(self._letters) if letters and letters in dotted}
        numbers = [
            _number(self._written[n], gap - start)
            for letters, n in met.items()
            for start in range(max(0, gap - len(letters)), gap + 1)
            if dotted.startswith(letters, start)
        ]
        return max(numbers, default=0) % 2 == 1


def _number(pattern: str, gap: int) -> int:
    """Return the number that a pattern has before its letter `gap`, 0 where it has none."""
    numbers = [int(number or 0) for number, _ in _PART.findall(pattern)]
    return numbers[gap] if gap < len(numbers) else 0


@lru_cache(maxsize=16)
def _patterns(path: Path) -> _Patterns:
    return _Patterns(path)


def _folders(package: str) -> Iterable[str]:
    """Return where a package keeps its files; its program is not needed, and slow to import."""
    spec = importlib.util.find_spec(package)
    return (spec.submodule_search_locations or ()) if spec else ()


@lru_cache(maxsize=8)
def _files(language: str) -> tuple[Path, ...]:
    """Return the pattern files of all variants of a language: a source rarely says which it was set in."""
    plain, variants = f"{_PATTERNS}{language}.dic", f"{_PATTERNS}{language}_"
    return tuple(
        sorted(
            path
            for folder in _folders("pyphen")
            for path in Path(folder, "dictionaries").glob(f"{_PATTERNS}*.dic")
            if path.name == plain or path.name.startswith(variants)
        )
    )


@lru_cache(maxsize=2)
def _list(language: str) -> bytes:
    """Return the word list of a language, b"" where there is none: a line `"word": count,` each, sorted."""
    for folder in _folders("spellchecker"):
        path = Path(folder, "resources", f"{language}.json.gz")
        if path.is_file():
            packed = path.read_bytes()
            length = int.from_bytes(packed[-_LENGTH_BYTES:], "little")  # so that it need not grow (RFC 1952)
            return zlib.decompress(packed, _GZIP, max(1, length))
    return b""


def _count(listed: bytes, word: bytes) -> int:
    """Return how often a sorted list counts a word, 0 where it does not have it."""
    low, high = listed.find(b"\n") + 1, max(0, listed.rfind(b"}"))
    while low < high:
        middle = (low + high) // 2
        start = listed.rfind(b"\n", 0, middle) + 1
        end = listed.find(b"\n", middle)
        key, _, count = listed[start:end].rpartition(b'": ')
        if key[1:] == word:
            return int(count.rstrip(b",\r"))
        if key[1:] < word:
            low = end + 1
        else:
            high = start
    return 0


class Speller:
    """Answers questions about the words of one language; lists are read when first needed."""

    def __init__(self, language: str) -> None:
        """Choose the language by its BCP 47 tag; only the first part counts."""
        self.language = language.replace("_", "-").split("-")[0].lower()

    def prepare(self) -> None:
        """Read the word list now: processes that are forked afterwards share it."""
        _list(self.language)

    def may_break(self, word: str, index: int) -> bool:
        """Return whether hyphenation patterns allow a break of `word` before `index`.

        True for languages without patterns: then they are no evidence.
        """
        files = _files(self.language)
        if not files:
            return True
        whole = _LEAST <= index <= len(word) - _LEAST
        return whole and any(_patterns(path).allows(word, index) for path in files)

    def is_word(self, word: str) -> bool:
        """Return whether the language's word list has `word` (case folded)."""
        return self.frequency(word) > _FLOOR

    def frequency(self, word: str) -> int:
        """Return how often the language's word list counts `word` (case folded), 0 where it is not in it."""
        return _count(_list(self.language), word.encode("utf-8", "surrogatepass"))
