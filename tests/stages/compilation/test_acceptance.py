"""Sign-offs: what was accepted, and which words are no longer those."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.compilation import Item, Note, Report, Section, Subregion
from reportgen.model.document import NoteMark
from reportgen.model.inline_runs import StyledRun
from reportgen.stages.compilation.acceptance import AcceptedPassage, accept, accepted, passages, words_hash
from tests import compilations

ON = "2031-06-01"


def chapter() -> Report:
    """The chapter of a region with plain sections."""
    return compilations.report(1)


def with_items(report: Report, at: int, items: tuple[Item, ...]) -> Report:
    """A chapter with other items in one section; ids count anew, as they do when a chapter is built."""
    sections = list(report.sections)
    section = sections[at]
    numbered = tuple(replace(it, id=f"{section.id}/{number}") for number, it in enumerate(items, 1))
    sections[at] = replace(section, items=numbered)
    return replace(report, sections=tuple(sections))


def test_all_words_are_signed_in_their_order() -> None:
    found = passages(chapter())
    texts = [it.text for it in found]
    assert texts[:3] == ["Asian Priorities", "Overview", chapter().sections[0].items[0].text]
    assert [it.id for it in found][:3] == ["asia", "asia/overview", "asia/overview/1"]
    assert len(found) == 1 + sum(1 + len(section.items) for section in chapter().sections)


def test_headings_of_subregions_and_notes_are_words_too() -> None:
    report = compilations.report(4)
    texts = [it.text for it in passages(report)]
    for subregion in compilations.SUBREGIONS:
        assert texts.count(subregion.heading) == 1
    note = Note("table", "", rows=(("one", "two"), ("three", "")))
    section = replace(report.sections[0], notes=(note, Note("footnote", "A note.")))
    noted = replace(report, sections=(section, *report.sections[1:]))
    added = [it for it in passages(noted) if it not in passages(report)]
    assert [(it.id, it.text) for it in added] == [(section.id, "one two three"), (section.id, "A note.")]


def test_the_same_words_stay_signed() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    sign_off = accepted(report, entry)
    assert (sign_off.by, sign_off.on, sign_off.changed, sign_off.gone) == ("Asia desk", ON, (), ())
    assert entry.source == report.source.sha256
    assert entry.passages[0].words == "Asian Priorities"
    assert max(len(it.words.split()) for it in entry.passages) == 9, "eight words and an ellipsis"


def test_layout_is_not_words() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    items = report.sections[1].items
    laid_out = tuple(
        replace(it, text=unicodedata.normalize("NFD", it.text).replace(" ", "\u00a0 \n"), evidence=())
        for it in items
    )
    other = replace(with_items(report, 1, laid_out), source=replace(report.source, sha256="0" * 64))
    assert accepted(other, entry).changed == ()


def test_bold_is_signed_and_a_signature_of_words_alone_holds_for_words() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    plain = with_items(report, 1, tuple(replace(it, key_terms=()) for it in report.sections[1].items))
    bold = [it.id for it in report.sections[1].items if it.key_terms]
    assert list(accepted(plain, entry).changed) == bold
    words = passages(report, 1)
    first = replace(
        entry,
        version=1,
        chapter=words_hash(words),
        passages=tuple(AcceptedPassage(it.hash, "") for it in words),
    )
    assert accepted(plain, first).changed == ()
    assert accepted(with_items(report, 1, report.sections[1].items[1:]), first).gone != ()


def test_links_and_the_marks_of_notes_are_signed() -> None:
    report = chapter()
    first, *others = report.sections[1].items
    linked = replace(first, runs=(StyledRun(first.text[:4], link="https://a.org"), StyledRun(first.text[4:])))
    noted = replace(first, marks=(NoteMark("asia/s/note/1", 4),))
    entry = accept(report, "Asia desk", ON)
    for item in (linked, noted):
        changed = with_items(report, 1, (item, *others))
        assert accepted(changed, entry).changed == (first.id,)
        assert accepted(changed, accept(changed, "Asia desk", ON)).changed == ()
    slanted = replace(first, runs=(StyledRun(first.text, italic=True),))
    assert accepted(with_items(report, 1, (slanted, *others)), entry).changed == ()


def test_only_what_was_changed_loses_its_sign_off() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    items = report.sections[1].items
    changed = with_items(
        report, 1, (items[0], replace(items[1], text=items[1].text + " And more."), *items[2:])
    )
    sign_off = accepted(changed, entry)
    assert sign_off.changed == (items[1].id,)
    assert [words.removesuffix(" …") for words in sign_off.gone] == [" ".join(items[1].text.split()[:8])]


def test_new_words_are_not_signed_and_dropped_ones_are_gone() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    items = report.sections[1].items
    added = with_items(report, 1, (items[0], replace(items[0], text="Quite new words."), *items[1:]))
    assert accepted(added, entry).changed == (f"{report.sections[1].id}/2",)
    assert accepted(added, entry).gone == ()
    dropped = with_items(report, 1, items[:-1])
    assert accepted(dropped, entry).changed == ()
    (gone,) = accepted(dropped, entry).gone
    assert items[-1].text.startswith(gone.removesuffix(" …"))


def test_what_moved_is_not_signed_where_it_stands_now() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    items = report.sections[1].items
    bullet = items[-1]
    moved = with_items(report, 1, (bullet, *items[:-1]))
    sign_off = accepted(moved, entry)
    assert sign_off.changed == (f"{report.sections[1].id}/1",)
    assert sign_off.gone == ()


def test_a_changed_heading_is_named_by_its_section() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    section: Section = replace(report.sections[2], heading="Other words")
    changed = replace(report, sections=(*report.sections[:2], section, *report.sections[3:]))
    assert accepted(changed, entry).changed == (section.id,)
    titled = replace(report, heading="What We Ask For")
    assert accepted(titled, entry).changed == ("asia",)
    assert accepted(titled, entry).gone == ("Asian Priorities",)


def test_a_subregion_added_later_is_not_signed() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    place = Subregion("europe", "Europe", "Europe")
    sections = (report.sections[0], *(replace(it, subregion=place) for it in report.sections[1:]))
    assert accepted(replace(report, sections=sections), entry).changed == (report.sections[1].id,)


def test_a_sign_off_without_passages_holds_for_its_words_only() -> None:
    report = chapter()
    entry = replace(accept(report, "Asia desk", ON), passages=())
    assert accepted(report, entry).changed == ()
    shorter = with_items(report, 1, report.sections[1].items[:-1])
    assert len(accepted(shorter, entry).changed) == len({it.id for it in passages(shorter)})


TEXTS = st.lists(st.sampled_from([f"Words number {n}." for n in range(6)]), max_size=9)


def of_texts(texts: list[str]) -> Report:
    """A chapter with one section of these items."""
    base = chapter()
    section = replace(base.sections[1], items=tuple(Item("", "paragraph", text) for text in texts))
    return with_items(replace(base, sections=(section,)), 0, section.items)


@given(TEXTS, TEXTS)
def test_what_is_not_named_was_accepted_in_that_order(old: list[str], new: list[str]) -> None:
    entry = accept(of_texts(old), "desk", ON)
    sign_off = accepted(of_texts(new), entry)
    names = {it.id: it.text for it in of_texts(new).sections[0].items}
    standing = [text for name, text in names.items() if name not in sign_off.changed]
    rest = iter(old)
    assert all(text in rest for text in standing), "standing passages are a subsequence of the accepted ones"
    assert (sign_off.changed == () and sign_off.gone == ()) == (old == new)
    for text in set(old) | set(new):
        missing = max(0, old.count(text) - new.count(text))
        assert sign_off.gone.count(text) == missing
        surplus = max(0, new.count(text) - old.count(text))
        assert sum(names[name] == text for name in sign_off.changed) >= surplus


@pytest.mark.parametrize("at", range(5))
def test_every_region_can_be_signed(at: int) -> None:
    report = compilations.report(at)
    assert accepted(report, accept(report, "desk", ON)).changed == ()


def test_a_new_note_is_named_itself_and_not_its_heading() -> None:
    report = chapter()
    entry = accept(report, "Asia desk", ON)
    section = report.sections[0]
    note = Note("footnote", "A note that nobody signed.", id=f"{section.id}/note/1")
    noted = replace(report, sections=(replace(section, notes=(note,)), *report.sections[1:]))
    assert accepted(noted, entry).changed == (note.id,)
