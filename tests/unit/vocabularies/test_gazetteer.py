"""The gazetteer is data that people keep: it validates, and mistakes are named."""

from collections import Counter
from pathlib import Path

import pytest

from reportgen.edition import build
from reportgen.errors import DataError
from reportgen.system import resources
from reportgen.vocabularies import gazetteer

SHIPPED = resources.templates() / gazetteer.FILE_NAME
BOOK = gazetteer.load(SHIPPED)


def test_audiences_of_headings_are_addressees_of_level_one() -> None:
    first = {entry.id for entry in BOOK.data.addressee if entry.level == 1}
    assert first <= set(build.load_vocabulary().audiences)
    assert {entry.id for entry in BOOK.data.addressee if entry.level == 2} == {
        "alliance-8-7-bodies", "donors", "intergovernmental", "embassies", "tech-companies", "media",
        "academia", "community-leaders", "families",
    }  # fmt: skip


def test_ids_and_names_stand_once() -> None:
    ids = [entry.id for entry in BOOK.data.place] + list(BOOK.data.country)
    assert len(set(ids)) == len(ids) > 200
    names = Counter(name for terms in BOOK.data.country.values() for name in set(terms["en"]))
    assert [name for name, number in names.items() if number > 1] == []
    assert all(code.isascii() and code.isupper() and len(code) == 2 for code in BOOK.data.country)


def test_labels() -> None:
    assert BOOK.labels["NP"] == "Nepal"
    assert BOOK.labels["country:NP"] == "Nepal"
    assert BOOK.labels["donors"] == "Donors"
    assert BOOK.labels["kafala"] == "Kafala system"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[addressing.en]", "[addressing.xx]", "[addressing.en] is needed"),
        ('kind = "body"', 'knid = "body"', "did you mean “kind”?"),
        ('NP = { en = ["Nepal"', 'NP = { en = ["(Nepal)"', "“country.NP.en”: “(Nepal)”"),
        ("level = 1", "level = 3", "“addressee.global-movement.level”"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = SHIPPED.read_text("utf-8")
    assert old in text
    path = tmp_path / gazetteer.FILE_NAME
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataError) as error:
        gazetteer.load(path)
    assert message in str(error.value)
