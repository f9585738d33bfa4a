"""All texts of the desk stand in one file, each is used, and each that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.desk import texts
from reportgen.edition import intake, unused
from reportgen.model.actions import ACTIONS
from reportgen.model.compilation import NoteKind
from reportgen.model.decisions import OpenKind, OutcomeState
from reportgen.model.revision import PassageFate
from reportgen.system import resources

TEMPLATES = sorted((resources.templates() / texts.FOLDER).glob("*.j2"))
CODE = sorted((Path(texts.__file__).parent).rglob("*.py"))
FORMS = ("one", "other")


def _families() -> dict[str, set[str]]:
    """Return the tables whose keys are named by values, with these values."""
    from typing import get_args

    return {
        "next": set(get_args(OpenKind)) | {"release"},
        "note": set(get_args(NoteKind)),
        "change": set(get_args(PassageFate)) | {"moved"},
        "received": set(get_args(intake.What)),
        "unused": set(get_args(unused.Why)),
        "decided": set(ACTIONS),
        "version": set(get_args(OutcomeState)),
    }


def test_every_text_that_a_page_asks_for_is_there() -> None:
    known = texts.load()
    keys = {key.removesuffix(f".{form}") for key in known.keys for form in FORMS} | set(known.keys)
    asked = {
        (path.name, key)
        for path in (*TEMPLATES, *CODE)
        for key in re.findall(
            r'(?<![\w.])(?:t|texts|desk\.texts|self\._texts|self\.texts)\(\s*"([a-z_.]+)"[,)]',
            path.read_text("utf-8"),
        )
    }
    assert len(asked) > 100
    assert {(name, key) for name, key in asked if key not in keys} == set()


def test_what_values_name_has_a_text() -> None:
    known = texts.load()
    missing = {
        f"{table}.{name}"
        for table, names in _families().items()
        for name in names
        if not known.has(f"{table}.{name}") and not known.has(f"{table}.{name}.other")
    }
    assert missing == set()


def test_a_text_agrees_with_its_number() -> None:
    known = texts.load()
    assert known("editions.reports", count=1) == "1 report"
    assert known("editions.reports", count=5) == "5 reports"


def test_a_language_without_a_file_gets_english() -> None:
    assert texts.load("tlh").language == "en"


def test_another_language_has_its_own_plurals() -> None:
    data = {
        "language": "xx",
        "direction": "rtl",
        "plurals": {"one": "i = 0,1"},
        "a": {"b": {"one": "{count} thing", "other": "{count} things"}},
    }
    assert texts.Texts(data)("a.b", count=0) == "0 thing"
    assert texts.Texts(data).direction == "rtl"


def test_templates_hold_nothing_that_the_policy_forbids() -> None:
    for path in TEMPLATES:
        text = path.read_text("utf-8")
        assert not re.search(
            r'\sstyle=|\son[a-z]+=|hx-on|hx-trigger="[^"]*\[|js:|<script(?! src="/static/)', text
        ), path.name
        assert "|safe" not in text, path.name


def test_every_control_has_an_id() -> None:
    for path in TEMPLATES:
        for tag in re.findall(r"<(?:button|select|textarea|summary)\b[^>]*>", path.read_text("utf-8")):
            assert ' id="' in tag, f"{path.name}: {tag}"
