"""What is wrong in an `edition.toml` that is no TOML, in words, and what to type instead."""

import re

_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")
_CURLY = re.compile("[“”„‟«»‘’‚‛]")
_NO_VALUE = re.compile(r"^\s*([\w-]+)\s*=\s*(?:#.*)?$")
_BARE = re.compile(r"^\s*([\w-]+)\s*=\s*([^\W\d].*?)\s*$")
_COLON = re.compile(r"^\s*([\w-]+)\s*:\s*(.*)$")


def explained(text: str, error: ValueError) -> str:
    """Return the line with a colon, or nothing, then what is wrong and what to do.

    Args:
        text: of the file.
        error: as Python's reader of TOML words it, with a place at its end.
    """
    match = _PLACE.search(str(error))
    said = str(error)[: match.start()] if match else str(error)
    number = int(match[1]) if match and match[1] else len(text.splitlines()) or 1
    lines = text.split("\n")
    line = lines[number - 1] if number <= len(lines) else ""
    place = f"{number}: " if match and match[1] else " "
    return f"{place}{_words(line, said)}"


def _words(line: str, said: str) -> str:
    """Return what is wrong with a line, and what to do."""
    curly = _CURLY.search(line)
    if curly and said.startswith(("Invalid value", "Invalid statement", "Expected")):
        straight = _CURLY.sub('"', line).strip()
        return f"curly quotes ({curly[0]}) hold no text here; write straight ones: {straight}"
    if said.startswith("Unescaped '\\'") or said.startswith("Invalid hex"):
        return (
            f"a backslash has a meaning of its own; write paths with /: {line.strip().replace(chr(92), '/')}"
        )
    if said.startswith(("Unclosed", "Expected ',")):
        return "a comma is missing between two entries, or a bracket is not closed; write: { … }, { … }"
    if said.startswith("Illegal character") and line.count('"') % 2:
        return f'a quote is not closed; end the text with a quote: {line.strip()}"'
    if said.startswith("Unterminated"):
        return "a text in three quotes is not closed; end it with three quotes"
    if said.startswith(("Cannot overwrite", "Cannot declare", "Cannot mutate")):
        return f"this is said twice: {line.strip()}; keep one of the two"
    if said.startswith("Expected newline"):
        return f"one setting a line, nothing behind it: {line.strip()}; take a comma away, or begin a line"
    return (
        _of_a_setting(line)
        or f"{said[:1].lower()}{said[1:]}; texts stand in quotes, long ones in three quotes"
    )


def _of_a_setting(line: str) -> str | None:
    """Return what is wrong with a line that should be `name = value`, None where it is not known."""
    if match := _NO_VALUE.match(line):
        return f'“{match[1]}” has no value; write {match[1]} = "…", or take the line away'
    if match := _BARE.match(line):
        return f'a text stands in quotes; write {match[1]} = "{match[2]}"'
    if match := _COLON.match(line):
        return f"a name and its value have “=” between them; write {match[1]} = {match[2]}"
    return None
