"""Dates of one event that cannot all be right: of the forums themselves, and of events with a name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ..model.compilation import Compilation, Report
from ..stages.coding import sentences
from ..vocabularies.vocabulary import Vocabulary
from .dates import Date, DateFinder, agree, overlap
from .finding import Finding, listed, places_in_words
from .passages import CheckedPassage
from .subjects import EditionWords


@dataclass(frozen=True, slots=True)
class EventRules:
    """What ties a date to an event."""

    reach: int = 60
    """Characters before a date in which the event's name stands."""
    bare: float = 0.6
    """Share of a line that is the date, where a line gives nothing else (covers, running heads)."""
    shortest_name: int = 4
    """Letters of a word that names an event's place or title."""
    links: frozenset[str] = frozenset(
        {
            "a",
            "an",
            "the",
            "of",
            "in",
            "on",
            "from",
            "during",
            "between",
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
        }
        | {"will", "which", "that", "and", "regional", "annual", "virtual", "virtually", "online", "report"}
        | {
            "take",
            "takes",
            "took",
            "place",
            "follow",
            "follows",
            "followed",
            "by",
            "held",
            "convened",
            "met",
            "meet",
        }
        | {
            "el",
            "la",
            "los",
            "del",
            "de",
            "en",
            "fue",
            "regionales",
            "le",
            "les",
            "du",
            "au",
            "régional",
            "tenu",
        }
    )
    """Words that may stand between a region and the date of its forum; any other word separates them."""
    own: frozenset[str] = frozenset({"this", "regional", "our", "este", "ce", "cette", "régional"})
    """Words that make “Forum” a report's own forum."""
    series: frozenset[str] = frozenset(
        {"follow", "follows", "followed", "close", "series", "seguirá", "suivra"}
    )
    """Words of sentences that list the forums of a series, besides those for events and meeting."""
    articles: frozenset[str] = frozenset(
        {"a", "an", "the", "this", "that", "each", "el", "la", "un", "una", "le"}
    )
    """Words before “conference” that do not say which one."""


