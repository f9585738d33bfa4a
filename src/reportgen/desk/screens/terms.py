"""Phrases that may be key terms, with the evidence for each: one by one, or all that are ticked."""

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...edition.review import Reviewed, data_file
from ...errors import UsageError
from ...model.actions import KEY_TERM
from ...model.decisions import Correction
from ...stages.corrections import term_suggestions
from ...system.memory import by_content
from ...vocabularies import codebook
from .. import deciding
from ..desk import Desk, back, name_in, with_step
from ..journal import Step
from ..refused import RefusedError
from ..room import Room, find_place, now, today

REFUSED = "no"
_SHOWN = 120
"""Characters shown on each side of a phrase."""


def show(desk: Desk, request: Request) -> Response:
    """Show the suggestions of all regions, or of one."""
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    if reviewed is None:
        return desk.busy(request, room)
    return _page(desk, request, room, reviewed, request.query_params.get("region", ""))


def _page(
    desk: Desk,
    request: Request,
    room: Room,
    reviewed: Reviewed,
    region: str,
    *,
    refused: RefusedError | None = None,
) -> Response:
    known = [report.region for report in reviewed.compilation.reports]
    rows = []
    for suggestion in _suggestions(room, reviewed):
        place = find_place(reviewed.compilation.reports, suggestion.item)
        if place is None or place.item is None or region not in ("", suggestion.region):
            continue
        start = place.item.text.index(suggestion.phrase)
        rows.append(
            {
                "one": suggestion,
                "region": place.report.region.name,
                "before": _last_words(place.item.text[:start]),
                "after": _first_words(place.item.text[start + len(suggestion.phrase) :]),
            }
        )
    return desk.page(
        request,
        "terms.html.j2",
        422 if refused else 200,
        room=room,
        here="terms",
        rows=rows,
        regions=known,
        region=region,
        refused=refused,
    )


def _last_words(text: str) -> str:
    """Return the end of what stands before a phrase, whole words."""
    return text if len(text) <= _SHOWN else "… " + text[-_SHOWN:].partition(" ")[2]


def _first_words(text: str) -> str:
    """Return the beginning of what stands behind a phrase, whole words."""
    return text if len(text) <= _SHOWN else text[:_SHOWN].rpartition(" ")[0] + " …"


def _suggestions(room: Room, reviewed: Reviewed) -> tuple[term_suggestions.Suggestion, ...]:
    book = by_content(codebook.load, data_file(room.folder, codebook.FILE_NAME), room.memory)
    return term_suggestions.suggest(reviewed.compilation, book)


def decide(desk: Desk, request: Request, form: Any) -> Response:
    """Make the ticked phrases bold, or note that they are none: one write, one step.

    Raises:
        UsageError: the reports are being read anew.
    """
    room = desk.room(request.path_params["edition"])
    reviewed = room.reviewed()
    address = f"/e/{room.id}/terms?region={form.get('region', '')}"
    if reviewed is None:
        raise UsageError(desk.texts("error.being_read"))
    if desk.is_repeated(form):
        return back(address)
    by = name_in(form, request, desk)
    remove = form.get("do") == REFUSED
    ticked = set(form.all("one"))
    chosen = [
        suggestion
        for suggestion in _suggestions(room, reviewed)
        if f"{suggestion.item}|{suggestion.phrase}" in ticked
    ]
    if not chosen:
        desk.forget(form)
        refused = RefusedError(desk.texts("error.nothing_ticked"))
        return _page(desk, request, room, reviewed, form.get("region", ""), refused=refused)
    entries = [
        Correction(
            quote=suggestion.quote,
            page=suggestion.page,
            region=suggestion.region,
            action=KEY_TERM.name,
            value=suggestion.phrase,
            remove=remove,
            by=by,
            on=today(),
        )
        for suggestion in chosen
    ]
    what = "step.no_terms" if remove else "step.terms"
    about = ", ".join(suggestion.phrase for suggestion in chosen[:3]) + (" …" if len(chosen) > 3 else "")  # noqa: PLR2004
    step = deciding.decide_many(room, entries, Step(0, now(), by, what, about))
    return back(with_step(address, step), form)
