"""Runs the desk: the port, the browser, the start of what reads, and a clean end."""

import contextlib
import gc
import os
import socket
import tempfile
import webbrowser
from collections.abc import Callable, Iterator
from pathlib import Path

import uvicorn

from ..errors import UsageError
from ..system import isolation
from . import app, texts
from .desk import Desk
from .security import Gate

ADDRESS = "127.0.0.1"
_USUAL_PORT = 8017
_WAITING = 128
"""Connections that may wait for an answer: the browser comes as soon as it has the address."""
_NEW_OBJECTS = 50_000
"""Objects after which circles among them are looked for; at every 700 that is a tenth of an action."""
_GRACE = 1
"""Seconds that open answers have when the desk is stopped."""
_OPENER = """<!doctype html><meta charset="utf-8"><title>reportgen desk</title>
<meta http-equiv="refresh" content="0;url={address}"><p><a href="{address}">Open the desk</a></p>"""


def run(
    inputs: Path,
    edition: Path | None,
    port: int | None,
    *,
    browser: bool,
    say: Callable[[str], None],
) -> None:
    """Serve the desk until it is interrupted.

    Args:
        inputs: folder of the editions.
        edition: the edition to open; None for the list of all.
        port: a number; None for the usual one, or any where that is taken.
        browser: open it in the browser.
        say: is told the address.

    Raises:
        UsageError: the port is taken.
    """
    gc.set_threshold(_NEW_OBJECTS, *gc.get_threshold()[1:])
    isolation.prepare("reportgen.extraction", "reportgen.readers.pdfium.picture")  # before any thread
    with _bound(port) as bound:
        gate = Gate(bound.getsockname()[1])
        desk = Desk(inputs, gate, texts.load(), edition)
        if edition is not None:
            gate.start = f"e/{edition.resolve().name}"
            desk.room(edition.resolve().name).begin_reading()
        config = uvicorn.Config(
            app.make(desk),
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=_GRACE,
            ws="none",
            lifespan="off",
        )
        server = uvicorn.Server(config)
        say(gate.address)
        with _opened(gate.address) if browser else contextlib.nullcontext():
            server.run(sockets=[bound])


@contextlib.contextmanager
def _bound(port: int | None) -> Iterator[socket.socket]:
    """Bind a port of this machine only.

    Raises:
        UsageError: it is taken.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as bound:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            bound.bind((ADDRESS, _USUAL_PORT if port is None else port))
        except OSError as error:
            if port is not None:
                why = f"port {port} cannot be used ({error.strerror}); name another with --port, or none"
                raise UsageError(why) from error
            bound.bind((ADDRESS, 0))
        bound.listen(_WAITING)
        yield bound


@contextlib.contextmanager
def _opened(address: str) -> Iterator[None]:
    """Open the browser by a private file: the list of processes would show the address to everybody."""
    descriptor, name = tempfile.mkstemp(prefix="reportgen-desk-", suffix=".html")
    path = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(_OPENER.format(address=address))
        webbrowser.open(path.as_uri())
        yield
    finally:
        path.unlink(missing_ok=True)
