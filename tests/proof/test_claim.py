"""The compilation as claims: what the source is said to print, and where."""

from dataclasses import replace

from reportgen.model.compilation import Item, KeyTerm, Note, Report, Section, Subregion
from reportgen.proof.claim import Claim, claims_of, claims_of_report
from tests.checks.editions import BOX, compilation, report


def _with(one: Report, *, item: Item | None = None, section: Section | None = None) -> Report:
    section = section or one.sections[0]
    return replace(one, sections=(replace(section, items=(item,) if item else section.items),))


ONE = report("africa", "Fair pay first.", "And shelter.")


def test_chapter_section_and_items_in_reading_order() -> None:
    assert [(it.kind, it.id, it.printed) for it in claims_of_report(ONE)] == [
        ("chapter", "africa", "Africa Priorities"),
        ("section", "africa/s1", "Priority Actions Relating to Governments"),
        ("item", "africa/s1/1", "Fair pay first."),
        ("item", "africa/s1/2", "And shelter."),
    ]
    assert len(claims_of(compilation(ONE, report("asia")))) == 2


def test_corrections_are_taken_back_and_what_people_added_is_no_claim_of_the_source() -> None:
    item = ONE.sections[0].items[0]
    corrected = claims_of_report(_with(ONE, item=replace(item, source_text="Fair pay frist.")))[2]
    assert (corrected.text, corrected.printed, corrected.editorial) == (item.text, "Fair pay frist.", False)
    added = claims_of_report(_with(ONE, item=replace(item, origin="editorial")))[2]
    assert (added.printed, added.editorial) == ("", True)


def test_a_section_made_of_the_text_under_a_heading_is_not_claimed_twice() -> None:
    under = _with(ONE, section=replace(ONE.sections[0], heading=ONE.heading))
    kinds = [(it.kind, it.where.page) for it in claims_of_report(under)]
    assert kinds == [("chapter", 20), ("item", 20), ("item", 20)]


def test_subregions_head_their_sections() -> None:
    sub = Subregion("europe", "Europe", "European Priorities")
    claims = claims_of_report(_with(ONE, section=replace(ONE.sections[0], subregion=sub)))
    assert [(it.kind, it.id) for it in claims][:3] == [
        ("chapter", "africa"),
        ("subregion", "africa/europe"),
        ("section", "africa/s1"),
    ]


def test_notes_stand_at_the_end_and_tables_cell_by_cell() -> None:
    notes = (Note("footnote", "See above."), Note("table", "", (), (("a", "b"), ("c",))))
    claims = claims_of_report(_with(ONE, section=replace(ONE.sections[0], notes=notes)))
    assert [(it.kind, it.id, it.text) for it in claims][-2:] == [
        ("note", "africa/s1/note/1", "See above."),
        ("note", "africa/s1/note/2", "a\nb\nc"),
    ]


def test_a_claim_in_pieces_of_one_weight() -> None:
    claim = Claim("item", "x", "one two three four", "", "a.pdf", (), ((8, 13), (4, 7), (5, 6)))
    assert [it for it in claim.pieces() if it[0]] == [
        ("one ", False),
        ("two", True),
        (" ", False),
        ("three", True),
        (" four", False),
    ]
    term = KeyTerm("pay", 5, 8)
    bold = claims_of_report(_with(ONE, item=replace(ONE.sections[0].items[0], key_terms=(term,))))[2]
    assert bold.bold == ((5, 8),)
    assert bold.evidence[0].bbox == BOX
