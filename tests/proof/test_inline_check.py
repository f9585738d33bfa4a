"""Italics, raised letters and links of the compilation are those of the report, as read again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.compilation import Item, Report
from reportgen.model.inline_runs import StyledRun
from reportgen.proof import inline_check
from tests import compilations

WORDS = "Members read the Act of 2021, see the register."
RUNS = (
    StyledRun("Members read "),
    StyledRun("the Act", italic=True),
    StyledRun(" of 2021, see "),
    StyledRun("the register", link="https://example.org/register"),
    StyledRun("."),
)


def report(*runs: StyledRun, count: int = 1) -> Report:
    """A report whose first passages have such runs."""
    own = compilations.report(0)
    section = own.sections[0]
    item = replace(section.items[0], text=WORDS, runs=runs, key_terms=(), themes=(), asks=())
    items: list[Item] = [replace(item, id=f"{section.id}/{n}") for n in range(1, count + 1)]
    return replace(own, sections=(replace(section, items=tuple(items), notes=()),))


def without(name: str) -> tuple[StyledRun, ...]:
    """The runs without one of the looks."""
    return tuple(replace(run, **{name: False if name == "italic" else None}) for run in RUNS)


def test_the_same_looks_raise_nothing() -> None:
    assert inline_check.check(report(*RUNS), report(*RUNS)) == inline_check.InlineCompared((), ())


def test_runs_that_are_only_divided_otherwise_are_the_same() -> None:
    divided = (StyledRun("Members "), StyledRun("read "), StyledRun("the ", True), StyledRun("Act", True))
    assert inline_check.check(report(*RUNS), report(*divided, *RUNS[2:])).findings == ()


@pytest.mark.parametrize("changed", ["document", "report"])
@pytest.mark.parametrize(
    ("name", "code", "message"),
    [
        ("italic", "style", "“the Act” is in italics in only one of"),
        ("link", "reference", "leads to https://example.org/register is said in only one of"),
    ],
)
def test_what_only_one_of_the_two_has_is_named(changed: str, name: str, code: str, message: str) -> None:
    both = [report(*RUNS), report(*without(name))]
    if changed == "document":
        both.reverse()
    [finding] = inline_check.check(*both).findings
    assert (finding.code, finding.item) == (code, both[0].sections[0].items[0].id)
    assert message in str(finding)


def test_a_raised_letter_is_named() -> None:
    raised = (StyledRun("Members read "), StyledRun("the Act", script="sup"), *RUNS[2:])
    messages = [str(it) for it in inline_check.check(report(*raised), report(*without("italic"))).findings]
    assert len(messages) == 1
    assert "“the Act” is raised in only one of" in messages[0]


def test_the_edge_of_a_link_may_run_through_the_mark_behind_it() -> None:
    longer = (*RUNS[:3], replace(RUNS[3], text="the register."))
    assert inline_check.check(report(*RUNS), report(*longer)).findings == ()


def test_an_engine_that_sees_no_italics_of_a_report_is_said_to_be_no_proof() -> None:
    compared = inline_check.check(report(*RUNS, count=3), report(*without("italic"), count=3))
    assert compared.findings == ()
    assert "cannot tell what this report has in italics (0 of 6 such words agree)" in compared.remarks[0]
