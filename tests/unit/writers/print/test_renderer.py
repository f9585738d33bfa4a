"""WeasyPrint is loaded with the shipped fonts only, refuses files and addresses, and writes no time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.writers.print import renderer
from reportgen.writers.print.jobs import WITHOUT_SUBSETTER

PAGE = "<!DOCTYPE html><html lang=en><title>-</title><p style='font-family: serif'>Words{}"

LATER_ON = """
import time
from reportgen.writers.print import renderer
clock = time.time
made = []
for later in (0, 86400):
    time.time = lambda: clock() + later
    with renderer.collected_warnings() as said:
        press = renderer.Press("")
        made.append(press.write(press.lay_out({page!r}), lambda pdf, origins: None))
print(renderer.has_subsetter(), made[0] == made[1], set(said), sep="|")
"""


@pytest.mark.parametrize("address", ["file:///etc/hostname", "https://example.org/a.png", "a.png"])
def test_a_page_that_asks_for_a_file_or_an_address_is_refused(address: str) -> None:
    with pytest.raises(RenderError, match=r"address refused|cannot|stopped"):
        renderer.Press("").lay_out(PAGE.format(f"<img src='{address}' alt=x>"))


def test_a_sign_that_no_shipped_font_has_is_a_warning() -> None:
    press = renderer.Press("")
    with renderer.collected_warnings() as said:
        press.write(press.lay_out(PAGE.format(" \U00012000")), lambda pdf, origins: None)
    assert any("notdef" in line for line in said)


def _later_on(libraries: Path | None) -> list[str]:
    environment = {**os.environ, **({"LD_LIBRARY_PATH": str(libraries)} if libraries else {})}
    done = subprocess.run(
        [sys.executable, "-W", "error::DeprecationWarning:weasyprint", "-c", LATER_ON.format(page=PAGE)],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout.strip().split("|")


def test_the_same_page_is_the_same_bytes_a_day_later() -> None:
    assert _later_on(None)[1] == "True"


@pytest.mark.middle
@pytest.mark.skipif(sys.platform != "linux", reason="the loader's search path is that of Linux")
def test_without_harfbuzz_subset_bytes_stay_the_same_and_one_line_says_what_it_costs(tmp_path: Path) -> None:
    (tmp_path / "libharfbuzz-subset.so.0").touch()  # found before the real one, and no library
    assert _later_on(tmp_path) == ["False", "True", str({WITHOUT_SUBSETTER})]
