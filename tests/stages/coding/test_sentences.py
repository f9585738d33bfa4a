"""Sentences end where people see them end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.stages.coding import sentences
from reportgen.stages.coding.lexicon import Lexicon
from tests.stages.coding.texts import CODEBOOK, GAZETTEER

KNOWN = Lexicon(CODEBOOK, GAZETTEER, "en").abbreviations


def _split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences.split(text, KNOWN)]


@pytest.mark.parametrize(
    "parts",
    [
        ["Shelters close at night.", "Nobody answers the phone."],
        ["Some states, e.g. Nepal and India, have begun.", "Others wait."],
        ["Help is near (i.e. Sudan or Egypt).", "It is slow."],
        ["It was said in the U.S. Senate and by U.S. employers alike."],
        ["The visa was issued in the U.S.", "They kept it there."],
        ["The Alliance 8.7 grows.", "Target 8.7.", "It needs care."],
        ["See No. 5 and art. 12 of the code.", "Both matter."],
        ["The answer was no.", "The group asked again."],
        ["Rent, food, clothes, etc. must be paid.", "So must the bus."],
        ["They need rent, food, etc.", "Governments should pay."],
        ["Dr. Mensah and Prof. Lee agreed.", "Mr. Roe did not."],
        ["“Come and see us,” one group said.", "Nobody came."],
        ["One group put it like this: “Come. Stay. Listen.”", "The others agreed."],
        ["He asked: “Who pays?”", "No one did."],
        ["The list (It is long. It is old.) was read out.", "Then lunch."],
        ["Terms matter (days off, hours, ...) and should be written down.", "All agreed."],
        ["Who pays?", "And when!", "Soon…", "Perhaps."],
        ["Promote training of judges, prosecutors and police"],
        ["Costs rose to 3.5 million.", "2021 was worse."],
        ["She said 'never again.'", "The room was silent."],
    ],
)
def test_sentences(parts: list[str]) -> None:
    assert _split(" ".join(parts)) == parts


def test_spanish_and_french_abbreviations() -> None:
    spanish = Lexicon(CODEBOOK, GAZETTEER, "es").abbreviations
    text = "Hay casos, p. ej. en la costa. El núm. 5 es nuevo."
    assert [text[s.start : s.end] for s in sentences.split(text, spanish)] == [
        "Hay casos, p. ej. en la costa.",
        "El núm. 5 es nuevo.",
    ]
    french = Lexicon(CODEBOOK, GAZETTEER, "fr").abbreviations
    text = "M. Diallo et Mme Ba ont parlé. Cf. annexe."
    assert [text[s.start : s.end] for s in sentences.split(text, french)] == [
        "M. Diallo et Mme Ba ont parlé.",
        "Cf. annexe.",
    ]


@given(st.text(alphabet='aB .!?"“”()\n’…8,;:é', max_size=80))
def test_nothing_is_lost_between_sentences(text: str) -> None:
    spans = sentences.split(text, KNOWN)
    assert [span.start for span in spans] == sorted(span.start for span in spans)
    at = 0
    for span in spans:
        assert not text[at : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        at = span.end
    assert not text[at:].strip()
