"""How far a process gives way to others: nice(2)."""

import os
from contextlib import suppress


def give_way(niceness: int) -> None:
    """Let this process give way to others by so much, from now on; it is never taken back.

    Args:
        niceness: 0 to 19; where the process gives way as much already, nothing changes.
    """
    with suppress(AttributeError, OSError):  # not every system knows it
        now = os.getpriority(os.PRIO_PROCESS, 0)
        if niceness > now:
            os.setpriority(os.PRIO_PROCESS, 0, niceness)
