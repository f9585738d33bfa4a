"""`reportgen correct`: transcripts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reportgen.edition.decision_files import corrections
from reportgen.model.decisions import Correction
from tests import editions
from tests.cli.command import Ran, reportgen

BY = ("--by", "policy desk", "--on", "2031-06-01")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Inputs with an edition of one report."""
    folder = tmp_path_factory.mktemp("made")
    editions.edition(folder / "inputs" / "2031", "africa")
    return folder


@pytest.fixture
def home(made: Path, tmp_path: Path) -> Path:
    """A copy of the inputs."""
    shutil.copytree(made / "inputs", tmp_path / "inputs")
    return tmp_path


def correct(home: Path, *words: str) -> Ran:
    return reportgen("correct", *words, cwd=home)


def file_of(home: Path) -> Path:
    return home / "inputs" / "2031" / corrections.FILE_NAME


def written(home: Path, text: str) -> None:
    """Write corrections by hand."""
    file_of(home).write_text(text, "utf-8")


def entries(home: Path) -> list[Correction]:
    return list(corrections.load(home / "inputs" / "2031"))


def out(ran: Ran) -> list[str]:
    return ran.stdout.decode("utf-8").splitlines()


def test_a_key_term_is_written_down_with_its_page(home: Path) -> None:
    ran = correct(home, "--quote", "inspectors who know the calendar", "--key-term", "the calendar", *BY)
    assert ran.code == 0
    assert out(ran) == ["africa/overview/1, p. 3: key-term", "  before: the calendar", "  after:  bold"]
    assert ran.lines == ["→ inputs/2031/corrections.yaml:5"]
    assert entries(home) == [
        Correction(
            quote="inspectors who know the calendar",
            page=3,
            region="africa",
            action="key-term",
            value="the calendar",
            by="policy desk",
            on="2031-06-01",
            line=5,
        )
    ]
    assert (home / "inputs/2031/accepted/africa.json").is_file(), "the reading it was made on is kept"


def test_what_was_seen_is_written_down(home: Path) -> None:
    words = ("--quote", "which recruiters hold a licence", "--page", "3")
    change = ("--action", "set", "--field", "text", "--value", "which recruiters hold permits")
    ran = correct(home, "inputs/2031", *words, *change, *BY, "--why", "the word of the law")
    assert ran.code == 0
    (entry,) = entries(home)
    assert (entry.page, entry.was) == (3, "which recruiters hold a licence")


def test_a_dry_run_writes_nothing(home: Path) -> None:
    before = sorted(home.rglob("*"))
    heading = "Priority Actions Relating to African Governments"
    ran = correct(home, "--quote", heading, "--audience", "civil-society", "--dry-run", *BY)
    assert ran.code == 0
    assert out(ran) == [
        "africa/civil-society, p. 3: set audience",
        "  before: governments",
        "  after:  civil-society",
    ]
    assert ran.lines == ["nothing was written (--dry-run)"]
    assert sorted(home.rglob("*")) == before


def test_words_that_are_not_those_of_one_place_are_refused(home: Path) -> None:
    editions.report(home / "inputs/2031/asia.pdf", "asia")
    twice = correct(home, "--quote", "a hotline that is answered", "--confirm", *BY)
    assert (twice.code, twice.stdout) == (2, b"")
    assert twice.lines[0] == (
        "error: the words stand in 2 places; quote more of them, or name the page or the region; "
        "nothing was written"
    )
    assert [line.split(": ")[0] for line in twice.lines[1:]] == [
        "  africa/overview/1, p. 3",
        "  asia/overview/1, p. 3",
    ]
    assert "a hotline that is answered at night." in twice.lines[1]
    near = correct(home, "--quote", "inspectors that knew the calender of the harvests", "--confirm", *BY)
    assert (near.code, near.stdout) == (2, b"")
    assert near.lines[0].startswith("error: the words are only nearly there")
    assert "inspectors who know the calendar of the harvest" in near.lines[1]
    none = correct(home, "--quote", "quite other words", "--confirm", *BY)
    assert (none.code, none.stdout) == (2, b"")
    assert none.lines == ["error: no passage has these words, or nearly these; nothing was written"]
    assert not file_of(home).exists()


