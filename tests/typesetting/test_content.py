"""The typesetting support is itself measured: what it calls true must be so."""

import dataclasses

import pytest

from tests.typesetting import content, markdown
from tests.typesetting.content import Bullet, Heading, Note, Paragraph, PullQuote, Span, Table
from tests.typesetting.finish import finish
from tests.typesetting.random_design import random_design
from tests.typesetting.random_report import REGIONS, random_report
from tests.typesetting.truth import fold, locate, printed, priorities

SAMPLE = """---
region: asia
title: "A theme: and more"
report_name: 2021 Asia Regional Forum Report
dates: July 1-2, 2021
registered: 10
countries_registered: 4
participated: 8
countries_represented: 3
---
## Thanks
A line
and another.

# Introduction
Some **bold words** and *slanted* ones.[^1] The end.
- first
  goes on
  - second **level**
1. numbered
> Set apart
> from the text.

Table: What was counted
| a | b |
|---|---|
| 1 | 2 |

[^1]: A note.
"""


def test_markdown_gives_every_kind_of_block() -> None:
    report = markdown.parse(SAMPLE)
    assert report.title == "A theme: and more"
    assert report.participation is not None and report.participation.registered == 10
    assert [type(b) for b in report.front] == [Heading, Paragraph]
    words = report.blocks[1]
    assert isinstance(words, Paragraph)
    assert content.plain(words.inline) == "Some bold words and slanted ones. The end."
    assert content.bold_spans(words.inline) == [(5, 15)]
    assert Note("A note.") in words.inline
    assert report.blocks[2] == Bullet(1, (Span("first goes on"),))
    assert report.blocks[3] == Bullet(2, (Span("second "), Span("level", bold=True)))
    assert report.blocks[4] == Bullet(1, (Span("numbered"),), "1.")
    assert report.blocks[5] == PullQuote("Set apart from the text.")
    assert report.blocks[6] == Table(("a", "b"), (("1", "2"),), "What was counted")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# No head\n", "does not start with a head"),
        (SAMPLE.replace("region: asia\n", ""), "the head has no region"),
        (SAMPLE.replace("[^1]: A note.", ""), "footnote"),
    ],
)
def test_markdown_names_what_is_missing(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        markdown.parse(text)


def test_the_same_seed_gives_the_same_report_and_design() -> None:
    assert random_report(7) == random_report(7) != random_report(8)
    assert random_design(7) == random_design(7) != random_design(8)


@pytest.mark.parametrize("region", REGIONS)
def test_every_region_has_a_priorities_chapter_with_text(region: str) -> None:
    report = random_report(3, region)
    heading, sections = priorities(report.blocks, [(1, 1)] * len(report.blocks))
    assert heading.endswith("Priorities")
    assert {s.kind for s in sections} >= {"overview", "actions"}
    assert all(s.items for s in sections)
    for item in (item for s in sections for item in s.items):
        assert tuple(item.text[a:b] for a, b in item.bold_spans) == item.bold
    subregions = {s.subregion for s in sections} - {None}
    assert bool(subregions) == (region == "europe-north-america-caribbean")


def test_bold_offsets_survive_composition() -> None:
    inline = (Span("cafe\u0301 and\u00ad "), Span("bold", bold=True))
    report = random_report(1)
    chapter = (Heading(1, "African Priorities"), Paragraph(inline))
    _, sections = priorities(chapter, [(1, 1), (1, 1)])
    item = sections[0].items[0]
    assert item.text == printed("café and bold")
    assert item.text[slice(*item.bold_spans[0])] == "bold"
    assert report.blocks


def test_words_are_found_over_pages_and_furniture() -> None:
    text = "The first sentence of a paragraph runs over the page and ends on the next, far from its start."
    blocks = (Heading(1, "African Priorities"), Paragraph((Span(text),)))
    half = len(text) // 2
    pages = [fold("Contents African Priorities 2"), fold("African Priorities" + text[:half] + "Page 2")]
    pages.append(fold("Sponsored by: nobody" + text[half:]))
    assert locate(blocks, pages) == [(2, 2), (2, 3)]


def test_words_that_are_not_there_are_not_found() -> None:
    blocks = (Paragraph((Span("A sentence that stands on no page of this small document at all."),)),)
    assert locate(blocks, [fold("Something else altogether.")]) == [(None, None)]


def test_straight_quotes_and_numbers_are_the_designs() -> None:
    design = dataclasses.replace(random_design(1), numbered=True, curly_quotes=False)
    report = finish(random_report(2), design)
    words = "".join(content.plain(b.inline) for b in report.blocks if isinstance(b, Paragraph | Bullet))
    assert not set("’“”") & set(words)
    chapters = [b.number for b in report.blocks if isinstance(b, Heading) and b.level == 1]
    assert chapters == [str(n) for n in range(1, len(chapters) + 1)]


def test_the_nearest_end_is_taken() -> None:
    text = "Donors can visit workplaces unannounced on both sides of the border."
    pages = [fold(text[:50]), fold(text[50:]), fold("Later words. " + "A filler sentence. " * 20 + text[4:])]
    assert locate((Paragraph((Span(text),)),), pages) == [(1, 2)]


def test_words_cut_off_at_the_end_are_not_found() -> None:
    text = "Donors can visit workplaces unannounced on both sides of the border."
    assert locate((Paragraph((Span(text),)),), [fold(text[:50])]) == [(None, None)]
