"""The list of editions, and a new one."""

import re
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
"""Sponsors that the form asks for; further ones are written into edition.toml."""


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
    return desk.page(request, "new.html.j2", form=typed(None), refused="", sponsors=range(1, SPONSORS + 1))


def create(desk: Desk, request: Request, form: Form) -> Response:
    """Begin an edition: its folder with edition.toml and logos."""
    title, year = " ".join(form.get("title", "").split()), form.get("year", "").strip()
    if not title or not re.fullmatch(r"(19|20|21)\d\d", year):
        return _again(desk, request, form, desk.texts("error.title_year"))
    if desk.is_repeated(form):
        return back("/")
    folder = _free(desk.inputs, year)
    try:
        beginning.begin(folder, int(year))
        values: dict[str, Any] = {"title": title, "year": int(year)}
        for name in ("theme", "series", "language"):
            if form.get(name, "").strip():
                values[name] = " ".join(form[name].split())
        values["sponsors"] = _sponsors(desk, form, folder)
        rewriting.rewrite(folder, values)
    except (DataError, UsageError) as error:
        _remove(folder)
        desk.forget(form)
        return _again(desk, request, form, str(error))
    return back(f"/e/{folder.resolve().name}")


def _again(desk: Desk, request: Request, form: Form, why: str) -> Response:
    return desk.page(
        request, "new.html.j2", 422, form=typed(form), refused=why, sponsors=range(1, SPONSORS + 1)
    )


def _free(inputs: Path, year: str) -> Path:
    number, folder = 2, inputs / year
    while folder.exists():
        number, folder = number + 1, inputs / f"{year}-{number}"
    return folder


def _sponsors(desk: Desk, form: Any, folder: Path) -> list[dict[str, str]]:
    """Return the sponsors of the form; their logos are written into the folder.

    Raises:
        UsageError: a logo is no picture.
    """
    sponsors = []
    for number in range(1, SPONSORS + 1):
        name = " ".join(form.get(f"sponsor{number}", "").split())
        if not name:
            continue
        row = {"name": name}
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
