"""Coding as a whole: a pure function whose claims all lie in the words."""

from reportgen.model import codec
from reportgen.model.compilation import Compilation, Item, Mention, Span
from reportgen.stages.coding import code
from tests import compilations
from tests.stages.coding.texts import CODEBOOK, GAZETTEER, compilation, report


def _code(made: Compilation) -> Compilation:
    return code.code(made, CODEBOOK, GAZETTEER)


def _items(made: Compilation) -> list[Item]:
    return [item for it in made.reports for section in it.sections for item in section.items]


def test_coding_changes_no_word() -> None:
    made = compilations.realistic()
    coded = _code(made)
    assert [(it.id, it.text, it.key_terms) for it in _items(coded)] == [
        (it.id, it.text, it.key_terms) for it in _items(made)
    ]


def test_coding_twice_is_coding_once() -> None:
    once = _code(compilations.realistic())
    assert _code(once) == once
    assert codec.dump_compilation(_code(compilations.realistic())) == codec.dump_compilation(once)


def test_every_claim_lies_in_the_text() -> None:
    for made in (compilations.realistic(), compilations.hostile()):
        for item in _items(_code(made)):
            places: list[Span | Mention] = [*item.asks, *item.addressees, *item.places, *item.instruments]
            places += [span for theme in item.themes for span in theme.evidence]
            for place in places:
                assert 0 <= place.start < place.end <= len(item.text)
                words = item.text[place.start : place.end]
                assert words == words.strip()


def test_every_coding_has_evidence_and_is_a_suggestion() -> None:
    themes = [theme for item in _items(_code(compilations.realistic())) for theme in item.themes]
    assert themes
    assert all(theme.evidence and not theme.confirmed for theme in themes)


def test_the_codebook_is_named() -> None:
    facts = _code(compilation([report("Shelters should open.")])).codebook
    assert facts is not None
    assert facts.version == CODEBOOK.version
    assert [(it.id, it.label) for it in facts.themes] == [(it.id, it.label) for it in CODEBOOK.data.theme]
    assert all(it.definition for it in facts.themes)


def test_an_overview_has_places_but_no_priorities() -> None:
    item = _items(_code(compilation([report("Nepal should open shelters.", kind="overview")])))[0]
    assert [place.id for place in item.places] == ["NP"]
    assert not (item.themes or item.asks or item.addressees)


def test_nothing_to_code() -> None:
    made = compilation([report("")])
    assert _items(_code(made))[0].themes == ()
    assert _code(compilation([])).shared == ()
