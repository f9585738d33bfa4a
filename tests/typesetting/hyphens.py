"""Soft hyphens, for engines without a hyphenation dictionary."""

import pyphen

SHORTEST = 7  # letters; shorter words are not divided


def soft_hyphenated(text: str) -> str:
    """`text` with U+00AD where English words may be divided; parts of hyphened words stay whole."""
    dictionary = pyphen.Pyphen(lang="en_US")
    return " ".join(
        dictionary.inserted(word, "\u00ad") if len(word) >= SHORTEST and "-" not in word else word
        for word in text.split(" ")
    )
