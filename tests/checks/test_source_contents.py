"""A report's printed contents against its headings."""

from collections.abc import Sequence

from reportgen.checks.finding import Finding
from reportgen.checks.printed_entries import entries_of
from reportgen.checks.source_contents import source_contents
from reportgen.model.document import Block

from .editions import block, compilation, document, report, table

HEADINGS = (
    ("Introduction", 4, 1),
    ("Day One: Wages", 6, 1),
    ("Africa Priorities", 20, 1),
    ("Overview", 20, 2),
    ("Priority Actions Relating to Governments", 20, 2),
    ("Priority Actions Relating to Donors", 21, 2),
    ("Next Steps", 24, 1),
)
PUBLISHED = ("Overview", "Priority Actions Relating to Governments", "Priority Actions Relating to Donors")
ENTRIES = tuple((title, page - 2) for title, page, _ in HEADINGS)


def led(entries: Sequence[tuple[str, int]]) -> list[Block]:
    """Contents as lines with leaders."""
    return [
        block("Contents", 3, "heading", 1),
        *(block(f"{title} ........ {page}", 3) for title, page in entries),
    ]


def found(
    contents: Sequence[Block],
    headings: Sequence[tuple[str, int, int]] = HEADINGS,
    *,
    published_only: bool = False,
) -> list[Finding]:
    body = [block(title, page, "heading", level) for title, page, level in headings]
    made = compilation(report(headings=PUBLISHED))
    return list(
        source_contents(made, [document("africa", [*contents, *body])], published_only=published_only)
    )


def with_entry(at: int, title: str, page: int) -> list[tuple[str, int]]:
    changed = list(ENTRIES)
    changed[at] = (title, page)
    return changed


def test_contents_that_agree_are_silent_in_every_form() -> None:
    assert found(led(ENTRIES)) == []
    whole = " ".join(f"{title} . . . . . . {page}" for title, page in ENTRIES)
    assert found([block("Table of Contents", 3, "heading", 1), block(whole, 3)]) == []
    rows = [(title, str(page)) for title, page in ENTRIES]
    assert found([block("Contents", 3, "caption"), table(rows, 3)]) == []
    assert found([]) == []


def test_a_list_that_ends_in_numbers_is_no_contents() -> None:
    lines = [block(f"Article {at} of the law of 19{at}0", 5) for at in range(4, 9)]
    assert entries_of(document("africa", lines)) == ([], set())


def test_other_words() -> None:
    one = found(led(with_entry(5, "Priority Actions Relating to the Donors", 19)), published_only=True)
    assert [it.code for it in one] == ["check-contents-words"]
    assert "p. 21 says “Priority Actions Relating to Donors”" in one[0].message


def test_an_entry_without_a_heading_tells_what_the_words_were_read_as() -> None:
    lost = [it for it in HEADINGS if it[0] != "Next Steps"]
    one = found([*led(ENTRIES), block("Next Steps", 24, "caption")], lost)
    assert [it.message for it in one] == [
        "the contents name “Next Steps”, but no heading has these words; on p. 24 they were read as a caption"
    ]
    assert found(led(ENTRIES), lost, published_only=True) == []


def test_another_page() -> None:
    one = found(led(with_entry(5, "Priority Actions Relating to Donors", 22)))
    assert [it.message for it in one] == [
        "the contents give page 22 for “Priority Actions Relating to Donors”; it stands on page 19"
    ]


def test_a_published_heading_that_is_missing_and_one_of_a_level_that_is_not_listed() -> None:
    one = found(led([entry for entry in ENTRIES if "Donors" not in entry[0]]))
    assert [it.code for it in one] == ["check-contents-missing"]
    chapters = [(title, page - 2) for title, page, level in HEADINGS if level == 1]
    assert found(led(chapters)) == []


def test_headings_that_repeat_are_not_mixed_up() -> None:
    days = [("Overview", 5, 2), ("Overview", 6, 2), ("Workshop", 6, 2)]
    assert found(led(ENTRIES), [*HEADINGS[:1], *days, *HEADINGS[1:]]) == []


def test_two_entries_that_were_read_as_one_are_no_finding() -> None:
    rows = [(title, str(page)) for title, page in ENTRIES if "Actions" not in title]
    both = "Priority Actions Relating to Governments 18 Priority Actions Relating to Donors"
    assert found([block("Contents", 3, "heading", 1), table([*rows, (both, "19")], 3)]) == []
