"""The phrases of a language: which file is taken, what its values are, that nobody can change them."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from reportgen.errors import DataError
from reportgen.system import resources
from reportgen.vocabularies import phrases
from tests import phrase_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of phrases of its own, with the English ones."""
    monkeypatch.setattr(resources, "templates", lambda: tmp_path)
    (tmp_path / "phrases").mkdir()
    shutil.copy(phrase_files.ENGLISH, tmp_path / "phrases")
    return tmp_path / "phrases"


def add(folder: Path, language: str) -> None:
    """Add the file of a language, in the words of the made-up one."""
    data = phrase_files.made_up() | {"language": language}
    (folder / f"{language}.toml").write_text(phrase_files.dumped(data), "utf-8")


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("en", "en"), ("en-GB", "en"), ("pt", "pt"), ("pt-BR", "pt-br"), ("PT", "pt"), ("pt-AO", "pt"),
        ("fr", "en"), ("xx-YY", "en"), ("../pt", "en"), ("", "en"),
    ],
)  # fmt: skip
def test_a_language_takes_its_own_file_else_its_parents_else_english(
    folder: Path, tag: str, language: str
) -> None:
    add(folder, "pt")
    add(folder, "pt-br")
    assert phrases.phrases_for(tag).language == language


def test_phrases_without_gaps_are_texts_and_those_with_gaps_are_filled() -> None:
    english = phrases.phrases_for("en")
    assert english.document.contents == "Contents"
    assert english.draft.title(title="2021 Priorities") == "2021 Priorities (draft)"
    assert english.document.note_kinds["aside"] == "Beside the text"
    assert english.changes.counts.terms_added(count=1) == "1 key term added"
    assert english.changes.counts.terms_added(count=0) == "0 key terms added"


def test_a_phrase_agrees_with_a_number_in_digits_or_words(folder: Path) -> None:
    add(folder, phrase_files.LANGUAGE)
    made_up = phrases.phrases_for(phrase_files.LANGUAGE)
    assert [made_up.draft.open_points(count=count) for count in (0, 1, 2, 4, 5, 6)] == [
        "⟦draft.open_points⟧many 0 0 points are open.",
        "⟦draft.open_points⟧one 1 1 points are open.",
        "⟦draft.open_points⟧few 2 2 points are open.",
        "⟦draft.open_points⟧few 4 4 points are open.",
        "⟦draft.open_points⟧other 5 5 points are open.",
        "⟦draft.open_points⟧many 6 6 points are open.",
    ]
    data = phrase_files.made_up()
    data["ground"]["all_forums"] = "all {number} forums"
    (folder / "qab.toml").write_text(phrase_files.dumped(data | {"language": "qab"}), "utf-8")
    in_words = phrases.phrases_for("qab").ground
    assert [in_words.all_forums(count=count) for count in (3, 4)] == ["all tri forums", "all 4 forums"]


def test_braces_in_what_fills_a_gap_stay_as_they_are() -> None:
    assert phrases.phrases_for("en").document.theme(theme="{x} {{y}}") == "“{x} {{y}}”"


@pytest.mark.parametrize("name", ["mark", "open_points", "kinds", "new"])
def test_nobody_changes_a_phrase(name: str) -> None:
    with pytest.raises(AttributeError):
        setattr(phrases.phrases_for("en").draft, name, "other words")


def test_nobody_changes_a_table_of_phrases() -> None:
    kinds: Any = phrases.phrases_for("en").draft.kinds
    with pytest.raises(TypeError):
        kinds["missing"] = "other words"


def test_every_shipped_file_loads() -> None:
    files = sorted((resources.templates() / phrases.FOLDER).iterdir())
    assert [path.name for path in files if path.suffix != ".toml"] == []
    assert [phrases.load(path).language for path in files] == [path.stem for path in files]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        phrases.load(tmp_path / "fr.toml")
    assert str(caught.value) == f"{tmp_path / 'fr.toml'}: cannot be read (No such file or directory)"
    path = tmp_path / "de.toml"
    path.write_text("language = ", "utf-8")
    with pytest.raises(DataError) as caught:
        phrases.load(path)
    assert str(caught.value).startswith(f"{path}: not valid TOML (")
    assert str(caught.value).endswith("; compare with the en.toml that is shipped")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('skip = "Skip to the text"\n', "", "[document]", "“document.skip” is missing; add it"),
        ("[filter]", "[fitler]", "[fitler]", "“fitler” is no known key; did you mean “filter”?"),
        (
            'aside = "Beside the text"',
            'asides = "Beside the text"',
            'asides = "Beside the text"',
            "“document.note_kinds.asides” is no known key; did you mean “aside”?",
        ),
        (
            'other = "{count} facts changed"',
            'other = "{n} facts changed"',
            "facts = {",
            "“changes.counts.facts.other” has the unknown placeholder {n}; known: {count}, {number}",
        ),
        ('both_forums = "both', 'both_forums = "both {', "both_forums", "“ground.both_forums” has a brace"),
    ],
)
def test_a_problem_is_said_with_file_line_and_key(
    tmp_path: Path, old: str, new: str, line: str, said: str
) -> None:
    text = phrase_files.ENGLISH.read_text("utf-8")
    assert text.count(old) == 1
    path = tmp_path / "en.toml"
    path.write_text(text.replace(old, new), "utf-8")
    number = next(
        number for number, it in enumerate(path.read_text("utf-8").splitlines(), 1) if it.startswith(line)
    )
    with pytest.raises(DataError) as caught:
        phrases.load(path)
    assert str(caught.value).splitlines()[0].startswith(f"{path}:{number}: {said}")


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    data = phrase_files.english()
    del data["document"]["contents"], data["annex"]["gone"]
    path = tmp_path / "en.toml"
    path.write_text(phrase_files.dumped(data), "utf-8")
    with pytest.raises(DataError) as caught:
        phrases.load(path)
    assert [problem.split(": ", 1)[1] for problem in str(caught.value).splitlines()] == [
        "“document.contents” is missing; add it",
        "“annex.gone” is missing; add it",
    ]
