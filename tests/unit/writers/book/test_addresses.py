"""Addresses behind words are listed for readers of paper; those that the text says are not."""

from dataclasses import replace

import pytest

from reportgen.model.compilation import Report
from reportgen.model.inline_runs import StyledRun
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.book.addresses import addresses_of
from tests import compilations

SITE = "https://www.example.org/report?year=2031"


def linked(*links: tuple[str, str | None]) -> Report:
    """A chapter whose first priority has such words and addresses."""
    report = compilations.report(0)
    section = report.sections[1]
    runs = tuple(StyledRun(words, link=address) for words, address in links)
    item = replace(
        section.items[0], text="".join(run.text for run in runs), runs=runs, key_terms=(), themes=(), asks=()
    )
    section = replace(section, items=(item, *section.items[1:]))
    return replace(report, sections=(report.sections[0], section, *report.sections[2:]))


def test_each_address_stands_once_with_words_and_page() -> None:
    report = linked(
        ("See ", None), ("the ", SITE), ("report", SITE), (" and ", None), ("it", SITE), (".", None)
    )
    (found,) = addresses_of(report, phrases_for("en"))
    assert (found.words, found.place, found.address) == ("the report", "p. 10", SITE)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.org/", "https://example.org"),
        ("www.example.org", "https://www.example.org/"),
        ("example.org", "http://www.example.org/"),
        ("desk@example.org", "mailto:desk@example.org"),
        ("this", "javascript:alert(1)"),
    ],
)
def test_what_the_text_says_or_nobody_may_follow_is_left_out(words: str, address: str) -> None:
    assert addresses_of(linked(("See ", None), (words, address)), phrases_for("en")) == ()
