"""The list of editions, and a new one."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ...edition import beginning, rewriting, settings
from ...errors import DataError, UsageError
from ...system import output
from ..desk import Desk, Form, back, typed
from ..room import Room

_LARGEST_LOGO = 5_000_000
_SIGNATURES = {b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}
"""First bytes of the pictures that a logo may be, and the end of its name."""
SPONSORS = 3
"""Sponsors that the form has empty lines for."""
_TEXTS = ("series", "theme", "language", "website", "introduction")
"""Keys of `edition.toml` that the form asks for beside title, year and sponsors."""
_YEAR = r"(19|20|21)\d\d"


def show(desk: Desk, request: Request) -> Response:
    """List the editions."""
    rooms = [desk.room(folder.resolve().name) for folder in desk.folders()]
    return desk.page(request, "editions.html.j2", editions=[_row(room) for room in rooms])


def _row(room: Room) -> dict[str, Any]:
    try:
        facts = settings.load_file(room.folder)
        title, year = facts.title, facts.year
    except DataError:
        title, year = room.id, 0
    return {"id": room.id, "title": title, "year": year, "reports": len(room.sources())}


def show_new(desk: Desk, request: Request) -> Response:
    """Ask for what no report can say."""
    return _form_page(desk, request, {})


def _form_page(
    desk: Desk, request: Request, form: Form, why: str = "", *, room: Room | None = None, known: int = 0
) -> Response:
    return desk.page(
        request,
        "new.html.j2",
        422 if why else 200,
        room=room,
        here="settings" if room else "",
        action=f"/e/{room.id}/settings" if room else "/new",
        form=typed(form),
        refused=why,
        sponsors=range(1, SPONSORS + known + 1),
    )


def show_settings(desk: Desk, request: Request) -> Response:
    """Show what `edition.toml` says of an edition, to be changed."""
    room = desk.room(request.path_params["edition"])
    facts = settings.load_file(room.folder)
    form = {name: str(getattr(facts, name) or "") for name in ("title", "year", *_TEXTS)}
    form |= {f"sponsor{number}": sponsor.name for number, sponsor in enumerate(facts.sponsors, 1)}
    return _form_page(desk, request, form, room=room, known=len(facts.sponsors))


def change(desk: Desk, request: Request, form: Form) -> Response:
    """Write what the form says into `edition.toml`; what the form does not ask for stays."""
    room = desk.room(request.path_params["edition"])
    known = settings.load_file(room.folder).sponsors
    title, year = " ".join(form.get("title", "").split()), form.get("year", "").strip()
    if not title or not re.fullmatch(_YEAR, year):
        return _form_page(desk, request, form, desk.texts("error.title_year"), room=room, known=len(known))
    if not desk.is_repeated(form):
        try:
            with room.lock:
                values: dict[str, Any] = {"title": title, "year": int(year)} | _texts(form)
                sponsors = _sponsors(desk, form, room.folder, known)
                if sponsors != [_as_row(sponsor) for sponsor in known]:
                    values["sponsors"] = sponsors
                rewriting.rewrite(room.folder, values)
        except (DataError, UsageError) as error:
            desk.forget(form)
            return _form_page(desk, request, form, str(error), room=room, known=len(known))
    return back(f"/e/{room.id}")


def _texts(form: Form) -> dict[str, str]:
    """Return the texts of the form by their keys; line breaks count in the introduction only."""
    values = {name: " ".join(form.get(name, "").split()) for name in _TEXTS if name != "introduction"}
    return values | {"introduction": form.get("introduction", "").strip()}


def create(desk: Desk, request: Request, form: Form) -> Response:
    """Begin an edition: its folder with edition.toml and logos."""
    title, year = " ".join(form.get("title", "").split()), form.get("year", "").strip()
    if not title or not re.fullmatch(_YEAR, year):
        return _form_page(desk, request, form, desk.texts("error.title_year"))
    if desk.is_repeated(form):
        return back("/")
    folder = _free(desk.inputs, year)
    try:
        beginning.begin(folder, int(year))
        values: dict[str, Any] = {"title": title, "year": int(year)}
        values |= {name: text for name, text in _texts(form).items() if text}
        values["sponsors"] = _sponsors(desk, form, folder)
        rewriting.rewrite(folder, values)
    except (DataError, UsageError) as error:
        _remove(folder)
        desk.forget(form)
        return _form_page(desk, request, form, str(error))
    return back(f"/e/{folder.resolve().name}")


def _free(inputs: Path, year: str) -> Path:
    number, folder = 2, inputs / year
    while folder.exists():
        number, folder = number + 1, inputs / f"{year}-{number}"
    return folder


def _as_row(sponsor: settings.OrganizationEntry) -> dict[str, str]:
    return {name: text for name, text in sponsor.model_dump().items() if text is not None}


def _sponsors(
    desk: Desk, form: Any, folder: Path, known: Sequence[settings.OrganizationEntry] = ()
) -> list[dict[str, str]]:
    """Return the sponsors of the form; their logos are written into the folder, those known stay.

    Raises:
        UsageError: a logo is no picture.
    """
    sponsors = []
    for number in range(1, SPONSORS + len(known) + 1):
        name = " ".join(form.get(f"sponsor{number}", "").split())
        if not name:
            continue
        row = _as_row(known[number - 1]) if number <= len(known) else {}
        row = {**row, "name": name} | ({"alt": name} if row.get("alt") == row.get("name", "") else {})
        for called, file in form.files(f"logo{number}"):
            content = file.read(_LARGEST_LOGO + 1)
            suffix = next((end for first, end in _SIGNATURES.items() if content.startswith(first)), None)
            if suffix is None or len(content) > _LARGEST_LOGO:
                raise UsageError(desk.texts("error.logo", name=called))
            path = folder / beginning.LOGOS / f"sponsor-{number}{suffix}"
            output.write(path, content)
            row |= {"logo": f"{beginning.LOGOS}/{path.name}", "alt": name}
        sponsors.append(row)
    return sponsors


def _remove(folder: Path) -> None:
    """Take a folder away that was only just made."""
    for path in (*(folder / beginning.LOGOS).glob("sponsor-*"), folder / settings.FILE_NAME):
        path.unlink(missing_ok=True)
    for place in (folder / beginning.LOGOS, folder):
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
