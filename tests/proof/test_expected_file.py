"""What a published file must say: every word of the regions belongs to its claim, all others are frame."""

from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation
from reportgen.proof import html_form
from reportgen.proof.expected_file import Expected, Setting, expect
from reportgen.proof.stream import of_blocks
from reportgen.writers.html.pages import render_web
from tests import compilations

MADE = compilations.realistic()


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> Expected:
    """The words of a web page."""
    return html_form.expect(MADE, compilations.make_logos(tmp_path_factory.mktemp("logos")))


def test_every_claim_has_its_words_in_its_order(expected: Expected) -> None:
    assert expected.unplaced == ()
    items = [item.id for report in MADE.reports for part in report.sections for item in part.items]
    owned = dict.fromkeys(owner.id for owner in expected.owners if owner is not None and owner.kind == "item")
    assert list(owned) == items


def test_words_of_an_item_are_its_own_and_no_others(expected: Expected) -> None:
    first = MADE.reports[0].sections[0].items[0]
    words = [
        word.text
        for word, owner in zip(expected.stream.words, expected.owners, strict=True)
        if owner is not None and owner.id == first.id
    ]
    assert " ".join(words) == " ".join(first.text.split())


def test_titles_and_names_around_the_words_belong_to_nobody(expected: Expected) -> None:
    frame = [
        word.text for word, owner in zip(expected.stream.words, expected.owners, strict=True) if owner is None
    ]
    assert "Contents" in frame
    assert MADE.edition.title in " ".join(expected.furniture)


def test_a_claim_whose_words_a_writer_drops_is_named(tmp_path: Path) -> None:
    def dropping(made: Compilation, assets: Path) -> str:
        return render_web(made, assets).replace("inspectors", "")

    setting = Setting(dropping, lambda blocks, book: of_blocks(blocks, "block"), web=True)
    found = expect(MADE, tmp_path, setting)
    assert found.unplaced
    assert all("inspectors" in claim.text for claim in found.unplaced)


def test_only_a_draft_has_its_mark(expected: Expected, tmp_path: Path) -> None:
    assert expected.draft is None
    draft = html_form.expect(compilations.drafted(), tmp_path).draft
    assert draft
