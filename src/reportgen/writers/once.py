"""What several callers derive from one and the same large value is derived once."""

from collections.abc import Callable
from functools import update_wrapper
from threading import Lock
from typing import Generic, TypeVar

from ..stages.ground.analysis import analyse

Value = TypeVar("Value")
Result = TypeVar("Result")


class Once(Generic[Value, Result]):
    """A pure function that remembers its last result, for as long as it is asked about the same object.

    The object is recognised by its identity: to compare or to hash a whole compilation costs as much as many
    a stage. It must be frozen, like all that stages take.
    """

    def __init__(self, make: Callable[[Value], Result]) -> None:
        """Wrap a function, as a decorator."""
        self._make = make
        self._lock = Lock()
        self._last: tuple[Value, Result] | None = None
        update_wrapper(self, make)

    def __call__(self, value: Value) -> Result:
        """Return the function's result; a second thread waits for the first instead of doing it too."""
        with self._lock:
            if self._last is None or self._last[0] is not value:
                self._last = (value, self._make(value))
            return self._last[1]


common_ground = Once(analyse)
"""What the regions share of a compilation; document, web page and workbook ask for it."""
