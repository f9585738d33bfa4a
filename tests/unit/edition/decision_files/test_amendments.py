"""`corrections.yaml` is amended: a change is read back, and all that people wrote beside it stays."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition.decision_files import amendments, corrections
from reportgen.edition.decision_files.fields import collapsed
from reportgen.errors import DataError, OutputError
from reportgen.model.actions import FIELDS, Action
from reportgen.model.decisions import Correction
from reportgen.system import output
from tests.unit.edition.decision_files.test_corrections import HAND_WRITTEN, unlined, write

KEY_TERM = Correction(
    quote="survivor leadership",
    page=3,
    action="key-term",
    value="survivor leadership",
    by="policy desk",
    on="2031-06-02",
)


def test_the_first_entry_makes_the_file(tmp_path: Path) -> None:
    amendments.append(tmp_path, KEY_TERM)
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
    amendments.append(tmp_path, replace(KEY_TERM, quote=words))
    text = (tmp_path / corrections.FILE_NAME).read_text("utf-8")
    assert "- quote: >-\n    Members asked" in text
    assert max(map(len, text.splitlines())) < 110
    assert corrections.load(tmp_path)[0].quote == words.strip()


def test_everything_else_stays_as_people_wrote_it(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = corrections.load(tmp_path)
    amendments.append(tmp_path, KEY_TERM)
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
    amendments.append(tmp_path, KEY_TERM)
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
        amendments.append(tmp_path, KEY_TERM)
    assert path.read_text("utf-8") == "- quote: a\n  action: sett\n"


def test_a_file_that_cannot_be_amended_stays_as_it_is(tmp_path: Path) -> None:
    text = "- &one {quote: a, action: join}\n- *one\n"
    path = write(tmp_path, f"[{text[2:31]}, *one]\n")
    assert len(corrections.load(tmp_path)) == 2
    with pytest.raises(DataError, match=r"cannot be amended|colon|bracket"):
        amendments.append(tmp_path, KEY_TERM)
    assert path.read_text("utf-8") == f"[{text[2:31]}, *one]\n"


def test_an_entry_that_does_not_validate_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="drop needs a reason"):
        amendments.append(tmp_path, Correction(quote="a", action="drop"))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="does the folder exist"):
        amendments.append(tmp_path / "none", KEY_TERM)


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "2031").mkdir()
    target = write(tmp_path / "shared", HAND_WRITTEN)
    link = tmp_path / "2031" / corrections.FILE_NAME
    link.symlink_to(target)
    amendments.append(tmp_path / "2031", KEY_TERM)
    assert link.is_symlink()
    assert "survivor leadership" in target.read_text("utf-8")


@pytest.mark.parametrize("line", [3, 11, 12])
def test_a_held_entry_gets_the_words_that_people_accepted(tmp_path: Path, line: int) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = corrections.load(tmp_path)
    amendments.requote(tmp_path, line, "new words: “quite” others", 17)
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
        amendments.requote(tmp_path, line, words, None)
    assert [it.quote for it in corrections.load(tmp_path)] == [words.strip()] * 3
    assert [it.page for it in corrections.load(tmp_path)] == [3, None, None]
    assert "# page 3" in path.read_text("utf-8")


def test_what_the_reviewer_saw_can_be_renewed(tmp_path: Path) -> None:
    path = write(
        tmp_path, "- quote: a # first\n  action: set\n  field: heading\n  value: c\n  was: b\n# end\n"
    )
    amendments.requote(tmp_path, 1, "aa", None, was="bb")
    text = '- quote: "aa" # first\n  action: set\n  field: heading\n  value: c\n  was: "bb"\n# end\n'
    assert path.read_text("utf-8") == text


def test_no_entry_begins_in_that_line(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    with pytest.raises(DataError, match=r"corrections\.yaml:4: no entry begins here; .* lines: 3, 11, 12"):
        amendments.requote(tmp_path, 4, "a", 1)
    assert path.read_text("utf-8") == HAND_WRITTEN


@pytest.mark.parametrize("text", ["- {quote: &q a, action: join}\n", "- quote: &q a\n  action: join\n"])
def test_words_with_an_anchor_are_not_changed(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text + "- {quote: *q, action: confirm}\n")
    for line in (it.line for it in corrections.load(tmp_path)):
        assert line is not None
        with pytest.raises(DataError, match="write the words out"):
            amendments.requote(tmp_path, line, "b", 1)
    assert path.read_text("utf-8").startswith(text)


SPLIT = replace(KEY_TERM, action="split", quote="Second words", value="words")
TAIL = "# the last word\n"


def test_many_are_added_in_one_write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    writes = []
    plain = output.write
    monkeypatch.setattr(output, "write", lambda *given: (writes.append(given[0]), plain(*given)))
    added = [replace(KEY_TERM, quote=f"survivor leadership {number}") for number in range(300)]
    written = amendments.append_many(tmp_path, added)
    assert writes == [path]
    assert unlined(corrections.load(tmp_path))[3:] == added
    assert written == amendments.texts(tmp_path)[3:]
    assert written[7].startswith('quote: "survivor leadership 7"')


def test_no_decisions_change_nothing(tmp_path: Path) -> None:
    assert amendments.append_many(tmp_path, []) == ()
    assert list(tmp_path.iterdir()) == []


def test_of_many_one_that_does_not_validate_stops_all(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    with pytest.raises(DataError, match="drop needs a reason"):
        amendments.append_many(tmp_path, [KEY_TERM, Correction(quote="a", action="drop")])
    assert path.read_text("utf-8") == HAND_WRITTEN


def test_what_was_added_is_taken_out_to_the_letter(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    amendments.remove(tmp_path, amendments.append_many(tmp_path, [KEY_TERM, SPLIT]))
    assert path.read_text("utf-8") == HAND_WRITTEN


@pytest.mark.parametrize("index", [0, 1, 2])
def test_any_entry_is_taken_out_and_comments_stay(tmp_path: Path, index: int) -> None:
    path = write(tmp_path, HAND_WRITTEN + TAIL)
    before = corrections.load(tmp_path)
    amendments.remove(tmp_path, [amendments.texts(tmp_path)[index]])
    assert unlined(corrections.load(tmp_path)) == unlined((*before[:index], *before[index + 1 :]))
    text = path.read_text("utf-8")
    assert all(comment in text for comment in ("# The policy desk", "# Asked by telephone.", TAIL))


def test_an_entry_that_was_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    written = amendments.append_many(tmp_path, [KEY_TERM, SPLIT])
    path = tmp_path / corrections.FILE_NAME
    edited = path.read_text("utf-8").replace("page: 3", "page: 4", 1)
    path.write_text(edited, "utf-8")
    with pytest.raises(DataError, match="does not stand there as it was read"):
        amendments.remove(tmp_path, written)
    with pytest.raises(DataError, match=r"corrections\.yaml: the entry “quote: .survivor"):
        amendments.replace(tmp_path, written[0], SPLIT)
    assert path.read_text("utf-8") == edited


def test_of_equal_entries_the_last_is_taken(tmp_path: Path) -> None:
    (one, other) = amendments.append_many(tmp_path, [KEY_TERM, KEY_TERM])
    assert one == other
    amendments.append(tmp_path, SPLIT)
    amendments.remove(tmp_path, [one])
    assert unlined(corrections.load(tmp_path)) == [KEY_TERM, SPLIT]
    amendments.remove(tmp_path, [one])
    with pytest.raises(DataError, match="does not stand there"):
        amendments.remove(tmp_path, [one])


def test_an_entry_takes_the_place_of_another(tmp_path: Path) -> None:
    path = write(tmp_path, HAND_WRITTEN)
    before = unlined(corrections.load(tmp_path))
    for index in (1, 0, 2):
        written = amendments.replace(tmp_path, amendments.texts(tmp_path)[index], SPLIT)
        before[index] = SPLIT
        assert unlined(corrections.load(tmp_path)) == before
        assert amendments.texts(tmp_path)[index] == written
    assert "# Asked by telephone." in path.read_text("utf-8")
    with pytest.raises(DataError, match="drop needs a reason"):
        amendments.replace(tmp_path, written, Correction(quote="a", action="drop"))


# Random entries and random hand-written files --------------------------------------------------

WORDS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("#:'\"-,[]{}&*!|>%@`\\ \n\t\u2028\x85\ufeff"),
    min_size=1,
    max_size=120,
).filter(lambda text: collapsed(text).strip() != "")
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
        amendments.append(folder, entry)
    after = corrections.load(folder)
    assert after[: len(before)] == before
    wanted = [
        replace(
            it,
            **{
                name: collapsed(value)
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
    amendments.requote(folder, chosen.line, words, page)
    for old, new in zip(before, corrections.load(folder), strict=True):
        if old is chosen:
            old = replace(old, quote=collapsed(words), page=page or old.page)
        assert replace(new, line=None) == replace(old, line=None)
    after = path.read_bytes().decode("utf-8")
    assert after.count("# ") >= text.count("# ")


def test_commands_that_run_at_once_lose_nothing(tmp_path: Path) -> None:
    write(tmp_path, HAND_WRITTEN)
    added = [replace(KEY_TERM, quote=f"survivor leadership {number}") for number in range(12)]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda entry: amendments.append(tmp_path, entry), added))
    found = unlined(corrections.load(tmp_path))[3:]
    assert sorted(found, key=lambda it: it.quote) == sorted(added, key=lambda it: it.quote)


@given(hand_written(), st.lists(entries_of(WORDS), min_size=1, max_size=3), st.data())
def test_adding_and_taking_out_in_any_order_leaves_the_others(
    tmp_path_factory: pytest.TempPathFactory, text: str, added: list[Correction], data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edition")
    path = write(folder, text)
    comments = text.count("# ")
    amendments.append_many(folder, added)
    left = list(zip(amendments.texts(folder), unlined(corrections.load(folder)), strict=True))
    while left:
        written, _ = data.draw(st.sampled_from(left))
        amendments.remove(folder, [written])
        last = max(at for at, one in enumerate(left) if one[0] == written)
        inside = written.count("# ")
        del left[last]
        comments -= inside if "# inside" in written or "# seen" in written else 0
        assert unlined(corrections.load(folder)) == [entry for _, entry in left]
        assert amendments.texts(folder) == tuple(one for one, _ in left)
    assert path.read_bytes().decode("utf-8").count("# ") >= comments
