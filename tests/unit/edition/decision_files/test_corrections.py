"""`corrections.yaml`: what people write is read with its line, and kept when a command adds to it."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition.decision_files import corrections
from reportgen.errors import DataError, OutputError
from reportgen.model.decisions import FIELDS, Action, Correction

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

KEY_TERM = Correction(
    quote="survivor leadership",
    page=3,
    action="key-term",
    value="survivor leadership",
    by="policy desk",
    on="2031-06-02",
)


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
        ("[" * 3000, " brackets stand in brackets too deeply"),
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


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    corrections.append(tmp_path, KEY_TERM)
    text = (tmp_path / corrections.FILE_NAME).read_text("utf-8")
    assert text.startswith("# ")
    assert text.endswith(
        '\n- quote: "survivor leadership"\n'
        "  page: 3\n"
        "  action: key-term\n"
        '  value: "survivor leadership"\n'
        '  by: "policy desk"\n'
        "  on: 2031-06-02\n"
    )
    assert unlined(corrections.load(tmp_path)) == [KEY_TERM]
    assert [path.name for path in tmp_path.iterdir()] == [corrections.FILE_NAME]


def test_a_long_text_is_folded(tmp_path: Path) -> None:
    words = "Members asked for a hotline # that is answered: at night, 'every' \"night\" " * 4
    corrections.append(tmp_path, replace(KEY_TERM, quote=words))
    text = (tmp_path / corrections.FILE_NAME).read_text("utf-8")
    assert "- quote: >-\n    Members asked" in text
    assert max(map(len, text.splitlines())) < 110
    assert corrections.load(tmp_path)[0].quote == words.strip()


def test_everything_else_stays_as_people_wrote_it(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = corrections.load(tmp_path)
    corrections.append(tmp_path, KEY_TERM)
    assert path.read_text("utf-8").startswith(HAND_WRITTEN)
    assert corrections.load(tmp_path)[:3] == before
    assert unlined(corrections.load(tmp_path)[3:]) == [KEY_TERM]


@pytest.mark.parametrize(
    "text",
    [
        "# only a comment",
        "---\n# a document\n",
        "---\n- quote: a\n  action: join\n...\n",
        "---\n...\n",
        "- quote: a\n  action: join",
        "- quote: a\n  action: drop\n  why: |+\n    because\n\n\n",
        "- quote: a\n  action: drop\n  why: |\n    because",
        "  - quote: a\n    action: join\n  # the end\n",
        "-   quote: a\n    action: join\n",
        "[]\n",
        "[ # nothing yet\n]\n",
        "[{quote: a, action: join}]  # end\n",
        "[{quote: a, action: join},\n # more?\n]\n",
        "- quote: a\r\n  action: join\r\n",
        "\ufeff- quote: ä\n  action: join\n",
        "-\n  quote: a\n  action: join\n",
    ],
)
def test_an_entry_is_added_whatever_the_style(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)
    before = corrections.load(tmp_path)
    corrections.append(tmp_path, KEY_TERM)
    assert unlined(corrections.load(tmp_path)) == [*unlined(before), KEY_TERM]
    after = path.read_bytes().decode("utf-8")
    for line in text.split("\n"):
        assert line.strip(" []\r.").partition("]")[0] in after
    assert ("\r\n" in after) == ("\r\n" in text)
    assert not re.search(r"[^\r]\n", after) or "\r\n" not in text
    assert after.startswith("\ufeff") == text.startswith("\ufeff")


def test_nothing_is_written_into_a_broken_file(tmp_path: Path) -> None:
    path = write(tmp_path, "- quote: a\n  action: sett\n")
    with pytest.raises(DataError, match="did you mean “set”"):
        corrections.append(tmp_path, KEY_TERM)
    assert path.read_text("utf-8") == "- quote: a\n  action: sett\n"


def test_a_file_that_cannot_be_amended_stays_as_it_is(tmp_path: Path) -> None:
    text = "- &one {quote: a, action: join}\n- *one\n"
    path = write(tmp_path, f"[{text[2:31]}, *one]\n")
    assert len(corrections.load(tmp_path)) == 2
    with pytest.raises(DataError, match=r"cannot be amended|colon|bracket"):
        corrections.append(tmp_path, KEY_TERM)
    assert path.read_text("utf-8") == f"[{text[2:31]}, *one]\n"


def test_an_entry_that_does_not_validate_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="drop needs a reason"):
        corrections.append(tmp_path, Correction(quote="a", action="drop"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does the folder exist"):
        corrections.append(tmp_path / "none", KEY_TERM)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "2031").mkdir()
    target = write(tmp_path / "shared", HAND_WRITTEN)
    link = tmp_path / "2031" / corrections.FILE_NAME
    link.symlink_to(target)
    corrections.append(tmp_path / "2031", KEY_TERM)
    assert link.is_symlink()
    assert "survivor leadership" in target.read_text("utf-8")


@pytest.mark.parametrize("line", [3, 11, 12])
def test_a_held_entry_gets_the_words_that_people_accepted(tmp_path: Path, line: int) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = corrections.load(tmp_path)
    corrections.requote(tmp_path, line, "new words: “quite” others", 17)
    after = corrections.load(tmp_path)
    for old, new in zip(before, after, strict=True):
        if old.line == line:
            old = replace(old, quote="new words: “quite” others", page=17)
        assert replace(new, line=None) == replace(old, line=None)
    text = path.read_text("utf-8")
    for comment in re.findall("#.*", HAND_WRITTEN):
        assert comment in text


def test_accepted_words_may_be_long_and_the_page_may_stay(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    words = "an accepted text that goes on " * 8
    for line in (12, 11, 3):
        corrections.requote(tmp_path, line, words, None)
    assert [it.quote for it in corrections.load(tmp_path)] == [words.strip()] * 3
    assert [it.page for it in corrections.load(tmp_path)] == [3, None, None]
    assert "# page 3" in path.read_text("utf-8")


def test_what_the_reviewer_saw_can_be_renewed(tmp_path: Path) -> None:
    path = write(
        tmp_path, "- quote: a # first\n  action: set\n  field: heading\n  value: c\n  was: b\n# end\n"
    )
    corrections.requote(tmp_path, 1, "aa", None, was="bb")
    text = '- quote: "aa" # first\n  action: set\n  field: heading\n  value: c\n  was: "bb"\n# end\n'
    assert path.read_text("utf-8") == text


def test_no_entry_begins_in_that_line(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    with pytest.raises(DataError, match=r"corrections\.yaml:4: no entry begins here; .* lines: 3, 11, 12"):
        corrections.requote(tmp_path, 4, "a", 1)
    assert path.read_text("utf-8") == HAND_WRITTEN


@pytest.mark.parametrize("text", ["- {quote: &q a, action: join}\n", "- quote: &q a\n  action: join\n"])
def test_words_with_an_anchor_are_not_changed(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text + "- {quote: *q, action: confirm}\n")
    for line in (it.line for it in corrections.load(tmp_path)):
        assert line is not None
        with pytest.raises(DataError, match="write the words out"):
            corrections.requote(tmp_path, line, "b", 1)
    assert path.read_text("utf-8").startswith(text)


# Random entries and random hand-written files --------------------------------------------------

WORDS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("#:'\"-,[]{}&*!|>%@`\\ \n\t\u2028\x85\ufeff"),
    min_size=1,
    max_size=120,
).filter(lambda text: corrections.collapsed(text).strip() != "")
DATES = st.dates().map(str) | st.none()
PAGES = st.integers(1, 999) | st.none()


def entries_of(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Correction]:
    """Entries that validate."""

    def entry(action: Action, **more: st.SearchStrategy[object]) -> st.SearchStrategy[Correction]:
        return st.builds(
            Correction,
            quote=texts,
            action=st.just(action),
            page=PAGES,
            by=texts | st.none(),
            on=DATES,
            **{"why": texts | st.none(), **more},
        )

    fields = [field for field in FIELDS if field != "level"]
    return st.one_of(
        entry("set", field=st.sampled_from(fields), value=texts, was=texts | st.none() | st.just("")),
        entry("set", field=st.just("level"), value=st.integers(1, 9).map(str)),
        entry("set", field=st.just("audience"), value=st.just("")),
        entry("set", field=st.just("themes"), value=texts, remove=st.booleans()),
        entry("split", value=texts),
        entry("join", value=texts | st.none()),
        entry("confirm"),
        entry("answer", value=texts | st.none()),
        entry("key-term", value=texts | st.none(), remove=st.booleans()),
        entry("drop", why=texts),
        entry("add", value=texts, why=texts),
    )


PLAIN_WORDS = st.text(st.sampled_from("abc déf-ü.'"), min_size=1, max_size=40).map(
    lambda text: "w" + " ".join(text.split())
)


@st.composite
def hand_written(draw: st.DrawFn) -> str:
    """A file as a person might write it: comments, empty lines, quotes of all kinds, any indentation."""
    margin = " " * draw(st.sampled_from([0, 0, 0, 2, 4]))
    gap = " " * draw(st.sampled_from([1, 1, 3]))
    parts = [draw(st.sampled_from(["", "# decisions\n", "---\n", "\n\n", "# a\n\n# b\n"]))]
    for entry in draw(st.lists(entries_of(PLAIN_WORDS), max_size=4)):
        keys = [
            (key, getattr(entry, key)) for key in ("quote", "page", "action", "field", "value", "was", "by")
        ]
        keys = [
            *((k, v) for k, v in keys if v is not None),
            *([("remove", "true")] if entry.remove else []),
            *([("why", entry.why)] if entry.why else []),
        ]
        keys = draw(st.permutations(keys))
        lines = []
        for key, value in keys:
            lines.append(f"{key}: {draw(styled(key, str(value), len(margin + gap) + 3))}")
            lines[-1] += draw(st.sampled_from(["", "", "  # seen"])) if "\n" not in lines[-1] else ""
            lines += draw(st.sampled_from([[], [], ["# inside"]])) if "\n" not in lines[-1] else []
        inner = f"\n{margin} {gap}"
        parts.append(f"{margin}-{gap}{inner.join(lines)}\n")
        parts.append(draw(st.sampled_from(["", "\n", f"{margin}# between\n", "\n# between\n\n"])))
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.rstrip("\n")
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@st.composite
def styled(draw: st.DrawFn, key: str, value: str, column: int) -> str:
    """A scalar in one of the styles of YAML."""
    if key in ("page", "remove", "action", "field"):
        return value
    style = draw(st.sampled_from("\"'|>p")) if value else '"'
    if style in "|>":
        chomping = draw(st.sampled_from(["", "-"]))
        return f"{style}{chomping}\n{' ' * column}{value}"
    return (
        value
        if style == "p"
        else f"{style}{value.replace(style, style * 2) if style == chr(39) else value}{style}"
    )


@given(hand_written(), st.lists(entries_of(WORDS), min_size=1, max_size=3))
def test_what_is_added_is_read_back_and_the_rest_is_kept(
    tmp_path_factory: pytest.TempPathFactory, text: str, added: list[Correction]
) -> None:
    folder = tmp_path_factory.mktemp("edition")
    path = write(folder, text)
    before = corrections.load(folder)
    for entry in added:
        corrections.append(folder, entry)
    after = corrections.load(folder)
    assert after[: len(before)] == before
    wanted = [
        replace(
            it,
            **{
                name: corrections.collapsed(value)
                for name in ("quote", "value", "was", "by", "why")
                if (value := getattr(it, name)) is not None
            },
        )
        for it in added
    ]
    assert unlined(after[len(before) :]) == wanted
    kept = path.read_bytes().decode("utf-8")
    assert kept.startswith(text) or not text.strip()


@given(hand_written(), WORDS, PAGES, st.data())
def test_new_words_change_one_entry_only(
    tmp_path_factory: pytest.TempPathFactory, text: str, words: str, page: int | None, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edition")
    path = write(folder, text)
    before = corrections.load(folder)
    if not before:
        return
    chosen = data.draw(st.sampled_from(before))
    assert chosen.line is not None
    corrections.requote(folder, chosen.line, words, page)
    for old, new in zip(before, corrections.load(folder), strict=True):
        if old is chosen:
            old = replace(old, quote=corrections.collapsed(words), page=page or old.page)
        assert replace(new, line=None) == replace(old, line=None)
    after = path.read_bytes().decode("utf-8")
    assert after.count("# ") >= text.count("# ")


def test_commands_that_run_at_once_lose_nothing(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    added = [replace(KEY_TERM, quote=f"survivor leadership {number}") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda entry: corrections.append(tmp_path, entry), added))
    found = unlined(corrections.load(tmp_path))[3:]
    assert sorted(found, key=lambda it: it.quote) == sorted(added, key=lambda it: it.quote)
