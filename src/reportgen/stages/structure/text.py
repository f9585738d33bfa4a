"""Units → blocks: lines joined, hyphens undone, footnote marks left out, emphasis kept."""

from collections.abc import Iterable, Sequence

from ...model.document import Block, Entry, Inline, Line, NoteMark, Question
from ...model.geometry import BBox, rounded, union
from ...model.provenance import Evidence
from . import hyphens
from .blocks import SetApart
from .body_styles import Bodies
from .cells import FoundTable
from .contents import FoundEntry
from .hyphens import DocumentWords, WordKnowledge
from .inline import Piece, piece_of, runs_of
from .note_ties import NoteTies
from .running_lines import FlowLine
from .units import Unit


class Writer:
    """Turns units into blocks.

    Attributes:
        questions: what was doubtful so far.
    """

    def __init__(self, bodies: Bodies, words: DocumentWords, speller: WordKnowledge, ties: NoteTies) -> None:
        self._bodies, self._words, self._speller, self._ties = bodies, words, speller, ties
        self.questions: list[Question] = []

    def block(self, unit: Unit, levels: Sequence[int]) -> Block:
        """Return the block of a unit.

        Args:
            unit: its lines.
            levels: the level of each heading of the document.
        """
        lines = [item.line for item in unit.lines]
        runs, marks = self._marked(lines, unit.skip)
        text = "".join(run.text for run in runs)
        evidence = _evidence(unit.lines)
        if unit.kind == "heading":
            return Block("heading", text, runs, evidence, level=levels[unit.group], marks=marks)
        if unit.kind == "item":
            return Block("list_item", text, runs, evidence, level=unit.level, marker=unit.marker, marks=marks)
        return Block("paragraph", text, runs, evidence, marks=marks)

    def apart(self, item: SetApart) -> Block:
        """Return the block of lines beside the running text; marks in it stay as they are printed."""
        runs = self._printed(item.lines, item.skip)
        text = "".join(run.text for run in runs)
        return Block(item.kind, text, runs, (Evidence(item.page, rounded(item.bbox)),), marker=item.marker)

    def contents(self, unit: Unit, entries: Sequence[FoundEntry]) -> Block:
        """Return the block of a table of contents: title and page parted by a tab, entries by line feeds."""
        groups = list(dict.fromkeys(item.group for item in unit.lines))
        listed = tuple(
            Entry(self._entry_title(entries[at]), entries[at].level, entries[at].page) for at in groups
        )
        text = "\n".join(f"{entry.text}\t{entry.page}".strip() for entry in listed)
        return Block("contents", text, (Inline(text),), _evidence(unit.lines), entries=listed)

    def _entry_title(self, entry: FoundEntry) -> str:
        """Return the title of an entry, words that its lines break mended."""
        title = entry.parts[0] if entry.parts else ""
        for part in entry.parts[1:]:
            decision = hyphens.decide(title, part, self._words, self._speller)
            joint = " " if decision is None else decision.joint
            title = (title if decision is None else title.rstrip(hyphens.HYPHENS)) + joint + part
        return title

    def table(self, grid: FoundTable) -> Block:
        """Return the block of a table: cells parted by tabs, rows by line feeds."""
        rows = tuple(tuple(self.joined(cell) for cell in row) for row in grid.cells)
        text = "\n".join("\t".join(row) for row in rows)
        evidence = (Evidence(grid.page, rounded(grid.bbox)),)
        return Block("table", text, (Inline(text),), evidence, rows=rows)

    def joined(self, lines: Sequence[Line]) -> str:
        """Return the words of lines that follow one another, hyphens at their ends undone."""
        return "".join(run.text for run in self._printed(lines, 0))

    def _printed(self, lines: Sequence[Line], skip: int) -> tuple[Inline, ...]:
        """Return the runs of lines as they are printed; `skip` characters of the first are left out."""
        pieces: list[Piece] = []
        for index, line in enumerate(lines):
            if index:
                self._joint(pieces, lines[index - 1], line)
            body = self._bodies.at(line)
            _add(pieces, [piece_of(run, line, body) for run in line.runs], skip if index == 0 else 0)
        return runs_of(pieces)[0]

    def _marked(self, lines: Sequence[Line], skip: int) -> tuple[tuple[Inline, ...], tuple[NoteMark, ...]]:
        """Return the runs of lines without the marks of notes, and where these stood."""
        pieces: list[Piece] = []
        tied: list[tuple[int, int]] = []
        for index, line in enumerate(lines):
            if index:
                self._joint(pieces, lines[index - 1], line)
            for piece, notes in self._without_marks(line):
                skip = _add(pieces, [piece], skip if index == 0 else 0)
                tied += [(len(pieces), note) for note in notes]
        runs, places = runs_of(pieces)
        end = sum(len(run.text) for run in runs)
        marks = [NoteMark(provisional(note), places[at] if at < len(places) else end) for at, note in tied]
        return runs, tuple(marks)

    def _joint(self, pieces: list[Piece], above: Line, line: Line) -> None:
        """Join two lines: a space, or a hyphen undone or kept."""
        if not pieces:
            return
        text, style = pieces[-1]
        so_far = _last_word(pieces)
        decision = hyphens.decide(above.text, line.text, self._words, self._speller, so_far)
        if decision is None:
            pieces[-1] = Piece(text.rstrip(" ") + hyphens.between(above, line, so_far), style)
            return
        while len(pieces) > 1 and not pieces[-1].text.rstrip(hyphens.HYPHENS):
            pieces.pop()  # the sign is a run of its own
        text, style = pieces[-1]
        pieces[-1] = Piece(text.rstrip(hyphens.HYPHENS) + decision.joint, style)
        if not decision.sure:
            done = "kept" if decision.joint else "undone"
            where = (Evidence(above.page, rounded(above.bbox)), Evidence(line.page, rounded(line.bbox)))
            reason = f"A hyphen at a line's end was {done}: “{decision.word}”."
            self.questions.append(Question("line-end-hyphen", reason, where))

    def _without_marks(self, line: Line) -> list[tuple[Piece, tuple[int, ...]]]:
        """Return a line's pieces; where a note's mark was left out, with the notes that it belongs to."""
        body = self._bodies.at(line)
        cuts = self._ties.level(line)
        if len(line.runs) == 1 and not cuts:
            return [(piece_of(line.runs[0], line, body), ())]
        out: list[tuple[Piece, tuple[int, ...]]] = []
        start = 0
        for index, run in enumerate(line.runs):
            piece = piece_of(run, line, body)
            notes = self._ties.of(line, index)
            if notes is not None:
                out.append((piece._replace(text=" " if run.text.endswith(" ") else ""), notes))
            else:
                out += _parts(piece, start, cuts)
            start += len(run.text)
        return out


