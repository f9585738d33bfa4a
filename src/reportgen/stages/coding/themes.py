"""Themes of an item: terms of the codebook found in its sentences, with strength and evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...model.compilation import Item, Mention, Theme
from ...model.provenance import Span
from ...vocabularies.codebook import Sign
from ...vocabularies.terms import Hit
from .lexicon import Lexicon
from .stances import Sentence


@dataclass(frozen=True, slots=True)
class _CodedSpan:
    """A place in the text that speaks for a theme."""

    theme: str
    span: Span
    strong: bool


def themes(
    item: Item,
    sentences: Sequence[Sentence],
    instruments: Sequence[Mention],
    places: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Theme, ...]:
    """Return the themes of an item in the codebook's order.

    A theme is strong where one of its terms is a key term, or stands in a sentence that asks or
    describes a need; else it is only named. What people have confirmed is kept as it is.

    Args:
        item: a paragraph or bullet.
        sentences: its sentences.
        instruments: named in it.
        places: named in it; words inside the names of places and instruments code no theme.
        lexicon: the themes, and the kinds of instruments.
    """
    names = [*instruments, *places]
    codings = [coding for sentence in sentences for coding in _in_sentence(item, sentence, names, lexicon)]
    codings += _by_instrument(item, sentences, instruments, lexicon)
    confirmed = {theme.id: theme for theme in item.themes if theme.confirmed}
    coded = [
        confirmed.get(theme) or _theme(theme, [place for place in codings if place.theme == theme])
        for theme in lexicon.codebook.themes
    ]
    return tuple(theme for theme in coded if theme is not None)


def _theme(name: str, places: Sequence[_CodedSpan]) -> Theme | None:
    """Return a theme with the evidence of its strength, None where nothing speaks for it."""
    if not places:
        return None
    strong = [place.span for place in places if place.strong]
    evidence = _longest(strong or [place.span for place in places])
    return Theme(name, "strong" if strong else "weak", evidence)


def _longest(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in the order of the text, those within others left out."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda span: (span.start - span.end, span.start)):
        if not any(other.start <= span.start and span.end <= other.end for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))


def _in_sentence(
    item: Item, sentence: Sentence, names: Sequence[Mention], lexicon: Lexicon
) -> list[_CodedSpan]:
    hits = lexicon.theme_terms.find(sentence.words)
    companions = {hit.key for hit in lexicon.companions.find(sentence.words)}
    excepted: dict[str, list[Hit[Sign]]] = {}
    for hit in hits:
        if hit.key.role == "except":
            excepted.setdefault(hit.key.theme, []).append(hit)
    spans: list[_CodedSpan] = []
    for hit in hits:
        sign = hit.key
        if (
            sign.role == "except"
            or (sign.role == "together" and sign not in companions)
            or any(
                other.first <= hit.first and hit.last <= other.last for other in excepted.get(sign.theme, ())
            )
            or any(_inside(hit, name) for name in names)
        ):
            continue
        bold = any(term.start < hit.end and hit.start < term.end for term in item.key_terms)
        strong = sign.role != "hint" and (bold or sentence.stance in ("ask", "need"))
        spans.append(_CodedSpan(sign.theme, Span(hit.start, hit.end), strong))
    return spans


def _inside(hit: Hit[Sign], mention: Mention) -> bool:
    """Return whether a term is a part of a name, and not the whole of it."""
    return (
        mention.start <= hit.start
        and hit.end <= mention.end
        and (hit.end - hit.start) < (mention.end - mention.start)
    )


def _by_instrument(
    item: Item,
    sentences: Sequence[Sentence],
    instruments: Sequence[Mention],
    lexicon: Lexicon,
) -> list[_CodedSpan]:
    """Return the themes that the mention of an instrument carries."""
    spans: list[_CodedSpan] = []
    for mention in instruments:
        names = _names_of(mention, lexicon)
        sentence = next(sentence for sentence in sentences if sentence.start <= mention.start < sentence.end)
        bold = any(term.start < mention.end and mention.start < term.end for term in item.key_terms)
        strong = bold or sentence.stance in ("ask", "need")
        for theme in lexicon.codebook.themes:
            if names & set(lexicon.theme_words(theme).instruments):
                spans.append(_CodedSpan(theme, Span(mention.start, mention.end), strong))
    return spans


def _names_of(mention: Mention, lexicon: Lexicon) -> set[str]:
    """Return the id of an instrument and its kind: the codebook may name either."""
    entry = lexicon.gazetteer.instruments.get(mention.id)
    return {mention.id, entry.kind if entry else mention.id.partition(":")[0]}
