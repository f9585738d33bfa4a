"""A watched process ends where no page gets done; one that goes on does not."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from reportgen.system import watchdog

SLOW = """
import time
from reportgen.system import watchdog
watchdog.FULL, watchdog.PAGE, watchdog.PAGE_OF_STRUCTURE = 0.5, 0.3, 0.2

def work(seconds):
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass

watchdog.start()
"""


def _ended(code: str) -> int:
    return subprocess.run([sys.executable, "-c", SLOW + code], timeout=60, check=False).returncode


def test_a_page_that_does_not_end_ends_the_process() -> None:
    assert _ended("work(5)") == -signal.SIGPROF


@pytest.mark.middle
def test_pages_that_get_done_have_all_the_time_they_need() -> None:
    assert _ended("for _ in range(10):\n    work(0.25)\n    watchdog.page_done()") == 0


def test_pages_that_take_more_than_their_share_are_given_up_in_the_end() -> None:
    assert _ended("for _ in range(10):\n    work(0.45)\n    watchdog.page_done()") == -signal.SIGPROF


@pytest.mark.middle
def test_what_is_made_of_many_pages_has_more_time() -> None:
    assert _ended("watchdog.all_read(5)\nwork(1.2)") == 0
    assert _ended("watchdog.all_read(1)\nwork(1.2)") == -signal.SIGPROF


def test_waiting_is_not_working() -> None:
    assert _ended("time.sleep(1)") == 0


def test_nobody_is_watched_who_is_not_asked_to_be() -> None:
    assert _ended("watchdog.stop()\nwatchdog.page_done()\nwatchdog.all_read(1)\nwork(1)") == 0
    watchdog.page_done()
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