def provisional(note: int) -> str:
    """Return what stands for the id of a note until the blocks are in order."""
    return f"note {note}"


def _add(pieces: list[Piece], more: Iterable[Piece], skip: int) -> int:
    """Add pieces without the first `skip` characters; return how many are still to be skipped."""
    for piece in more:
        text, style = piece
        cut = min(skip, len(text))
        skip -= cut
        if cut < len(text):
            pieces.append(Piece(text[cut:], style) if cut else piece)
    return skip


def _parts(
    piece: Piece, start: int, cuts: Sequence[tuple[int, int, int]]
) -> Iterable[tuple[Piece, tuple[int, ...]]]:
    """Yield the parts of a piece between the marks in it; the piece begins at `start` of its line."""
    position = start
    end = start + len(piece.text)
    for first, behind, note in cuts:
        if start <= first < end:
            yield piece._replace(text=piece.text[position - start : first - start]), ()
            yield piece._replace(text=""), (note,)
            position = behind
    yield piece._replace(text=piece.text[position - start :]), ()


def _last_word(pieces: Sequence[Piece]) -> str:
    """Return what stands behind the last space of pieces."""
    word = ""
    for text, _ in reversed(pieces):
        _, space, tail = text.rstrip(" ").rpartition(" ")
        word = tail + word
        if space:
            break
    return word


def _evidence(lines: Sequence[FlowLine]) -> tuple[Evidence, ...]:
    """Return one box for each page or column that the lines stand on."""
    groups: list[tuple[int, int, list[BBox]]] = []
    for item in lines:
        if groups and groups[-1][0] == item.column and groups[-1][1] == item.line.page:
            groups[-1][2].append(item.line.bbox)
        else:
            groups.append((item.column, item.line.page, [item.line.bbox]))
    return tuple(Evidence(page, rounded(union(found))) for _, page, found in groups)
