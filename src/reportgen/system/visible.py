"""Text as it may be shown in a terminal: what would control the terminal, or hide itself, is spelled out.

Reports, names of files and decisions come from other people; sent as they are, they could clear the screen,
set its title, begin a line that looks like ours, or turn the order of the letters round.
"""

import re

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # controls, also those that begin an escape sequence in eight bits
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's controls of direction (UAX 9)
    "\u2028\u2029\ufeff"  # line and paragraph ends, byte order mark
    "\ud800-\udfff]"  # bytes of a file's name that are no UTF-8, as Python keeps them
)
_BYTES = range(0xDC80, 0xDD00)
"""Where Python keeps such bytes."""
_NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}


TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates of direction, and what ends them (UAX 9)."""


def visible(text: str) -> str:
    r"""Return one line: controls as `\x1b`, line breaks as `\n`, controls of direction as `\u202e`."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda match: _spelled(match[0]), text)


def is_shown_as_it_is(text: str) -> bool:
    """Return whether a text has nothing that would have to be spelled out."""
    return _HIDDEN.search(text) is None


def _spelled(char: str) -> str:
    number = ord(char)
    if char in _NAMED:
        return _NAMED[char]
    if number in _BYTES:
        return f"\\x{number - 0xDC00:02x}"
    return f"\\x{number:02x}" if char < "\u0100" else f"\\u{number:04x}"
