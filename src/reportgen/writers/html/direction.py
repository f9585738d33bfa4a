"""Signs that turn the direction of writing stay inside the words they came with.

Text of people (a title, a name, an added sentence) may hold Unicode's embedding, override and isolate
controls. Each text node that holds one is put into `<bdi>`: what it leaves open ends with the element
(UAX 9, rule X5c; HTML, "the bdi element"), and the words around it keep their order. A window's title can
hold no markup, so it goes without the controls.
"""

import re

from ...system.visible import TURNS

_NODES = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|title|textarea|option)\b.*?</(?P=raw)>"  # hold text only, no elements
    r"|<[^>]*>"
    r"|(?P<text>[^<]+)",
    re.S | re.I,
)


def isolate(html: str) -> str:
    """Return HTML in which each text node with a control of direction is isolated."""
    if TURNS.search(html) is None:
        return html
    return _NODES.sub(_isolated, html)


def without_turns(text: str) -> str:
    """Return text for a place that can hold no markup."""
    return TURNS.sub("", text)


def _isolated(match: re.Match[str]) -> str:
    text = match["text"]
    if (match["raw"] or "").lower() == "title":
        return without_turns(match[0])
    return f"<bdi>{text}</bdi>" if text and TURNS.search(text) else match[0]
