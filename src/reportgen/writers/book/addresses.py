"""Web addresses that words of a chapter lead to, for readers of paper: a list at the chapter's end.

The words themselves stay as their report has them: nothing is put between them.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import unquote

from ...model.compilation import Report
from ...model.inline_runs import StyledRun
from ...model.provenance import AnyEvidence, places_of
from ...vocabularies.phrase_keys import Phrases
from .introduction import SAFE_SCHEMES
from .references import source_reference


@dataclass(frozen=True, slots=True)
class PrintedAddress:
    """Words and the address that they lead to.

    Attributes:
        place: the page of the source, "" where nobody knows.
    """

    words: str
    place: str
    address: str


def addresses_of(report: Report, phrases: Phrases) -> tuple[PrintedAddress, ...]:
    """Return the addresses behind a chapter's words, each once, in the order of the text.

    An address that stands in the text itself is left out.

    Args:
        report: the chapter.
        phrases: of our document's language.
    """
    by_address: dict[str, PrintedAddress] = {}
    for runs, evidence in _texts(report):
        for words, address in _links(runs):
            if not _is_said(words, address):
                place = source_reference(places_of(evidence), phrases)
                by_address.setdefault(address, PrintedAddress(words, place, address))
    return tuple(by_address.values())


def _texts(report: Report) -> Iterator[tuple[Sequence[StyledRun], tuple[AnyEvidence, ...]]]:
    for section in report.sections:
        yield from ((item.runs, item.evidence) for item in section.items)
        yield from ((note.runs, note.evidence) for note in section.notes)


def _links(runs: Iterable[StyledRun]) -> Iterator[tuple[str, str]]:
    """Yield the words of each link that a reader may follow, and its address."""
    for address, group in groupby(runs, key=lambda run: run.link):
        words = " ".join("".join(run.text for run in group).split())
        if address is not None and address.lower().startswith(SAFE_SCHEMES) and words:
            yield words, address


def _is_said(words: str, address: str) -> bool:
    """Return whether words are the address, or name it so that it can be typed."""
    return _bare(address) in ("".join(words.split()).casefold(), _bare("".join(words.split())))


def _bare(address: str) -> str:
    """Return an address without its scheme, `www.` and a last slash."""
    bare = unquote(address).casefold()
    for scheme in SAFE_SCHEMES:
        bare = bare.removeprefix(scheme)
    return bare.removeprefix("//").removeprefix("www.").rstrip("/.,;")
