"""Second versions: what authors and designers do to a report between two PDFs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from tests.typesetting import phrases
from tests.typesetting.content import Block, Bullet, Paragraph

from .chapters import Speaker
from .drafts import Atom, Draft, Ids, Node, sentence_breaks

Nodes = list[Node]


@dataclass(frozen=True, slots=True)
class Edited:
    """A second version; `edits` says how often what was done."""

    draft: Draft
    edits: tuple[str, ...]


AMOUNTS = {"layout": (0, 0), "light": (2, 5), "medium": (5, 10), "heavy": (12, 22)}
"""Edits of the chapter, least and most."""
TWIN = 80
"""Characters in a row that two passages have in common only where one is copied from the other."""
SHARES = (("layout", 2), ("light", 4), ("medium", 3), ("heavy", 1))
"""How often versions of each amount are drawn."""


def second_version(draft: Draft, seed: int, ids: Ids) -> Edited:
    """Return another version of a draft; the words that stay keep their ids."""
    rng = Random(f"second version {seed}")
    amount = rng.choices([name for name, _ in SHARES], [share for _, share in SHARES])[0]
    nodes = list(draft.nodes)
    done = []
    for _ in range(rng.randint(*AMOUNTS[amount])):
        name = rng.choices(list(EDITS), [weight for _, weight in EDITS.values()])[0]
        if EDITS[name][0](nodes, rng, ids):
            done.append(name)
    before = _reflowed(draft.before, rng)
    return Edited(replace(draft, before=before, nodes=tuple(nodes)), tuple(done))


def _reflowed(blocks: Sequence[Block], rng: Random) -> tuple[Block, ...]:
    """Add or drop a paragraph before the chapter, so that its pages shift."""
    places = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph)]
    out = list(blocks)
    chance = rng.random()
    if chance < 0.4:
        speaker = Speaker(rng, 0.0)
        at = rng.choice(places) + 1
        out[at:at] = [Paragraph(speaker.inline(3, 6)) for _ in range(rng.randint(2, 8))]
    elif chance < 0.6 and len(places) > 4:
        del out[rng.choice(places[2:])]
    return tuple(out)


def _passages(nodes: Nodes) -> list[int]:
    return [at for at, node in enumerate(nodes) if node.is_passage]


def _plain_words(node: Node) -> list[int]:
    return [at for at, atom in enumerate(node.atoms) if atom.text.isalpha()]


def _mend(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Mend a typo, where one is found: two letters in a wrong order in a known word."""
    known = {word.casefold() for words in phrases.LISTS.values() for text in words for word in text.split()}
    places = [
        (at, n)
        for at in _passages(nodes)
        for n in _plain_words(nodes[at])
        if len(nodes[at].atoms[n].text) > 6 and nodes[at].atoms[n].text.casefold() not in known
    ]
    rng.shuffle(places)
    for at, n in places:
        text = nodes[at].atoms[n].text
        for cut in range(len(text) - 1):
            mended = text[:cut] + text[cut + 1] + text[cut] + text[cut + 2 :]
            if mended.casefold() in known:
                _put(nodes, at, n, n + 1, [replace(nodes[at].atoms[n], id=ids.next(), text=mended)])
                return True
    return False


def _put(nodes: Nodes, at: int, start: int, end: int, atoms: Sequence[Atom]) -> None:
    old = nodes[at].atoms
    nodes[at] = replace(nodes[at], atoms=(*old[:start], *atoms, *old[end:]))


