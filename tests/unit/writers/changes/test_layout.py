"""Changes are grouped under the headings of the new version; what did not change has no group."""

from dataclasses import replace

from reportgen.model.compilation import Region
from reportgen.model.revision import (
    ComparedRun,
    FactChange,
    PassageChange,
    RegionChanges,
    SectionChange,
    SectionFacts,
    VersionFacts,
    VersionPassage,
)
from reportgen.vocabularies.phrases import phrases_for
from reportgen.writers.changes import layout

ENGLISH = phrases_for("en")
FILE = VersionFacts("a.pdf", "0" * 64, 9, "en", "Priorities")
RUNS = (ComparedRun("delete", "old words"), ComparedRun("insert", "new words"))


def passage(section: str, heading: str, place: int = 1) -> VersionPassage:
    return VersionPassage(f"{section}/{place}", "paragraph", "words", section, heading, place, (7,))


def change(old: VersionPassage | None, new: VersionPassage | None, fate: str = "reworded") -> PassageChange:
    return PassageChange(fate, False, (old,) if old else (), (new,) if new else (), RUNS)  # type: ignore[arg-type]


REGION = RegionChanges(Region("a", "Asia"), FILE, FILE, RUNS, False, (), (), (), (), 3)
ONE, TWO = passage("a/s1", "Issues"), passage("a/s2", "Actions", 2)


def headings(region: RegionChanges) -> list[str]:
    return [group.heading for group in layout.groups(region, ENGLISH)]


def test_nothing_changed_is_no_group_and_one_line() -> None:
    assert headings(REGION) == []
    assert layout.verdict(REGION, ENGLISH.changes) == "No word has changed."


def test_passages_stand_under_the_headings_of_the_new_version() -> None:
    region = replace(
        REGION, passages=(change(ONE, ONE), change(None, TWO, "added"), change(ONE, None, "dropped"))
    )
    assert headings(region) == ["Issues", "Actions", "Issues"]


def test_a_dropped_passage_stands_under_its_sections_new_heading() -> None:
    facts = SectionFacts("a/s1", "Issues", None, "issues", (), 1, (7,))
    renamed = SectionChange("kept", facts, replace(facts, heading="Problems"), RUNS, renamed=True)
    region = replace(REGION, sections=(renamed,), passages=(change(ONE, None, "dropped"),))
    assert headings(region)[-1] == "Problems"


def test_groups_come_in_their_order() -> None:
    region = replace(
        REGION,
        renamed=True,
        facts=(FactChange("dates", None, "May"),),
        passages=(change(ONE, ONE),),
        notes=(change(ONE, ONE),),
    )
    assert headings(region) == [
        "Chapter heading",
        "Facts of the report",
        "Issues",
        "Footnotes, captions and other words beside the text",
    ]


def test_a_chapter_that_one_version_lacks() -> None:
    gone, come = replace(REGION, new=None), replace(REGION, old=None)
    assert layout.verdict(gone, ENGLISH.changes) == "Only the old version has this chapter."
    assert layout.verdict(come, ENGLISH.changes) == "Only the new version has this chapter."
    assert headings(gone) == headings(come) == []


def test_what_became_of_a_passage_is_said_beside_it() -> None:
    moved = replace(change(ONE, TWO), moved=True, rehomed=True, terms_added=("pay",), terms_removed=("wage",))
    (entry,) = layout.groups(replace(REGION, passages=(moved,)), ENGLISH)[0].entries
    assert entry.labels == ("reworded", "moved")
    assert entry.more == (
        "from “Issues”, no. 1 to “Actions”, no. 2",
        "now a key term: “pay”",
        "no longer a key term: “wage”",
    )
