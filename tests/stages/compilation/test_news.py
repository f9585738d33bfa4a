"""What changed since a reading was accepted, and whether the source or the program changed it."""

from dataclasses import replace

from reportgen.model.compilation import Report
from reportgen.model.diagnostics import Diagnostic
from reportgen.stages.compilation.news import news
from reportgen.stages.compilation.open_points import open_points
from tests.stages.corrections.passages import FIRST, SECOND, THIRD, VOCABULARY, compiled, made_report

OLD = made_report(FIRST, SECOND)


def of_bytes(report: Report, digit: str) -> Report:
    return replace(report, source=replace(report.source, sha256=digit * 64))


def said(now: Report) -> list[Diagnostic]:
    return list(news([OLD], compiled(now), "inputs/2031"))


def test_the_same_file_read_alike_is_no_news() -> None:
    assert said(OLD) == []


def test_the_same_file_read_otherwise_is_shown_as_the_programs_doing() -> None:
    [found] = said(made_report(FIRST, SECOND, THIRD))
    assert (found.severity, found.code) == ("warning", "read-otherwise")
    assert "this version of the program reads it otherwise: 1 added" in found.message
    assert "reportgen accept inputs/2031 --region asia" in found.remedy


def test_another_file_is_shown_as_a_new_version_or_a_new_layout() -> None:
    assert [it.code for it in said(of_bytes(made_report(FIRST, SECOND, THIRD), "1"))] == ["new-version"]
    assert [it.code for it in said(of_bytes(OLD, "1"))] == ["new-layout"]


def test_a_chapter_that_is_read_otherwise_is_open_until_somebody_looks() -> None:
    now = made_report(FIRST, SECOND, THIRD)
    points = open_points(compiled(now), (), VOCABULARY, said(now))
    assert [point.kind for point in points if "reads it otherwise" in point.message] == ["version"]
