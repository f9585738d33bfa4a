"""The verdict in words: what is wrong first, of many alike only the first, all of it as JSON."""

from __future__ import annotations

import json

from reportgen.proof import verdict
from reportgen.proof.findings import Discrepancy, FindingCode, Proof

MANY = 27


def proof(*findings: Discrepancy, remarks: tuple[str, ...] = ()) -> Proof:
    """A proof of a file with these findings."""
    return Proof("out.pdf", "pdfplumber", "pdfium", 1200, 1100, findings, (), remarks)


def finding(code: FindingCode, number: int) -> Discrepancy:
    """A finding about the item of a number."""
    return Discrepancy(code, "it differs", "build again", f"page {number}", number, f"asia/overview/{number}")


def test_many_findings_of_a_kind_are_counted_behind_the_first() -> None:
    many = [finding("words-missing", number) for number in range(MANY)]
    text = verdict.as_text(proof(*many[:3], finding("bold", 1), *many[3:], finding("frame", 2)))
    lines = text.splitlines()
    listed = [line for line in lines if line.startswith("words-missing: ")]
    assert [line.split(", ")[0] for line in listed[:20]] == [
        f"words-missing: page {number}" for number in range(20)
    ]
    assert listed[20] == "words-missing: and 7 more findings like these (all of them: -v, or --json)"
    assert len(listed) == 21
    assert lines.index(listed[20]) < lines.index(next(it for it in lines if it.startswith("bold: ")))
    assert f"NOT sealed: {MANY + 2} things are wrong" in text


def test_twenty_findings_of_a_kind_are_all_listed() -> None:
    text = verdict.as_text(proof(*(finding("bold", number) for number in range(20))))
    assert sum(line.startswith("bold: ") for line in text.splitlines()) == 20
    assert "more findings" not in text


def test_every_finding_is_listed_when_asked_for_and_as_data() -> None:
    made = proof(
        *(finding("words-added", number) for number in range(MANY)),
        remarks=tuple(f"doubt {number}" for number in range(MANY)),
    )
    text = verdict.as_text(made, everything=True)
    assert sum(line.startswith("words-added: page") for line in text.splitlines()) == MANY
    assert sum(line.startswith("  note: doubt") for line in text.splitlines()) == MANY
    assert len(json.loads(verdict.as_json(made))["findings"]) == MANY


def test_many_notes_are_counted_behind_the_first() -> None:
    text = verdict.as_text(proof(remarks=tuple(f"doubt {number}" for number in range(MANY))))
    assert "  note: doubt 19\n" in text
    assert "doubt 20" not in text
    assert "  note: and 7 more notes like these" in text
    assert "sealed: 1\u202f100 of 1\u202f200" in text
