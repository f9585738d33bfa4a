"""`edition.toml`: what people may write, and what they are told when it is wrong."""

from pathlib import Path

import pytest

from reportgen.edition import settings
from reportgen.errors import DataError, UsageError

LEAST = 'title = "Priorities"\nyear = 2031\n'


def _folder(tmp_path: Path, toml: str | bytes = LEAST, files: tuple[str, ...] = ("b.pdf", "a.pdf")) -> Path:
    folder = tmp_path / "2031"
    folder.mkdir()
    (folder / "edition.toml").write_bytes(toml if isinstance(toml, bytes) else toml.encode("utf-8"))
    for name in files:
        (folder / name).write_bytes(b"%PDF-1.7")
    return folder


def _wrong(tmp_path: Path, toml: str | bytes) -> str:
    with pytest.raises(DataError) as caught:
        settings.load(_folder(tmp_path, toml))
    assert "edition.toml" in str(caught.value)
    return str(caught.value)


def test_title_and_year_are_enough(tmp_path: Path) -> None:
    edition = settings.load(_folder(tmp_path))
    assert edition.id == "2031"
    assert [path.name for path in edition.sources] == ["a.pdf", "b.pdf"]
    facts = edition.facts()
    assert (facts.title, facts.year, facts.language) == ("Priorities", 2031, "en")
    assert facts.introduction == facts.sponsors == facts.organizers == ()
    assert facts.series is facts.theme is facts.website is None
    assert facts.common_ground


def test_everything(tmp_path: Path) -> None:
    toml = (
        LEAST
        + '''
series = "Global Forum"
theme = "Words — and deeds"
website = "www.example.org"
language = "es"
page_size = "Letter"
common_ground = false
introduction = """
First paragraph,
over two lines.

Second **paragraph**.
"""
sponsors = [{ name = "One", logo = "logos/one.png", alt = "The sign of One" }, { name = "Two" }]
organizers = [{ name = "Three" }]

[[report]]
file = "b.pdf"
region = "asia"
chapter = "What We Want"
'''
    )
    edition = settings.load(_folder(tmp_path, toml))
    facts = edition.facts()
    assert facts.introduction == ("First paragraph,\nover two lines.", "Second **paragraph**.")
    assert [(it.name, it.logo, it.alt) for it in facts.sponsors] == [
        ("One", "logos/one.png", "The sign of One"),
        ("Two", None, None),
    ]
    assert [it.name for it in facts.organizers] == ["Three"]
    assert (facts.series, facts.theme, facts.language) == ("Global Forum", "Words — and deeds", "es")
    assert edition.settings.page_size == "Letter"
    assert not facts.common_ground
    assert edition.wished == ("b.pdf",)
    assert [path.name for path in edition.sources] == ["b.pdf", "a.pdf"]
    entry = edition.entry("b.pdf")
    assert entry is not None
    assert (entry.region, entry.chapter) == ("asia", "What We Want")
    assert edition.entry("a.pdf") is None


@pytest.mark.parametrize(
    ("line", "named", "near"),
    [
        ('tittle = "x"', "tittle", "title"),
        ('sponsor = "x"', "sponsor", "sponsors"),
        ('web_site = "x"', "web_site", "website"),
        ('introductoin = "x"', "introductoin", "introduction"),
        ('sponsors = [{ name = "One", logos = "x" }]', "sponsors.0.logos", "logo"),
        ('[[report]]\nfile = "a.pdf"\nregoin = "asia"', "report.0.regoin", "region"),
    ],
)
def test_an_unknown_key_names_the_nearest(tmp_path: Path, line: str, named: str, near: str) -> None:
    message = _wrong(tmp_path, LEAST + line)
    assert f"unknown key “{named}”" in message
    assert f"did you mean “{near}”?" in message


def test_a_key_like_no_other_names_all(tmp_path: Path) -> None:
    message = _wrong(tmp_path, LEAST + "zzzzzz = 1")
    assert "zzzzzz" in message
    for key in ("title", "year", "introduction", "sponsors", "report"):
        assert key in message


@pytest.mark.parametrize(
    ("toml", "words"),
    [
        ("year = 2031", "“title” is missing"),
        ('title = "x"', "“year” is missing"),
        ('title = "x"\nyear = "next"', "“year”"),
        ('title = ""\nyear = 2031', "“title”"),
        (LEAST + 'page_size = "A5"', "“page_size”"),
        (LEAST + 'language = "english!"', "“language”"),
        (LEAST + "theme = Words without quotes", "quotes"),
        ("\ufefftitle = 3\nyear = 2031", "“title”"),
        (LEAST.encode() + b'theme = "caf\xe9"', "UTF-8"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, toml: str | bytes, words: str) -> None:
    assert words in _wrong(tmp_path, toml)


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    assert len(_wrong(tmp_path, 'tittle = "x"\nthemes = "y"').splitlines()) == 4


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    toml = ("\ufeff" + LEAST).replace("\n", "\r\n")
    assert settings.load(_folder(tmp_path, toml)).facts().title == "Priorities"


def test_a_named_report_that_is_not_there(tmp_path: Path) -> None:
    toml = LEAST + '[[report]]\nfile = "gone.pdf"\n[[report]]\nfile = "b.pdf"\n'
    edition = settings.load(_folder(tmp_path, toml))
    assert edition.missing == ("gone.pdf",)
    assert [path.name for path in edition.sources] == ["b.pdf", "a.pdf"]


def test_any_spelling_of_the_suffix(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=("a.PDF", "b.pdf", "notes.txt"))
    (folder / "folder.pdf").mkdir()
    assert [path.name for path in settings.load(folder).sources] == ["a.PDF", "b.pdf"]


def test_folders_that_are_no_editions(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        settings.load(tmp_path / "gone")
    with pytest.raises(UsageError, match=r"edition\.toml: not found"):
        settings.load(tmp_path)
    with pytest.raises(UsageError, match="holds no PDF"):
        settings.load(_folder(tmp_path, files=()))


def test_a_folder_of_outputs_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "2031").mkdir()
    (tmp_path / "2031" / "coverage.json").write_text("{}", "utf-8")
    with pytest.raises(UsageError, match="holds what a build wrote, and no reports"):
        settings.load(tmp_path / "2031")
