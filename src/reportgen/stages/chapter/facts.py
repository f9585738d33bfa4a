"""Facts that a report gives about its forum: dates and participation figures, never guessed."""

import re
from collections.abc import Sequence

from ...model.compilation import Participation
from ...model.document import Block, Document
from ...vocabularies.vocabulary import FigureWords, Vocabulary

_FIELDS = ("registered", "countries_registered", "participated", "countries_represented")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÁÉÍÓÚÀÂÇÈÊÎÔÛ“\"(])")
# Days, ranges of days and years: numbers of a date count nobody. A month is any capitalised or known word.
_DAY = r"\d{1,2}(?:st|nd|rd|th|er|º)?"
_DATE = re.compile(
    rf"\b[A-ZÀ-Þ][^\W\d_]{{2,9}}\.?\s+{_DAY}(?:\s*(?:-|–|to|and|al?|au)\s*(?:[A-ZÀ-Þ]\w+\s+)?{_DAY})?,?\s+(?:19|20)\d\d\b"
    rf"|\b{_DAY}(?:\s*(?:-|–|to|and|al?|au|y|et)\s*{_DAY})?\s+(?:of\s+|de\s+)?[^\W\d_]{{3,10}},?(?:\s+de)?\s+(?:19|20)\d\d\b"
    r"|\b(?:in|of|since|during|en|de)\s+(?:[A-ZÀ-Þ]\w+\s+)?(?:19|20)\d\d\b|,\s*(?:19|20)\d\d(?=\s*[,;)])"
)
_CLAUSE = re.compile(r",\s+(?=\w)|\s+(?:and|y|et|while|whereas|of whom|of which)\s+|;\s*|\(|\)")
_NUMBER = re.compile(r"(?<![\w.,/-])(\d{1,3}(?:[,.\u202f ]\d{3})+|\d{1,5})(?![\w%/-]|[.,]\d)")
# Paragraphs from the start in which the forum's dates are looked for.
_MOST_DATE_BLOCKS = 40
# Pages at the front (cover, imprint) whose dates are the forum's.
_FRONT_PAGES = 2
_YEARS = range(1900, 2101)
_YEAR_DIGITS = 4


def forum_dates(document: Document, vocabulary: Vocabulary) -> str | None:
    """Return the forum's dates as printed, from the first pages; None where they give none.

    A range of days ("July 20-22, 2021", "20 to 22 July 2021") counts before a single day.
    """
    months = "|".join(re.escape(month) for month in vocabulary.months(document.source.language))
    if document.source.language != "en":
        months += "|" + "|".join(re.escape(month) for month in vocabulary.months("en"))
    dash = r"\s*(?:-|–|—|‑|\bto\b|\band\b|&|\bal?\b|\bau\b|\by\b|\bet\b)\s*"
    day = r"\d{1,2}(?:st|nd|rd|th|er)?"
    year = r"(?:19|20)\d\d"
    of = r"(?:\s+de|\s+of)?"
    patterns = (
        rf"\b(?:{months})\s+{day}{dash}(?:(?:{months})\s+)?{day}(?:,)?{of}\s+{year}\b",
        rf"\b{day}{of}(?:\s+(?:{months}))?{dash}{day}{of}\s+(?:{months}),?{of}\s+{year}\b",
        rf"\b(?:{months})\s+{day},?\s+{year}{dash}(?:{months})\s+{day},?\s+{year}\b",
        rf"\b(?:{months})\s+{day},\s+{year}\b",
        rf"\b{day}{of}\s+(?:{months}),?{of}\s+{year}\b",
    )
    front = [
        block.text for block in document.blocks if block.evidence and block.evidence[0].page <= _FRONT_PAGES
    ]
    rest = [block.text for block in document.blocks if block.type == "paragraph"][:_MOST_DATE_BLOCKS]
    for texts, allowed in ((front, patterns), (rest, patterns[:3])):
        for pattern in allowed:
            for text in texts:
                match = re.search(pattern, text, re.I)
                if match:
                    return " ".join(match.group().split())
    return None


class _FigurePatterns:
    """The words around figures of one language, made ready to be searched for.

    Attributes:
        about: what a heading about participation says.
        near_countries: behind a number, that it counts countries.
        near_people: behind a number, that it counts people.
    """

    def __init__(self, words: FigureWords) -> None:
        self.registered, self.participated = _any_of(words.registered), _any_of(words.participated)
        self.represented = _any_of(words.represented)
        self.countries, self.people = _any_of(words.countries), _any_of(words.people)
        self.about = _any_of([*words.participated, *words.registered, "participation", "participación"])
        self.near_countries = _near(words.countries)
        self.near_people = _near([*words.people, *words.registered, *words.participated])


def _any_of(terms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of some terms as whole words; for none it never fits."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, terms))})(?!\w)" if terms else r"(?!)", re.I)


