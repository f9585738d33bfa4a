"""What people get wrong: the message says it in their words, and what to type."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import Ran, reportgen


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition below `tmp_path/inputs`."""
    return editions.edition(tmp_path / "inputs" / "2031", "africa")


def _built(edition: Path, toml: str = editions.TOML) -> Ran:
    if (edition / "edition.toml").exists():
        (edition / "edition.toml").write_text(toml, "utf-8")
    return reportgen("build", "inputs/2031", "-o", "out", "--to", "json", cwd=edition.parents[1])


def test_a_setting_that_is_no_toml_names_its_line(edition: Path) -> None:
    ran = _built(edition, "title = “2031”\nyear = 2031\n")
    assert (ran.code, ran.lines) == (
        6,
        [
            "error: inputs/2031/edition.toml:1: curly quotes (“) hold no text here; "
            'write straight ones: title = "2031"'
        ],
    )


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            '[[report]]\nfile = "africa.pdf"\nwebsite = "www.example.org"\n',
            "“website” stands under [[report]]; put it above, before the first line that begins with [",
        ),
        ('file = "africa.pdf"\n', "“file” does not stand by itself; it belongs into [[report]]"),
        ('logo = "a.png"\n', "“logo” does not stand by itself; it belongs into sponsors = [{ … }]"),
        ('tilte = "a"\n', "unknown key “tilte”; did you mean “title”?"),
    ],
)
def test_a_key_in_the_wrong_place_says_where_it_belongs(edition: Path, more: str, said: str) -> None:
    ran = _built(edition, editions.TOML + more)
    assert (ran.code, ran.lines) == (6, [f"error: inputs/2031/edition.toml: {said}"])


def test_a_region_in_other_letters_is_named(edition: Path) -> None:
    toml = editions.TOML + '[[report]]\nfile = "africa.pdf"\nregion = "{}"\n'
    for wrong, right in (("Africa", "africa"), ("Latin America", "latin-america"), ("afrika", "africa")):
        ran = _built(edition, toml.format(wrong))
        assert ran.code == 3
        assert (
            f'the vocabulary has no region “{wrong}”; write region = "{right}" in edition.toml' in ran.stderr
        )
    assert "write one of africa, " in _built(edition, toml.format("xyz")).stderr


def test_a_file_in_other_letters_is_named(edition: Path) -> None:
    ran = _built(edition, editions.TOML + '[[report]]\nfile = "Africa.pdf"\n')
    assert ran.code == 3
    assert (
        "inputs/2031/Africa.pdf: error[report-not-found]: the file is named under [[report]] "
        "but is not there; "
        'the folder has “africa.pdf”: if that is meant, write file = "africa.pdf" in edition.toml'
    ) in ran.lines


def test_settings_with_a_second_ending_are_found(edition: Path) -> None:
    (edition / "edition.toml").rename(edition / "edition.toml.txt")
    ran = _built(edition)
    assert (ran.code, ran.lines) == (
        2,
        [
            "error: inputs/2031/edition.toml: not found, but edition.toml.txt is there; "
            "rename it to edition.toml"
        ],
    )
    newest = reportgen("build", cwd=edition.parents[1])
    assert newest.code == 2
    assert "inputs/2031/edition.toml.txt is there; rename it to edition.toml" in newest.stderr


def test_a_logo_behind_backslashes_says_how_to_write_it(edition: Path) -> None:
    ran = _built(edition, editions.TOML + "sponsors = [{ name = 'A', logo = 'logos\\a.png' }]\n")
    assert ran.code == 0
    html = reportgen("build", "inputs/2031", "-o", "out", "--to", "html", cwd=edition.parents[1])
    assert "logo not found; write its path with /: logos/a.png" in html.stderr


def test_curly_quotes_round_a_quote_are_named(edition: Path) -> None:
    entry = "- quote: “Interpreters should be paid”\n  action: confirm\n  by: the desk\n"
    (edition / "corrections.yaml").write_text(entry, "utf-8")
    ran = _built(edition)
    assert "held: confirm" in ran.stderr
    assert "the words stand there without “ ” around them; write: quote: 'Interpreters should be paid'" in (
        ran.stderr
    )


def test_verify_takes_the_edition_that_the_manifest_names(edition: Path) -> None:
    folder = edition.parents[1]
    assert reportgen("build", "inputs/2031", "--to", "json", cwd=folder).code == 0
    published = "build/2031/global-priorities.json"
    assert reportgen("verify", published, cwd=folder).code == 0
    shutil.copytree(edition, folder / "elsewhere" / edition.name)
    shutil.rmtree(edition)
    ran = reportgen("verify", published, cwd=folder)
    assert (ran.code, ran.lines) == (
        2,
        [
            "error: build/2031/manifest.json names the edition “2031”, but inputs/2031 is not there; "
            "name it with --sources"
        ],
    )
    assert reportgen("verify", published, "--sources", f"elsewhere/{edition.name}", cwd=folder).code == 0


def test_a_folder_without_reports_is_misuse(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "._a.pdf").write_bytes(b"")
    for more in ((), ("-o", "out"), ("--store", "store")):
        ran = reportgen("extract", "empty", *more, cwd=tmp_path)
        assert (ran.code, ran.lines) == (2, ["error: empty: holds no PDF; nothing was read"])


def test_a_word_file_is_named(edition: Path) -> None:
    (edition / "asia.docx").write_bytes(b"")
    ran = _built(edition)
    assert ran.code == 0
    assert ran.lines[0] == (
        "inputs/2031/asia.docx: warning[not-read]: Word files and the like are not read; "
        "save it as PDF into this folder"
    )
    (edition / "africa.pdf").unlink()
    assert _built(edition).lines == [
        "error: inputs/2031: holds no PDF; put the regional reports there; "
        "asia.docx cannot be read: save it as PDF"
    ]


def test_make_works_from_the_folder_of_the_inputs(root: Path) -> None:
    ran = subprocess.run(
        ["make", "-C", str(root / "inputs"), "help"], capture_output=True, text=True, timeout=60, check=True
    )
    assert "make report" in ran.stdout
