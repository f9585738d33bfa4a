"""Which tests run when: `make test` leaves out the middle group, which CI runs after it, and the slow ones.

quick: unit, stages, contract; test: all but middle and slow; middle: browsers, other programs, whole
editions again and again; slow: simulations in full, for `make test-all`.
"""

from collections.abc import Callable, Iterable

import pytest
from _pytest.mark import ParameterSet

from tests.typesetting.engines import QUICK


def engines(
    names: Iterable[str], seeds: Callable[[str], Iterable[int]] | None = None
) -> Iterable[ParameterSet]:
    """Return engines as parameters of a test, each with its seeds where there are any.

    An engine that needs seconds for a report is of the middle group.
    """
    rows = [(name, seed) for name in names for seed in seeds(name)] if seeds else [(name,) for name in names]
    return [pytest.param(*row, marks=() if row[0] in QUICK else pytest.mark.middle) for row in rows]
