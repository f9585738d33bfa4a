"""The keys of the desk, and the name of who decides."""

import re

from starlette.requests import Request
from starlette.responses import Response

from ..desk import Desk, Form, back

_HERE = "/keys"


def show(desk: Desk, request: Request) -> Response:
    """List the keys, with a way back to where they were asked for."""
    came_from = _own(request.query_params.get("from", ""))
    return desk.page(request, "keys.html.j2", here="keys", came_from="" if came_from == _HERE else came_from)


def set_name(desk: Desk, request: Request, form: Form) -> Response:
    """Remember the name of who decides."""
    return back(_own(form.get("then", "")), form)


def _own(address: str) -> str:
    """Return an address of this desk; the page of keys for any other."""
    return address if re.fullmatch(r"/(?![/\\])[^\s\\]*", address) else _HERE
