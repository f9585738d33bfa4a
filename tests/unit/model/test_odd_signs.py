"""What a font says wrongly shows inside a word; what people write there does not."""

from __future__ import annotations

import pytest

from reportgen.model.odd_signs import find, word_at

LIES = [
    "exisƟng",  # numbers of glyphs for their meanings
    "aŌer",
    "leŌ",
    "(giŌ)",
    "aƩack",
    "Definiঞon",
    "CertiÞcate",  # another encoding's places
    "de®nition",
    "deƒnition",
    "o‡ce",
    "Consolida!ng",
    "di#erent",
]
TRUE = [
    "hÉireann",
    "a bhÉireann",
    "L'Église",
    "Kolleg*innen",
    "LGBTI+people",
    "OpenStreetMap",
    "eGovernment",
    "Doesnʼt",
    "party´s",
    "kλh",
    "µm",
    "50%of",
    "支持bitcoin和ethereum",
    "www.example.org/a#b!c",
    "did:example:abc#keys",
    "SAÑA",
    "naïve façade",
    "it ended!So they say",
]


@pytest.mark.parametrize("text", LIES)
def test_a_sign_that_no_word_has_is_found(text: str) -> None:
    [place] = find(f"The {text} of it")
    assert word_at(f"The {text} of it", place) == text


@pytest.mark.parametrize("text", TRUE)
def test_what_people_write_is_no_such_sign(text: str) -> None:
    assert [*find(text)] == []
