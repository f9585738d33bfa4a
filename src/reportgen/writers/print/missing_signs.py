"""Signs that no face has: what WeasyPrint says of one, with the reports and pages on which it stands."""

import re
from collections.abc import Iterable, Iterator

from ...model.compilation import Compilation, Edition, Report
from ...model.provenance import AnyEvidence, locator_of

_SAID = re.compile(r'notdef.*"(?P<sign>.+)" \((?P<code>U\+[0-9A-F]+)\)', re.DOTALL)
"""How WeasyPrint 70 names a sign that it draws as a box."""
_EXPLAINED = re.compile(r"^no face has the sign “(?P<sign>.+?)” \(U\+", re.DOTALL)
"""How a warning begins that `explained` has written."""
_SHOWN = 3
"""Places of a sign that a warning names."""


def explained(warnings: Iterable[str], compilation: Compilation) -> tuple[str, ...]:
    """Return warnings of the renderer; those about a sign say where it stands, and what follows.

    Args:
        warnings: lines of the renderer.
        compilation: what was printed.
    """
    return tuple(dict.fromkeys(_explained(warning, compilation) for warning in warnings))


def printed(compilation: Compilation) -> Iterator[str]:
    """Yield what is printed of reports and edition: all words in which a sign may stand that no face has."""
    yield from _own(compilation.edition)
    for report in compilation.reports:
        yield report.region.name
        yield from (text for text, _ in _texts(report))


def sign_of(warning: str) -> str | None:
    """Return the sign that a warning, explained or not, says no face has; None for other warnings."""
    match = _SAID.search(warning) or _EXPLAINED.match(warning)
    return match["sign"] if match else None


def _explained(warning: str, compilation: Compilation) -> str:
    match = _SAID.search(warning)
    if match is None:
        return warning
    places = list(dict.fromkeys(_places(match["sign"], compilation)))
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    where = f" ({', '.join(places[:_SHOWN])}{more})" if places else ""
    return (
        f"no face has the sign “{match['sign']}” ({match['code']}){where}: a box is printed in its place, "
        "and the PDF does not conform to PDF/UA and PDF/A; put a face that has it (TTF, OTF or TTC) into "
        "fonts/ beside edition.toml, or install it, and build again"
    )


def _places(sign: str, compilation: Compilation) -> Iterator[str]:
    """Yield the places of a sign: reports with pages, or the edition's own texts."""
    for report in compilation.reports:
        for text, evidence in _texts(report):
            if sign in text:
                where = locator_of(evidence)
                place = f"¶ {where.paragraph}" if where.paragraph is not None else f"page {where.page}"
                yield f"{report.source.file} {place}" if evidence else report.source.file
    if any(sign in text for text in _own(compilation.edition)):
        yield "edition.toml"


def _own(edition: Edition) -> tuple[str, ...]:
    named = (organization.name for organization in (*edition.sponsors, *edition.organizers))
    return edition.title, edition.series or "", edition.theme or "", *edition.introduction, *named


def _texts(report: Report) -> Iterator[tuple[str, tuple[AnyEvidence, ...]]]:
    yield report.heading, report.evidence
    for section in report.sections:
        yield section.heading, section.evidence
        for item in section.items:
            yield f"{item.text} {item.marker or ''}", item.evidence
        for note in section.notes:
            yield " ".join((note.text, *(cell for row in note.rows for cell in row))), note.evidence
