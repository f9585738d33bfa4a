"""The table of rules: every row can be tried, and a new rule is one row and one module."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from reportgen.checks import quick, rules
from reportgen.checks.finding import Finding
from reportgen.checks.rules import RULES, Rule
from reportgen.checks.subjects import EditionWords

from .editions import WORDS, compilation, report


@pytest.mark.parametrize("rule", [it for it in RULES if it.looks_at is None], ids=lambda it: it.module)
def test_every_rule_about_words_finds_nothing_in_a_plain_chapter(rule: Rule) -> None:
    words = EditionWords(compilation(report("africa", "They should act.")), (), WORDS)
    assert list(rule.find(words)) == []


def test_every_module_of_a_rule_has_its_test() -> None:
    tests = {path.stem for path in Path(__file__).parent.glob("test_*.py")}
    assert {f"test_{rule.module}" for rule in RULES} - tests == set()


def test_a_finding_that_a_build_would_not_count_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="long-section: codes of findings begin with check-"):
        Finding("warning", "long-section", "it is long", "")


def test_every_finished_file_is_read_for_its_rules() -> None:
    assert {it.looks_at for it in RULES} == {None, *rules.FINISHED}


def test_a_new_rule_is_one_row_and_one_module(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(words: EditionWords) -> Iterator[Finding]:
        for passage in words.published:
            if "shall" in passage.text:
                yield Finding("warning", "check-shall", "it says shall", "", passage.file, passage.page)

    monkeypatch.setitem(sys.modules, "reportgen.checks.made_up", SimpleNamespace(check=check))
    monkeypatch.setattr(rules, "RULES", (*RULES, Rule("made_up")))
    found = quick(compilation(report("africa", "They shall act.")), (), WORDS)
    assert [(one.code, one.severity) for one in found] == [("check-shall", "note")]
