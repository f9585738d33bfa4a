"""Corrections that a reviewer makes on a first version, over all actions, with the words that are meant."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from reportgen.model.actions import Action
from reportgen.model.decisions import Correction
from reportgen.stages.alignment.folding import fold

from .chapters import Speaker
from .drafts import Atom, Node, sentence_breaks, words
from .reading import Version

AUDIENCES = ("governments", "civil-society", "private-sector", "regional-movement")
SUBREGIONS = ("Europe", "North America", "Caribbean")


@dataclass(frozen=True)
class Decision:
    """A correction and what is meant by it.

    Attributes:
        uid: the passage or heading that is quoted.
        ids: the quoted words of a passage; empty for headings.
        changed: the words that get another text or weight, or with which the second part starts.
        partner: the passage that is joined, or the heading of the section where a passage goes.
    """

    correction: Correction
    uid: int
    ids: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    partner: int | None = None

    @property
    def name(self) -> str:
        """The action, with the field that `set` changes."""
        found = self.correction
        name = f"{found.action} {found.field}" if found.field else found.action
        return f"{name} (remove)" if found.remove else name


@dataclass(frozen=True)
class _Quote:
    text: str
    page: int | None
    atoms: tuple[Atom, ...]


def decide(version: Version, seed: int, count: int = 60) -> list[Decision]:
    """Return corrections of a version as a reviewer would make them, none in the way of another."""
    return list(_Reviewer(version, Random(f"corrections {seed}")).decisions(count))


class _Reviewer:
    def __init__(self, version: Version, rng: Random) -> None:
        self.version, self.rng = version, rng
        self.nodes = [node for node in version.draft.passages() if node.uid in version.items]
        self.homes = version.draft.homes()
        self.whole: set[int] = set()  # passages whose words are joined, split, dropped or carried off
        self.words: dict[int, set[int]] = {}  # words of passages that are changed
        self.headings: set[tuple[int, str]] = set()
        self.texts = [(item, fold(item.text)) for s in version.report.sections for item in s.items]

    def decisions(self, count: int) -> Iterator[Decision]:
        """Yield as many decisions as asked for; fewer where the chapter is too short for them."""
        made = 0
        for _ in range(count * 40):
            name = self.rng.choices(list(_MAKERS), [weight for _, weight in _MAKERS.values()])[0]
            found = _MAKERS[name][0](self)
            if found is not None:
                made += 1
                yield found
            if made == count:
                return

    # --- quoting ---------------------------------------------------------------------------

    def node(self, *, whole: bool = False) -> Node | None:
        """Return a passage; `whole` where no other decision may be about it."""
        node = self.rng.choice(self.nodes)
        if node.uid in self.whole or (whole and node.uid in self.words):
            return None
        return node

    def quote(self, node: Node, around: tuple[int, int] | None = None) -> _Quote | None:
        """Return some words of a passage that can be found again: unique, or unique on their page.

        Args:
            node: the passage.
            around: half-open range of its atoms that must be among them.
        """
        atoms = [atom for atom in node.atoms if atom.note is None]
        size = self.rng.randint(9, 27)  # words and spaces
        first, last = around or (0, 0)
        low = max(0, last - size) if around else 0
        high = min(first, len(atoms) - size) if around else len(atoms) - size
        start = self.rng.randint(min(low, max(high, 0)), max(high, 0))
        chosen = atoms[start : max(start + size, last)]
        while chosen and chosen[0].text.isspace():
            chosen = chosen[1:]
        while chosen and chosen[-1].text.isspace():
            chosen = chosen[:-1]
        text = words(chosen)
        page = self._page(node, text)
        if page == 0:
            return None
        return _Quote(text, page, tuple(chosen))

    def _page(self, node: Node, text: str) -> int | None:
        """Return the page to name, None where none is needed, 0 where the words are ambiguous."""
        wanted = fold(text)
        own = self.version.items[node.uid].evidence[0].page
        places = [(item, read.count(wanted)) for item, read in self.texts if wanted in read]
        if sum(times for _, times in places) == 1:
            return own if self.rng.random() < 0.6 else None
        there = [times for item, times in places if any(it.page == own for it in item.evidence)]
        return own if there == [1] else 0

    def heading(self, field: str) -> tuple[Node, int | None] | None:
        """Return the heading of a section that no decision of this field is about, and its page."""
        nodes = [node for node in self.version.draft.nodes if node.uid in self.version.sections]
        nodes = [node for node in nodes if "Actions" in node.text and (node.uid, field) not in self.headings]
        if not nodes:
            return None
        node = self.rng.choice(nodes)
        section = self.version.sections[node.uid]
        if not section.evidence:
            return None
        page = section.evidence[0].page
        alike = [it for it in self.version.report.sections if fold(section.heading) in fold(it.heading)]
        there = [it for it in alike if any(place.page == page for place in it.evidence)]
        if len(there) > 1:
            return None
        self.headings.add((node.uid, field))
        return node, page if len(alike) > 1 or self.rng.random() < 0.6 else None

    def made(self, action: Action, quote: _Quote, **fields: object) -> Correction:
        """Return a correction of a passage."""
        return Correction(
            quote=quote.text, page=quote.page, action=action, by="desk", on="2031-12-01", **fields
        )  # type: ignore[arg-type]

    def claim(self, node: Node, changed: Sequence[Atom]) -> bool:
        """Keep words for one decision; False where another has some of them."""
        ids = {atom.id for atom in changed}
        if ids & self.words.get(node.uid, set()):
            return False
        self.words.setdefault(node.uid, set()).update(ids)
        return True

    # --- the actions -----------------------------------------------------------------------

    def set_text(self) -> Decision | None:
        """Mend or change a word."""
        node = self.node()
        if node is None:
            return None
        atoms = [atom for atom in node.atoms if atom.note is None]
        places = [at for at, atom in enumerate(atoms) if atom.text.isalpha() and len(atom.text) > 4]
        if not places:
            return None
        at = self.rng.choice(places)
        quote = self.quote(node, (at, at + 1))
        if quote is None or quote.text.split().count(atoms[at].text) != 1:
            return None
        if fold(quote.text).count(fold(atoms[at].text)) != 1 or not self.claim(node, quote.atoms):
            return None
        word = self.rng.choice(("orderly", "fairer", "patient", "binding"))
        if self.rng.random() < 0.7:
            made = self.made("set", quote, field="text", was=atoms[at].text, value=word)
        else:
            value = quote.text.replace(atoms[at].text, word)
            made = self.made("set", quote, field="text", was=quote.text, value=value)
        return Decision(made, node.uid, _ids(quote.atoms), (atoms[at].id,))

    def key_term(self) -> Decision | None:
        """Set a few plain words in bold."""
        return self._key_term(bold=False)

    def key_term_away(self) -> Decision | None:
        """Set a bold phrase plain."""
        return self._key_term(bold=True)

    def _key_term(self, *, bold: bool) -> Decision | None:
        node = self.node()
        if node is None:
            return None
        atoms = [atom for atom in node.atoms if atom.note is None]
        start = self.rng.randrange(len(atoms))
        length = self.rng.choice((1, 3, 5))
        if bold:
            while start > 0 and atoms[start - 1].bold:
                start -= 1
            length = next((n for n in range(len(atoms) - start) if not atoms[start + n].bold), 0)
        phrase = atoms[start : start + length]
        if len(phrase) < max(length, 1) or any(atom.bold != bold for atom in phrase):
            return None
        if any(not (atom.text.isspace() or atom.text.isalpha()) for atom in phrase):
            return None
        if phrase[0].text.isspace() or phrase[-1].text.isspace():
            return None
        if bold and start > 0 and not atoms[start - 1].text.isspace():
            return None
        quote = self.quote(node, (start, start + length))
        text = words(phrase)
        if quote is None or fold(quote.text).count(fold(text)) != 1 or not self.claim(node, quote.atoms):
            return None
        made = self.made("key-term", quote, value=text, remove=bold)
        return Decision(made, node.uid, _ids(quote.atoms), _ids(phrase))

    def set_kind(self) -> Decision | None:
        """Make a bullet of a paragraph, or the reverse."""
        node = self.node(whole=True)
        quote = self.quote(node) if node else None
        if node is None or quote is None:
            return None
        self.whole.add(node.uid)
        kind = self.version.items[node.uid].kind
        wanted = "bullet" if kind == "paragraph" else "paragraph"
        was = kind if self.rng.random() < 0.5 else None
        return Decision(
            self.made("set", quote, field="kind", was=was, value=wanted), node.uid, _ids(quote.atoms)
        )

    def drop(self) -> Decision | None:
        """Take a passage out."""
        return self._whole("drop", why="It belongs to another chapter.")

    def confirm(self) -> Decision | None:
        """Confirm a passage as read."""
        return self._whole("confirm")

    def answer(self) -> Decision | None:
        """Answer the questions about a passage."""
        return self._whole("answer", value="note-mark")

    def add(self) -> Decision | None:
        """Add words behind a passage."""
        text = "".join(span.text for span in Speaker(self.rng, 0.0).sentence())
        return self._whole("add", value=f"Added: {text}", why="Left out by the designer.")

    def themes(self) -> Decision | None:
        """Decide on a theme."""
        return self._whole("set", field="themes", value="funding")

    def _whole(self, action: Action, **fields: object) -> Decision | None:
        node = self.node(whole=True)
        quote = self.quote(node) if node else None
        if node is None or quote is None:
            return None
        self.whole.add(node.uid)
        return Decision(self.made(action, quote, **fields), node.uid, _ids(quote.atoms))

    def join(self) -> Decision | None:
        """Join a passage with the next of its section."""
        at = self.rng.randrange(len(self.nodes) - 1)
        node, following = self.nodes[at : at + 2]
        passages = self.version.draft.passages()
        if passages[passages.index(node) + 1] is not following:
            return None
        if self.homes[node.uid] is not self.homes[following.uid]:
            return None
        if any(it.uid in self.whole or it.uid in self.words for it in (node, following)):
            return None
        quote = self.quote(node)
        if quote is None:
            return None
        self.whole.update((node.uid, following.uid))
        return Decision(self.made("join", quote), node.uid, _ids(quote.atoms), partner=following.uid)

    def split(self) -> Decision | None:
        """Cut a passage between two sentences."""
        node = self.node(whole=True)
        breaks = sentence_breaks(node.atoms) if node else []
        if node is None or not breaks:
            return None
        cut = self.rng.choice(breaks)
        second = [atom for atom in node.atoms[cut + 1 :] if atom.note is None][:7]
        value = words(second).strip()
        quote = self.quote(node)
        if quote is None or fold(node.text).count(fold(value)) != 1:
            return None
        self.whole.add(node.uid)
        return Decision(self.made("split", quote, value=value), node.uid, _ids(quote.atoms), _ids(second))

    def set_section(self) -> Decision | None:
        """Carry a passage to another section."""
        node = self.node(whole=True)
        quote = self.quote(node) if node else None
        if node is None or quote is None:
            return None
        home = self.homes[node.uid]
        headings = [it.heading for it in self.version.report.sections]
        targets = [
            (uid, section)
            for uid, section in self.version.sections.items()
            if uid != home.uid and headings.count(section.heading) == 1
        ]
        if not targets or home.uid not in self.version.sections:
            return None
        uid, section = self.rng.choice(targets)
        self.whole.add(node.uid)
        was = self.version.sections[home.uid].heading if self.rng.random() < 0.5 else None
        made = self.made("set", quote, field="section", was=was, value=section.heading)
        return Decision(made, node.uid, _ids(quote.atoms), partner=uid)

    def set_heading(self) -> Decision | None:
        """Give a section's heading other words."""
        return self._heading("heading", lambda section: (section.heading, f"{section.heading} of Today"))

    def set_audience(self) -> Decision | None:
        """Say whom a section addresses."""
        wanted = ", ".join(self.rng.sample(AUDIENCES, 2))
        return self._heading("audience", lambda section: (", ".join(section.audiences), wanted))

    def set_level(self) -> Decision | None:
        """Set a heading one level deeper."""
        return self._heading("level", lambda _: (None, "4"))

    def set_subregion(self) -> Decision | None:
        """Put a section under another sub-region."""
        if self.version.report.region.id != "europe-north-america-caribbean":
            return None
        return self._heading("subregion", lambda _: (None, self.rng.choice(SUBREGIONS)))

    def _heading(self, field: str, values: Callable[..., tuple[str | None, str]]) -> Decision | None:
        found = self.heading(field)
        if found is None:
            return None
        node, page = found
        section = self.version.sections[node.uid]
        was, value = values(section)
        made = Correction(
            quote=section.heading,
            page=page,
            action="set",
            field=field,
            was=was if self.rng.random() < 0.5 else None,
            value=value,
            by="desk",
            on="2031-12-01",
        )
        return Decision(made, node.uid)


def _ids(atoms: Sequence[Atom]) -> tuple[int, ...]:
    return tuple(atom.id for atom in atoms)


_MAKERS: dict[str, tuple[Callable[[_Reviewer], Decision | None], int]] = {
    "set text": (_Reviewer.set_text, 16),
    "key-term": (_Reviewer.key_term, 16),
    "key-term (remove)": (_Reviewer.key_term_away, 8),
    "set kind": (_Reviewer.set_kind, 4),
    "drop": (_Reviewer.drop, 3),
    "confirm": (_Reviewer.confirm, 4),
    "answer": (_Reviewer.answer, 3),
    "add": (_Reviewer.add, 4),
    "set themes": (_Reviewer.themes, 2),
    "join": (_Reviewer.join, 4),
    "split": (_Reviewer.split, 4),
    "set section": (_Reviewer.set_section, 3),
    "set heading": (_Reviewer.set_heading, 2),
    "set audience": (_Reviewer.set_audience, 2),
    "set level": (_Reviewer.set_level, 1),
    "set subregion": (_Reviewer.set_subregion, 2),
}
"""What a reviewer decides, and how often compared with the rest."""
