"""A process gives way as far as it is told, and never takes it back."""

import os
import subprocess
import sys

import pytest


@pytest.mark.skipif(not hasattr(os, "getpriority"), reason="only where the system knows niceness")
def test_it_gives_way_and_never_takes_it_back() -> None:
    code = """
import os
from reportgen.system.niceness import give_way
before = os.getpriority(os.PRIO_PROCESS, 0)
for more in (0, 3, 1):
    give_way(before + more)
    print(os.getpriority(os.PRIO_PROCESS, 0) - before)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["0", "3", "3"]
