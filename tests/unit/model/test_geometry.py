"""The median is that of `statistics`."""

import random
import statistics

import pytest

from reportgen.model.geometry import median


@pytest.mark.parametrize("count", range(1, 12))
def test_the_median_is_the_value_in_the_middle(count: int) -> None:
    values = [random.Random(count).choice((-0.3, 0.0, 0.0, 1.5, 7.25)) * at for at in range(count)]
    assert median(values) == median(iter(values)) == statistics.median(values)


def test_nothing_has_no_median() -> None:
    with pytest.raises(ValueError, match="no value"):
        median([])
