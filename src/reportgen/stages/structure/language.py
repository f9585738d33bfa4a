"""The language of a source, from its words; the file's own claim counts where the words are few."""

import re
from collections import Counter
from collections.abc import Sequence

from ...model.document import Reading

# The commonest function words of each language, none of which is common in another.
_MARKS = {
    "en": "the of and to in that for with on as by were was from their",
    "es": "el los las del y que en para por con una como más su se",
    "fr": "le les des et du dans pour que une sur par avec aux est ou",
    "pt": "os das dos não uma para com ao pela pelo mais são em e à",
    "ar": "في من على إلى أن التي هذا عن مع ما",
}
# Words of each language that no sentence, title or entry ends in: what follows them goes on.
_OPEN = {
    "en": "the a an of and or to for with by from at as our their its",
    "es": "el la los las un una del de y o que en para por con su sus al",
    "fr": "le la les un une des du de et ou que dans pour par avec sur au aux leur leurs",
    "pt": "o os as um uma do da dos das de e ou que em para por com ao à seu sua",
}
_WORD = re.compile(r"[^\W\d_]+")
_ASCII = 127
# ASCII in small letters, all that is no letter as a space: plain words are found so faster than by _WORD.
_PLAIN = bytes(code if code > _ASCII or chr(code).isalpha() else ord(" ") for code in range(256)).lower()
# Function words that settle the language: a page of text has more.
_LEAST = 30


def detect(reading: Reading) -> str:
    """Return the BCP 47 code of the language of most function words; "en" where nothing tells."""
    counts = count_words([line.text for page in reading.pages for line in page.lines])
    scores = {language: sum(counts[word] for word in marks.split()) for language, marks in _MARKS.items()}
    best = max(scores, key=lambda language: scores[language])
    if scores[best] >= _LEAST:
        return best
    return (reading.language or "en").split("-")[0].lower() or "en"


def open_words(language: str) -> frozenset[str]:
    """Return the words of a language that no sentence, title or entry ends in, case folded.

    Args:
        language: as `detect` returns it; others have none.
    """
    return frozenset(_OPEN.get(language, "").split())


def count_words(lines: Sequence[str]) -> Counter[str]:
    """Return how often each word stands, case folded; what is no letter parts words."""
    counts: Counter[str] = Counter()
    pieces = Counter("\n".join(lines).encode("utf-8", "surrogatepass").translate(_PLAIN).split())
    for piece, count in pieces.items():
        if piece.isascii():
            counts[piece.decode()] += count
        else:
            for word in _WORD.findall(piece.decode("utf-8", "surrogatepass").casefold()):
                counts[word] += count
    return counts
