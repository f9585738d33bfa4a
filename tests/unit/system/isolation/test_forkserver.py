"""Workers are forked from a process that has loaded what they need and has no threads."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = """
import os, sys, threading
from pathlib import Path
from reportgen.system import isolation
from tests.unit.system.isolation import works
if sys.argv[1] == "threads":
    wait = threading.Event()
    threading.Thread(target=wait.wait, daemon=True).start()
trusted = isolation.Limits(caged=False)
outcomes = isolation.map_files(works.parent, map(Path, "abc"), 2, trusted)
print(sorted(outcome.result for _, outcome in outcomes))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a process is never forked")
@pytest.mark.parametrize(("how", "afresh"), [("none", False), ("threads", True)])
def test_a_process_with_threads_is_not_forked(how: str, afresh: bool, root: Path) -> None:
    """The command line of a forked server is that of the process it was forked from."""
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, how], cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    assert ("forkserver" in done.stdout) is afresh
    assert done.stdout.count("\\x00-c\\x00") == 3
    assert done.stderr == ""


PREPARED = """
from pathlib import Path
from reportgen.system import isolation
from tests.unit.system.isolation import works
isolation.prepare("reportgen.archive.priorities")
trusted = isolation.Limits(caged=False)
print([outcome.result for _, outcome in isolation.map_files(works.threads, [Path("a")], 1, trusted)])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads are not counted so")
def test_nothing_that_reading_loads_starts_a_thread(root: Path) -> None:
    """It is loaded by the process that is forked for every worker."""
    done = subprocess.run(
        [sys.executable, "-c", PREPARED], cwd=root, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == "['1']\n"
