"""Units → blocks: lines joined, hyphens undone, footnote marks left out, emphasis kept."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from ...model.document import Block, Inline, Line, Question, Run
from ...model.geometry import BBox, rounded, union
from ...model.provenance import Evidence
from . import hyphens
from . import style as styles
from .blocks import SetApart
from .body_styles import Bodies
from .cells import FoundTable
from .hyphens import DocumentWords, WordKnowledge
from .joining import Unit
from .running_lines import FlowLine


class MarkRules(NamedTuple):
    """What makes a raised run a footnote's mark."""

    rise: float = 0.12
    """Ems of the line above its baseline at least."""
    small: float = 0.88
    """Smaller than this share of the line's size."""
    digits: int = 3
    """Characters of a number that looks like a mark, at most."""


_Piece = tuple[str, bool, bool]
"""(text, bold, italic) of a run."""

_SIGNS = frozenset("*†‡§¶")
_SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_BEFORE_MARK = ".,;:!?)”’\"'"

# A figure right behind a word or its punctuation, where no decimal point or hyphen explains it.
_LEVEL_MARK = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[^\d\s][.,;:!?)”’\"\]]))([\d¹²³⁴-⁹]{1,2})(?=\s|$|[.,;:)])")


class Writer:
    """Turns units into blocks.

    Attributes:
        questions: what was doubtful so far.
    """

    def __init__(
        self, bodies: Bodies, words: DocumentWords, speller: WordKnowledge, marks: Mapping[int, Set[str]]
    ) -> None:
        self._bodies, self._words, self._speller, self._marks = bodies, words, speller, marks
        self.questions: list[Question] = []
        self._raised_marks: dict[int, set[str]] = defaultdict(set)
        self._counted: frozenset[str] = frozenset()

    def learn(self, lines: Iterable[Line]) -> None:
        """Note which footnote marks stand raised; only the others are looked for among the words."""
        for line in lines:
            for run in line.runs:
                mark = _raised(line, run)
                if mark is not None:
                    self._raised_marks[line.page].add(mark)
        self._counted = _counting(
            {mark for marks in self._raised_marks.values() for mark in marks}
            | {mark for marks in self._marks.values() for mark in marks}
        )

    def block(self, unit: Unit, levels: Sequence[int]) -> Block:
        """Return the block of a unit.

        Args:
            unit: its lines.
            levels: the level of each heading of the document.
        """
        lines = [item.line for item in unit.lines]
        runs = self._runs(lines, unit.skip, unit.kind == "heading")
        text = "".join(run.text for run in runs)
        evidence = _evidence(unit.lines)
        if unit.kind == "heading":
            return Block("heading", text, runs, evidence, level=levels[unit.group])
        if unit.kind == "item":
            return Block("list_item", text, runs, evidence, level=unit.level, marker=unit.marker)
        return Block("paragraph", text, runs, evidence)

    def apart(self, item: SetApart) -> Block:
        """Return the block of lines beside the running text; marks in it stay as they are printed."""
        runs = self._runs(item.lines, item.skip, heading=True, apart=True)
        text = "".join(run.text for run in runs)
        return Block(item.kind, text, runs, (Evidence(item.page, rounded(item.bbox)),), marker=item.marker)

    def table(self, found: FoundTable) -> Block:
        """Return the block of a table: cells parted by tabs, rows by line feeds."""
        rows = tuple(tuple(self._cell(cell) for cell in row) for row in found.cells)
        text = "\n".join("\t".join(row) for row in rows)
        evidence = (Evidence(found.page, rounded(found.bbox)),)
        return Block("table", text, (Inline(text),), evidence, rows=rows)

    def _cell(self, lines: Sequence[Line]) -> str:
        return "".join(run.text for run in self._runs(lines, 0, heading=True, apart=True))

    def joined(self, lines: Sequence[Line]) -> str:
        """Return the words of lines that follow one another, hyphens at their ends undone."""
        return "".join(run.text for run in self._runs(lines, 0, heading=True))

    def _runs(
        self, lines: Sequence[Line], skip: int, heading: bool, *, apart: bool = False
    ) -> tuple[Inline, ...]:
        pieces: list[_Piece] = []
        for at, line in enumerate(lines):
            if at:
                self._joint(pieces, lines[at - 1], line)
            for piece in self._printed(line) if apart else self._styled(line, heading):
                text = piece[0]
                if skip and at == 0:
                    cut = min(skip, len(text))
                    skip, text = skip - cut, text[cut:]
                    piece = text, *piece[1:]
                if text:
                    pieces.append(piece)
        return _tidy(pieces)

    def _joint(self, pieces: list[_Piece], above: Line, line: Line) -> None:
        """Join two lines: a space, or a hyphen undone or kept."""
        if not pieces:
            return
        text, bold, italic = pieces[-1]
        so_far = _last_word(pieces)
        decision = hyphens.decide(above.text, line.text, self._words, self._speller, so_far)
        if decision is None:
            pieces[-1] = text.rstrip(" ") + hyphens.between(above, line, so_far), bold, italic
            return
        while len(pieces) > 1 and not pieces[-1][0].rstrip(hyphens.HYPHENS):
            pieces.pop()  # the sign is a run of its own
        text, bold, italic = pieces[-1]
        pieces[-1] = text.rstrip(hyphens.HYPHENS) + decision.joint, bold, italic
        if not decision.sure:
            done = "kept" if decision.joint else "undone"
            where = (Evidence(above.page, rounded(above.bbox)), Evidence(line.page, rounded(line.bbox)))
            reason = f"A hyphen at a line's end was {done}: “{decision.word}”."
            self.questions.append(Question("line-end-hyphen", reason, where))

    def _printed(self, line: Line) -> list[_Piece]:
        """Return a line's runs as they are printed."""
        body = self._bodies.at(line)
        return [(run.text, styles.is_bold(run, body), run.face.italic) for run in line.runs]

    def _styled(self, line: Line, heading: bool) -> list[_Piece]:
        """Return a line's runs without footnote marks."""
        body = self._bodies.at(line)
        raised = [_raised(line, run) for run in line.runs]
        if len(raised) == 1 and raised[0] is None and (heading or not self._marks.get(line.page)):
            run = line.runs[0]
            return [(run.text, styles.is_bold(run, body), run.face.italic)]
        dropped = [mark is not None and self._is_note_mark(line, at, mark) for at, mark in enumerate(raised)]
        cuts = [] if heading else self._level_marks(line)
        out = []
        at = 0
        for run, mark, drop in zip(line.runs, raised, dropped, strict=True):
            text = run.text
            if cuts:
                text = "".join(char for n, char in enumerate(text, at) if n not in cuts)
            at += len(run.text)
            if not drop and not heading and mark is not None:
                text = text.translate(_SUPERSCRIPTS)
            if drop:
                text = " " if run.text.endswith(" ") else ""
            out.append((text, styles.is_bold(run, body), run.face.italic))
        return out

    def _level_marks(self, line: Line) -> list[int]:
        """Return the offsets of footnote marks that stand on the line: superior figures need no raising."""
        pending = set(self._marks.get(line.page, ())) - self._raised_marks[line.page]
        if not pending:
            return []
        cuts: list[int] = []
        for match in _LEVEL_MARK.finditer(line.text):
            mark = match[0]
            if mark in pending:
                pending.discard(mark)
                self._raised_marks[line.page].add(mark)
                cuts += range(*match.span())
        return cuts

    def _is_note_mark(self, line: Line, at: int, mark: str) -> bool:
        """Return whether a run with a small raised `mark` is a footnote's: known, or looking like one."""
        if mark in self._marks.get(line.page, frozenset()):
            return True
        before = line.runs[at - 1].text.rstrip()[-1:] if at else ""
        numeral = mark.replace(",", "").isdigit() and len(mark) <= MarkRules().digits
        behind = before.isalpha() or before in _BEFORE_MARK
        counted = self._counted and mark.partition(",")[0] in self._counted
        if not (numeral and behind and counted) and not _SIGNS.issuperset(mark):
            return False
        reason = (
            f"The raised mark “{mark}” was left out as a note's mark; its note was not found on the page."
        )
        where = (Evidence(line.page, rounded(line.bbox)),)
        self.questions.append(Question("note-mark", reason, where))
        return True


