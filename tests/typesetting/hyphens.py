"""Soft hyphens, for engines without a hyphenation dictionary."""

import re

import pyphen

_WORD = re.compile(r"(?<![\w-])[A-Za-z]{7,}(?![\w-])")  # shorter words and hyphened ones stay whole


def soft_hyphenated(text: str) -> str:
    """`text` with U+00AD where English words may be divided."""
    dictionary = pyphen.Pyphen(lang="en_US")
    return _WORD.sub(lambda word: dictionary.inserted(word[0], "\u00ad"), text)
