"""The language is that of the function words, found as an expression finds them."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.model.document import Page, Reading
from reportgen.stages.structure.language import count_words, detect

from .. import trees

SIGNS = "abÉß_İﬁ09 \u00a0\n’‘“”-‑–—…\u0301ΣςдЖمن가字.,;!"
TEXTS = st.lists(st.text(st.sampled_from(SIGNS) | st.characters(), max_size=30), max_size=4)


def reading(text: str, language: str | None = None) -> Reading:
    lines = tuple(trees.line(part, 72.0, 100.0 + 14 * at) for at, part in enumerate(text.split("\n")))
    return Reading("a.pdf", "0" * 64, (Page(1, 612.0, 792.0, "1", lines),), language=language)


@given(TEXTS)
def test_words_are_counted_as_an_expression_finds_them(lines: list[str]) -> None:
    expected = Counter(re.findall(r"[^\W\d_]+", "\n".join(lines).casefold()))
    assert +count_words(lines) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "“The” right of the child to an education that is not sold"),
        ("es", "Los derechos de las niñas, según una ley que el Estado publica para su país"),
        ("fr", "Les droits des enfants, dans une école que la ville ouvre avec l’État et sur la place"),
        ("pt", "Os direitos das crianças, com uma lei que não cabe ao país e pela mais alta das casas"),
        ("ar", "حقوق الأطفال في المدينة من أجل العمل على ما هذا عن أن"),
    ],
)
def test_function_words_tell_the_language(language: str, text: str) -> None:
    assert detect(reading("\n".join([text] * 12), "xx")) == language


def test_few_words_leave_it_to_the_file() -> None:
    assert detect(reading("The end", "pt-BR")) == "pt"
    assert detect(reading("The end")) == "en"
