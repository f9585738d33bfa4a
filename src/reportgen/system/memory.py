"""What pure functions gave, kept between calls by whoever calls them."""

from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock
from typing import TypeVar, TypeVarTuple, cast

from . import files

MOST = 16_384
"""Questions that are remembered of one function: those of an edition of twenty reports, some times over."""

VERSIONS = 4
"""Answers that are remembered of one question: a change, what it took the place of, and the same undone."""

_Answer = tuple[tuple[object, ...], object]
"""What a function was given and returned."""

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
        self._steps: dict[object, dict[Hashable, list[_Answer]]] = {}
        self._lock = Lock()

    def recall(self, about: Hashable, step: Callable[[*Inputs], Result], *inputs: *Inputs) -> Result:
        """Return `step(*inputs)`.

        Args:
            about: what the question is about, quickly compared: equal inputs have the same. Inputs that are
                large, such as a document, are then compared with a few others only.
            step: a pure function, the same object at each call.
            inputs: what it is given; never changed afterwards.
        """
        answers, known = self._look_up(about, step, inputs)
        if known is not None:
            return cast("Result", known[1])
        made = step(*inputs)  # may ask for other steps
        self._note(step, answers, inputs, made)
        return made

    def renew(
        self,
        about: Hashable,
        step: Callable[[tuple[tuple[*Inputs], Result] | None, *Inputs], Result],
        *inputs: *Inputs,
    ) -> Result:
        """Return what a function gives that can build on its last answer: `step(last, *inputs)`.

        Args:
            about: as in `recall`.
            step: gets what it was given last and returned, or None; its result does not depend on that.
            inputs: what it is given.
        """
        answers, known = self._look_up(about, step, inputs)
        if known is not None:
            return cast("Result", known[1])
        last = cast("tuple[tuple[*Inputs], Result] | None", answers[0] if answers else None)
        made = step(last, *inputs)
        self._note(step, answers, inputs, made)
        return made

    def tell(
        self, about: Hashable, step: Callable[[*Inputs], Result], inputs: tuple[*Inputs], made: Result
    ) -> None:
        """Note what a function is known to return, as if it had been called.

        Args:
            about: as in `recall`.
            step: a pure function.
            inputs: what it would be given.
            made: what it would return.
        """
        answers, known = self._look_up(about, step, inputs)
        if known is None:
            self._note(step, answers, inputs, made)

    def told(self, step: Callable[[*Inputs], Result]) -> list[tuple[tuple[*Inputs], Result]]:
        """Return what a function was given and returned last of each question, the latest question last."""
        with self._lock:
            latest = [answers[0] for answers in self._steps.get(step, {}).values() if answers]
        return cast("list[tuple[tuple[*Inputs], Result]]", latest)

    def _look_up(
        self, about: Hashable, step: object, inputs: tuple[object, ...]
    ) -> tuple[list[_Answer], _Answer | None]:
        """Return all answers to a question, the latest first, and the one for these inputs."""
        with self._lock:
            questions = self._steps.setdefault(step, {})
            answers = questions.pop(about, [])
            questions[about] = answers
            for index, answer in enumerate(answers):
                if answer[0] == inputs:
                    answers.insert(0, answers.pop(index))
                    return answers, answer
            return answers, None

    def _note(self, step: object, answers: list[_Answer], inputs: tuple[object, ...], made: object) -> None:
        with self._lock:
            answers.insert(0, (inputs, made))
            del answers[VERSIONS:]
            questions = self._steps[step]
            while len(questions) > self._most:
                del questions[next(iter(questions))]


def by_content(load: Callable[[Path, bytes | None], Result], path: Path, memory: Memory | None) -> Result:
    """Return what a file says; it is taken apart once for the same bytes.

    Args:
        load: path and bytes of a file → what it says; without the bytes it reads them, or says why it cannot.
        path: the file.
        memory: what was loaded before; None to load it now.
    """
    try:
        content = files.read(path)
    except OSError:
        return load(path, None)
    return load(path, content) if memory is None else memory.recall(str(path), load, path, content)
