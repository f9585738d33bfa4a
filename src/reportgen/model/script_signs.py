"""Figures and signs that Unicode has raised and lowered forms of."""

from .document import Script

_PLAIN = "0123456789+-−–"
_FORMS: dict[Script, dict[int, int]] = {
    "sup": str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻"),
    "sub": str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉₊₋₋₋"),
}
WITH_FORMS = frozenset(_PLAIN)
"""The characters that have both."""


def as_sign(text: str, script: Script) -> str:
    """Return a text with the raised or lowered forms of its characters; others stay as they are."""
    return text.translate(_FORMS[script])
