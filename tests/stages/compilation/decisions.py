"""Random decisions about a compilation: quotes as people write them, of every action."""

import random
from collections.abc import Sequence

from reportgen.model.actions import FIELDS
from reportgen.model.compilation import Compilation
from reportgen.model.decisions import Correction
from reportgen.vocabularies.vocabulary import Vocabulary

ACTIONS = (
    "set",
    "set",
    "set",
    "join",
    "split",
    "drop",
    "add",
    "move",
    "restore",
    "key-term",
    "answer",
    "confirm",
)
SHIFTED = str.maketrans({"’": "'", "“": '"', "-": "\u2011"})


def passages(compilation: Compilation) -> list[str]:
    """All words of a compilation that can be quoted."""
    texts = []
    for report in compilation.reports:
        texts.append(report.heading)
        for section in report.sections:
            texts += [section.heading, *(item.text for item in section.items)]
            texts += [note.text for note in section.notes]
    return [text for text in texts if text.split()] or ["nothing"]


def quote(rng: random.Random, text: str) -> str:
    """Some words of a text, most often as they stand there."""
    words = text.split(" ")
    count = rng.choice((2, 4, 8, len(words)))
    first = rng.randrange(max(1, len(words) - count + 1))
    found = " ".join(words[first : first + count])
    changed = rng.random()
    if changed < 0.1:
        found = found.translate(SHIFTED)
    elif changed < 0.2:
        at = rng.randrange(len(found))
        found = f"{found[:at]}x{found[at + 1 :]}"
    elif changed < 0.25:
        found = f"3. {found.upper()}"
    return " ".join(found.split()) or "the"


def decision(rng: random.Random, compilation: Compilation, words: Vocabulary, line: int) -> Correction:
    """One decision; many of them cannot be applied."""
    texts = passages(compilation)
    text = rng.choice(texts)
    said = quote(rng, text)
    action = rng.choice(ACTIONS)
    field = rng.choice(tuple(FIELDS)) if action == "set" else None
    was = rng.choice(said.split(" "))
    headings = [section.heading for report in compilation.reports for section in report.sections]
    values: dict[str | None, Sequence[str | None]] = {
        "text": (f"{was}s", text.replace(" the ", " a ", 1), quote(rng, text)),
        "kind": ("paragraph", "bullet", "issues", "actions"),
        "audience": ("governments", "", "nobody"),
        "heading": (*headings, quote(rng, text)),
        "level": ("0", "1", "2", "3"),
        "subregion": ("none", *words.subregions),
        "section": headings or ("Overview",),
        "themes": ("demand", "child-labour:weak", "no theme"),
        "join": (None, quote(rng, rng.choice(texts))),
        "split": (quote(rng, text),),
        "add": (f"Added: {quote(rng, rng.choice(texts))}",),
        "move": (quote(rng, rng.choice(texts)), *headings),
        "restore": (None, quote(rng, rng.choice(texts))),
        "key-term": (None, was),
        "answer": (None, "unknown-heading", "page-join", "line-end-hyphen"),
    }
    value = rng.choice(values.get(field or action, (None,)))
    return Correction(
        quote=said,
        action=action,  # type: ignore[arg-type]
        page=rng.choice((None, None, 1, 2, 3)),
        field=field,
        value=value,
        was=was if field == "text" and value == f"{was}s" else None,
        remove=action == "key-term" and rng.random() < 0.3,
        why="a reason",
        line=line,
    )
