"""Small falsifications of published files: what a slip, or a hand, may do to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reportgen import codec
from reportgen.proof.findings import Finding, Proof
from reportgen.proof.verify import Form
from reportgen.writers import pdf
from tests.proof import change_compilation, change_docx, change_html
from tests.proof.builds import Build, read_published

KINDS = (
    "word changed",
    "word deleted",
    "words swapped",
    "paragraph moved",
    "paragraph doubled",
    "paragraph dropped",
    "page reference",
    "bold",
)
FORMS: tuple[Form, ...] = ("pdf", "docx", "html", "json")


@dataclass(frozen=True)
class Mutation:
    """A falsified file.

    Attributes:
        items: ids of the items that a finding may rightly name.
        seen: what was done, in words.
    """

    kind: str
    form: Form
    path: Path
    items: frozenset[str]
    seen: str


def mutate(build: Build, kind: str, form: Form, number: int, folder: Path) -> Mutation:
    """Write a falsified copy of a published file; what is done depends on the arguments only."""
    rng = Random(f"{build.folder.name} {kind} {form} {number}")
    path = folder / f"{kind.replace(' ', '-')}-{number}.{form}"
    if form == "html":
        items, seen, content = change_html.change(build, kind, rng)
        path.write_bytes(content)
    elif form == "docx":
        items, seen, content = change_docx.change(build, kind, rng)
        path.write_bytes(content)
    else:
        items, seen, changed = change_compilation.change(build, kind, rng)
        if form == "json":
            path.write_text(codec.dump_compilation(changed), "utf-8")
        else:
            path.write_bytes(pdf.render(changed, build.folder)[0])
    return Mutation(kind, form, path, frozenset(items), seen)


def proof_of(build: Build, mutation: Mutation) -> Proof:
    """The proof of a falsified file, with the true compilation beside it (the JSON is that itself)."""
    seen = read_published(build, mutation.path) if mutation.form == "pdf" else None
    return build.prove(mutation.form, mutation.path, seen)


def named(mutation: Mutation, proof: Proof) -> list[Finding]:
    """The findings that name the place where the file was falsified."""
    return [finding for finding in proof.findings if finding.item in mutation.items]


WORD = re.compile(r"[^\W\d_]{3,}")


def other_word(word: str, rng: Random, words: list[str]) -> str:
    """Another word of the document, or the same with one letter or its case changed."""
    at = rng.randrange(len(word))
    letter = rng.choice([it for it in "aeioubdlmnrst" if it != word[at].lower()])
    another = rng.choice([it for it in words if it != word])
    return rng.choice([another, word[:at] + letter + word[at + 1 :], word[0].swapcase() + word[1:]])


def changed_text(text: str, kind: str, rng: Random, words: list[str]) -> tuple[str, str, int, int] | None:
    """Return (new text, what was done, place, change of length) for a change of one word or two.

    None where the text has no word that can be changed so.
    """
    found = list(WORD.finditer(text))
    rng.shuffle(found)
    for match in found:
        start, end = match.span()
        if kind == "word changed":
            new = other_word(match[0], rng, words)
            return text[:start] + new + text[end:], f"{match[0]} → {new}", start, len(new) - len(match[0])
        if kind == "word deleted":
            rest = text[end:]
            cut = len(rest) - len(rest.lstrip())
            return text[:start] + rest[cut:], f"{match[0]} deleted", start, start - end - cut
        after = re.match(r"( )([^\W\d_]{3,})", text[end:])
        if kind == "words swapped" and after and after[2] != match[0]:
            new = f"{after[2]} {match[0]}"
            return text[:start] + new + text[end + after.end() :], f"{match[0]} {after[2]} swapped", start, 0
    return None


def other_pages(text: str, rng: Random) -> str:
    """A page reference with one number changed."""
    numbers = list(re.finditer(r"\d+", text))
    chosen = rng.choice(numbers)
    new = rng.choice([it for it in range(1, 40) if str(it) != chosen[0]])
    return text[: chosen.start()] + str(new) + text[chosen.end() :]
