"""The usual value of many: `statistics` has it too, but imports exact fractions, which is slow."""

from collections.abc import Iterable


def median(values: Iterable[float]) -> float:
    """Return the value in the middle of all, the mean of both where two are.

    Raises:
        ValueError: there is no value.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no value, no median")
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
