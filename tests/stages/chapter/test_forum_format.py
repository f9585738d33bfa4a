"""How a forum met is quoted from its report, never guessed."""

import pytest

from reportgen.edition import build
from reportgen.stages.chapter.forum_format import forum_format
from tests.stages.trees import document

VOCABULARY = build.load_vocabulary()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Forum met online on three afternoons.", "met online"),
        ("Ninety leaders virtually convened via Zoom for three days.", "virtually convened via Zoom"),
        ("All meetings were held in person, in two halls.", "held in person"),
        ("The hybrid conference opened on Monday.", "hybrid conference"),
        ("The virtual Forum was open to all. Its last day was held in person.", "held in person"),
        ("For three mornings participants met on a video platform.", "met on a video platform"),
        ("The Forum took place in a hybrid format in Nairobi.", "took place in a hybrid format"),
        ("The meetings were held through Zoom.", "held through Zoom"),
        ("Recruiters moved online within weeks.", None),
        ("Participants met in June. Schools were online by then.", None),
    ],
)
def test_the_words_of_the_report(text: str, words: str | None) -> None:
    assert forum_format(document(text), VOCABULARY) == words


def test_other_languages() -> None:
    spanish = document("El foro se celebró en línea durante tres días.", language="es")
    assert forum_format(spanish, VOCABULARY) == "se celebró en línea"


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("Los encuentros se realizaron a través de Zoom.", "es", "se realizaron a través de Zoom"),
        ("El foro tuvo lugar en modalidad híbrida.", "es", "tuvo lugar en modalidad híbrida"),
        ("Le forum s'est tenu en visioconférence.", "fr", "s'est tenu en visioconférence"),
        ("Les réunions ont eu lieu sur une plateforme vidéo.", "fr", "ont eu lieu sur une plateforme vidéo"),
    ],
)
def test_platforms_in_other_languages(text: str, language: str, words: str) -> None:
    assert forum_format(document(text, language=language), VOCABULARY) == words


def test_a_vocabulary_without_these_words_finds_nothing() -> None:
    bare = type(VOCABULARY)(VOCABULARY.data.model_copy(update={"format": {}}))
    assert forum_format(document("The Forum met online."), bare) is None
