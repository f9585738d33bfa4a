"""Themes and asks against codes made by hand, before any rule was written."""

import json
from collections import Counter
from pathlib import Path

import pytest

from reportgen.model.compilation import Compilation
from reportgen.system import resources
from reportgen.vocabularies import codebook
from tests.golden import codings

HERE = Path(__file__).resolve().parent
REPORTS = ("africa", "asia", "latin-america", "mena", "europe-north-america-caribbean")
PRECISION, RECALL, ASKS = 0.90, 0.85, 0.90
"""What the coding promises: shares at priority x theme (strong) and F1 at sentence level."""


@pytest.fixture(scope="module")
def originals(corpus: Path) -> Compilation:
    """The original chapters, coded."""
    return codings.coded([corpus / "2021" / f"{name}.truth.json" for name in REPORTS])


@pytest.fixture(scope="module")
def samples() -> Compilation:
    """The sample edition's chapters, coded."""
    return codings.coded([HERE / "samples" / f"{name}.truth.json" for name in REPORTS])


def _holds(score: codings.Score) -> None:
    assert score.precision >= PRECISION
    assert score.recall >= RECALL
    assert score.asks >= ASKS


def test_the_originals_are_coded_as_a_reader_does(originals: Compilation) -> None:
    codes = codings.gold(HERE / "coding" / "originals.json")
    assert {codings.digest(item.text) for item in codings.priorities(originals)} == set(codes)
    _holds(codings.score(originals, codes))


def test_the_samples_are_coded_as_a_reader_does(samples: Compilation) -> None:
    codes = codings.gold(HERE / "coding" / "samples.json")
    assert {codings.digest(item.text) for item in codings.priorities(samples)} == set(codes)
    _holds(codings.score(samples, codes))


def test_two_regions_are_coded_as_two_other_readers_do(originals: Compilation, corpus: Path) -> None:
    items = json.loads((corpus / "themes.gold.json").read_text("utf-8"))["items"]
    built = {item.text: item for item in codings.priorities(originals)}
    pairs = [(built[codes["text"]], codes) for codes in items]
    right = wrong = wanted = 0
    for item, codes in pairs:
        found = {theme.id for theme in item.themes if theme.strength == "strong"}
        right += len(found & set(codes["strong"]))
        wrong += len(found - set(codes["strong"]) - set(codes["acceptable"]))
        wanted += len(codes["strong"])
    assert right / (right + wrong) >= PRECISION
    assert right / wanted >= RECALL
    hit = missed = false = 0
    for item, codes in pairs:
        found = {item.text[span.start : span.end] for span in item.asks}
        hit += len(found & set(codes["asks"]))
        missed += len(set(codes["asks"]) - found)
        false += len(found - set(codes["asks"]) - set(codes["asks_disputed"]))
    assert 2 * hit / (2 * hit + missed + false) >= ASKS


def _groups(compilation: Compilation) -> Counter[tuple[str, ...]]:
    return Counter(
        tuple(place.item.partition("/")[0] for place in sentence.places) for sentence in compilation.shared
    )


def test_shared_sentences_of_the_originals(originals: Compilation) -> None:
    four = ("africa", "asia", "latin-america", "europe-north-america-caribbean")
    found = _groups(originals)
    assert found[four] == 2
    assert found["asia", "mena"] == 6
    assert found["asia", "latin-america"] == 3
    assert found["asia", "latin-america", "mena"] == 2
    assert sum(found.values()) == 13
    texts = {item.id: item.text for report in originals.reports for s in report.sections for item in s.items}
    words = [
        {texts[place.item][place.start : place.end] for place in sentence.places}
        for sentence in originals.shared
    ]
    assert sum(any("frontline" in text for text in group) for group in words) == 1
    assert sum(any("ollaboration" in text for text in group) for group in words) >= 3


def test_the_samples_share_no_sentence(samples: Compilation) -> None:
    assert samples.shared == ()


def test_gold_codes_are_themes_and_hold_no_words() -> None:
    known = set(codebook.load(resources.templates() / codebook.FILE_NAME).themes)
    for name in ("originals", "samples"):
        for codes in codings.gold(HERE / "coding" / f"{name}.json").values():
            assert set(codes) == {"id", "sha256", "strong", "acceptable", "asks", "asks_disputed"}
            assert set(codes["strong"]) | set(codes["acceptable"]) <= known
            assert not set(codes["strong"]) & set(codes["acceptable"])
