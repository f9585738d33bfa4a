"""A result is remembered for one object at a time."""

from concurrent.futures import ThreadPoolExecutor

from reportgen.writers.once import Once


def test_the_same_object_is_worked_on_once_and_another_anew() -> None:
    seen: list[list[int]] = []

    @Once
    def total(numbers: list[int]) -> int:
        """Return a sum."""
        seen.append(numbers)
        return sum(numbers)

    first, equal = [1, 2], [1, 2]
    assert [total(first), total(first), total(equal), total(first)] == [3, 3, 3, 3]
    assert list(map(id, seen)) == [id(first), id(equal), id(first)]
    assert total.__doc__ == "Return a sum."


def test_threads_wait_for_each_other() -> None:
    made: list[int] = []
    count = Once(lambda value: made.append(1) or value)
    value = object()
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(count, [value] * 50)) == {value}
    assert len(made) == 1


def test_an_error_is_not_remembered() -> None:
    once = Once(lambda value: 1 / value[0])
    value = [0]
    for _ in range(2):
        try:
            once(value)
        except ZeroDivisionError:
            continue
        raise AssertionError("no error")
