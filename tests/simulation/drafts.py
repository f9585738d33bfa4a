"""A report whose every word knows which it is, through all edits: what the truth of a simulation rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from tests.typesetting.content import Block, Bullet, Heading, Inline, Note, Paragraph, Report, Span

_ATOM = re.compile(r"\s+|\S+")


@dataclass(frozen=True, slots=True)
class Atom:
    """A word with its punctuation, white space, or a footnote.

    Attributes:
        id: the same in all versions; words put in by an edit have ids of their own.
    """

    id: int
    text: str
    bold: bool = False
    italic: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Node:
    """A block of the priorities chapter.

    Attributes:
        uid: the same in all versions.
        block: a heading or what stands beside the text as it is; of passages the words are `atoms`.
    """

    uid: int
    block: Block
    atoms: tuple[Atom, ...] = ()

    @property
    def is_passage(self) -> bool:
        """Whether it is a paragraph or bullet."""
        return isinstance(self.block, Paragraph | Bullet)

    @property
    def heading(self) -> Heading | None:
        """The heading that it is."""
        return self.block if isinstance(self.block, Heading) else None

    @property
    def text(self) -> str:
        """Its words."""
        return words(self.atoms) if self.is_passage else getattr(self.block, "text", "")

    @property
    def ids(self) -> tuple[int, ...]:
        """The ids of its words and spaces, without footnotes."""
        return tuple(atom.id for atom in self.atoms if atom.note is None)


@dataclass(frozen=True, slots=True)
class Draft:
    """A report under edit; `nodes` are the priorities chapter from its heading on."""

    before: tuple[Block, ...]
    nodes: tuple[Node, ...]
    after: tuple[Block, ...]
    shell: Report

    def report(self) -> Report:
        """Return the report as it goes to the typesetter."""
        return replace(self.shell, blocks=(*self.before, *map(_block, self.nodes), *self.after))

    def homes(self) -> dict[int, Node]:
        """Return the heading that each passage stands under, by the passage's uid."""
        homes: dict[int, Node] = {}
        heading = self.nodes[0]
        for node in self.nodes:
            if node.heading:
                heading = node
            elif node.is_passage:
                homes[node.uid] = heading
        return homes

    def passages(self) -> list[Node]:
        """Return the paragraphs and bullets in order."""
        return [node for node in self.nodes if node.is_passage]

    def holding(self, ids: Sequence[int]) -> Node | None:
        """Return the passage that has these words in a row, nothing between them; None where none has."""
        for node in self.nodes:
            if contains(node.ids, ids):
                return node
        return None


class Ids:
    """Numbers for atoms and nodes."""

    def __init__(self) -> None:
        self._numbers = count(1)

    def next(self) -> int:
        """Return a number that has not been given yet."""
        return next(self._numbers)

    def node(self, block: Block) -> Node:
        """Return a block as a node, its words numbered."""
        atoms = self.atoms(block.inline) if isinstance(block, Paragraph | Bullet) else ()
        return Node(self.next(), block, atoms)

    def atoms(self, inline: Inline) -> tuple[Atom, ...]:
        """Return words in one style after the other, numbered."""
        found: list[Atom] = []
        for part in inline:
            if isinstance(part, Note):
                found.append(Atom(self.next(), "", note=part.text))
                continue
            for match in _ATOM.finditer(part.text):
                found.append(Atom(self.next(), match.group(), part.bold, part.italic))
        return tuple(found)


def words(atoms: Iterable[Atom]) -> str:
    """Return the text of atoms."""
    return "".join(atom.text for atom in atoms)


def contains(row: Sequence[int], wanted: Sequence[int]) -> bool:
    """Return whether numbers stand in a row, in this order and without others between them."""
    if not wanted or wanted[0] not in row:
        return False
    at = list(row).index(wanted[0])
    return tuple(row[at : at + len(wanted)]) == tuple(wanted)


def sentence_breaks(atoms: Sequence[Atom]) -> list[int]:
    """Return the indices of the spaces between sentences."""
    return [at for at, atom in enumerate(atoms) if atom.text.isspace() and _ends(atoms[:at])]


def _ends(before: Sequence[Atom]) -> bool:
    last = next((atom.text for atom in reversed(before) if atom.note is None), "")
    return last.endswith((".", ".”"))


def _block(node: Node) -> Block:
    if not node.is_passage:
        return node.block
    spans: list[Span | Note] = []
    for atom in node.atoms:
        last = spans[-1] if spans else None
        if atom.note is not None:
            spans.append(Note(atom.note))
        elif isinstance(last, Span) and (last.bold, last.italic) == (atom.bold, atom.italic):
            spans[-1] = replace(last, text=last.text + atom.text)
        else:
            spans.append(Span(atom.text, atom.bold, atom.italic))
    return replace(node.block, inline=tuple(spans))  # type: ignore[call-arg]
