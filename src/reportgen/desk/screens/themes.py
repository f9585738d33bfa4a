"""Themes: all passages of one theme on one screen, confirmed or rejected by one key or all at once."""

from collections import Counter
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import Response

from ...edition.quoting import quote_of
from ...edition.review import Reviewed
from ...errors import UsageError
from ...model.actions import SET
from ...model.compilation import Item, Report, Theme
from ...model.decisions import Correction, LookedThrough
from .. import deciding, looking
from ..desk import Desk, Form, back, name_in, with_step
from ..journal import Step
from ..passages import ShownPiece
from ..refused import RefusedError
from ..room import Room, now, today


def show(desk: Desk, request: Request) -> Response:
    """Show the passages of a theme that are not decided yet, and those that are."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed, request.query_params.get("theme", ""))


def _page(
    desk: Desk,
    request: Request,
    room: Room,
    reviewed: Reviewed,
    wanted: str,
    *,
    refused: RefusedError | None = None,
) -> Response:
    book = reviewed.compilation.codebook
    themes = book.themes if book is not None else ()
    counts, confirmed = _counts(reviewed)
    open_ones = [theme.id for theme in themes if counts[theme.id] > confirmed[theme.id]]
    first = open_ones[0] if open_ones else themes[0].id if themes else ""
    theme = next((theme for theme in themes if theme.id == wanted), None)
    theme = theme or next((theme for theme in themes if theme.id == first), None)
    return desk.page(
        request,
        "themes.html.j2",
        422 if refused else 200,
        room=room,
        refused=refused,
        here="themes",
        themes=themes,
        theme=theme,
        counts=counts,
        confirmed=confirmed,
        total=sum(counts.values()),
        done=sum(confirmed.values()),
        rows=_rows(reviewed, theme.id) if theme else (),
        silent=_silent(reviewed, theme.id) if theme else (),
    )


def _counts(reviewed: Reviewed) -> tuple[Counter[str], Counter[str]]:
    counts: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    for _, item in _items(reviewed):
        for theme in item.themes:
            counts[theme.id] += 1
            confirmed[theme.id] += theme.confirmed
    return counts, confirmed


def confirmed_of(reviewed: Reviewed) -> tuple[int, int]:
    """Return how many of the suggested themes people have confirmed, and how many there are."""
    counts, confirmed = _counts(reviewed)
    return sum(confirmed.values()), sum(counts.values())


def _items(reviewed: Reviewed) -> list[tuple[Report, Item]]:
    reports = reviewed.compilation.reports
    return [(report, item) for report in reports for section in report.sections for item in section.items]


def _rows(reviewed: Reviewed, theme: str) -> list[dict[str, Any]]:
    rows = [
        {"item": item, "region": report.region, "theme": own, "pieces": _marked(item, own)}
        for report, item in _items(reviewed)
        for own in item.themes
        if own.id == theme
    ]
    return sorted(rows, key=lambda row: bool(row["theme"].confirmed))


def _silent(reviewed: Reviewed, theme: str) -> list[tuple[Report, LookedThrough | None]]:
    """Return the chapters that nothing is coded in with a theme, and who looked them through for it."""
    coded = {
        report.region.id for report, item in _items(reviewed) if theme in [own.id for own in item.themes]
    }
    return [
        (report, next((known for known in report.looked_through if known.theme == theme), None))
        for report in reviewed.compilation.reports
        if report.region.id not in coded
    ]


def look(desk: Desk, request: Request, form: Form) -> Response:
    """Write down that somebody looked a chapter through for a theme and did not find it, or take it back.

    Raises:
        UsageError: the reports are being read anew, or the chapter raises the theme.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    region, theme = form.get("region", ""), form.get("theme", "")
    address = f"/e/{room.id}/themes?theme={quote(theme)}"
    by = name_in(form, request, desk)
    if desk.is_repeated(form):
        return back(address, form)
    label = _label(reviewed, theme) or theme
    if form.get("do") == "take_back":
        step = looking.forget(room, region, theme, label=label, by=by)
    else:
        step = looking.look(room, reviewed, region, theme, label=label, by=by)
    return back(with_step(address, step), form)


def _label(reviewed: Reviewed, theme: str) -> str | None:
    """Return how a theme of the codebook is called; None for one that it has not."""
    book = reviewed.compilation.codebook
    return next((own.label for own in book.themes if own.id == theme), None) if book else None


def _marked(item: Item, theme: Theme) -> list[ShownPiece]:
    """Return a text with the words marked that the theme was found by."""
    pieces, start = [], 0
    for span in sorted(theme.evidence, key=lambda part: part.start):
        if span.start > start:
            pieces.append(ShownPiece(item.text[start : span.start]))
        if span.end > max(start, span.start):
            pieces.append(ShownPiece(item.text[max(start, span.start) : span.end], bold=True))
        start = max(start, span.end)
    return [*pieces, ShownPiece(item.text[start:])]


def decide(desk: Desk, request: Request, form: Any) -> Response:
    """Confirm or reject the theme in the ticked passages, or in one: one write, one step.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    theme = form.get("theme", "")
    address = f"/e/{room.id}/themes?theme={theme}"
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    if desk.is_repeated(form):
        return back(address)
    label = _label(reviewed, theme)
    if label is None:
        raise RefusedError(desk.texts("error.form"))
    by = name_in(form, request, desk)
    do, _, single = form.get("do", "").partition(":")
    wanted = {single} if single else set(form.all("one"))
    entries = [
        _entry(reviewed, report, item, own, by, remove=do == "no")
        for report, item in _items(reviewed)
        for own in item.themes
        if own.id == theme and item.id in wanted and (do == "no" or not own.confirmed)
    ]
    if not entries:
        desk.forget(form)
        refused = RefusedError(desk.texts("error.all_confirmed" if wanted else "error.nothing_ticked"))
        return _page(desk, request, room, reviewed, theme, refused=refused)
    what = "step.no_themes" if do == "no" else "step.themes"
    step = deciding.decide_many(room, entries, Step(0, now(), by, what, label))
    return back(with_step(address, step), form)


def _entry(
    reviewed: Reviewed, report: Report, item: Item, theme: Theme, by: str, *, remove: bool
) -> Correction:
    spans = theme.evidence[:1]
    start, end = (spans[0].start, spans[0].end) if spans else (0, 0)
    quote = quote_of(reviewed.compilation.reports, item.text, start, end)
    weak = ":weak" if theme.strength == "weak" and not remove else ""
    page = next((place.page for place in item.evidence if place.page is not None), None)
    return Correction(
        quote=quote,
        page=page,
        region=report.region.id,
        action=SET.name,
        field="themes",
        value=f"{theme.id}{weak}",
        remove=remove,
        by=by,
        on=today(),
    )
