"""What has kept its order: the heaviest chain of places that follow one another in two orders."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in two orders.

    Attributes:
        first: position in one order.
        second: position in the other.
        weight: letters; the lighter is taken as moved where two have changed places.
        tie: number that decides between equals, so that neither order is preferred.
    """

    first: int
    second: int
    weight: int = 0
    tie: int = 0


def heaviest_chain(places: Sequence[Place]) -> list[int]:
    """Return the indices of the places that have not moved, in order.

    The chain with the most places wins, then the heaviest, then the one of the largest ties.

    Args:
        places: positions differ from each other in each order.
    """
    order = sorted(range(len(places)), key=lambda at: places[at].first)
    if all(places[one].second < places[other].second for one, other in pairwise(order)):
        return order
    best: dict[int, tuple[tuple[int, int, int], int | None]] = {}
    for step, at in enumerate(order):
        before = [it for it in order[:step] if places[it].second < places[at].second]
        last = max(before, key=lambda it: best[it][0], default=None)
        count, weight, tie = best[last][0] if last is not None else (0, 0, 0)
        best[at] = (count + 1, weight + places[at].weight, tie + places[at].tie), last
    chain = []
    end = max(order, key=lambda at: best[at][0], default=None)
    while end is not None:
        chain.append(end)
        end = best[end][1]
    return chain[::-1]
