"""Links out of a published file: the same words lead to the same addresses as in the compilation."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import unquote

from ..model.document import Page
from ..writers.book.introduction import SAFE_SCHEMES
from .elsewhere import shown
from .findings import Discrepancy
from .sameness import squeeze

_REMEDY = "build the file again from the sources"


@dataclass(frozen=True, slots=True)
class FileLink:
    """Words of a file and the address that they lead to."""

    words: str
    address: str


def is_outward(address: str) -> bool:
    """Return whether an address is on the web or of a mailbox, not a place in this file or one beside it."""
    return address.lower().startswith(SAFE_SCHEMES)


def check(wanted: Iterable[FileLink], written: Iterable[FileLink]) -> Iterable[Discrepancy]:
    """Name the links that only one of the two has; where they stand is shown by their words."""
    expected, printed = (Counter(map(_folded, links)) for links in (wanted, written))
    for (words, address), count in (expected - printed).items():
        message = f"“{shown([words])}” must lead to {address}" + (f", {count} times" if count > 1 else "")
        yield Discrepancy("reference", message, _REMEDY)
    for (words, address), _ in (printed - expected).items():
        message = f"“{shown([words])}” leads to {address}, which the compilation does not say"
        yield Discrepancy("reference", message, _REMEDY)


def check_beside(allowed: Iterable[FileLink], written: Iterable[FileLink]) -> Iterable[Discrepancy]:
    """Name the links to files beside that no build writes; which of them a page has is its build's choice."""
    known = set(map(_folded, allowed))
    for link in written:
        if _folded(link) not in known:
            message = f"“{shown([link.words])}” leads to {link.address}, which no build writes"
            yield Discrepancy("reference", message, _REMEDY)


def _folded(link: FileLink) -> tuple[str, str]:
    return squeeze(link.words), unquote(link.address).rstrip("/")


def of_html(text: str) -> tuple[FileLink, ...]:
    """Return the links of an HTML document that lead to the web or to a mailbox."""
    return tuple(link for link in _links_of(text) if is_outward(link.address) and link.words.strip())


def beside_html(text: str) -> tuple[FileLink, ...]:
    """Return the links of an HTML document that lead neither into it nor to the web: to files beside it."""
    links = _links_of(text)
    return tuple(link for link in links if not is_outward(link.address) and link.address[:1] != "#")


def _links_of(text: str) -> Iterable[FileLink]:
    reader = _LinkReader()
    reader.feed(text)
    reader.close()
    return (FileLink(words, address) for words, address in reader.links)


class _LinkReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[tuple[str, str]] = []
        self._open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a link."""
        address = dict(attrs).get("href") or ""
        if tag == "a" and address:
            self.links.append(("", address))
            self._open = True

    def handle_endtag(self, tag: str) -> None:
        """End a link."""
        self._open = self._open and tag != "a"

    def handle_data(self, data: str) -> None:
        """Take the words of an open link."""
        if self._open:
            words, address = self.links[-1]
            self.links[-1] = (words + data, address)


def of_pages(pages: Sequence[Page]) -> tuple[FileLink, ...]:
    """Return the links of a printed document that lead out of it; one over several lines is one."""
    links: list[FileLink] = []
    before: str | None = None
    for run in (run for page in pages for line in page.lines for run in line.runs):
        address = run.link if run.link and is_outward(run.link) else None
        if address is not None and address == before:
            links[-1] = FileLink(links[-1].words + run.text, address)
        elif address is not None:
            links.append(FileLink(run.text, address))
        before = address if run.text.strip() or address else before
    return tuple(links)
