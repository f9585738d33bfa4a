"""Has outputs made by a workshop, several at once; each is yielded the moment it is there."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from importlib import import_module
from pathlib import Path
from queue import SimpleQueue
from threading import Event
from typing import TYPE_CHECKING, Any, Self

from ..errors import ReportgenError
from ..system.cache import Cache, digest_of
from ..writers.formats import Format
from ..writers.publication import Made, Publication

if TYPE_CHECKING:
    from ..writers.orders import Copy
    from .workshop import Workshop


def side_by_side(
    publication: Publication,
    due: Sequence[Format],
    workshop: Workshop,
    cache: Cache | None,
    meanwhile: Callable[[], object],
) -> Generator[tuple[Format, Made]]:
    """Have the formats made, and yield each the moment it is there.

    What is made here goes first; then what is awaited first has the processors, see `Format.late`.

    Args:
        publication: what is published.
        due: the formats.
        workshop: makes the outputs.
        cache: where parts and numbers of pages are kept; None where they are not.
        meanwhile: called once, when what is quick is there and this process has nothing to do.

    Raises:
        ReportgenError: a format cannot be made; the others are yielded before.
    """
    from ..writers import orders

    copy = orders.Copy.of(
        *(publication.compilation, publication.assets, publication.page_size),
        *(publication.house, publication.borrowed),
    )
    rows = [row for row in due if row.making != "here"]
    errors: dict[Format, ReportgenError] = {}
    with _Makers(publication, copy, workshop, cache) as makers:
        try:
            makers.begin(rows)
            yield from ((row, row.make(publication)) for row in due if row.making == "here")
            told = False
            while rows:
                if not told and not any(row.is_quick for row in rows):
                    meanwhile()
                    told = True
                row, made = makers.next()
                rows.remove(row)
                if isinstance(made, ReportgenError):
                    errors[row] = made  # it costs no other format
                elif isinstance(made, BaseException):
                    raise made
                else:
                    yield row, made
            if not told:
                meanwhile()
            if errors:
                raise min(errors.items(), key=lambda failed: due.index(failed[0]))[1]
        except BaseException:
            workshop.close()  # nobody waits for the others any more
            raise


class _Makers:
    """Threads that order outputs of a workshop and put them into one queue as they are made.

    Attributes:
        next: waits for the next output: its format, and what was made or why it was not.
    """

    def __init__(self, publication: Publication, copy: Copy, workshop: Workshop, cache: Cache | None) -> None:
        """Get what they need; nothing begins.

        Args:
            publication: what is published.
            copy: the same, for other processes.
            workshop: makes the outputs.
            cache: where parts and numbers of pages are kept.
        """
        self._publication, self._copy, self._workshop, self._cache = publication, copy, workshop, cache
        self._ready: SimpleQueue[tuple[Format, Made | BaseException]] = SimpleQueue()
        self._threads = {name: ThreadPoolExecutor(1) for name in ("quick", "late", "counting")}
        self._threads |= {name: ThreadPoolExecutor(1) for name in ("document", "companion")}
        self._is_set = Event()
        self._compositions: dict[Format, Future[str]] = {}
        self.next = self._ready.get

    def __enter__(self) -> Self:
        """Return them."""
        return self

    def __exit__(self, *_: object) -> None:
        """Wait for the threads to end."""
        self._is_set.set()
        for threads in self._threads.values():
            threads.shutdown()

    def begin(self, rows: Iterable[Format]) -> None:
        """Begin to make formats; what is quick first.

        One process composes what is printed and makes the web page: what they share is found once.
        """
        rows = sorted(rows, key=lambda row: (row.late, row.making != "in parts", not row.is_quick))
        for row in rows:
            if row.making == "in parts":
                self._compositions[row] = self._threads["quick"].submit(self._compose, row)
                self._threads["companion" if row.companion else "document"].submit(self._print, row)
            else:
                self._threads["late" if row.late else "quick"].submit(self._order, row)
        if not any(row.making == "in parts" and not row.late for row in rows):
            self._is_set.set()

    def _compose(self, row: Format) -> str:
        from ..writers import orders

        return self._workshop.do(orders.composition(self._copy, row), row.name.upper())

    def _print(self, row: Format) -> None:
        composed = self._compositions[row].result
        self._put(row, partial(_printed, row, composed, self._publication, self._workshop, self._cache))
        if not row.late:
            self._is_set.set()

    def _order(self, row: Format) -> None:
        """Have an output made; where its pages are to be counted, that begins once the document is set."""

        def made() -> Made:
            return _ordered(self._copy, self._workshop, row, self._publication.beside)

        if row.counted_by is None or _counter(row).program() is None:
            self._put(row, made)
        elif (uncounted := self._tried(row, made)) is not None:
            self._threads["counting"].submit(self._count, row, uncounted)

    def _count(self, row: Format, made: Made) -> None:
        self._is_set.wait()
        self._put(row, partial(_counted, row, made, self._publication, self._cache))

    def _put(self, row: Format, make: Callable[[], Made]) -> None:
        made = self._tried(row, make)
        if made is not None:
            self._ready.put((row, made))

    def _tried(self, row: Format, make: Callable[[], Made]) -> Made | None:
        """Return what is made; None where it cannot be, which is put into the queue in its place."""
        try:
            return make()
        except BaseException as error:  # noqa: BLE001 (raised where the outputs are awaited)
            self._ready.put((row, error))
            return None


def _printed(
    row: Format,
    composed: Callable[[], str],
    publication: Publication,
    workshop: Workshop,
    cache: Cache | None,
) -> Made:
    """Have the parts of a printed document set, and bound; the companion holds no files."""
    from ..writers import orders
    from ..writers.print import missing_signs
    from ..writers.print.attachments import attachments_of
    from ..writers.print.composition import notes_of, set_parts_of, warnings_of

    name = row.name.upper()
    composition = orders.load_composition(composed())
    furniture, bound = set_parts_of(composition, partial(workshop.set_parts, cache=cache, late=row.late))
    files = [] if row.companion else attachments_of(publication)
    order = orders.binding(bound, furniture, files, composition.block)
    content = orders.load_binding(workshop.do(order, name, late=row.late))
    said = missing_signs.explained(warnings_of(bound), publication.compilation)
    return Made(content, said, notes_of([furniture, *bound]))


def _counter(row: Format) -> Any:
    """Return the module that has the pages of a format counted."""
    return import_module(f"reportgen.writers.{row.counted_by}")


def _counted(row: Format, made: Made, publication: Publication, cache: Cache | None) -> Made:
    """Have a program count the pages of a file, and write them into its contents; they are kept."""
    counter = _counter(row)
    office: Path | None = counter.program()
    if office is None:
        return made
    faces = publication.house.faces if publication.house is not None else ()
    key = cache.part_key(f"{counter.called(office)} {digest_of(made.content)}") if cache else ""
    kept = cache.part(key) if cache else None
    if kept is not None:
        return made._replace(content=counter.numbered(made.content, json.loads(kept)))
    counted = counter.count(made.content, office, sorted({Path(face.file).parent for face in faces}))
    if cache and counted:  # what failed is tried again
        cache.keep_part(key, json.dumps(counted, sort_keys=True))
    remarks = made.remarks if counted else (*made.remarks, counter.UNCOUNTED)
    return made._replace(content=counter.numbered(made.content, counted), remarks=remarks)


def _ordered(copy: Copy, workshop: Workshop, row: Format, beside: Sequence[str]) -> Made:
    from ..writers import orders

    return orders.load_output(workshop.do(orders.output(copy, row, beside), row.name, late=row.late))
