"""The language of terms: how people write words, and how they are found in texts."""

import pytest

from reportgen.vocabularies.terms import TermFinder, tokens


def _found(term: str, text: str, *, names: bool = False, language: str = "en") -> list[str]:
    finder = TermFinder([(term, term)], language, names=names)
    return [text[hit.start : hit.end] for hit in finder.find(tokens(text))]


@pytest.mark.parametrize(
    ("term", "text", "found"),
    [
        ("train", "Train, trains, trained, training, trainer.", ["Train", "trains", "trained", "training"]),
        ("=train", "Train the trained.", ["Train"]),
        ("agency", "An agency of agencies.", ["agency", "agencies"]),
        ("plan", "They plan; planned, planning plans.", ["plan", "planned", "planning", "plans"]),
        ("fund", "Funds, not fundamental questions.", ["Funds"]),
        ("collaborat*", "Collaboration, collaborate, a collar.", ["Collaboration", "collaborate"]),
        ("labo*r", "Labor, labour, labours, laborer, lab.", ["Labor", "labour", "labours", "laborer"]),
        ("law/code", "A law, a code, a rule.", ["law", "code"]),
        ("trauma-informed", "Trauma informed or trauma‑informed.", ["Trauma informed", "trauma‑informed"]),
        ("child's rights", "Child’s rights, child rights.", ["Child’s rights", "child rights"]),
        ("victims' rights", "The victims’ rights.", ["victims’ rights"]),
        ("raise .. awareness", "Raise the general public's awareness.",
         ["Raise the general public's awareness"]),
        ("raise .. awareness", "Raise one two three four five awareness.", []),
        ("raise ... awareness", "Raise one two three four five awareness.",
         ["Raise one two three four five awareness"]),
        ("raise .. awareness", "Raise funds; awareness is low.", []),
        ("target 8.7", "Target 8.7. Target 8.", ["Target 8.7"]),
        ("border", "Cross-border.", ["border"]),
        ("d'origine", "Le pays d’origine.", ["d’origine"]),
    ],
)  # fmt: skip
def test_terms(term: str, text: str, found: list[str]) -> None:
    assert _found(term, text) == found


def test_names_ask_for_their_capitals() -> None:
    assert _found("Turkey", "Turkey, turkey, TURKEY", names=True) == ["Turkey", "TURKEY"]
    assert _found("US", "US, us, Us", names=True) == ["US"]
    assert _found("Palermo protocol", "the palermo protocol, Palermo Protocols", names=True) == [
        "Palermo Protocols"
    ]
    assert _found("Nepal", "Nepal's hills, Nepals", names=True) == ["Nepal"]


def test_inflections_of_other_languages() -> None:
    assert _found("región", "La región, las regiones", language="es") == ["región", "regiones"]
    assert _found("migrante", "migrantes", language="es") == ["migrantes"]
    assert _found("national", "nationaux, nationale", language="fr") == ["nationaux", "nationale"]


def test_all_terms_are_found_and_the_longest_wins_where_asked() -> None:
    finder = TermFinder([("North America", "na"), ("America", "a"), ("american", "adj")], names=True)
    words = tokens("North America and America")
    assert [hit.key for hit in finder.find(words)] == ["na", "a", "a"]
    assert [hit.key for hit in finder.find_longest(words)] == ["na", "a"]


@pytest.mark.parametrize("term", ["", "   ", ".. a", "a ..", "a/", "/b", "(a)", "a-b/c", "a;b"])
def test_a_term_that_cannot_be_read_is_named(term: str) -> None:
    with pytest.raises(ValueError, match="“"):
        TermFinder([(term, 1)])


def test_tokens_know_their_place() -> None:
    text = "U.S. workers' rights (8.7): Haiti’s"
    assert [(it.word, text[it.start : it.end], it.apart) for it in tokens(text)] == [
        ("u.s.", "U.S.", False),
        ("workers", "workers", False),
        ("rights", "rights", False),
        ("8.7", "8.7", True),
        ("haiti", "Haiti", True),
    ]
