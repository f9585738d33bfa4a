"""Landlock: what is not named cannot be read, and nothing written."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

CODE = """
import ctypes, sys
from pathlib import Path
from reportgen.system.isolation import landlock
readable, other = map(Path, sys.argv[1:])
ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)  # no new privileges
held = (readable / "held").open("w")
if not landlock.restrict([readable, Path("/nowhere")]):
    print("absent")
    raise SystemExit
for path in (readable / "a", other / "a"):
    try:
        print(path.read_text())
    except PermissionError:
        print("refused")
try:
    (readable / "new").write_text("x")
    print("written")
except PermissionError:
    print("refused")
held.write("what was open stays open")
held.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_only_what_is_named_can_be_read(tmp_path: Path) -> None:
    for name in ("readable", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a").write_text(name)
    words = [sys.executable, "-c", CODE, str(tmp_path / "readable"), str(tmp_path / "other")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=True)
    if done.stdout == "absent\n":
        pytest.skip("this kernel has no Landlock")
    assert done.stdout.splitlines() == ["readable", "refused", "refused"]
    assert (tmp_path / "readable" / "held").read_text() == "what was open stays open"
    assert not (tmp_path / "readable" / "new").exists()
