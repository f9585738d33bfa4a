"""A watchdog over the reading of one source: it ends this process where no page gets done in time.

Time is that of the processor, so that a busy machine refuses nothing. A tiny file that never ends is given up
after seconds, while a long report that goes on has all the time it needs.
"""

import signal

FULL = 8.0
"""Seconds that a source has from its start, and at most at any moment; honest pages take under 0.3."""
PAGE = 1.0
"""Seconds that each page that is done adds."""
PAGE_OF_STRUCTURE = 0.1
"""Seconds for what is made of a page once all are read; it takes a twentieth."""

_STARTED = [False]


def start() -> None:
    """Begin to watch; only a process that nobody misses may do so."""
    _STARTED[0] = True
    signal.setitimer(signal.ITIMER_PROF, FULL)


def page_done() -> None:
    """Give time for the next page; nothing where nobody watches."""
    if _STARTED[0]:
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        signal.setitimer(signal.ITIMER_PROF, min(FULL, left + PAGE))


def all_read(pages: int) -> None:
    """Give time for what is made of so many pages; nothing where nobody watches."""
    if _STARTED[0]:
        left, _ = signal.getitimer(signal.ITIMER_PROF)
        signal.setitimer(signal.ITIMER_PROF, min(FULL, left + PAGE) + pages * PAGE_OF_STRUCTURE)


def stop() -> None:
    """End the watch."""
    if _STARTED[0]:
        signal.setitimer(signal.ITIMER_PROF, 0)
    _STARTED[0] = False