def _near(terms: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for any of some terms, its first group, at most two words away."""
    return re.compile(r"\W*(?:[^\W\d]+\W+){0,2}?(" + "|".join(map(re.escape, terms)) + r")\b", re.I)


def participation(document: Document, vocabulary: Vocabulary) -> Participation | None:
    """Return the participation figures that the report states, None where it states none.

    Sentences under a heading about participation are read first; a figure that stands twice is taken
    from there.
    """
    words = _FigurePatterns(vocabulary.figure_words(document.source.language))
    found: dict[str, int] = {}
    for block in _by_relevance(document.blocks, words):
        facts = _from_table(block, words) if block.type == "table" else _from_text(block.text, words)
        for name, value in facts.items():
            found.setdefault(name, value)
        if len(found) == len(_FIELDS):
            break
    if not found:
        return None
    return Participation(**{name: found.get(name) for name in _FIELDS})


def _by_relevance(blocks: Sequence[Block], words: _FigurePatterns) -> list[Block]:
    """Return text and tables, those under a heading about participation first."""
    first: list[Block] = []
    rest: list[Block] = []
    level = 0
    for block in blocks:
        if block.type == "heading":
            if words.about.search(block.text):
                level = block.level
            elif block.level <= level:
                level = 0
        elif block.type in ("paragraph", "list_item", "table"):
            (first if level else rest).append(block)
    return first + rest


def _value(number: str) -> int:
    return int(re.sub(r"\D", "", number))


def _from_text(text: str, words: _FigurePatterns) -> dict[str, int]:
    found: dict[str, int] = {}
    for sentence in _SENTENCE.split(text):
        if not (
            words.registered.search(sentence)
            or words.participated.search(sentence)
            or words.represented.search(sentence)
        ):
            continue
        if not (
            words.people.search(sentence)
            or words.countries.search(sentence)
            or words.registered.search(sentence)
        ):
            continue
        for name, value in _from_sentence(_DATE.sub(" ", sentence), words).items():
            found.setdefault(name, value)
    return found


def _from_sentence(sentence: str, words: _FigurePatterns) -> dict[str, int]:
    """Read clause by clause: what is counted (people, countries) and of which kind (registered, …)."""
    found: dict[str, int] = {}
    carried: str | None = None
    pending: list[tuple[str, int]] = []
    for clause in _CLAUSE.split(sentence):
        if not clause:
            continue
        kind = _kind(clause, words)
        counted = _counted(clause, words)
        if kind is None:
            if carried is not None and counted and not pending:
                _note(found, carried, counted)
            else:
                pending += counted
            continue
        _note(found, kind, [*pending, *counted])
        pending, carried = [], kind
    return found


def _kind(clause: str, words: _FigurePatterns) -> str | None:
    if words.registered.search(clause):
        return "registered"
    if words.represented.search(clause) and not words.participated.search(clause):
        return "represented"
    return "participated" if words.participated.search(clause) else None


def _is_year(number: int, printed: str, before: str) -> bool:
    """Return whether a number is a year: four digits in a row, behind a word that leads to a date."""
    if not (number in _YEARS and len(printed) == _YEAR_DIGITS):
        return False
    return not re.search(r"^\s*$|\b(?:of|total|all|with|were|some|about|over|nearly)\s+$", before, re.I)


def _counted(clause: str, words: _FigurePatterns) -> list[tuple[str, int]]:
    out = []
    for match in _NUMBER.finditer(clause):
        number = _value(match.group(1))
        if _is_year(number, match.group(1), clause[: match.start()]):
            continue
        after = clause[match.end() :][:40]
        near = words.near_countries.match(after)
        people = words.near_people.match(after)
        if near and not (people and people.start(1) < near.start(1)):
            out.append(("countries", number))
        elif people or not re.match(r"\W*[^\W\d]+", after):
            out.append(("people", number))
    return out


def _note(found: dict[str, int], kind: str, counted: Sequence[tuple[str, int]]) -> None:
    names = {
        ("registered", "people"): "registered",
        ("registered", "countries"): "countries_registered",
        ("participated", "people"): "participated",
        ("participated", "countries"): "countries_represented",
        ("represented", "countries"): "countries_represented",
    }
    for what, value in counted:
        name = names.get((kind, what))
        if name is not None:
            found.setdefault(name, value)


def _what(label: str, words: _FigurePatterns) -> str | None:
    """Return what a row's label counts, None where it says neither."""
    if words.countries.search(label):
        return "countries"
    return "people" if words.people.search(label) else None


def _from_table(block: Block, words: _FigurePatterns) -> dict[str, int]:
    """Read rows of a label and a number; a table with columns for registered and participated too."""
    found: dict[str, int] = {}
    for row in block.rows:
        numbers = [match for cell in row[1:] for match in [_NUMBER.fullmatch(cell.strip())] if match]
        if not row or len(numbers) != 1:
            continue
        label = row[0]
        kind = "registered" if words.registered.search(label) else _kind(label, words)
        what = "countries" if words.countries.search(label) else "people"
        if kind is not None:
            _note(found, kind, [(what, _value(numbers[0].group(1)))])
    if found or not block.rows:
        return found
    head = block.rows[0]
    for row in block.rows[1:]:
        counted = _what(row[0], words)
        for title, cell in zip(head[1:], row[1:], strict=False):
            match = _NUMBER.fullmatch(cell.strip())
            kind = _kind(title, words)
            if match and kind and counted:
                _note(found, kind, [(counted, _value(match.group(1)))])
    return found
