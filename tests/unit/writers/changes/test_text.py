"""Changes on a terminal: readable without any style, unchanged words shortened around a change."""

from dataclasses import replace

import pytest

from reportgen.model.revision import Changes, ComparedRun
from reportgen.writers.changes.text import TextRules, render
from tests.unit.writers.changes.test_layout import ONE, REGION, change

LONG = " ".join(f"word{n}" for n in range(60))


def shown(*runs: tuple[str, str], rules: TextRules = TextRules(width=1000)) -> str:
    one = replace(change(ONE, ONE), runs=tuple(ComparedRun(*run) for run in runs))  # type: ignore[arg-type]
    text = render(Changes("a.pdf", "b.pdf", (replace(REGION, passages=(one,)),)), rules)
    return text.splitlines()[-1].strip()


@pytest.mark.parametrize(
    ("runs", "line"),
    [
        (
            [("equal", "Fair "), ("delete", "pay"), ("insert", "wages"), ("equal", " first.")],
            "Fair [-pay-]{+wages+} first.",
        ),
        ([("equal", "Fair"), ("insert", " and just")], "Fair {+and just+}"),
        ([("delete", "gone "), ("equal", "words")], "[-gone-] words"),
    ],
)
def test_words_stand_in_marks_and_spaces_outside(runs: list[tuple[str, str]], line: str) -> None:
    assert shown(*runs) == line


def test_unchanged_words_keep_what_is_near_a_change() -> None:
    line = shown(("equal", f"{LONG} "), ("insert", "new"), ("equal", f" {LONG}"))
    assert line.startswith("…")
    assert line.endswith("…")
    assert "word59 {+new+} word0" in line
    assert "word30" not in line


def test_names_verdict_and_sums() -> None:
    region = replace(REGION, passages=(change(ONE, ONE),))
    lines = render(Changes("a.pdf", "b.pdf", (region, region))).splitlines()
    assert lines[:2] == ["Old version: a.pdf", "New version: b.pdf"]
    assert lines[3] == "Asia: 1 reworded; 3 unchanged"
    assert lines[-1] == "All: 2 reworded; 6 unchanged"
    assert "All" not in render(Changes("a", "b", (region,)))


def test_no_line_is_longer_than_the_width() -> None:
    text = render(
        Changes(
            "a",
            "b",
            (replace(REGION, passages=(replace(change(ONE, ONE), runs=(ComparedRun("insert", LONG),)),)),),
        ),
        TextRules(width=60),
    )
    assert max(map(len, text.splitlines())) <= 60