def test_what_is_so_already_is_not_written(home: Path) -> None:
    ran = correct(home, "--quote", "survivor leadership", "--key-term", "survivor leadership", *BY)
    assert (ran.code, ran.stdout) == (2, b"")
    assert ran.lines == ["error: nothing to change: it is bold already; nothing was written"]
    assert not file_of(home).exists()


def test_a_page_that_does_not_have_the_words_is_refused(home: Path) -> None:
    words = ("--quote", "which recruiters hold a licence", "--page", "1", "--confirm")
    ran = correct(home, "inputs/2031", *words, *BY)
    assert (ran.code, ran.stdout) == (2, b"")
    assert ran.lines == [
        "error: the words stand on page 3 (africa/governments/1), not on page 1; if they are meant, name "
        "page 3; nothing was written"
    ]


def test_a_region_says_whose_words_are_meant(home: Path) -> None:
    editions.report(home / "inputs/2031/asia.pdf", "asia")
    words = ("--quote", "a hotline that is answered", "--confirm", *BY)
    assert out(correct(home, *words, "--region", "asia")) == ["asia/overview/1, p. 3: confirm"]
    assert [entry.region for entry in entries(home)] == ["asia"]
    none = correct(home, *words, "--region", "Asia")
    assert (none.code, none.stdout) == (2, b"")
    assert none.lines == [
        "error: there is no report of “Asia”; regions with a report: africa, asia; nothing was written"
    ]


@pytest.mark.middle
def test_headings_that_all_regions_have_can_be_corrected_once_all_are_signed(home: Path) -> None:
    folder = home / "inputs/2031"
    for region in ("asia", "mena"):
        editions.report(folder / f"{region}.pdf", region)
    assert reportgen("sign", "--all", "--by", "The desk", cwd=home).code == 0
    change = ("--quote", "Overview", "--kind", "issues", *BY)
    assert correct(home, *change).code == 2
    assert correct(home, *change, "--page", "3").code == 2, "all three have it on page 3"
    ran = correct(home, *change, "--page", "3", "--region", "asia")
    assert (ran.code, out(ran)[0]) == (0, "asia/issues, p. 3: set kind")
    assert correct(home, "--quote", "Overview", "--level", "0", "--region", "mena", *BY).code == 0
    listed = out(correct(home, "--list"))
    assert [line.partition(": ")[2] for line in listed if line.startswith("line")] == [
        "applied: set kind “Overview”",
        "applied: set level “Overview”",
    ]


@pytest.mark.middle
def test_a_decision_that_stands_there_is_not_written_twice(home: Path) -> None:
    for change in (
        ("--confirm",),
        ("--answer",),
        ("--key-term", "the calendar"),
        ("--add", "B.", "--why", "a"),
    ):
        words = ("--quote", "inspectors who know the calendar", *change)
        assert correct(home, *words, *BY).code == 0
        count = len(entries(home))
        again = correct(home, *words, "--by", "somebody else")
        assert (again.code, again.stdout) == (2, b"")
        assert again.lines[0].startswith("error: nothing to change: ")
        assert len(entries(home)) == count
    assert (
        correct(home, "--quote", "inspectors who know the calendar", "--answer", "page-join", *BY).code == 0
    )


@pytest.mark.parametrize(
    "change",
    [("--text", "inspectors who know the seasons"), ("--drop",), ("--split", "who know"), ("--join",)],
)
def test_changed_words_need_a_reason(home: Path, change: tuple[str, ...]) -> None:
    words = ("--quote", "inspectors who know the calendar", *change)
    for reason in ((), ("--why", " "), ("--why", "…")):
        ran = correct(home, *words, *BY, *reason)
        assert (ran.code, ran.stdout) == (2, b"")
        assert "why" in ran.lines[0]
    assert not file_of(home).exists()


