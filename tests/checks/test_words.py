"""`quick`, for every build: notes only, few of them, and fast."""

import time
from pathlib import Path

from reportgen.checks import GROUPS, finding, quick, rules
from reportgen.checks.finding import Finding, arranged, listed, places_in_words
from reportgen.checks.subjects import EditionWords
from reportgen.edition import build
from reportgen.edition.review import Reviewed
from reportgen.model import codec
from reportgen.model.compilation import Organization
from reportgen.model.document import Document
from reportgen.model.provenance import Locator

from .editions import WORDS, block, compilation, document, report

FEW = 12
"""Notes that somebody reads on an edition of five reports."""


def documents(reviewed: Reviewed) -> list[Document]:
    return [codec.parse_document(text.encode("utf-8"), name) for name, text in reviewed.documents]


def test_quick_gives_notes_of_every_kind_and_warnings_are_for_the_check() -> None:
    text = "Write to ana@example.org about the Sirte protocol, or see www.example.org."
    usual = [block(f"The Sirte Protocol was named {word}.", 5) for word in ("first", "twice", "again")]
    made = compilation(report("africa", text, dates="May 3-5, 2031"), introduction=["Two regional forums."])
    read = [document("africa", [*usual, block("The Africa Forum met on May 3-6, 2031.", 7)])]
    assert {one.severity for one in rules.findings(EditionWords(made, read, WORDS))} == {"note", "warning"}
    found = quick(made, read, WORDS)
    assert {one.severity for one in found} == {"note"}
    assert {one.code for one in found} == {
        *("check-email", "check-link", "check-spelling", "check-dates", "check-figures"),
    }


def test_quick_does_not_depend_on_the_order_of_documents() -> None:
    made = compilation(report("africa", "See www.example.org."), report("asia", "See www.example.com."))
    read = [document("africa", [block("In May 2031.")]), document("asia", [block("In June 2031.")])]
    assert quick(made, read, WORDS) == quick(made, read[::-1], WORDS)


def test_findings_are_grouped_sorted_and_said_once() -> None:
    first = Finding("warning", "check-glyph", "a", file="x.pdf", page=9, group="layout")
    note = Finding("note", "check-orphan", "b", file="x.pdf", page=2, group="layout")
    other = Finding("note", "check-link", "c", file="a.pdf", page=1, group="contacts")
    assert arranged([other, note, first, note]) == (first, note, other)
    assert set(GROUPS) >= {"layout", "contacts"}
    assert str(first) == "x.pdf:9: warning[check-glyph]: a"


def test_places_in_words() -> None:
    fourth, ninth = Locator(4), Locator(9)
    many = [("a.pdf", fourth), ("a.pdf", ninth), ("a.pdf", fourth)]
    assert places_in_words(many, "b.pdf") == "in a.pdf, pp. 4 and 9"
    assert places_in_words([("a.pdf", fourth)], "a.pdf") == "on p. 4"
    assert places_in_words([("edition.toml", Locator())], "a.pdf") == "in edition.toml"
    three = [("a.pdf", fourth), ("b.pdf", Locator(5)), ("c.pdf", Locator(6))]
    assert places_in_words(three, "x") == "in a.pdf, p. 4, and 2 more files"


def test_places_in_a_source_without_pages_are_paragraphs() -> None:
    two = [("a.docx", Locator(None, 41)), ("a.docx", Locator(12, 43))]
    assert places_in_words(two, "b.pdf") == "in a.docx, ¶ 41 and 43"
    assert places_in_words(two[:1], "a.docx") == "in ¶ 41"


def test_a_list_that_is_long_is_cut() -> None:
    assert listed("abcdef") == "a, b, c and 3 more"
    assert finding.listed(["a"]) == "a"


def test_a_logo_without_alt_is_noted() -> None:
    made = compilation(report())
    sponsor = Organization("One", "logos/one.png")
    edition = type(made.edition)("2031", 2031, "Priorities", sponsors=(sponsor,))
    assert [one.code for one in quick(type(made)(edition, made.reports), [], WORDS)] == ["check-logo-alt"]


def test_the_sample_edition_is_clean(root: Path) -> None:
    reviewed = build.review(root / "inputs" / "2021")
    assert quick(reviewed.compilation, documents(reviewed), reviewed.vocabulary) == ()


def test_on_the_original_reports_it_is_fast_and_does_not_flood(corpus: Path) -> None:
    reviewed = build.review(corpus / "2021")
    read = documents(reviewed)
    found = quick(reviewed.compilation, read, reviewed.vocabulary)
    assert 0 < len(found) <= FEW
    assert {"check-dates", "check-spelling"} <= {one.code for one in found}
    start = time.process_time()
    quick(reviewed.compilation, read, reviewed.vocabulary)
    assert time.process_time() - start < 0.3  # 0.1 s where nothing else runs
