"""Pairs the equal texts of two sequences; those that stand several times by their neighbours."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import pairwise


def equal_pairs(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Return the partner in `new` of each text of `old` that has one.

    Texts that stand once on both sides are sure. Beside a pair, equal texts are a pair too; what
    is then left over is paired in order. Of every text as many are paired as both sides have.
    """
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for index, text in enumerate(old):
        places[text][0].append(index)
    for index, text in enumerate(new):
        places[text][1].append(index)
    pairs = {olds[0]: news[0] for olds, news in places.values() if len(olds) == len(news) == 1}
    taken = set(pairs.values())
    _spread(old, new, pairs, taken, list(pairs.items()))
    repeated = [sides for sides in places.values() if all(sides)]
    for olds, news in sorted(repeated, key=lambda sides: sides[0][0] + sides[1][0]):
        while True:
            old_index = next((index for index in olds if index not in pairs), None)
            new_index = next((index for index in news if index not in taken), None)
            if old_index is None or new_index is None:
                break
            pairs[old_index] = new_index
            taken.add(new_index)
            _spread(old, new, pairs, taken, [(old_index, new_index)])
    return pairs


def _spread(
    old: Sequence[str],
    new: Sequence[str],
    pairs: dict[int, int],
    taken: set[int],
    sure: list[tuple[int, int]],
) -> None:
    """Pair equal texts beside those found, and beside these again."""
    queue = [(before + after, abs(before - after), before, after) for before, after in sure]
    heapify(queue)
    while queue:
        *_, old_index, new_index = heappop(queue)
        for step in (-1, 1):
            a, b = old_index + step, new_index + step
            free = 0 <= a < len(old) and 0 <= b < len(new) and a not in pairs and b not in taken
            if free and old[a] == new[b]:
                pairs[a] = b
                taken.add(b)
                heappush(queue, (a + b, abs(a - b), a, b))


@dataclass(frozen=True, slots=True)
class OrderPair:
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


def heaviest_chain(places: Sequence[OrderPair]) -> list[int]:
    """Return the indices of the places that have not moved, in order.

    The chain with the most places wins, then the heaviest, then the one of the largest ties.

    Args:
        places: positions differ from each other in each order.
    """
    order = sorted(range(len(places)), key=lambda index: places[index].first)
    if all(places[one].second < places[other].second for one, other in pairwise(order)):
        return order
    best: dict[int, tuple[tuple[int, int, int], int | None]] = {}
    for step, index in enumerate(order):
        before = [earlier for earlier in order[:step] if places[earlier].second < places[index].second]
        last = max(before, key=lambda earlier: best[earlier][0], default=None)
        count, weight, tie = best[last][0] if last is not None else (0, 0, 0)
        best[index] = (count + 1, weight + places[index].weight, tie + places[index].tie), last
    chain = []
    end = max(order, key=lambda index: best[index][0], default=None)
    while end is not None:
        chain.append(end)
        end = best[end][1]
    return chain[::-1]
