"""Where the priorities chapter starts and ends, and which region it speaks of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ...model.document import Document
from ...model.provenance import stands_within
from ...vocabularies.vocabulary import HeadingWords, Vocabulary
from .meanings import HeadingMeaning, bare, classify, is_one_of, without

_WORD = re.compile(r"[^\W\d_]{2}")
"""Two letters: more than a page number, a numeral or a leader."""


class ChapterRules(NamedTuple):
    """Points by which the chapter's heading is distinguished from other headings."""

    needed: float = 3.0
    """A heading with this score can open the chapter."""
    region_named: float = 5.0
    """It says "priorities" and names a region, and nothing else."""
    alone: float = 4.0
    """It is what chapters of priorities are called."""
    speaks: float = 2.0
    """It says "priorities" among other words."""
    section: float = 2.0
    """For each section of priorities under it …"""
    sections: float = 4.0
    """… up to this."""
    subregion: float = 1.0
    """Against it: it opens a sub-region's part …"""
    whole: int = 2
    """… unless it names the region too and has this many sections."""
    audience: float = 4.0
    """Against it: it is a section itself, as it names an audience."""
    level: float = 0.3
    """Against it, for each level below the first."""


@dataclass(frozen=True, slots=True)
class RegionWeights:
    """How much a region's name counts by where it stands, for each of its letters."""

    chapter: float = 4.0
    title: float = 2.0
    cover: float = 1.0
    file: float = 0.5
    heading: float = 0.2


def find_region(document: Document, chapter: str | None, vocabulary: Vocabulary) -> str | None:
    """Return the region that the chapter's heading, else the title, else the headings name most.

    A title such as "Europe, North America and the Caribbean" is one term, longer than "North America";
    so the longest words win.

    Args:
        document: the structure of a source.
        chapter: words of the priorities chapter's heading, None where it is not known.
        vocabulary: the regions' names.
    """
    weights = RegionWeights()
    sources = [
        (chapter or "", weights.chapter),
        (document.source.title or "", weights.title),
        (document.source.file.replace("-", " ").replace("_", " "), weights.file),
    ]
    sources += [(block.text, weights.cover) for block in document.blocks if stands_within(block.evidence, 1)]
    sources += [(block.text, weights.heading) for block in document.blocks if block.type == "heading"]
    counts: dict[str, float] = {}
    for text, weight in sources:
        for match in vocabulary.region_finder.find(text):
            counts[match.id] = counts.get(match.id, 0.0) + weight * (match.end - match.start)
    if not counts:
        return None
    return max(counts, key=lambda region: (counts[region], -vocabulary.order(region)))


def find_chapter(document: Document, vocabulary: Vocabulary, named: str | None = None) -> int | None:
    """Return the index of the heading that opens the priorities chapter, None where there is none.

    Args:
        document: the structure of a source.
        vocabulary: what such headings say.
        named: words of the heading where people have named it.
    """
    words = vocabulary.heading_words(document.source.language)
    blocks = document.blocks
    if named is not None:
        wanted = bare(named).casefold()
        return next(
            (
                index
                for index, b in enumerate(blocks)
                if b.type == "heading" and bare(b.text).casefold() == wanted
            ),
            None,
        )
    meanings = {
        index: classify(block.text, words, vocabulary)
        for index, block in enumerate(blocks)
        if block.type == "heading"
    }
    scores = {heading: _chapter_score(document, heading, meanings, words, vocabulary) for heading in meanings}
    strong = [heading for heading, score in scores.items() if score >= ChapterRules().needed]
    # entries of a contents page may read like the headings that they name, but nothing is written under them
    written = [heading for heading in strong if _is_written(document, heading, words, vocabulary)]
    return max(written or strong, key=lambda heading: (scores[heading], -heading), default=None)


def _is_written(document: Document, start: int, words: HeadingWords, vocabulary: Vocabulary) -> bool:
    """Return whether there are words in the chapter that a heading would open."""
    inside = document.blocks[start + 1 : find_end(document, start, words, vocabulary)]
    return any(block.type in ("paragraph", "list_item") and _WORD.search(block.text) for block in inside)


def _chapter_score(
    document: Document,
    index: int,
    meanings: Mapping[int, HeadingMeaning],
    words: HeadingWords,
    vocabulary: Vocabulary,
) -> float:
    """Weigh a heading: its words, a region's name in it, and the sections that follow under it."""
    block = document.blocks[index]
    title = bare(block.text)
    if is_one_of(title, words.after) or is_one_of(title, words.overview):
        return 0.0
    folded = title.casefold()
    speaks = any(
        re.search(rf"(?<!\w){re.escape(term.casefold())}(?!\w)", folded) for term in words.priorities
    )
    places = vocabulary.region_finder.find(title)
    rest = without(title, places)
    extra = [
        word
        for word in re.findall(r"[^\W\d_]+", rest.casefold())
        if word not in words.filler
        and word not in words.links
        and not any(word in term.casefold().split() for term in [*words.priorities, *words.priorities_alone])
    ]
    sections = _sections_under(document, index, meanings)
    rules = ChapterRules()
    score = 0.0
    if speaks and places and not extra:
        score += rules.region_named
    elif is_one_of(title, words.priorities_alone):
        score += rules.alone
    elif speaks:
        score += rules.speaks
    score += min(rules.sections, rules.section * sections)
    meaning = meanings[index]
    whole = len({match.id for match in places}) == 1 and sections >= rules.whole
    if meaning.subregion is not None and not whole:
        score -= rules.subregion
    if meaning.known and meaning.audiences and meaning.kind in ("actions", "issues"):
        score -= rules.audience
    return score - rules.level * (block.level - 1)


def _is_section(meaning: HeadingMeaning) -> bool:
    """Return whether a heading opens a section of priorities, not a plain overview."""
    return meaning.known and (bool(meaning.audiences) or meaning.kind == "issues")


def _sections_under(document: Document, heading: int, meanings: Mapping[int, HeadingMeaning]) -> int:
    """Return how many headings below this one are sections of priorities (not plain overviews)."""
    level = document.blocks[heading].level
    count = 0
    for below, meaning in meanings.items():
        if below <= heading:
            continue
        block = document.blocks[below]
        section = _is_section(meaning)
        if block.level <= level and not section:
            break
        count += section
    return count


def find_end(document: Document, start: int, words: HeadingWords, vocabulary: Vocabulary) -> int:
    """Return the index behind the chapter's last block.

    A heading of the chapter's own level ends it unless it is a section of priorities set in the same
    style; a heading that always stands after it ends it at any level of its sections.

    Args:
        document: the structure of a source.
        start: index of the chapter's heading.
        words: heading words of the document's language.
        vocabulary: what headings mean.
    """
    blocks = document.blocks
    level = blocks[start].level
    section_level = None
    for index in range(start + 1, len(blocks)):
        block = blocks[index]
        if block.type != "heading":
            continue
        title = bare(block.text)
        meaning = classify(block.text, words, vocabulary)
        if section_level is None and block.level > level:
            section_level = block.level
        if is_one_of(title, words.after) and block.level <= (section_level or level):
            return index
        section = meaning.known and (
            bool(meaning.audiences) or meaning.kind == "issues" or meaning.subregion is not None
        )
        flat = section_level is None and (section or (meaning.kind == "overview" and meaning.known))
        named = meaning.lead or (section and bool(meaning.audiences))
        if block.level <= level and not flat and not named:
            return index
    return len(blocks)
