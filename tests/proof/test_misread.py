"""An alarm over a clean build is right only where the build is not what was typeset."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reportgen.model.compilation import Compilation, Item, Note, Section
from reportgen.proof.findings import Discrepancy, FindingCode

from .builds import Build
from .misread import misread

pytestmark = pytest.mark.middle  # of a build that is made for it


def changed(build: Build, **values: object) -> tuple[Compilation, Item]:
    """The compilation with the first passage of the first report read otherwise, and that passage."""
    report = build.compilation.reports[0]
    section = report.sections[0]
    item = replace(section.items[0], **values)  # type: ignore[arg-type]
    return _with(build, replace(section, items=(item, *section.items[1:]))), section.items[0]


def _with(build: Build, *sections: Section) -> Compilation:
    report, *others = build.compilation.reports
    return replace(
        build.compilation,
        reports=(replace(report, sections=(*sections, *report.sections[1:])), *others),
    )


def finding(code: FindingCode, build: Build, message: str = "", item: str | None = None) -> Discrepancy:
    """A finding about the first report."""
    return Discrepancy(code, message, "", item=item, source=build.compilation.reports[0].source.file)


def test_what_was_read_rightly_explains_no_alarm(build: Build) -> None:
    wrong = misread(build.compilation, build.typeset)
    assert wrong.passages == wrong.pages == wrong.bold == wrong.absent == frozenset()
    assert wrong.lost == ()
    for item in build.items():
        assert not wrong.explains(finding("words-changed", build, item=item.id))


@pytest.mark.parametrize("text", ["Other words.", "A mark -"])
def test_a_passage_with_other_words_is_rightly_named(build: Build, text: str) -> None:
    compilation, item = changed(build, text=text)
    wrong = misread(compilation, build.typeset)
    assert wrong.passages == {item.id}
    assert wrong.explains(finding("not-in-source", build, item=item.id))
    assert not wrong.explains(finding("not-in-source", build, item="elsewhere"))


def test_words_of_people_are_not_misread(build: Build) -> None:
    compilation, item = changed(build, text="Other words.", source_text=build.items()[0].text)
    assert misread(compilation, build.typeset).passages == frozenset()
    compilation, _ = changed(build, text="Other words.", origin="editorial")
    assert item.id not in misread(compilation, build.typeset).passages


def test_a_passage_on_another_page_is_rightly_named(build: Build) -> None:
    evidence = tuple(replace(box, page=box.page + 1) for box in build.items()[0].evidence)
    compilation, item = changed(build, evidence=evidence)
    wrong = misread(compilation, build.typeset)
    assert wrong.explains(finding("not-where-claimed", build, item=item.id))
    assert not wrong.explains(finding("words-changed", build, item=item.id))


def test_bold_that_the_report_does_not_have_is_rightly_named(build: Build) -> None:
    bold = next(it for it in build.items() if it.key_terms)
    compilation, item = changed(build, key_terms=bold.key_terms)
    if item.id == bold.id:
        compilation, item = changed(build, key_terms=())
    wrong = misread(compilation, build.typeset)
    assert wrong.explains(finding("bold", build, item=item.id))
    assert not wrong.explains(finding("words-changed", build, item=item.id))


def test_words_that_the_build_lost_are_rightly_missed(build: Build) -> None:
    section = build.compilation.reports[0].sections[0]
    lost = " ".join(section.items[0].text.split()[:3])
    wrong = misread(_with(build, replace(section, items=section.items[1:])), build.typeset)
    assert wrong.explains(finding("words-missing", build, f"the report says “{lost}”, and it does not"))
    assert not wrong.explains(finding("words-missing", build, "the report says “words of nobody”"))


def test_a_table_made_of_running_text_is_rightly_named(build: Build) -> None:
    section = build.compilation.reports[0].sections[0]
    table = Note("table", section.items[0].text, rows=((section.items[0].text, ""),))
    notes = (*section.notes, table)
    compilation = _with(build, replace(section, notes=notes))
    assert misread(compilation, build.typeset).passages == {f"{section.id}/note/{len(notes)}"}


def test_a_report_that_the_build_lost_is_rightly_missed(build: Build) -> None:
    first = build.compilation.reports[0]
    compilation = replace(build.compilation, reports=build.compilation.reports[1:])
    assert misread(compilation, build.typeset).explains(
        Discrepancy("left-out", "", "", source=first.source.file)
    )
