"""A region that no vocabulary has gets its row in the edition's own, behind the others."""

from pathlib import Path

import pytest

from reportgen.edition import settings
from reportgen.edition.new_region import LONGEST, add_region
from reportgen.edition.review import load_vocabulary
from reportgen.errors import UsageError
from reportgen.system.resources import templates
from tests import editions


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return editions.edition(tmp_path / "2031", "africa")


def test_it_stands_behind_the_others_and_all_else_stays(folder: Path) -> None:
    before = list(load_vocabulary(folder).regions)
    assert add_region(folder, " Océanie  et Pacifique ") == "oceanie-et-pacifique"
    words = load_vocabulary(folder)
    assert list(words.regions) == [*before, "oceanie-et-pacifique"]
    assert words.regions["oceanie-et-pacifique"].name == "Océanie et Pacifique"
    own, shipped = ((place / "vocabulary.toml").read_text("utf-8") for place in (folder, templates()))
    added = [line for line in own.splitlines() if line not in shipped.splitlines()]
    assert added == [
        'id = "oceanie-et-pacifique"',
        'name = "Océanie et Pacifique"',
        'terms.en = ["Océanie et Pacifique"]',
    ]
    assert [line for line in shipped.splitlines() if line not in own.splitlines()] == []


def test_one_that_is_there_already_keeps_its_id(folder: Path) -> None:
    assert add_region(folder, "latin AMERICA") == "latin-america"
    assert not (folder / "vocabulary.toml").exists()
    assert add_region(folder, "Oceania") == add_region(folder, "oceania") == "oceania"


def test_ids_are_never_given_twice(folder: Path) -> None:
    assert add_region(folder, "Europe!") == "europe-2", "a sub-region has the first"
    assert add_region(folder, "Океания") == "region"
    assert add_region(folder, "أوقيانوسيا") == "region-2"


def test_it_is_expected_where_the_edition_names_its_regions(folder: Path) -> None:
    path = folder / settings.FILE_NAME
    path.write_text('regions = ["africa"]\n' + path.read_text("utf-8"), "utf-8")
    add_region(folder, "Oceania")
    assert settings.load_file(folder).regions == ("africa", "oceania")


def test_a_vocabulary_of_its_own_keeps_its_order_and_its_comments(folder: Path) -> None:
    add_region(folder, 'The "Far" North')
    path = folder / "vocabulary.toml"
    text = path.read_text("utf-8") + "# the end\n"
    path.write_text(text, "utf-8")
    add_region(folder, "Oceania")
    assert list(load_vocabulary(folder).regions)[-2:] == ["the-far-north", "oceania"]
    lines = path.read_text("utf-8").splitlines()
    at = lines.index('id = "oceania"')
    assert lines[at - 2 : at] == ["", "[[region]]"]
    assert lines[at + 3 : at + 5] == ["", next(line for line in lines if "Sub-chapters" in line)]
    assert lines[-1] == "# the end"


@pytest.mark.parametrize("name", ["", " - ", "x" * (LONGEST + 1)])
def test_what_is_no_name_is_refused(folder: Path, name: str) -> None:
    with pytest.raises(UsageError, match="no name of a region"):
        add_region(folder, name)
    assert not (folder / "vocabulary.toml").exists()