def _reword(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Change, insert or delete a few words of a passage."""
    at = rng.choice(_passages(nodes))
    for _ in range(rng.randint(1, 4)):
        places = _plain_words(nodes[at])[1:]
        if len(places) < 4:
            return False
        n = rng.choice(places)
        atom = nodes[at].atoms[n]
        word = rng.choice(("further", "steady", "public", "early", "shared", "local", "renewed", "clear"))
        change = rng.choice(("replace", "insert", "delete"))
        if change == "replace":
            _put(nodes, at, n, n + 1, [replace(atom, id=ids.next(), text=word)])
        elif change == "insert":
            added = [replace(atom, id=ids.next(), text=word), replace(atom, id=ids.next(), text=" ")]
            _put(nodes, at, n, n, added)
        elif n + 1 < len(nodes[at].atoms) and nodes[at].atoms[n + 1].text.isspace():
            _put(nodes, at, n, n + 2, [])
    return True


def _insert(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    at = rng.choice(_passages(nodes))
    inline = Speaker(rng, 0.1).inline(1, 4)
    block = nodes[at].block
    node = ids.node(Bullet(block.level, inline) if isinstance(block, Bullet) else Paragraph(inline))
    nodes.insert(at + rng.choice((0, 1)), node)
    return True


def _remove(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    at = rng.choice(_passages(nodes))
    if _is_last_of_section(nodes, at):
        return False
    del nodes[at]
    return True


def _is_last_of_section(nodes: Nodes, at: int) -> bool:
    """Return whether a passage is the only one of its section."""
    alone_before = nodes[at - 1].heading is not None
    alone_after = at + 1 == len(nodes) or nodes[at + 1].heading is not None
    return alone_before and alone_after


def _split(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    places = [at for at in _passages(nodes) if sentence_breaks(nodes[at].atoms)]
    if not places:
        return False
    at = rng.choice(places)
    node, cut = nodes[at], rng.choice(sentence_breaks(nodes[at].atoms))
    second = Node(ids.next(), node.block, node.atoms[cut + 1 :])
    nodes[at : at + 1] = [replace(node, atoms=node.atoms[:cut]), second]
    return True


def _join(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    places = [
        at
        for at in range(len(nodes) - 1)
        if all(isinstance(node.block, Paragraph) for node in nodes[at : at + 2])
    ]
    if not places:
        return False
    at = rng.choice(places)
    atoms = (*nodes[at].atoms, Atom(ids.next(), " "), *nodes[at + 1].atoms)
    nodes[at : at + 2] = [replace(nodes[at], atoms=atoms)]
    return True


def _move(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    at = rng.choice(_passages(nodes))
    if _is_last_of_section(nodes, at) or _has_twin(nodes, at):
        return False
    node = nodes.pop(at)
    place = rng.choice(_passages(nodes))
    if isinstance(node.block, Paragraph) and isinstance(nodes[place].block, Bullet):
        node = replace(node, block=nodes[place].block)
    nodes.insert(place + rng.choice((0, 1)), node)
    return True


def _has_twin(nodes: Nodes, at: int) -> bool:
    """Return whether words of a passage stand elsewhere too.

    Nobody could tell whether it, or the other, was carried off: versions like that have no truth.
    """
    others = " ".join(node.text for n, node in enumerate(nodes) if n != at)
    text = nodes[at].text
    return any(text[start : start + TWIN] in others for start in range(0, max(1, len(text) - TWIN), 20))


def _move_sentence(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Take the last sentence of a paragraph to the start of the next."""
    places = [
        at
        for at in range(len(nodes) - 1)
        if all(isinstance(node.block, Paragraph) for node in nodes[at : at + 2])
        and sentence_breaks(nodes[at].atoms)
    ]
    if not places:
        return False
    at = rng.choice(places)
    cut = sentence_breaks(nodes[at].atoms)[-1]
    atoms = (*nodes[at].atoms[cut + 1 :], Atom(ids.next(), " "), *nodes[at + 1].atoms)
    nodes[at] = replace(nodes[at], atoms=nodes[at].atoms[:cut])
    nodes[at + 1] = replace(nodes[at + 1], atoms=atoms)
    return True


def _rename(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Give a section's heading other words."""
    places = [at for at, node in enumerate(nodes) if node.heading and "Actions" in node.text]
    at = rng.choice(places)
    heading = nodes[at].heading
    assert heading
    for old in ("Relating to", "Related to", "for"):
        if f"Actions {old} " in heading.text:
            new = rng.choice([it for it in ("Relating to", "Related to", "for") if it != old])
            text = heading.text.replace(f"Actions {old} ", f"Actions {new} ", 1)
            nodes[at] = replace(nodes[at], block=replace(heading, text=text))
            return True
    return False


def _move_section(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Exchange two neighbouring sections of one level."""
    starts = [at for at, node in enumerate(nodes) if node.heading and "Actions" in node.text]
    pairs = [
        (one, other)
        for one, other in pairwise(starts)
        if all(not node.heading for node in nodes[one + 1 : other])
    ]
    if not pairs:
        return False
    one, other = rng.choice(pairs)
    end = next((at for at in range(other + 1, len(nodes)) if nodes[at].heading), len(nodes))
    nodes[one:end] = [*nodes[other:end], *nodes[one:other]]
    return True


def _rebold(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Set a word in bold, or all of a passage plain; the words stay."""
    at = rng.choice(_passages(nodes))
    if any(atom.bold for atom in nodes[at].atoms):
        nodes[at] = replace(nodes[at], atoms=tuple(replace(atom, bold=False) for atom in nodes[at].atoms))
        return True
    places = _plain_words(nodes[at])
    if not places:
        return False
    n = rng.choice(places)
    _put(nodes, at, n, n + 1, [replace(nodes[at].atoms[n], bold=True)])
    return True


def _restyle(nodes: Nodes, rng: Random, ids: Ids) -> bool:
    """Make a list item of the last paragraph before a list."""
    places = [
        at
        for at in range(len(nodes) - 1)
        if isinstance(nodes[at].block, Paragraph) and isinstance(nodes[at + 1].block, Bullet)
    ]
    if not places:
        return False
    at = rng.choice(places)
    nodes[at] = replace(nodes[at], block=nodes[at + 1].block)
    return True


Edit = Callable[[Nodes, Random, Ids], bool]
EDITS: dict[str, tuple[Edit, int]] = {
    "typo mended": (_mend, 5),
    "reworded": (_reword, 5),
    "inserted": (_insert, 3),
    "removed": (_remove, 3),
    "split": (_split, 2),
    "joined": (_join, 2),
    "moved": (_move, 2),
    "sentence moved": (_move_sentence, 1),
    "heading renamed": (_rename, 1),
    "section moved": (_move_section, 1),
    "bold changed": (_rebold, 1),
    "made a list item": (_restyle, 1),
}
"""What is done to a chapter, and how often compared with the rest."""
