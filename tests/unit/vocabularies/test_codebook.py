"""The codebook is data that people keep: mistakes are named, and old themes lead to new ones."""

from pathlib import Path

import pytest

from reportgen.errors import DataError
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer

SHIPPED = resources.templates() / codebook.FILE_NAME
SMALL = """
version = "1"

[sentences.en]
asks = ["=should"]

[[theme]]
id = "funding"
label = "Funding"
definition = "Money."
words.en.terms = ["fund"]
"""


def _file(tmp_path: Path, text: str, name: str = codebook.FILE_NAME) -> Path:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return path


def _refused(path: Path) -> str:
    with pytest.raises(DataError) as error:
        codebook.load(path)
    assert str(error.value).startswith(f"{path}: ")
    return str(error.value).removeprefix(f"{path}: ")


def test_the_shipped_codebook() -> None:
    book = codebook.load(SHIPPED)
    assert len(book.themes) == 30
    for theme in book.data.theme:
        assert theme.label and theme.definition and theme.include and theme.exclude
        assert set(theme.words) == {"en", "es", "fr"}
        assert len(set(theme.words["en"].terms)) == len(theme.words["en"].terms)


def test_links_to_the_gazetteer_hold() -> None:
    book = codebook.load(SHIPPED)
    known = gazetteer.load(resources.templates() / gazetteer.FILE_NAME)
    names = {entry.kind for entry in known.data.instrument} | set(known.instruments)
    linked = {
        name for theme in book.data.theme for words in theme.words.values() for name in words.instruments
    }
    assert linked and linked <= names


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'label = "Funding"',
            'lable = "Funding"',
            "unknown key “theme.funding.lable”; did you mean “label”?",
        ),
        (
            "words.en.terms",
            "words.en.temrs",
            "unknown key “theme.funding.words.en.temrs”; did you mean “terms”?",
        ),
        ("asks =", "aks =", "unknown key “sentences.en.aks”; did you mean “asks”?"),
        ('definition = "Money."', "", "“theme.funding.definition” is missing; add it"),
        (
            '"fund"',
            '"fund .."',
            "“theme.funding.words.en.terms”: “fund ..”: a term begins and ends with a word",
        ),
        ('"=should"', '"(should)"', "“sentences.en.asks”: “(should)”: “(should)” is no word"),
        ("[sentences.en]", "[sentences.fr]", "[sentences.en] is needed"),
        ("words.en.", "words.fr.", "theme “funding” has no words.en"),
        ('id = "funding"', 'id = "Funding!"', "“theme.Funding!.id”: string should match"),
        ('version = "1"', "version = 1", "“version”: input should be a valid string"),
        ('version = "1"', "version = ", "not valid TOML"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert old in SMALL
    assert message in _refused(_file(tmp_path, SMALL.replace(old, new, 1)))


def test_all_mistakes_are_named_at_once(tmp_path: Path) -> None:
    broken = SMALL.replace("label", "lable").replace("definition", "definiton")
    assert _refused(_file(tmp_path, broken)).count("did you mean") == 2


def test_a_theme_stands_once(tmp_path: Path) -> None:
    block = SMALL[SMALL.index("[[theme]]") :]
    assert "theme “funding” stands twice" in _refused(_file(tmp_path, SMALL + block))


def test_a_missing_file(tmp_path: Path) -> None:
    assert "cannot be read" in _refused(tmp_path / codebook.FILE_NAME)


MIGRATION = '\n[[migration]]\nfrom = "{old}"\nto = {new}\nsince = "2"\n'


def test_a_theme_that_was_split_or_merged_leads_to_its_heirs(tmp_path: Path) -> None:
    text = SMALL + SMALL[SMALL.index("[[theme]]") :].replace('"funding"', '"budgets"')
    text += MIGRATION.format(old="money", new='["funding", "budgets"]')
    text += MIGRATION.format(old="cash", new='["money"]')
    book = codebook.load(_file(tmp_path, text))
    assert book.migrate("money") == ("funding", "budgets")
    assert book.migrate("cash") == ("funding", "budgets")
    assert book.migrate("funding") == ("funding",)
    assert book.migrate("unheard-of") == ()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("funding", '["funding"]', "the theme still exists"),
        ("money", '["fundin"]', "no such theme; did you mean “funding”?"),
        ("money", '["money"]', "leads back to itself"),
        ("money", "[]", "“migration.1.to”"),
    ],
)
def test_a_migration_that_leads_nowhere_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert message in _refused(_file(tmp_path, SMALL + MIGRATION.format(old=old, new=new)))