def _last_word(pieces: Sequence[_Piece]) -> str:
    """Return what stands behind the last space of pieces."""
    word = ""
    for text, _, _ in reversed(pieces):
        _, space, tail = text.rstrip(" ").rpartition(" ")
        word = tail + word
        if space:
            break
    return word


def _counting(marks: Iterable[str]) -> frozenset[str]:
    """Return the numbers that count notes: 1, 2, 3 … as far as they go; a lone power or square does not."""
    numbers = {int(part) for mark in marks for part in mark.split(",") if part.isascii() and part.isdigit()}
    last = 0
    while last + 1 in numbers or last + 2 in numbers:
        last += 1
    return frozenset(str(number) for number in numbers if number <= last)


def _raised(line: Line, run: Run, rules: MarkRules = MarkRules()) -> str | None:
    """Return the mark that a small raised run of a line shows, None for other runs."""
    if run.rise <= rules.rise * line.size or run.size >= rules.small * line.size:
        return None
    return run.text.strip().strip("()[]").rstrip(",") or None


def _tidy(pieces: Sequence[_Piece]) -> tuple[Inline, ...]:
    """Join runs of one emphasis, fold white space, trim the ends; spaces between bold words are bold."""
    joined: list[tuple[list[str], bool, bool]] = []
    spaced = False
    for text, bold, italic in pieces:
        if spaced and text.startswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        spaced = text.endswith(" ")
        if joined and ((joined[-1][1] == bold and joined[-1][2] == italic) or not text.strip()):
            joined[-1][0].append(text)
        else:
            joined.append(([text], bold, italic))
    out = [("".join(texts), bold, italic) for texts, bold, italic in joined]
    if out:
        text, bold, italic = out[0]
        out[0] = text.lstrip(), bold, italic
        text, bold, italic = out[-1]
        out[-1] = text.rstrip().removesuffix("\u00ad"), bold, italic
    if len(out) == 1 and not (out[0][1] or out[0][2]):
        return (Inline(out[0][0]),) if out[0][0] else ()
    return tuple(_spaces_outside([Inline(*piece) for piece in out if piece[0]]))


