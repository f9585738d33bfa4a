"""Which step answers for each decision that should stand in a file, by the order in which steps were done.

The states of the steps alone do not tell: two steps may have put the same words, one of them may have been
taken back since, and one that is done again counts from then on.
"""

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from .journal import Step

Key = TypeVar("Key", bound=Hashable)
"""What is the same for equal decisions."""


def standing(
    changes: Iterable[Step], put: Callable[[Step], Iterable[Key]], taken: Callable[[Step], Iterable[Key]]
) -> list[tuple[Key, Step]]:
    """Return the decisions that should stand, each with the step that put it, in the order of the steps.

    What was written twice, by two steps, is there twice.

    Args:
        changes: each step as it was after something became of it, in order; see `StepJournal.changes`.
        put: what a step writes.
        taken: what a step takes out, or puts others in the place of.
    """
    owners: dict[Key, dict[int, Step]] = {}
    replaced: dict[int, list[tuple[Key, Step]]] = {}
    for step in changes:
        for key in put(step):
            own = owners.get(key, {})
            if own.pop(step.number, None) is None and own and step.state == "undone":
                own.popitem()  # the file held the words once, put by a later step
        if step.state == "done":
            replaced.setdefault(step.number, []).extend(_take(owners, taken(step)))
            for key in put(step):
                owners.setdefault(key, {})[step.number] = step
        elif step.state == "undone":
            for key, owner in replaced.pop(step.number, ()):
                owners.setdefault(key, {})[owner.number] = owner
    pairs = [(key, step) for key, steps in owners.items() for step in steps.values()]
    return sorted(pairs, key=lambda pair: pair[1].number)


def _take(owners: dict[Key, dict[int, Step]], keys: Iterable[Key]) -> list[tuple[Key, Step]]:
    """Take out the last that put each of some decisions; return these."""
    return [(key, owners[key].popitem()[1]) for key in keys if owners.get(key)]
