"""First versions: a random report with a long priorities chapter, and what makes anchoring hard in it.

Typos, sentences that stand twice, sentences alike but for a word, short bullets, the same heading under
several sub-regions.
"""

from collections.abc import Iterable
from dataclasses import replace
from random import Random

from tests.typesetting import phrases
from tests.typesetting.content import Block, Bullet, Heading, Inline, Note, Paragraph, Span
from tests.typesetting.random_report import REGIONS, SUBCHAPTERS, random_report

from .drafts import Atom, Draft, Ids, Node

SHORT = (
    "Legal aid for all.",
    "Fair pay.",
    "Safe housing first.",
    "More inspectors, better paid.",
    "See above.",
)
"""Bullets too short to be told apart by their words."""


class Speaker:
    """Draws sentences from one random source."""

    def __init__(self, rng: Random, bold_rate: float) -> None:
        self._rng, self._bold_rate = rng, bold_rate

    def sentence(self) -> Inline:
        """Return a sentence, some of its terms bold."""
        rng = self._rng
        spans: list[Span] = []
        for piece in rng.choice(phrases.PATTERNS).split("|"):
            listed = phrases.LISTS.get(piece)
            text = rng.choice(listed) if listed else piece
            if not spans:
                text = text[0].upper() + text[1:]
            spans.append(Span(text, bold=piece in phrases.TERMS and rng.random() < self._bold_rate))
        return (*spans, Span("."))

    def inline(self, low: int, high: int) -> Inline:
        """Return between `low` and `high` sentences, rarely with a footnote."""
        parts: list[Span | Note] = []
        for number in range(self._rng.randint(low, high)):
            parts += [Span(" ")] if number else []
            parts += self.sentence()
            if self._rng.random() < 0.03:
                parts.append(Note(self._rng.choice(phrases.NOTES)))
        return tuple(parts)


def first_version(seed: int, ids: Ids, *, brief: bool = False) -> Draft:
    """Return a report that depends on nothing but its arguments.

    Args:
        seed: decides on everything else.
        ids: numbers the words.
        brief: without most of the chapters before and behind the priorities, to be read sooner.
    """
    rng = Random(f"first version {seed}")
    shell = random_report(seed, rng.choice(list(REGIONS)), rich=rng.random() < 0.5, short=True)
    start = next(i for i, block in enumerate(shell.blocks) if _is_chapter(block))
    end = next(i for i in range(start + 1, len(shell.blocks)) if _opens(shell.blocks[i]))
    before, after = shell.blocks[:start], shell.blocks[end:]
    if brief:
        before = before[: next(i for i in range(1, start) if _opens(before[i]))]
        after = after[: next(i for i in range(1, len(after)) if _opens(after[i]))]
    speaker = Speaker(rng, rng.choice((0.0, 0.15, 0.3)))
    nodes = [ids.node(block) for block in (shell.blocks[start], *_chapter(rng, speaker, shell.region_id))]
    _repeat(nodes, rng, ids)
    nodes = [_mistyped(node, rng, ids) if rng.random() < 0.3 else node for node in nodes]
    return Draft(before, tuple(nodes), after, shell)


def _opens(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1


def _is_chapter(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 1 and block.text.endswith("Priorities")


def _chapter(rng: Random, speaker: Speaker, region: str) -> Iterable[Block]:
    adjective = REGIONS[region][1]
    yield from [Heading(2, "Overview")] if rng.random() < 0.8 else []
    yield from (Paragraph(speaker.inline(2, 4)) for _ in range(rng.randint(1, 3)))
    relation = rng.choice(("Relating to", "Related to", "for"))
    if region == "europe-north-america-caribbean":
        for subchapter in SUBCHAPTERS:
            yield Heading(2, f"{subchapter} Priorities")
            for audience in ("Private Sector and Civil Society Actors", "Governments"):
                yield Heading(3, f"Priority Actions {relation} {audience}")
                yield from _section(rng, speaker, 4)
        return
    audiences = [
        "Youth Networks",
        "Donors and Funders",
        "the Alliance 8.7 and the Global Movement",
        f"{adjective} Governments",
        "Private Sector and Civil Society Actors",
        "the International Movement",
    ]
    for audience in rng.sample(audiences, rng.randint(4, 6)):
        yield Heading(2, f"Priority Actions {relation} {audience}")
        yield from _section(rng, speaker, 6)


def _section(rng: Random, speaker: Speaker, size: int) -> Iterable[Block]:
    for _ in range(rng.randint(3, size)):
        yield Paragraph(speaker.inline(1, 4))
    if rng.random() < 0.5:
        for _ in range(rng.randint(2, 5)):
            yield Bullet(1, speaker.inline(1, 2))
        if rng.random() < 0.25:
            yield Bullet(1, (Span(rng.choice(SHORT)),))
        if rng.random() < 0.6:
            yield Paragraph(speaker.inline(1, 3))


def _repeat(nodes: list[Node], rng: Random, ids: Ids) -> None:
    """Make some passages hold the words of others, with ids of their own."""
    passages = [at for at, node in enumerate(nodes) if node.is_passage]
    for _ in range(rng.randint(1, 3)):  # a passage stands twice
        source, place = rng.choice(passages), rng.choice(passages)
        if source != place and not isinstance(nodes[source].block, Bullet):
            nodes[place] = Node(nodes[place].uid, nodes[source].block, _copied(nodes[source].atoms, ids))
    for _ in range(rng.randint(1, 3)):  # a passage ends with the words of another
        source, place = rng.choice(passages), rng.choice(passages)
        if source != place:
            space = Atom(ids.next(), " ")
            atoms = (*nodes[place].atoms, space, *_copied(nodes[source].atoms, ids))
            nodes[place] = replace(nodes[place], atoms=atoms)
    for _ in range(rng.randint(0, 2)):  # a passage is like another but for a word
        source, place = rng.choice(passages), rng.choice(passages)
        if source != place and not isinstance(nodes[source].block, Bullet):
            atoms = list(_copied(nodes[source].atoms, ids))
            at = rng.choice([n for n, atom in enumerate(atoms) if atom.text.isalpha()])
            atoms[at] = replace(atoms[at], text="other" if atoms[at].text != "other" else "more")
            nodes[place] = Node(nodes[place].uid, nodes[source].block, tuple(atoms))


def _copied(atoms: Iterable[Atom], ids: Ids) -> tuple[Atom, ...]:
    return tuple(replace(atom, id=ids.next()) for atom in atoms if atom.note is None)


def _mistyped(node: Node, rng: Random, ids: Ids) -> Node:
    """Exchange two letters inside a long word of a passage."""
    places = [n for n, atom in enumerate(node.atoms) if atom.text.isalpha() and len(atom.text) > 6]
    if not node.is_passage or not places:
        return node
    at = rng.choice(places)
    text = node.atoms[at].text
    cut = rng.randint(2, len(text) - 4)
    typo = text[:cut] + text[cut + 1] + text[cut] + text[cut + 2 :]
    return replace(node, atoms=(*node.atoms[:at], replace(node.atoms[at], text=typo), *node.atoms[at + 1 :]))