def test_entries_of_a_file_without_name_or_reason_count_with_one_warning(home: Path) -> None:
    written(
        home,
        "- {quote: inspectors who know the calendar, action: confirm}\n"
        "- {quote: survivor leadership, action: key-term, remove: true, by: …}\n"
        "- {quote: answered at night, action: set, field: text, value: answered, by: desk}\n"
        "- {quote: hold a licence, action: confirm, by: desk}\n",
    )
    ran = reportgen("build", "--to", "json", cwd=home)
    assert [line for line in ran.lines if "correction" in line and "warning" in line] == [
        "inputs/2031/corrections.yaml: warning[correction-unexplained]: 3 entries do not say who changed the "
        "words, or why (lines 1, 2, 3); add “by” and “why”"
    ]
    assert "corrections: 4 applied, 0 held, 0 orphaned" in ran.stderr


def test_what_a_killed_command_left_is_cleared_away(home: Path) -> None:
    left = home / "inputs/2031/.corrections.yaml.00ff00ff"
    left.write_bytes(b"- quote: ha")
    assert correct(home, "--quote", "survivor leadership", "--confirm", *BY).code == 0
    assert not left.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "no decision; name one with --action"),
        (("--quote", "a", "--confirm"), "--by is missing; say who decides"),
        (("--quote", "a", "--confirm", "--by", "…"), "--by is still to be filled in; write it in place of"),
        (("--quote", "a", "--confirm", "--by", "?!"), "“by” names nobody; say who decides with --by"),
        (("--quote", "…", "--confirm", *BY), "--quote is still to be filled in"),
        (("--quote", "a", "--text", "b", *BY), "“why” gives no reason; say with --why"),
        (("--quote", "a", "--text", "", *BY), "“value” is empty; text cannot be"),
        (("--confirm", *BY), "--quote is missing; give words as they stand in the report"),
        (("--quote", "a", "--join", "--drop", *BY), "--join and --drop are two decisions"),
        (
            ("--quote", "a", "--action", "set", "--text", "b", *BY),
            "--text and --action set are two decisions",
        ),
        (("--quote", "a", "--key-term", "b", "--value", "c", *BY), "--field and --value belong to --action"),
        (("--quote", "a", "--drop", *BY), "“why” is missing; drop needs a reason"),
        (("--quote", "a", "--add", "b", *BY), "“why” is missing; add needs a reason"),
        (("--quote", "a", "--action", "set", "--value", "b", *BY), "“field” is missing"),
        (("--quote", "a", "--action", "set", "--field", "text", *BY), "“value” is missing"),
        (("--quote", "a", "--level", "two", *BY), "a level is a number, found “two”"),
        (("--quote", "a", "--confirm", "--remove", *BY), "“remove” takes away key terms and themes only"),
        (("--quote", "a", "--confirm", "--page", "0", *BY), "argument --page: '0' is not a number of 1"),
        (("--quote", "a", "--confirm", "--by", "b", "--on", "June"), "'June' is no date; write it as"),
        (("--quote", "a", "--action", "paint", *BY), "invalid choice: 'paint'"),
        (("--accept", "x"), "argument --accept: 'x' is not a number"),
    ],
)
def test_misuse_is_said_in_one_line_before_anything_is_read(
    tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    editions.edition(tmp_path / "inputs" / "2031", "africa")
    for pdf in (tmp_path / "inputs/2031").glob("*.pdf"):
        pdf.write_bytes(b"not read")
    ran = correct(tmp_path, *words)
    assert (ran.code, ran.stdout) == (2, b"")
    assert len(ran.lines) == 1
    assert said in ran.lines[0]


def test_a_broken_file_is_said_and_left_alone(home: Path) -> None:
    written(home, "- quote: a\n  action: keyterm\n")
    ran = correct(home, "--quote", "survivor leadership", "--confirm", *BY)
    assert (ran.code, ran.stdout) == (6, b"")
    assert ran.lines == [
        "error: inputs/2031/corrections.yaml:2: unknown action “keyterm”; did you mean “key-term”?"
    ]


HELD = """\
# kept
- quote: "inspectors who knew the calender of the harvest"   # a typo
  action: key-term
  value: the harvest
- quote: "Priority Actions Relating to African Governments"
  action: set
  field: audience
  value: civil-society
  was: ngos, media
- quote: quite other words of another report
  action: confirm
"""


def test_the_list_shows_every_entry_with_its_outcome(home: Path) -> None:
    written(home, HELD)
    ran = correct(home, "--list")
    assert (ran.code, ran.stderr) == (0, "")
    lines = out(ran)
    assert lines[0] == "line 2: held: key-term “inspectors who knew the calender of the harvest”"
    assert "  accept: reportgen correct inputs/2031 --accept 2" in lines
    assert [line.split(":")[0:2] for line in lines if line.startswith("line")] == [
        ["line 2", " held"],
        ["line 5", " held"],
        ["line 10", " orphaned"],
    ]


def test_a_held_entry_takes_the_words_that_are_there(home: Path) -> None:
    written(home, HELD)
    shown = correct(home, "--accept", "2", "--dry-run")
    assert (shown.code, file_of(home).read_text("utf-8")) == (0, HELD)
    ran = correct(home, "--accept", "2")
    assert ran.code == 0
    assert out(ran) == out(shown)
    assert out(ran)[1:] == ["  before: the harvest", "  after:  bold"]
    first, second, _ = entries(home)
    assert "inspectors who know the calendar of the harvest" in first.quote
    assert first.page == 3
    assert "# kept" in file_of(home).read_text("utf-8")
    assert second.was == "ngos, media"


def test_a_held_entry_takes_the_value_that_is_there(home: Path) -> None:
    written(home, HELD)
    ran = correct(home, "--accept", "5")
    assert ran.code == 0
    assert out(ran)[1:] == ["  before: governments", "  after:  civil-society"]
    (entry,) = [it for it in entries(home) if it.field == "audience"]
    assert entry.was == "governments"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("10", "the entry in line 10 is orphaned; no words are near"),
        ("3", "no entry begins in line 3; held entries: 2, 5"),
    ],
)
def test_there_is_not_always_something_to_accept(home: Path, line: str, said: str) -> None:
    written(home, HELD)
    ran = correct(home, "--accept", line)
    assert (ran.code, ran.stdout) == (2, b"")
    assert said in ran.lines[0]
    assert file_of(home).read_text("utf-8") == HELD


