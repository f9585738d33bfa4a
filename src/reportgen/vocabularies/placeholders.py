"""Placeholders in a phrase, "{count} points": which there are, and what is wrong with them."""

from collections.abc import Iterable, Iterator
from string import Formatter


def names_in(text: str) -> set[str]:
    """Return the names of the placeholders in a text; none where its braces do not match."""
    try:
        return set(_placeholders(text))
    except ValueError:
        return set()


def faults_of(text: str, needed: Iterable[str], optional: Iterable[str] = ()) -> Iterator[str]:
    """Yield what is wrong with the placeholders of a text, as the end of a sentence about it.

    Args:
        text: the text.
        needed: names that have to stand in it.
        optional: names that may stand in it.
    """
    try:
        present = list(dict.fromkeys(_placeholders(text)))
    except ValueError as error:
        yield f"has a brace without its partner ({error}); write {{{{ or }}}} for a brace of the text"
        return
    needed = list(needed)
    known = [*needed, *optional]
    for name in present:
        if name not in known:
            choice = ", ".join(f"{{{name}}}" for name in known)
            yield f"has the unknown placeholder {{{name}}}; " + (
                f"known: {choice}" if known else "it takes none"
            )
    for name in needed:
        if name not in present:
            yield f"lacks the placeholder {{{name}}}"


def _placeholders(text: str) -> Iterator[str]:
    """Yield the placeholders of a text; one that asks for more than a name, with all that it asks for.

    Raises:
        ValueError: a brace stands alone.
    """
    for _, name, form, conversion in Formatter().parse(text):
        if name is not None:
            yield name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
