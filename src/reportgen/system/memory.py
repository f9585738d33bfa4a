"""What pure functions gave, kept between calls by whoever calls them."""

from collections.abc import Callable, Hashable
from threading import Lock
from typing import TypeVar, TypeVarTuple, cast

MOST = 16_384
"""Questions that are remembered of one function: those of an edition of twenty reports, some times over."""

VERSIONS = 4
"""Answers that are remembered of one question: a change, what it took the place of, and the same undone."""

Inputs = TypeVarTuple("Inputs")
Result = TypeVar("Result")


class Memory:
    """Results of pure functions by their inputs; it grows to a bound, then the least lately used are let go.

    It is a value of whoever calls: made for one call, it is gone with it; kept for many, each function is
    called again only for inputs that it was not given lately. Inputs are compared by what they say, so
    that the results are those of the function, whoever made the inputs.
    """

    def __init__(self, most: int = MOST) -> None:
        """Remember at most so many questions of each function."""
        self._most = most
        self._steps: dict[object, dict[Hashable, list[tuple[tuple[object, ...], object]]]] = {}
        self._lock = Lock()

    def recall(self, about: Hashable, step: Callable[[*Inputs], Result], *inputs: *Inputs) -> Result:
        """Return `step(*inputs)`.

        Args:
            about: what the question is about, quickly compared: equal inputs have the same. Inputs that are
                large, such as a document, are then compared with a few others only.
            step: a pure function, the same object at each call.
            inputs: what it is given; never changed afterwards.
        """
        with self._lock:
            known = self._steps.setdefault(step, {})
            answers = known.pop(about, [])
            known[about] = answers
            for at, (given, result) in enumerate(answers):
                if given == inputs:
                    answers.insert(0, answers.pop(at))
                    return cast("Result", result)
        made = step(*inputs)  # may ask for other steps
        with self._lock:
            answers.insert(0, (inputs, made))
            del answers[VERSIONS:]
            while len(known) > self._most:
                del known[next(iter(known))]
        return made