def test_several_places_are_not_accepted_by_guess(home: Path) -> None:
    editions.report(home / "inputs/2031/asia.pdf", "asia")
    text = "- quote: a hotline that is answered\n  action: confirm\n"
    written(home, text)
    ran = correct(home, "--accept", "1")
    assert (ran.code, ran.stdout) == (2, b"")
    assert "several places are as near" in ran.lines[0]
    assert len(ran.lines) == 3
    assert file_of(home).read_text("utf-8") == text


def test_an_unreadable_report_does_not_keep_others_from_being_corrected(home: Path) -> None:
    (home / "inputs/2031/broken.pdf").write_bytes(b"%PDF-1.7 cut off")
    ran = correct(home, "--quote", "survivor leadership", "--confirm", *BY)
    assert ran.code == 0
    assert ran.lines[0].startswith("warning: inputs/2031/broken.pdf: ")
    assert len(entries(home)) == 1


def test_a_later_decision_of_one_thing_takes_the_place_of_the_earlier(home: Path) -> None:
    move = ("--quote", "Donors should fund", "--region", "africa", *BY)
    assert correct(home, *move, "--move", "Overview").code == 0
    ran = correct(home, *move, "--move", "Members agreed")
    assert ran.lines == [
        "note: it takes the place of line 5, which decided otherwise",
        "→ inputs/2031/corrections.yaml:5",
    ]
    assert [it.value for it in entries(home)] == ["Members agreed"]
    assert out(correct(home, "--list"))[0].startswith("line 5: applied: move")
