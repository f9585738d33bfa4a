"""Links, e-mail addresses and telephone numbers that the merged document is about to publish."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .finding import Finding
from .passages import CheckedPassage
from .subjects import EditionWords

_EMAIL = re.compile(
    r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\s?(?:\.|\(dot\)|\[dot\])\s?[\w-]+)+(?<![.-])"
)
_AT = re.compile(r"@|[(\[]at[)\]]")
_DIGITS = re.compile(r"\d\d")
_DOTTED = re.compile(r"://|[wW]{3}\.|\.(?:org|com|net|int|gov|edu|info)", re.I)
"""Cheap signs, as hardly any passage has one."""
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]“”\"'»]+[^\s<>()\[\]“”\"'».,;:!?]"
    r"|(?<![\w@./-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:org|com|net|int|gov|edu|info)(?:/[^\s<>()“”\"]*)?(?![\w@])",
    re.I,
)
_NUMBER = r"(?:\(\d{1,4}\)[\s.-]?)?\d{1,5}(?:[\s./-]?\(?\d{1,5}\)?){1,6}"
_PHONE = re.compile(
    rf"(?<![\w.,/])(?:\+|00)\s?{_NUMBER}(?!\w)"
    r"|(?<![\w.,/+-])(?:1[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[.-]\d{4}(?![\w-])"
    r"|\b(?:tel|phone|telephone|fax|mobile|whatsapp|call|hotline|helpline|teléfono|tél|téléphone|móvil)\b"
    rf"(?P<lead>[.:\s]*(?:(?:is|no|number|at)\b[.:\s]*)?)(?P<number>{_NUMBER})(?!\w)",
    re.I,
)
_FEWEST_DIGITS, _MOST_DIGITS = 7, 15
"""Digits of a telephone number (ITU-T E.164 has at most 15); fewer only behind a word such as “hotline”."""
_SHORT_NUMBER = 3
"""A short number behind “hotline:” has at least this many digits."""
_YEARS = re.compile(r"^(?:19|20)\d\d\s*[/ -]\s*(?:19|20)?\d\d$")


@dataclass(frozen=True, slots=True)
class _Kind:
    severity: str
    code: str
    what: str
    remedy: str


_KINDS = {
    "email": _Kind(
        "warning",
        "check-email",
        "the e-mail address",
        "make sure that its owner agrees to its being published, or take it out by a correction",
    ),
    "phone": _Kind(
        "warning",
        "check-phone",
        "the telephone number",
        "make sure that it may be published, or take it out by a correction",
    ),
    "link": _Kind("note", "check-link", "the address", "open it once before the release"),
}


def check(words: EditionWords) -> Iterator[Finding]:
    """Yield addresses and numbers that are about to be published."""
    return contacts(words.published)


def contacts(passages: Iterable[CheckedPassage]) -> Iterator[Finding]:
    """Yield what people could be reached or found by in published words; each link once.

    E-mail addresses and telephone numbers are warnings, as they are personal data; links are notes.

    Args:
        passages: what is published.
    """
    links: dict[str, list[CheckedPassage]] = {}
    for passage in passages:
        for name, text in dict.fromkeys(_found(passage.text)):
            if name == "link":
                links.setdefault(text, []).append(passage)
            else:
                yield _finding(_KINDS[name], text, passage)
    for text, places in links.items():
        yield _finding(_KINDS["link"], text, places[0], len(places))


def _found(text: str) -> Iterator[tuple[str, str]]:
    emails = [match.span() for match in _EMAIL.finditer(text)] if _AT.search(text) else []
    yield from (("email", text[start:end].removeprefix("mailto:")) for start, end in emails)
    for match in _PHONE.finditer(text) if _DIGITS.search(text) else ():
        if _is_phone(match):
            yield "phone", (match["number"] or match.group()).strip()
    for match in _LINK.finditer(text) if _DOTTED.search(text) else ():
        if not any(start < match.end() and match.start() < end for start, end in emails):
            yield "link", match.group()


def _is_phone(match: re.Match[str]) -> bool:
    number = match["number"] or match.group()
    digits = len(re.sub(r"\D", "", number))
    if _YEARS.match(number.strip()):
        return False
    is_given = bool(match["number"]) and (" " in number.strip() or bool(match["lead"].strip()))
    fewest = _SHORT_NUMBER if is_given else _FEWEST_DIGITS
    return fewest <= digits <= _MOST_DIGITS


def _finding(kind: _Kind, text: str, passage: CheckedPassage, count: int = 1) -> Finding:
    where = "a heading" if not passage.running else "the text"
    if passage.region is None:
        where = "the introduction"
    more = f", and in {count - 1} more {'place' if count == 2 else 'places'}" if count > 1 else ""  # noqa: PLR2004
    return Finding(
        "warning" if kind.severity == "warning" else "note",
        kind.code,
        f"{kind.what} “{text}” is about to be published in {where}{more}",
        kind.remedy,
        passage.file,
        passage.page,
        passage.bbox,
        "contacts",
        passage.item,
        paragraph=passage.paragraph,
    )
