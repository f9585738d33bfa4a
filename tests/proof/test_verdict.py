"""The verdict in words: what is wrong first, of many findings the first, people's additions by name."""

import json
from dataclasses import replace

from reportgen.proof import verdict
from reportgen.proof.findings import Addition, Discrepancy, Proof

SEALED = Proof("a.pdf", "pdfplumber", "pdfium", 12345, 12345, (), ())
FINDING = Discrepancy("bold", "words are not bold", "build it again", "page 7")
ADDITIONS = (
    Addition("frame", "cover", words=1200),
    Addition("key-term", "“fair pay”", "asia/s1/1"),
    Addition("correction", "text: “a” → “b” (the desk)", "asia/s1/2"),
)


def test_a_sealed_file_in_one_sentence() -> None:
    assert verdict.verdict(SEALED) == (
        "a.pdf: sealed: 12\u202f345 of 12\u202f345 regional words stand in the sources, in order, "
        "on the pages claimed; 0 editorial additions"
    )


def test_a_broken_seal_counts_what_is_wrong() -> None:
    one = replace(SEALED, findings=(FINDING,), proven=12000)
    assert "NOT sealed: 1 thing is wrong; 12\u202f000 of" in verdict.verdict(one)
    assert "2 things are wrong" in verdict.verdict(replace(one, findings=(FINDING, FINDING)))


def test_findings_come_before_the_verdict_and_additions_behind_it_by_kind() -> None:
    lines = verdict.as_text(replace(SEALED, findings=(FINDING,), additions=ADDITIONS)).splitlines()
    assert lines[0] == "bold: page 7: words are not bold; build it again"
    assert lines[2].startswith("a.pdf: NOT sealed")
    assert lines[2].endswith("2 editorial additions (listed)")
    assert lines[3] == "  read again with pdfplumber; built with pdfium"
    assert lines[4:8] == [
        "  corrections: 1",
        "    asia/s1/2: text: “a” → “b” (the desk)",
        "  words made bold: 1",
        "    asia/s1/1: “fair pay”",
    ]
    assert lines[8] == "  frame text, not from the reports: 1\u202f200 words"
    assert "    cover: 1\u202f200" in verdict.as_text(replace(SEALED, additions=ADDITIONS), everything=True)


def test_of_many_findings_of_a_kind_the_first_are_listed_and_the_rest_counted() -> None:
    many = tuple(replace(FINDING, place=f"page {n}") for n in range(1, 1031))
    proof = replace(SEALED, findings=(*many, replace(FINDING, code="facts")), remarks=("noted",) * 25)
    lines = verdict.as_text(proof).splitlines()
    assert sum(line.startswith("bold: page") for line in lines) == 20
    assert "bold: and 1\u202f010 more findings like these (all of them: -v, or --json)" in lines
    assert sum(line.startswith("facts:") for line in lines) == 1
    assert "  note: and 5 more notes like these (all of them: -v, or --json)" in lines
    assert len(verdict.as_text(proof, everything=True).splitlines()) > 1030


def test_as_json_everything_is_there() -> None:
    made = json.loads(verdict.as_json(replace(SEALED, findings=(FINDING,), additions=ADDITIONS)))
    assert (made["sealed"], made["words"], made["findings"][0]["place"]) == (False, 12345, "page 7")
    assert len(made["additions"]) == 3