_NAMES = re.compile(r"[A-ZÀ-ÖØ-Þ][\w’'-]+")
_PLACE = re.compile(
    rf"\b(?:in|at|en|à)\s+({_NAMES.pattern}(?:(?:\s|,\s|\s(?:de|of|the|la|el)\s){_NAMES.pattern})*)"
)
_COUNTS = {
    **dict.fromkeys(("one", "un", "uno"), 1),
    **dict.fromkeys(("two", "dos", "deux"), 2),
    **dict.fromkeys(("three", "tres", "trois"), 3),
    **dict.fromkeys(("four", "cuatro", "quatre"), 4),
    **dict.fromkeys(("five", "cinco", "cinq"), 5),
}
_DURATION = re.compile(
    r"\b(?:for|over|across|during|all|durante|pendant)\s+(?:the\s+|los\s+|les\s+)?"
    rf"(?P<count>\d|{'|'.join(_COUNTS)})\s+(?:full\s+|whole\s+)?(?:days|días|jours)\b(?!\s+(?:of|each|before|after)\b)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A date with the sentence around it."""

    date: Date
    sentence: str
    before: str
    passage: CheckedPassage


class _Events:
    """Finds what dates are about."""

    def __init__(self, compilation: Compilation, words: Vocabulary, rules: EventRules) -> None:
        self.words, self.rules = words, rules
        self.finder = DateFinder(words.data.months.values())
        self.dates: dict[str, tuple[Report, Date]] = {}
        for report in compilation.reports:
            dates = self.finder.find(report.source.dates or "")
            if dates:
                self.dates[report.region.id] = report, dates[0]
        formats = words.data.format.values()
        self.nouns = {noun.casefold() for form in formats for noun in form.events}
        self.verbs = {word.casefold() for form in formats for verb in form.met for word in verb.split()}
        self.months = {month.casefold() for months in words.data.months.values() for month in months}
        self.regions = {
            word.casefold()
            for place in (*words.data.region, *words.data.subregion)
            for terms in place.terms.values()
            for term in terms
            for word in re.findall(r"\w+", term)
        }

    def is_event(self, word: str) -> bool:
        """Return whether a word is a noun for an event, also in the plural."""
        return word in self.nouns or word.removesuffix("s") in self.nouns

    def mentions(self, passages: Iterable[CheckedPassage]) -> Iterator[_Mention]:
        """Yield every date with its sentence."""
        for passage in passages:
            dates = self.finder.find(passage.text)
            if not dates:
                continue
            spans = sentences.split(passage.text, sentences.Abbreviations())
            for date in dates:
                inside = [span for span in spans if span.start <= date.start < span.end]
                start, end = (
                    (inside[0].start, max(inside[0].end, date.end)) if inside else (0, len(passage.text))
                )
                yield _Mention(date, passage.text[start:end], passage.text[start : date.start], passage)


def check(words: EditionWords) -> Iterator[Finding]:
    """Yield dates of one event that disagree."""
    return events(words.compilation, words.everything, words.vocabulary)


def events(
    compilation: Compilation,
    passages: Sequence[CheckedPassage],
    words: Vocabulary,
    rules: EventRules = EventRules(),
) -> Iterator[Finding]:
    """Yield findings about dates of one event that disagree.

    Args:
        compilation: whose forum dates are printed.
        passages: what is published, and what else the reports say.
        words: months, regions, and words for events.
        rules: what ties a date to an event.
    """
    known = _Events(compilation, words, rules)
    mentions = list(known.mentions(passages))
    for mention in mentions:
        region = _region_of(mention, known)
        if region in known.dates and not agree(mention.date, known.dates[region][1]):
            yield _of_forum(mention, *known.dates[region])
    yield from _durations(passages, known)
    yield from _named_events(mentions, known)


def _region_of(mention: _Mention, known: _Events) -> str | None:
    """Return the region whose forum a date is of, None where nothing ties it to one."""
    own = mention.passage.region
    if own in known.dates:
        printed = known.dates[own][1]
        if mention.date.is_range and len(mention.date.text) >= known.rules.bare * len(mention.passage.text):
            return own
        if mention.date.year and printed.year and mention.date.year != printed.year:
            return None
    words = re.findall(r"[^\W\d_]+", mention.sentence.casefold())
    if not any(known.is_event(word) or word in known.verbs or word in known.rules.series for word in words):
        return None
    near = mention.before[-known.rules.reach :]
    places = known.words.region_finder.find(near)
    between = re.findall(r"[^\W\d_]+", (near[places[-1].end :] if places else near).casefold())
    linked = all(word in known.rules.links or known.is_event(word) or word in known.verbs for word in between)
    if places:
        lead = re.search(r"([^\W\d_]+)\s+$", near[: places[-1].start])
        # “North Africa” is not the Africa of a forum
        is_part = (
            lead is not None and lead[1][:1].isupper() and lead[1].casefold() not in known.rules.articles
        )
        return places[-1].id if linked and not is_part else None
    is_own = any(known.is_event(word) and before in known.rules.own for before, word in pairwise(between))
    return (
        own
        if is_own and linked | (set(between) <= known.rules.links | known.rules.own | known.nouns)
        else None
    )


def _of_forum(mention: _Mention, report: Report, printed: Date) -> Finding:
    passage = mention.passage
    is_own = passage.region == report.region.id
    source = report.source.file if not is_own else "this report"
    message = (
        f"“{mention.date.text}” here for the forum of {report.region.name}; "
        f"its dates are printed as “{report.source.dates}”, from the front of {source}"
    )
    return _finding("warning" if is_own or passage.published else "note", message, passage)


def _durations(passages: Iterable[CheckedPassage], known: _Events) -> Iterator[Finding]:
    """Yield where a report counts the days of its forum and its dates span another number."""
    for passage in passages:
        if passage.region not in known.dates or not passage.running:
            continue
        report, printed = known.dates[passage.region]
        match = _DURATION.search(passage.text)
        if match is None or not printed.is_range or printed.days is None:
            continue
        count = match["count"].casefold()
        number = int(count) if count.isdigit() else _COUNTS[count]
        spans = sentences.split(passage.text, sentences.Abbreviations())
        sentence = next(
            passage.text[span.start : span.end] for span in spans if span.start <= match.start() < span.end
        )
        about = any(known.is_event(word) for word in re.findall(r"[^\W\d_]+", sentence.casefold()))
        if about and number != printed.days:
            message = f"“{match.group()}” here; the dates “{report.source.dates}” are {printed.days} days"
            yield _finding("note", message, passage)


def _named_events(mentions: Sequence[_Mention], known: _Events) -> Iterator[Finding]:
    """Yield where one event, known by the same name, has two dates."""
    by_name: dict[str, list[_Mention]] = defaultdict(list)
    for mention in mentions:
        if (mention.date.year is not None or mention.date.has_day) and not _is_own(mention, known):
            for name in _names(mention, known):
                by_name[name].append(mention)
    disagreeing: dict[tuple[str, str], tuple[_Mention, _Mention]] = {}
    for mentioned in by_name.values():
        for mention, other in combinations(mentioned, 2):
            if not agree(mention.date, other.date) and _is_one_event(mention, other, known):
                disagreeing.setdefault((mention.date.text, other.date.text), (mention, other))
    for mention, other in disagreeing.values():
        shared = _shared(mention, other, known)
        place = places_in_words([(mention.passage.file, mention.passage.where)], other.passage.file)
        message = f"“{other.date.text}” here, “{mention.date.text}” {place}, both for {shared}"
        yield _finding("note", message, other.passage)


def _is_own(mention: _Mention, known: _Events) -> bool:
    """Return whether a date is that of the report's own forum."""
    return mention.passage.region in known.dates and agree(
        mention.date, known.dates[mention.passage.region][1]
    )


def _names(mention: _Mention, known: _Events) -> list[str]:
    """Return the places named shortly before a date: “in Essaouira, Morocco”, without months and regions."""
    near = mention.before[-known.rules.reach :]
    words = [word for match in _PLACE.finditer(near) for word in _NAMES.findall(match.group(1))]
    return [
        word
        for word in dict.fromkeys(words)
        if len(word) >= known.rules.shortest_name
        and word.casefold() not in known.months | known.regions | known.nouns
    ]


def _is_one_event(mention: _Mention, other: _Mention, known: _Events) -> bool:
    """Return whether two dates at the same name are of one event: they overlap, or it is called the same."""
    if mention.date.is_range and other.date.is_range and overlap(mention.date, other.date):
        return True
    if mention.date.year != other.date.year:
        return False
    return bool(_titles(mention, known) & _titles(other, known))


def _titles(mention: _Mention, known: _Events) -> set[str]:
    """Return what events of a sentence are called: “global convening”, not “a meeting”."""
    words = re.findall(r"[^\W\d_]+", mention.before.casefold())
    return {
        f"{before} {word}"
        for before, word in pairwise(words)
        if known.is_event(word) and before not in known.rules.articles | known.rules.links
    }


def _shared(mention: _Mention, other: _Mention, known: _Events) -> str:
    names = _names(mention, known)
    return listed(f"“{name}”" for name in _names(other, known) if name in names)


def _finding(severity: str, message: str, passage: CheckedPassage) -> Finding:
    remedy = (
        "ask the region's coordinator which is right"
        if passage.region
        else "find out which is right and correct the introduction"
    )
    return Finding(
        "warning" if severity == "warning" else "note",
        "check-dates",
        message,
        remedy,
        passage.file,
        passage.page,
        passage.bbox,
        "facts",
        passage.item,
        paragraph=passage.paragraph,
    )
