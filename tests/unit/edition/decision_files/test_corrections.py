"""`corrections.yaml`: what people write is read with its line, and kept when a command adds to it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition.decision_files import corrections
from reportgen.errors import DataError
from reportgen.model.decisions import Correction

HAND_WRITTEN = """\
# The policy desk's decisions.

- quote: "inspectors who know the calendar of the harvest"   # page 3
  page: 3
  action: key-term
  value: calendar of the harvest
  by: policy desk
  on: 2031-06-01

# Asked by telephone.
- {quote: 'wages that are paid', action: set, field: audience, value: [governments, employers]}
- quote: >-
    a hotline that is answered
    at night
  action: drop
  why: |
    printed twice
    in the report
  remove: false
"""


def write(folder: Path, text: str | bytes) -> Path:
    """Write the file of an edition."""
    path = folder / corrections.FILE_NAME
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path


def said(folder: Path, text: str | bytes) -> list[str]:
    """Return what people are told about a file, without its path."""
    path = write(folder, text)
    with pytest.raises(DataError) as caught:
        corrections.load(folder)
    lines = str(caught.value).splitlines()
    assert all(line.startswith(str(path)) for line in lines)
    return [line.removeprefix(str(path)).removeprefix(":") for line in lines]


def unlined(found: tuple[Correction, ...]) -> list[Correction]:
    """Return corrections without their lines."""
    return [replace(it, line=None) for it in found]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "[]\n", "\ufeff", "- \n"])
def test_no_entries(tmp_path: Path, text: str) -> None:
    assert corrections.load(tmp_path) == ()
    write(tmp_path, text)
    assert corrections.load(tmp_path) == ()


def test_entries_are_read_with_their_lines(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    assert corrections.load(tmp_path) == (
        Correction(
            quote="inspectors who know the calendar of the harvest",
            page=3,
            action="key-term",
            value="calendar of the harvest",
            by="policy desk",
            on="2031-06-01",
            line=3,
        ),
        Correction(
            quote="wages that are paid",
            action="set",
            field="audience",
            value="governments, employers",
            line=11,
        ),
        Correction(
            quote="a hotline that is answered at night",
            action="drop",
            why="printed twice in the report",
            line=12,
        ),
    )


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ("field: level, value: 2", "2"),
        ("field: level, value: '2'", "2"),
        ("field: level, value: 0", "0"),
        ("field: audience, value: []", ""),
        ("field: audience, value: [ngos]", "ngos"),
        ("field: subregion, value: ~", ""),
        ("field: subregion, value: ''", ""),
        ("field: heading, value: 2031", "2031"),
        ("field: text, value: 'no'", "no"),
        ("field: text, value: NO", "NO"),
    ],
)
def test_values_of_set(tmp_path: Path, fields: str, value: str) -> None:
    write(tmp_path, f"- {{quote: a, action: set, {fields}}}\n")
    (found,) = corrections.load(tmp_path)
    assert found.value == value


def test_aliases_stand_for_what_they_name(tmp_path: Path) -> None:
    write(tmp_path, "- {quote: a, action: confirm, by: &who desk}\n- {quote: b, action: join, by: *who}\n")
    assert [it.by for it in corrections.load(tmp_path)] == ["desk", "desk"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("qoute: a\naction: confirm", "1: unknown key “qoute”; did you mean “quote”?"),
        ("quote: a\naction: confirm\nxyz: 1", "3: unknown key “xyz”; known keys: quote, page"),
        ("quote: a\nquote: b\naction: confirm", "2: “quote” stands twice (also in line 1); keep one"),
        ("quote: a\naction: keyterm\nvalue: a", "2: unknown action “keyterm”; did you mean “key-term”?"),
        ("quote: a\naction: colour", "2: unknown action “colour”; known: set, join"),
        ("quote: a\naction: [set]", "2: “action” must be a text, found a list"),
        ("quote: a", "1: “action” is missing; write one of set"),
        ("quote: a\naction:", "2: “action” is missing"),
        ("action: confirm", "1: “quote” is missing or empty; write the words"),
        ("quote: ''\naction: confirm", "1: “quote” is missing or empty"),
        ("quote: '  '\naction: confirm", "1: “quote” is missing or empty"),
        ("quote: 12\naction: confirm", "1: “quote” must be a text, found a number; put it into double"),
        ("quote: {a: b}\naction: confirm", "1: “quote” must be a text, found keys with values"),
        (
            "quote: !!python/name:os.system x\naction: confirm",
            "1: “quote” must be a text, found a value with",
        ),
        ("quote: a\naction: set\nvalue: b", "1: “field” is missing; set changes one field; one of text"),
        ("quote: a\naction: set\nfield: audiences\nvalue: b", "3: unknown field “audiences”; did you mean"),
        ("quote: a\naction: set\nfield: text", "1: “value” is missing; write the new value"),
        ("quote: a\naction: set\nfield: text\nvalue: ''", "4: “value” is empty; text cannot be"),
        ("quote: a\naction: set\nfield: level\nvalue: two", "4: a level is a number, found “two”"),
        ("quote: a\naction: set\nfield: level\nvalue: -1", "4: a level is a number, found “-1”"),
        ("quote: a\naction: set\nfield: text\nvalue: {a: b}", "4: “value” must be a text, found keys"),
        ("quote: a\naction: set\nfield: audience\nvalue: [[a]]", "4: “value” must be a text or a list of"),
        ("quote: a\naction: split", "1: “value” is missing; split needs it; write the words"),
        ("quote: a\naction: split\nvalue:", "3: “value” is missing; split needs it"),
        ("quote: a\naction: confirm\nvalue: b", "3: confirm takes no value"),
        ("quote: a\naction: confirm\nfield: text", "3: “field” belongs to set, not to confirm"),
        ("quote: a\naction: drop", "1: “why” is missing; drop needs a reason"),
        ("quote: a\naction: add\nvalue: b\nwhy: ''", "4: “why” is missing; add needs a reason"),
        ("quote: a\naction: drop\nwhy: 7", "3: “why” must be a text, found a number"),
        ("quote: a\naction: confirm\nremove: true", "3: “remove” takes away key terms and themes only"),
        (
            "quote: a\naction: key-term\nvalue: a\nremove: yes",
            "4: “remove” must be true or false, found a text",
        ),
        ("quote: a\naction: confirm\npage: 0", "3: “page” is 0; pages count from 1"),
        ("quote: a\naction: confirm\npage: 1.5", "3: “page” is 1.5; pages count from 1"),
        ("quote: a\naction: confirm\npage: xiv", "3: “page” must be a number, found a text"),
        ("quote: a\naction: confirm\non: 1 June 2031", "3: “on” is no date: “1 June 2031”; write it as"),
        ("quote: a\naction: confirm\non: 2031-02-30", "3: “on” is no date: “2031-02-30”"),
        ("quote: a\naction: confirm\non: 20310601", "3: “on” is no date: “20310601”"),
        ("quote: a\naction: confirm\non: [2031-06-01]", "3: “on” must be a date, found a list"),
        (
            "quote: it is: so\naction: confirm",
            "1: a colon or a line that does not fit; put texts into double",
        ),
        ('quote: "a\naction: confirm', "1: the text in quotes does not end; add the closing quote"),
        ("quote: 'it's'\naction: confirm", "1: a quote inside the quoted text"),
        ('quote: "a "b" c"\naction: confirm', "1: a quote inside the quoted text"),
        ("quote: a\n\taction: confirm", "2: a tab; indent with spaces"),
        ("quote: a\n   action: confirm", "2: a colon or a line that does not fit"),
        ("quote: @a\naction: confirm", "1: a text that begins with a special sign; put it into double"),
        ("quote: *a\naction: confirm", "1: “*” is a special sign; put the text into double quotes"),
        ("quote: a\naction", "2: a line without “key: value”"),
        ('quote: "C:\\users"\naction: confirm', "1: “\\” is a special sign in double quotes; write it twice"),
        ("quote: [a\naction: confirm", "2: the bracket is not closed"),
        ("quote: a\naction: confirm\n\x01", "3: a character that YAML does not allow"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(tmp_path: Path, text: str, problem: str) -> None:
    entry = "- " + text.replace("\n", "\n  ").replace("  \t", "\t")
    lines = said(tmp_path, entry + "\n")
    assert len(lines) == 1
    assert lines[0].startswith(problem)
    assert "; " in lines[0]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("quote: a\naction: confirm\n", "1: the file must be a list; begin each entry with “- ”"),
        ("just words\n", "1: the file must be a list"),
        ("- words\n", "1: an entry must have keys, found a text; write “quote: …”"),
        ("- [a, b]\n", "1: an entry must have keys, found a list"),
        ("- quote: a\n- action: join\n", "1: “action” is missing"),
        ("- {quote: a, action: join}\n---\n- {quote: b, action: join}\n", "2: “---” begins a second file"),
        ("&a [*a]\n", "1: “&” and “*” make a circle"),
        ("[" * 1000, " brackets stand in brackets too deeply"),
        ("- quote: ä\n".encode("latin-1"), " not UTF-8 text; save it as UTF-8"),
        (b"# " + b"x" * 5_000_001, " larger than 5 MB"),
    ],
)
def test_a_file_that_is_no_list_of_entries(tmp_path: Path, text: str | bytes, problem: str) -> None:
    assert said(tmp_path, text)[0].startswith(problem)


def test_all_problems_are_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    lines = said(
        tmp_path, "- quote: a\n  action: drop\n  page: -1\n\n- qoute: b\n  action: sett\n  on: soon\n"
    )
    assert [line.partition(":")[0] for line in lines] == ["1", "3", "5", "6", "7"]


def test_a_bomb_of_aliases_is_harmless(tmp_path: Path) -> None:
    bomb = "- &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"- &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(20)
    )
    lines = said(tmp_path, bomb)
    assert len(lines) == 21
    assert len(max(lines, key=len)) < 200


def test_a_folder_instead_of_a_file(tmp_path: Path) -> None:
    (tmp_path / corrections.FILE_NAME).mkdir()
    with pytest.raises(DataError, match=r"corrections\.yaml: cannot be read"):
        corrections.load(tmp_path)
