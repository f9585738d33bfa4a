"""A memory gives what the function gives, asks it once, and never grows beyond its bound."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from reportgen.system.memory import VERSIONS, Memory


class Counted:
    """A pure function that counts how often it is called."""

    def __init__(self) -> None:
        self.calls: list[tuple[object, ...]] = []

    def __call__(self, *inputs: int) -> tuple[str, ...]:
        self.calls.append(inputs)
        return tuple(map(str, inputs))


def test_a_function_is_called_once_for_equal_inputs() -> None:
    memory, step = Memory(), Counted()
    assert [memory.recall("a", step, 1, 2) for _ in range(3)] == [("1", "2")] * 3
    assert step.calls == [(1, 2)]


def test_inputs_of_one_question_are_told_apart_and_questions_too() -> None:
    memory, step = Memory(), Counted()
    assert [memory.recall("a", step, it) for it in (1, 2, 1, 2)] == [("1",), ("2",), ("1",), ("2",)]
    memory.recall("b", step, 1)
    assert step.calls == [(1,), (2,), (1,)]


def test_functions_do_not_get_each_others_answers() -> None:
    memory = Memory()
    assert memory.recall("a", str, 1) == "1"
    assert memory.recall("a", float, 1) == 1.0


def test_a_change_and_its_undoing_are_remembered_and_what_is_older_is_let_go() -> None:
    memory, step = Memory(), Counted()
    for inputs in range(VERSIONS + 1):
        memory.recall("a", step, inputs)
    memory.recall("a", step, 1)
    memory.recall("a", step, 0)
    assert step.calls == [(0,), (1,), (2,), (3,), (4,), (0,)]


def test_of_too_many_questions_the_least_lately_asked_is_let_go() -> None:
    memory, step = Memory(most=2), Counted()
    for about in ("a", "b", "a", "c", "a", "b"):
        memory.recall(about, step, 1)
    assert len(step.calls) == 4  # a, b, c, and b again


def test_a_step_can_build_on_what_it_gave_last() -> None:
    given_before: list[object] = []

    def total(before: tuple[tuple[tuple[int, ...]], int] | None, numbers: tuple[int, ...]) -> int:
        given_before.append(before)
        return sum(numbers)

    memory = Memory()
    assert [memory.renew(None, total, it) for it in ((1, 2), (1, 2, 3), (1, 2), (4,))] == [3, 6, 3, 4]
    assert given_before == [None, (((1, 2),), 3), (((1, 2),), 3)]


def test_steps_may_ask_for_other_steps() -> None:
    memory = Memory()

    def double(number: int) -> int:
        return 2 * number

    def fourfold(number: int) -> int:
        return memory.recall("double", double, memory.recall("double", double, number))

    assert memory.recall("fourfold", fourfold, 3) == 12


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 9))))
def test_whatever_is_asked_in_whatever_order_the_answer_is_the_functions(
    asked: list[tuple[int, int]],
) -> None:
    memory, step = Memory(most=2), Counted()
    assert [memory.recall(about, step, inputs) for about, inputs in asked] == [(str(it),) for _, it in asked]


def test_threads_may_ask_at_the_same_time() -> None:
    memory = Memory(most=3)
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as threads:
            numbers = [random.Random(1).randrange(12) for _ in range(4000)]
            found = threads.map(lambda it: memory.recall(it % 5, str, it), numbers)
            assert list(found) == [str(it) for it in numbers]
    finally:
        sys.setswitchinterval(usual)


def test_what_a_function_is_known_to_return_is_not_asked_for() -> None:
    memory, step = Memory(), Counted()
    memory.tell("a", step, (1,), ("one",))
    assert memory.recall("a", step, 1) == ("one",)
    assert memory.recall("a", step, 2) == ("2",)
    memory.tell("a", step, (2,), ("two",))
    assert memory.recall("a", step, 2) == ("2",), "the function itself has said it"
    assert step.calls == [(2,)]


def test_what_was_said_last_of_each_question_can_be_asked_for() -> None:
    memory, step = Memory(), Counted()
    assert memory.told(step) == []
    for about, number in (("a", 1), ("b", 2), ("a", 3), ("c", 4), ("b", 2)):
        memory.recall(about, step, number)
    assert memory.told(step) == [((3,), ("3",)), ((4,), ("4",)), ((2,), ("2",))]
