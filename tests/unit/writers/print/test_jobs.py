"""Parts and faults travel between processes as text, and come out as they went in."""

import json

import pytest

from reportgen.errors import DependencyError, RenderError
from reportgen.writers.print import jobs
from reportgen.writers.print.jobs import Job, NamedPlace, OutlineEntry, SetPart

PART = SetPart(
    b"%PDF\x00\xff",
    2,
    (NamedPlace("asia/s1", 0, 1.5, 2.0),),
    (OutlineEntry(1, "Überblick", 1, 0.0, 9.25),),
    ("source/asia",),
    ("a warning",),
)


def test_a_part_comes_out_as_it_went_in() -> None:
    assert jobs.load_part(jobs.dump(PART)) == PART


@pytest.mark.parametrize("kind", [DependencyError, RenderError])
def test_a_fault_is_raised_where_a_part_was_expected(kind: type[Exception]) -> None:
    with pytest.raises(kind, match="Pango is missing"):
        jobs.load_part(jobs.dump_fault(kind("Pango is missing")))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["{}", '{"pdf": "%%%"}', "[1]", "", "null"])
def test_what_is_no_part_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        jobs.load_part(text)


def test_a_job_says_its_html_with_a_line_spacing() -> None:
    job = Job('<div class="{fit}">', "<p>{fit}</p>", "</div>", "", "", 0, 0.0, 0.0)
    assert job.source("closer") == '<div class="closer"><p>{fit}</p></div>'
    assert json.loads(json.dumps(job.__class__.__name__)) == "Job"
