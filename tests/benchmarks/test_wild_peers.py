"""Other programs' Markdown of PDFs without truth is judged as reportgen's blocks are."""

import sys
from pathlib import Path

from benchmarks import wild, wild_peers

MARKDOWN = """# Forum of 2031

![](picture.png)Wages paid on *the day*<br>leave [little room](https://example.org/a_b) &amp; debt.

| Permit | Names |
|--------|-------|

- Every permit
- names \\*one"""


def test_pictures_targets_and_tags_are_no_words() -> None:
    text = wild_peers.plain(MARKDOWN)
    assert "Wages paid on *the day* leave [little room] & debt." in text
    assert "names *one" in text
    assert "picture" not in text


def test_tables_do_not_run_on_and_items_do_so_alone() -> None:
    texts = [passage.text for passage in wild_peers.passages(wild_peers.plain(MARKDOWN))]
    assert [text[:5] for text in texts] == ["# For", "Wages", "- Eve", "- nam"]


def test_a_program_that_fails_has_no_text(tmp_path: Path) -> None:
    assert wild_peers.markdown(sys.executable, "pdf_oxide", tmp_path / "none.pdf", 60.0) is None


def test_peers_are_compared_over_the_files_that_all_read() -> None:
    ours = {"body": 100, "held": 99, "pairs": 90, "torn": 1}
    rows = [
        ours | {"peers": {"one": [90, 80, 4], "two": [95, 80, 8]}},
        ours | {"peers": {"one": [100, 80, 0]}},
    ]
    lines = list(wild.against_peers(rows))
    assert lines[0].strip() == "1 files that all read, 100 words of the body: held; torn of pairs"
    assert " ".join(lines[1].split()) == "reportgen held 99 = 99.000 %; torn 1 = 1.111 %"
    assert " ".join(lines[3].split()) == "two held 95 = 95.000 %; torn 8 = 10.000 %"
    assert list(wild.against_peers([ours])) == []
