"""What each sentence does: it asks, describes a need, announces what follows, or tells."""

import pytest

from reportgen.model.compilation import Item, SectionKind
from reportgen.stages.coding import stances
from reportgen.stages.coding.lexicon import Lexicon
from reportgen.system import resources
from reportgen.vocabularies import codebook, gazetteer
from reportgen.vocabularies.terms import tokens

LEXICON = Lexicon(
    codebook.load(resources.templates() / codebook.FILE_NAME),
    gazetteer.load(resources.templates() / gazetteer.FILE_NAME),
    "en",
)


def stances_of(text: str, kind: SectionKind = "actions") -> list[str]:
    item = Item("a/s1/1", "paragraph", text)
    return [it.stance for it in stances.read(item, tokens(text), kind, LEXICON)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Governments should fund shelters.", "ask"),
        ("Participants met in three groups.", "context"),
        ("The following recommendations were made by the second group:", "announcement"),
    ],
)
def test_a_sentence_alone(text: str, stance: str) -> None:
    assert stances_of(text) == [stance]


def test_in_an_overview_nothing_is_asked() -> None:
    assert stances_of("Governments should fund shelters.", "overview") == ["context"]


def test_beside_a_demand_stands_its_reason() -> None:
    text = "Participants met at night. Governments should fund shelters. It rained. The room was full."
    assert stances_of(text) == ["need", "ask", "need", "context"]
    assert stances_of(text, "issues")[1] == "ask"


def test_under_issues_sentences_describe_needs() -> None:
    assert stances_of("Participants met in three groups.", "issues") == ["need"]


def test_sentences_are_pieces_of_the_text_in_order() -> None:
    text = "Governments should fund shelters. It rained."
    found = stances.read(Item("a/s1/1", "paragraph", text), tokens(text), "actions", LEXICON)
    assert [text[it.start : it.end] for it in found] == ["Governments should fund shelters.", "It rained."]