def _spaces_outside(runs: Iterable[Inline]) -> list[Inline]:
    """Move spaces at the ends of emphasised runs to their plain neighbours."""
    out: list[Inline] = []
    carry = ""
    for run in runs:
        text = carry + run.text if not (run.bold or run.italic) else run.text
        if carry and (run.bold or run.italic):
            if out and not (out[-1].bold or out[-1].italic):
                out[-1] = Inline(out[-1].text + carry)
            else:
                out.append(Inline(carry))
        carry = ""
        if (run.bold or run.italic) and text.endswith(" "):
            carry = text[len(text.rstrip(" ")) :]
            text = text.rstrip(" ")
        if text:
            out.append(Inline(text, run.bold, run.italic))
    if carry:
        out.append(Inline(carry))
    return out


def _evidence(lines: Sequence[FlowLine]) -> tuple[Evidence, ...]:
    """Return one box for each page or column that the lines stand on."""
    groups: list[tuple[int, int, list[BBox]]] = []
    for item in lines:
        if groups and groups[-1][0] == item.column and groups[-1][1] == item.line.page:
            groups[-1][2].append(item.line.bbox)
        else:
            groups.append((item.column, item.line.page, [item.line.bbox]))
    return tuple(Evidence(page, rounded(union(found))) for _, page, found in groups)
