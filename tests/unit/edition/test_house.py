"""The house of an edition: begun once, read apart, with the faces that it borrows; never a report."""

from pathlib import Path

import pytest

from reportgen.edition import contents, house
from reportgen.errors import DataError, UsageError
from reportgen.writers.house.values import FILE_NAME
from tests import editions, houses


def test_a_house_is_begun_and_stays_as_it_is(tmp_path: Path) -> None:
    path = house.begin(tmp_path, "plain")
    assert path.read_bytes() == houses.PLAIN.read_bytes()
    assert (tmp_path / "fonts").is_dir()
    with pytest.raises(UsageError, match="is there already, and stays as it is"):
        house.begin(tmp_path, "reportgen")
    with pytest.raises(UsageError, match="no such folder"):
        house.begin(tmp_path / "nowhere", "plain")


def test_an_edition_without_a_house_has_none(tmp_path: Path) -> None:
    assert house.load(tmp_path) is None
    assert house.used(house.inspect(tmp_path)) == {}


def test_a_house_is_never_a_report(tmp_path: Path) -> None:
    house.begin(tmp_path, "reportgen")
    found = contents.look(tmp_path)
    assert (dict(found.sources), found.word_files) == ({}, ())


def test_a_house_is_read_and_its_file_is_known_by_its_hash(tmp_path: Path) -> None:
    house.begin(tmp_path, "plain")
    inspected = house.inspect(tmp_path)
    assert inspected is not None
    assert inspected.findings == inspected.serious == ()
    assert house.used(inspected) == {FILE_NAME: inspected.house.digest}


def test_a_missing_face_is_serious(tmp_path: Path) -> None:
    houses.changed(tmp_path / FILE_NAME, lambda it: houses.set_face(it.styles["Title"], "No Such Face 9"))
    inspected = house.inspect(tmp_path)
    assert inspected is not None
    (line,) = inspected.serious
    assert "the face No Such Face 9 was found neither in fonts/ nor on this machine" in line


def test_the_page_size_of_the_edition_wins_where_it_is_given(tmp_path: Path) -> None:
    houses.redesigned(tmp_path / FILE_NAME)
    found = house.load(tmp_path)
    assert found is not None
    assert found.sheet is not None
    assert found.sheet.width == 148
    (tmp_path / "edition.toml").write_text(editions.TOML + 'page_size = "A4"\n')
    found = house.load(tmp_path)
    assert found is not None
    assert found.sheet is not None
    assert (found.sheet.width, found.sheet.measure) == (210, 106)


def test_a_broken_house_is_one_clear_line_about_data(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_bytes(b"no Word file")
    with pytest.raises(DataError, match=r"house\.docx: not a Word file") as raised:
        house.load(tmp_path)
    assert (len(raised.value.lines), raised.value.exit_code) == (1, 6)
