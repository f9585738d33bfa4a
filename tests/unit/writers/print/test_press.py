"""A part of the printed document is set by itself; what leads out of it is named, not lost."""

import json
import subprocess
import sys

import pytest

from reportgen.errors import RenderError
from reportgen.writers.print import jobs, pdf, press
from reportgen.writers.print.jobs import Job

STYLE = pdf.SHEETS["A4"].style


def _job(body: str) -> Job:
    return Job("<html lang=en><title>Whole</title><body>", body, "", STYLE, "", 0, 0.0, 1000.0)


def test_a_part_tells_its_pages_places_and_headings() -> None:
    part = press.set_part(_job("<h1 id=one>First</h1><p style='break-before: page' id=two>More</p>"))
    assert part.pages == 2
    assert [(place.name, place.page) for place in part.places] == [("one", 0), ("two", 1)]
    assert [entry.label for entry in part.bookmarks] == ["First"]
    assert part.warnings == ()


def test_links_into_other_parts_are_kept_by_name() -> None:
    part = press.set_part(_job("<p id=here><a href='#there'>away</a> <a href='#here'>near</a></p>"))
    assert set(part.links) == {"there", "here"}


def test_of_two_places_with_one_name_the_first_counts() -> None:
    part = press.set_part(_job("<p id=same>a</p><p id=same style='break-before: page'>b</p>"))
    assert [(place.name, place.page) for place in part.places] == [("same", 0)]


def test_another_process_gets_the_same_part_as_text() -> None:
    job = _job("<p>words</p>")
    request = json.dumps({name: getattr(job, name) for name in Job.__dataclass_fields__})
    assert jobs.load_part(press.answer(request)) == press.set_part(job)


def test_a_fault_is_part_of_the_answer() -> None:
    job = _job("<img src='https://example.org/a.png' alt=a>")
    request = json.dumps({name: getattr(job, name) for name in Job.__dataclass_fields__})
    with pytest.raises(RenderError, match="address refused"):
        jobs.load_part(press.answer(request))


@pytest.mark.middle
def test_the_renderer_can_be_loaded_ahead() -> None:
    press.prepare()
    press.prepare()


@pytest.mark.middle
@pytest.mark.skipif(sys.platform != "linux", reason="threads are counted in /proc")
def test_a_loaded_renderer_leaves_no_thread_that_forks_would_miss() -> None:
    code = (
        "import os; from reportgen.writers.print import press; press.prepare(); "
        "print(len(os.listdir('/proc/self/task')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["1"]


def test_a_process_that_sets_pages_loads_nothing_of_what_makes_them() -> None:
    code = """
import sys
from reportgen.writers.print import press
press.prepare()
print(sorted(name for name in sys.modules if name.startswith("reportgen.")))
print({"jinja2", "pydantic", "pikepdf"} & set(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded, others = done.stdout.splitlines()
    assert others == "set()"
    for folder in ("model.compilation", "stages", "vocabularies", "writers.book"):
        assert f"reportgen.{folder}" not in loaded
