"""`reportgen build`: transcripts."""

import json
from pathlib import Path

import pytest
from lxml import html

from reportgen.writers.formats import NAMES
from tests import editions
from tests.cli.command import reportgen


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of two regions below `tmp_path/inputs`."""
    return editions.edition(tmp_path / "inputs" / "2031", "africa", "asia")


def _files(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_the_newest_edition_is_built_into_build(edition: Path, tmp_path: Path) -> None:
    editions.edition(tmp_path / "inputs" / "2029", "mena")
    ran = reportgen("build", "--to", "json,csv", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (0, b"")
    assert _files(tmp_path / "build") == {
        "2031/global-priorities.json", "2031/global-priorities.csv", "2031/diagnostics.json",
        "2031/coverage.json",
        "2031/manifest.json",
        "2031/datapackage.json",
        "2031/documents/africa.json", "2031/documents/asia.json",
    }  # fmt: skip
    which, head, africa, asia, total, verdict, where = ran.lines
    assert which == "edition: inputs/2031 (the newest edition with reports)"
    assert head.split() == ["report", "file", "pages", "sections", "priorities", "key", "terms", "questions"]
    assert africa.split() == ["Africa", "africa.pdf", "3", "2", "2", "1", "0"]
    assert asia.split() == ["Asia", "asia.pdf", "3", "2", "2", "1", "0"]
    assert total.split() == ["all", "6", "4", "4", "2", "0"]
    assert verdict == "draft: 2 unsigned, 3 missing (reportgen status says more)"
    assert where.strip() == "and the data files beside them in build/2031"


def test_quiet_says_nothing_when_all_is_well(edition: Path, tmp_path: Path) -> None:
    ran = reportgen("build", edition, "-q", "--to", "json", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout, ran.stderr) == (0, b"", "")
    assert (tmp_path / "out" / "global-priorities.json").is_file()


@pytest.mark.parametrize(("typed", "sign"), [(";", ";"), ("tab", "\t"), (",", ",")])
def test_the_sign_between_fields_of_the_csv_is_the_one_that_was_typed(
    edition: Path, tmp_path: Path, typed: str, sign: str
) -> None:
    words = ("-q", "--to", "csv", "--csv-delimiter", typed, "-o", "out")
    assert reportgen("build", edition, *words, cwd=tmp_path).code == 0
    head = (tmp_path / "out" / "global-priorities.csv").read_text("utf-8-sig").splitlines()[0]
    assert len(head.split(sign)) > 5


def test_global_options_stand_on_either_side(edition: Path, tmp_path: Path) -> None:
    for words in (("-q", "build"), ("build", "-q")):
        ran = reportgen(*words, edition, "--to", "json", "-o", "out", cwd=tmp_path)
        assert (ran.code, ran.stderr) == (0, "")


def test_nothing_but_words_on_stderr_when_it_is_no_terminal(edition: Path, tmp_path: Path) -> None:
    ran = reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path, NO_COLOR="", TERM="xterm")
    assert ran.code == 0
    assert "\x1b" not in ran.stderr
    assert "\r" not in ran.stderr


def test_one_broken_report_among_good_ones(edition: Path, tmp_path: Path) -> None:
    """The others are built; the missing one is named on stderr and in the document itself."""
    (edition / "mena.pdf").write_bytes(b"%PDF-1.7 cut off")
    ran = reportgen("build", edition, "--to", "pdf,html,json", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (3, b"")
    assert ran.lines[0].startswith(f"{edition / 'mena.pdf'}: error[unreadable]: ")
    assert "; " in ran.lines[0]
    assert any(line.split()[:2] == ["missing", "mena.pdf"] for line in ran.lines)
    out = tmp_path / "out"
    data = json.loads((out / "global-priorities.json").read_text("utf-8"))
    assert [report["region"]["id"] for report in data["reports"]] == ["africa", "asia"]
    assert [it["file"] for it in data["missing"]] == ["mena.pdf"]
    reason = data["missing"][0]["reason"]
    page = html.document_fromstring((out / "global-priorities.html").read_text("utf-8")).text_content()
    assert f"mena.pdf: {reason}" in " ".join(page.split())
    import pypdfium2

    document = pypdfium2.PdfDocument(out / "global-priorities.pdf")
    front = " ".join(document[n].get_textpage().get_text_range() for n in range(4))
    document.close()
    assert "mena.pdf" in front


def test_quiet_still_says_what_went_wrong(edition: Path, tmp_path: Path) -> None:
    (edition / "mena.pdf").write_bytes(b"%PDF-1.7 cut off")
    ran = reportgen("build", edition, "-q", "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 3
    assert len(ran.lines) == 1
    assert "mena.pdf" in ran.stderr


def test_no_usable_report_at_all(edition: Path, tmp_path: Path) -> None:
    for path in edition.glob("*.pdf"):
        path.write_bytes(b"%PDF-1.7 cut off")
    ran = reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 3
    assert [line.split(": ")[0] for line in ran.lines] == ["error", "error", "error"]
    assert "africa.pdf" in ran.lines[0]
    assert "asia.pdf" in ran.lines[1]
    assert ran.lines[2].endswith("no report can be used; nothing was built")
    assert _files(tmp_path / "out") == {"diagnostics.json"}


def test_results_of_an_earlier_build_are_told_from_new_ones(edition: Path, tmp_path: Path) -> None:
    reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path)
    for path in edition.glob("*.pdf"):
        path.write_bytes(b"%PDF-1.7 cut off")
    ran = reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 3
    assert "are from an earlier build" in ran.lines[-1]


def _unknown_heading(edition: Path) -> None:
    """Another report whose chapter holds a heading that the vocabulary does not know."""
    from tests.unit.readers.paper import HEIGHT, Paper, repeated, show

    Paper().page(
        show(72, HEIGHT - 80, "MENA Priorities", font="F2", size=20),
        show(72, HEIGHT - 110, "Priority Actions for Governments", font="F2", size=14),
        repeated(editions.ACTIONS, HEIGHT - 132),
        show(72, HEIGHT - 190, "Wishes of the Choir", font="F2", size=14),
        repeated(editions.OVERVIEW, HEIGHT - 212),
        show(72, HEIGHT - 290, "Next Steps", font="F2", size=20),
        repeated(editions.NEXT, HEIGHT - 320),
    ).write(edition / "mena.pdf")


def test_questions_are_asked(edition: Path, tmp_path: Path) -> None:
    _unknown_heading(edition)
    ran = reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 0
    assert ran.lines[0].startswith(f"{edition / 'mena.pdf'}:1: question[unknown-heading]: ")
    assert "Wishes of the Choir" in ran.lines[0]
    assert "; add its words to vocabulary.toml" in ran.lines[0]
    listed = json.loads((tmp_path / "out" / "diagnostics.json").read_text("utf-8"))
    assert [(it["severity"], it["code"], it["file"], it["page"]) for it in listed] == [
        ("question", "unknown-heading", "mena.pdf", 1)
    ]


def test_strict_exits_with_5_while_anything_is_open(edition: Path, tmp_path: Path) -> None:
    ran = reportgen("build", edition, "--strict", "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 5
    assert ran.lines[-1] == "error: 5 points are open (--strict)", (
        "two unsigned chapters, three regions missing"
    )
    assert (tmp_path / "out" / "global-priorities.json").is_file()
    editions.sign(edition)
    assert reportgen("build", edition, "--strict", "--to", "json", "-o", "out", cwd=tmp_path).code == 0
    _unknown_heading(edition)
    ran = reportgen("build", edition, "--strict", "--to", "json", "-o", "out", cwd=tmp_path)
    assert ran.code == 5


def test_a_release_is_refused_while_anything_is_open(edition: Path, tmp_path: Path) -> None:
    refused = reportgen("build", edition, "--release", "--to", "json", "-o", "out", cwd=tmp_path)
    assert refused.code == 5
    assert "error: africa: unsigned: the chapter is not signed off" in refused.lines
    assert not (tmp_path / "out" / "global-priorities.json").exists()
    editions.sign(edition)
    assert reportgen("build", edition, "--release", "--to", "json", "-o", "out", cwd=tmp_path).code == 0
    made = json.loads((tmp_path / "out" / "global-priorities.json").read_text("utf-8"))
    assert made["open"] == []


def test_the_log_holds_every_remark(edition: Path, tmp_path: Path) -> None:
    _unknown_heading(edition)
    ran = reportgen("build", edition, "-q", "--log", "run.log", "--to", "json", "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    rows = [json.loads(line) for line in (tmp_path / "run.log").read_text("utf-8").splitlines()]
    assert [(row["severity"], row["code"]) for row in rows] == [("question", "unknown-heading")]
    assert set(rows[0]) == {"severity", "code", "message", "remedy", "file", "page", "bbox"}


def test_verbose_says_notes_too(edition: Path, tmp_path: Path) -> None:
    """What is uncertain outside the chapter is a note: said only when asked for."""
    from tests.unit.readers.paper import HEIGHT, Paper, repeated, show

    Paper().page(
        show(72, HEIGHT - 80, "Introduction", font="F2", size=20),
        repeated(editions.INTRODUCTION, HEIGHT - 110),
        b"BT /F1 11 Tf 72 %d Td (One line with a mark) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts " % (HEIGHT - 152),
        b"/F1 11 Tf ( and another) Tj /F1 6 Tf 4 Ts (1) Tj 0 Ts ET\n",
        b"BT /F1 6 Tf 72 64 Td 3 Ts (1) Tj 0 Ts /F1 8 Tf ( A note at the foot of the page.) Tj ET\n",
        show(72, HEIGHT - 190, "MENA Priorities", font="F2", size=20),
        show(72, HEIGHT - 220, "Priority Actions for Governments", font="F2", size=14),
        repeated(editions.ACTIONS, HEIGHT - 242),
    ).write(edition / "mena.pdf")
    usual = reportgen("build", edition, "--to", "json", "-o", "out", cwd=tmp_path)
    verbose = reportgen("build", edition, "-v", "--to", "json", "-o", "out", cwd=tmp_path)
    assert "note[note-mark]" not in usual.stderr
    assert "note[note-mark]" in verbose.stderr
    assert usual.code == verbose.code == 0


WRONG = [
    (("build", "inputs/2031", "--to", "pdf,odt"), f"unknown format odt; known: {','.join(NAMES)}"),
    (("build", "inputs/2031", "--to", ","), "unknown format"),
    (("build", "inputs/1999"), "inputs/1999: no such folder"),
    (("build", "inputs"), "edition.toml: not found"),
    (("build", "inputs/2031", "-j", "0"), "is not a number of 1 or more"),
    (("build", "inputs/2031", "--colour"), "--colour"),
    (("bild",), "bild"),
    (("extract",), "FILE"),
    (("extract", "a.pdf", "--to", "odt"), "odt"),
    (("render", "a.json"), "--to"),
]


@pytest.mark.parametrize(
    ("words", "said"), WRONG, ids=lambda it: " ".join(it) if isinstance(it, tuple) else ""
)
def test_misuse_is_one_line_and_exit_2(
    words: tuple[str, ...], said: str, edition: Path, tmp_path: Path
) -> None:
    ran = reportgen(*words, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, b"")
    assert len(ran.lines) == 1
    assert ran.lines[0].startswith("error: ")
    assert said in ran.lines[0]
    assert not (tmp_path / "build").exists()


def test_no_edition_anywhere(tmp_path: Path) -> None:
    ran = reportgen("build", cwd=tmp_path)
    assert ran.code == 2
    assert "no edition found" in ran.stderr


def test_no_command_shows_the_help_on_stderr(tmp_path: Path) -> None:
    ran = reportgen(cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, b"")
    assert "usage: reportgen" in ran.stderr


def test_a_wrong_edition_file(edition: Path, tmp_path: Path) -> None:
    (edition / "edition.toml").write_text(editions.TOML + 'sponsor = "One"\n', "utf-8")
    ran = reportgen("build", edition, "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (6, b"")
    assert ran.lines == [
        f"error: {edition / 'edition.toml'}: unknown key “sponsor”; did you mean “sponsors”?"
    ]
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_made(edition: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("in the way")
    ran = reportgen("build", edition, "-o", "out", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (8, b"")
    assert len(ran.lines) == 1
    assert "out" in ran.lines[0]
    assert (tmp_path / "out").read_text() == "in the way"


def test_an_output_file_that_cannot_be_written(edition: Path, tmp_path: Path) -> None:
    """A folder stands where the file should: what was finished before stays whole, nothing is left half."""
    (tmp_path / "out" / "global-priorities.csv").mkdir(parents=True)
    ran = reportgen("build", edition, "--to", "json,csv,xlsx", "-o", "out", cwd=tmp_path)
    assert ran.code == 8
    assert len(ran.lines) == 1
    assert "global-priorities.csv: cannot be written" in ran.lines[0]
    json.loads((tmp_path / "out" / "global-priorities.json").read_text("utf-8"))
    assert not list((tmp_path / "out").glob(".[!c]*"))
    assert not (tmp_path / "out" / "global-priorities.xlsx").exists()
