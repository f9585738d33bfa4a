"""Measure how quick the desk is, as a browser asks it: start, pages, pictures, actions, memory.

    python benchmarks/desk.py [FOLDER] [--entries N …] [--rounds N]

A copy of the edition (default: inputs/2021) is opened by `reportgen desk` in a process of its own, its
readings kept. Over HTTP, each answer read whole, redirects followed: the board after the start of the
process; pictures of pages that were not drawn before; for each number of entries in `corrections.yaml`
(default: 0, 60, 240) a decision from the post of its form until the page that shows it, and the same taken
back. Printed: median and 95th percentile in milliseconds, and the resident memory of the server (Linux).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import os
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path
from urllib.parse import urlencode, urlsplit

from benchmarks import recompile
from reportgen.edition import build
from reportgen.edition.decision_files import amendments, corrections

ENTRIES = (0, 60, 240)
ROUNDS = 30
STARTS = 9
SETTLED = 1.5
"""Seconds that a desk stays open, so that it keeps what makes the next start quicker."""
NAME = "desk-name=Benchmark"
FIELD = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
_REDIRECT = 303


class Client:
    """A browser with one connection."""

    def __init__(self, address: str) -> None:
        parts = urlsplit(address)
        self.origin = f"{parts.scheme}://{parts.netloc}"
        self._connection = http.client.HTTPConnection(parts.netloc, timeout=120)
        self._cookie = NAME
        self._ask("GET", f"{parts.path}?{parts.query}")

    def get(self, path: str) -> bytes:
        """Return a page."""
        return self._ask("GET", path)[1]

    def post(self, path: str, fields: dict[str, str]) -> bytes:
        """Send a form and return the page that it leads to."""
        place, content = self._ask("POST", path, urlencode(fields))
        return self.get(place) if place else content

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[str, bytes]:
        headers = {"Cookie": self._cookie, "Origin": self.origin}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self._connection.request(method, path, body, headers)
        answer = self._connection.getresponse()
        content = answer.read()
        given = answer.getheader("set-cookie", "")
        if given.startswith("desk-") and not given.startswith("desk-name"):
            self._cookie = f"{NAME}; {given.partition(';')[0]}"
        if answer.status >= http.client.BAD_REQUEST:
            raise RuntimeError(f"{method} {path}: {answer.status}: {content[-600:]!r}")
        return (
            answer.getheader("location", "").partition("#")[0] if answer.status == _REDIRECT else ""
        ), content


@contextlib.contextmanager
def serving(home: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Run a desk below a folder; yield its process and its address."""
    words = [sys.executable, "-m", "reportgen", "desk", "inputs/edition", "--no-open"]
    with subprocess.Popen(words, cwd=home, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().split()[-1]
        finally:
            os.kill(process.pid, signal.SIGINT)


def resident(pid: int) -> int:
    """Return the resident memory of a process in MiB, 0 where the system does not say."""
    with contextlib.suppress(OSError):
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) // 1024  # type: ignore[index]
    return 0


def form_of(page: bytes, do: str) -> dict[str, str]:
    """Return the hidden fields of a form of a report's page."""
    text = page.decode("utf-8")
    start = text.index(f'class="do do-{do}"')
    return {
        name: unescape(value) for name, value in FIELD.findall(text[start : text.index("</form>", start)])
    }


def decide(client: Client, item: str, number: int) -> tuple[float, float]:
    """Decide about a passage and take it back; return the seconds of both."""
    page = client.get(f"/e/edition/report/africa?at={item}")
    fields = form_of(page, "add") | {"value": f"Words of round {number}.", "why": "to measure"}
    begun = time.perf_counter()
    shown = client.post("/e/edition/report/africa", fields)
    done = time.perf_counter()
    assert f"Words of round {number}.".encode() in shown
    start = shown.index(b'action="/e/edition/history"')
    undo = dict(FIELD.findall(shown[start : shown.index(b"</form>", start)].decode())) | {"do": "undo"}
    again = time.perf_counter()
    client.post("/e/edition/history", undo)
    return done - begun, time.perf_counter() - again


def said(what: str, seconds: Sequence[float]) -> None:
    """Print median and 95th percentile."""
    ordered = sorted(1000 * one for one in seconds)
    late = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    print(
        f"{what:44} {statistics.median(ordered):7.0f} ms   p95 {late:7.0f} ms   n {len(ordered)}", flush=True
    )


def measure(home: Path, numbers: Sequence[int], rounds: int) -> None:
    """Measure a copy of an edition."""
    folder = home / "inputs" / "edition"
    with contextlib.chdir(home):
        (home / "build" / "edition").mkdir(parents=True)
        reviewed = build.review(folder, 2)
    starts = []
    for _ in range(STARTS + 1):
        begun = time.perf_counter()
        with serving(home) as (_, address):
            client = Client(address)
            while b'id="busy"' in client.get("/e/edition"):
                time.sleep(0.02)
            starts.append(time.perf_counter() - begun)
            time.sleep(SETTLED)
    said("from the start to the board", starts[1:])  # the first one has nothing kept but readings
    item = next(it for it in reviewed.compilation.reports if it.region.id == "africa").sections[1].items[0].id
    stream = recompile.decisions(reviewed.read)
    for number in numbers:
        (folder / corrections.FILE_NAME).unlink(missing_ok=True)
        shutil.rmtree(folder / ".desk", ignore_errors=True)
        amendments.append_many(folder, [next(stream) for _ in range(number)])
        with serving(home) as (process, address):
            client = Client(address)
            while b'id="busy"' in client.get("/e/edition"):
                time.sleep(0.02)
            pairs = [decide(client, item, round_) for round_ in range(rounds)]
            said(f"decision until it is shown, {number} entries", [one for one, _ in pairs])
            said(f"the same taken back, {number} entries", [one for _, one in pairs])
            print(f"{'memory of the server':44} {resident(process.pid):7} MiB", flush=True)
    with serving(home) as (process, address):
        client = Client(address)
        while b'id="busy"' in client.get("/e/edition"):
            time.sleep(0.02)
        for zoom in (2, 3):
            times = []
            for report in reviewed.compilation.reports:
                for page in range(1, min(report.source.pages, 8) + 1):
                    pictures = f"/e/edition/report/{report.region.id}/picture/{report.source.sha256}"
                    begun = time.perf_counter()
                    client.get(f"{pictures}/{page}/{zoom}.png")
                    times.append(time.perf_counter() - begun)
            said(f"a page's picture, {zoom} pixels a point", times)
        print(f"{'memory of the server':44} {resident(process.pid):7} MiB", flush=True)


def main() -> None:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path("inputs/2021"))
    parser.add_argument("--entries", nargs="*", type=int, default=ENTRIES)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="reportgen-desk-") as place:
        home = Path(place)
        shutil.copytree(options.folder, home / "inputs" / "edition")
        measure(home, options.entries, options.rounds)


if __name__ == "__main__":
    main()
