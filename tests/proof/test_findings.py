"""A finding is one line with its places; a proof is sealed where there is none."""

from dataclasses import replace

import pytest

from reportgen.proof.findings import Discrepancy, Proof

BARE = Discrepancy("bold", "words are not bold", "build it again")


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        (BARE, "words are not bold; build it again"),
        (replace(BARE, place="page 7"), "page 7: words are not bold; build it again"),
        (replace(BARE, place="asia/s1", item="asia/s1"), "asia/s1: words are not bold; build it again"),
        (
            replace(BARE, place="page 7", item="asia/s1", source="asia.pdf", source_page=9),
            "page 7, asia/s1, asia.pdf page 9: words are not bold; build it again",
        ),
        (replace(BARE, source="asia.pdf"), "asia.pdf: words are not bold; build it again"),
    ],
)
def test_a_finding_says_where_what_and_what_to_do(finding: Discrepancy, line: str) -> None:
    assert str(finding) == line


def test_one_finding_breaks_the_seal_and_a_remark_does_not() -> None:
    proof = Proof("a.pdf", "pdfplumber", None, 10, 10, (), (), ("a remark",))
    assert proof.sealed
    assert not replace(proof, findings=(BARE,)).sealed
