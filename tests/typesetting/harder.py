"""Reports that are hard to read: what makes paragraphs and lists ambiguous, in any engine.

Paragraphs without space or indent, narrow and ragged columns, lists whose items end without a full stop,
short and run-in openings, notes as large as the text, pictures and boxes between paragraphs.
"""

import re
from dataclasses import replace
from random import Random

from . import phrases
from .content import Block, Bullet, Figure, Inline, Note, Paragraph, PullQuote, Report, Span, Table
from .design import Design

LEADS = ("What members want first.", "On the ground:", "Why now?", "Pay", "A second wish:", "In practice.")
TAGS = ("short", "none", "semicolon", "comma", "lower", "stop", "stop")
BETWEEN = 0.14
"""Share of paragraphs behind which something is set that is no text."""
CHANGED = 0.35
"""Share of paragraphs that are made short, or are given a bold opening."""
_END = re.compile(r"(?<=[a-z]{3}[.]) (?=[A-Z])")


def harder_design(design: Design, seed: int) -> Design:
    """A design with the traits that make reading hard; depends on nothing but its arguments."""
    rng = Random(f"harder {design.name} {seed}")
    narrow = design.columns > 1 and rng.random() < 0.5
    parting = rng.choice(("none", "none", "indent", "small-gap", design.paragraph))
    return replace(
        design,
        page="B5" if narrow else design.page,
        align="left" if rng.random() < 0.6 else "justify",
        paragraph=parting,
        leading=rng.choice((1.2, 1.3, design.leading)),
        quote=rng.choice(("boxed", "rules", design.quote)),
        note_size=rng.choice((0.8, 0.9, 1.0)),
        drawn_bullets=rng.random() < 0.4,
        loose_breaks=rng.random() < 0.5,
        bookmarks=rng.random() < 0.3,
        tagged=rng.random() < 0.3,
    )


def harder_report(report: Report, seed: int) -> Report:
    """A report with the passages that make reading hard; depends on nothing but its arguments."""
    rng = Random(f"harder {report.title} {report.dates} {seed}")
    blocks: list[Block] = []
    style = "stop"
    for at, block in enumerate(report.blocks):
        following = report.blocks[at + 1] if at + 1 < len(report.blocks) else None
        if isinstance(block, Bullet):
            if not isinstance(report.blocks[at - 1], Bullet):
                style = rng.choice(TAGS)
            blocks.append(replace(block, inline=_item(block.inline, style, isinstance(following, Bullet))))
        elif isinstance(block, Paragraph):
            blocks += _paragraphs(block, isinstance(following, Bullet), rng)
        else:
            blocks.append(block)
    return replace(report, blocks=tuple(blocks))


def _paragraphs(block: Paragraph, opens_list: bool, rng: Random) -> list[Block]:
    """A paragraph, changed or parted in two, and perhaps something behind it."""
    out: list[Block] = [block]
    if rng.random() < CHANGED:
        head, tail = _parted(block.inline)
        if tail and rng.random() < 0.5:
            out = [Paragraph(head), Paragraph(tail)]
        else:
            out = [Paragraph((Span(f"{rng.choice(LEADS)} ", bold=True), *block.inline))]
    if opens_list and rng.random() < 0.6:
        out[-1] = Paragraph((*_open(block.inline if len(out) == 1 else _parted(block.inline)[1]), Span(":")))
    elif rng.random() < BETWEEN:
        out.append(_between(rng))
    return out


def _between(rng: Random) -> Block:
    rows = tuple((topic, f"{rng.randint(3, 90)} %") for topic in rng.sample(phrases.TOPICS, 3))
    return rng.choice(
        (
            PullQuote(rng.choice(phrases.QUOTES)),
            Figure(f"Figure: {rng.choice(phrases.CAPTIONS)}"),
            Table(("Subject", "Named by"), rows, "Table: what was named in the closing poll"),
        )
    )


def _item(inline: Inline, style: str, followed: bool) -> Inline:
    """A list item that ends, and begins, as its list's do."""
    if style == "stop":
        return inline
    open_end = _open(inline)
    if style == "short":
        return _first_words(open_end, 4)
    if style == "none":
        return open_end
    if style == "lower":
        first = open_end[0]
        assert isinstance(first, Span)
        return (replace(first, text=first.text[:1].lower() + first.text[1:]), *open_end[1:])
    sign = ";" if style == "semicolon" else ","
    return (*open_end, Span(sign if followed else "."))


def _open(inline: Inline) -> Inline:
    """The same without its last full stop; a note's mark stands behind that."""
    out = list(inline)
    for at in range(len(out) - 1, -1, -1):
        part = out[at]
        if isinstance(part, Span) and part.text.strip():
            out[at] = replace(part, text=part.text.rstrip().removesuffix("."))
            break
    return tuple(part for part in out if not isinstance(part, Span) or part.text)


def _first_words(inline: Inline, count: int) -> Inline:
    words = "".join(part.text for part in inline if isinstance(part, Span)).split()
    return (Span(" ".join(words[:count]).rstrip(",;:")),)


def _parted(inline: Inline) -> tuple[Inline, Inline]:
    """The first sentences and the others; nothing behind where there is but one."""
    for at, part in enumerate(inline):
        if isinstance(part, Note):
            continue
        if (end := _END.search(part.text)) is not None:
            before = (*inline[:at], replace(part, text=part.text[: end.start()]))
            return before, (replace(part, text=part.text[end.end() :]), *inline[at + 1 :])
    return inline, ()
