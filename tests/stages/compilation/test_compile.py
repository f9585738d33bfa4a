"""Documents and decisions give one value, the same whatever is remembered, and quickly after one decision."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.edition import build
from reportgen.model.compilation import Edition, MissingReport, Section
from reportgen.model.decisions import Correction
from reportgen.model.diagnostics import Diagnostic
from reportgen.model.document import Document, Question
from reportgen.model.provenance import Evidence
from reportgen.stages.chapter import normalize
from reportgen.stages.chapter.normalize import Wishes
from reportgen.stages.coding import code
from reportgen.stages.compilation import acceptance, ledger
from reportgen.stages.compilation.compile import Decisions, Sources, Vocabularies, compile_edition
from reportgen.system.memory import Memory
from tests.stages import trees
from tests.stages.coding.texts import CODEBOOK, GAZETTEER
from tests.stages.compilation.decisions import decision

VOCABULARIES = Vocabularies(build.load_vocabulary(), CODEBOOK, GAZETTEER)
EDITION = Edition("2031", 2031, "Priorities")

CHAPTER = """
# {adjective} Priorities
## Overview
Members met for three days and asked for wages that are paid on the day they are earned.
## Priority Actions Relating to {adjective} Governments
Governments should ratify the Forced Labour Protocol and fund **survivor leadership** for three years.
- Interpreters should be paid by the court and not by the employer, so that hearings are honest.
- Inspectors who know the calendar of the harvest should visit farms in {place}.
## Unheard Wishes
Recruiters without a licence should be named in public; the “list” is to be kept by the state.
| of whom | how many |
| recruiters | 12 |
## Priority Actions for Companies
Buyers should pay on time, as those who pay late push the risk down the chain to the weakest.
# Next Steps
The next forum is in spring.
"""
REGIONS = {"asia": ("Asian", "Nepal"), "africa": ("African", "Ghana"), "mena": ("MENA", "Jordan")}


def _document(region: str, version: int = 0) -> Document:
    """A report: each block has a box of its own, and questions are asked about two of them."""
    adjective, place = REGIONS[region]
    text = CHAPTER.format(adjective=adjective, place=place)
    if version:
        text = text.replace("three days", "four days").replace("on time", "on the day that they promised")
    made = trees.document(text, file=f"{region}.pdf")
    boxes = [(72.0, 80.0 + 40 * at, 500.0, 110.0 + 40 * at) for at in range(len(made.blocks))]
    blocks = tuple(
        replace(block, evidence=(Evidence(3, box),)) for block, box in zip(made.blocks, boxes, strict=True)
    )
    asked = [at for at, block in enumerate(blocks) if block.type in ("paragraph", "list_item")]
    questions = tuple(
        Question(code, "Is it so?", (Evidence(3, (80.0, boxes[at][1] + 2, 400.0, boxes[at][1] + 12)),))
        for at, code in zip(asked[1:3], ("page-join", "line-end-hyphen"), strict=True)
    )
    source = replace(made.source, sha256=str(version) * 64)
    return replace(made, blocks=blocks, questions=questions, source=source)


DOCUMENTS = tuple(map(_document, REGIONS))


def _decided(*entries: Correction, **more: object) -> Decisions:
    return Decisions(EDITION, corrections=entries, **more)  # type: ignore[arg-type]


# --- what it gives -------------------------------------------------------------------------------


def test_all_of_it_is_one_value() -> None:
    entry = Correction(quote="Recruiters without a licence", action="drop", why="a reason", line=3)
    done = compile_edition(Sources(DOCUMENTS), _decided(entry), VOCABULARIES, "inputs/2031")
    assert [it.region.id for it in done.read.reports] == ["africa", "asia", "mena"]
    assert done.documents == DOCUMENTS
    assert [it.outcome for it in done.outcomes] == ["held"]  # the words stand in three reports
    assert [account.file for account in done.ledgers] == ["africa.pdf", "asia.pdf", "mena.pdf"]
    assert all(report.coverage and not report.coverage.unaccounted for report in done.compilation.reports)
    assert [theme.id for theme in done.compilation.reports[0].sections[1].items[0].themes]
    assert done.compilation.shared, "three regions print the same sentences"
    codes = Counter(it.code for it in done.diagnostics)
    assert codes == {"page-join": 3, "line-end-hyphen": 3, "unknown-heading": 3, "table-in-chapter": 3} | {
        "correction-held": 1
    }
    assert {it.file for it in done.diagnostics if it.code.startswith("correction")} == {
        "inputs/2031/corrections.yaml:3"
    }
    kinds = Counter(point.kind for point in done.compilation.open)
    assert kinds["unsigned"] == 3 and kinds["held"] == 1 and kinds["question"] == 12


def test_a_level_is_set_before_the_chapter_is_taken_apart_and_outcomes_keep_their_order() -> None:
    entries = (
        Correction(quote="Members met for three days", action="confirm", page=3, line=1),
        Correction(quote="Unheard Wishes", action="set", field="level", value="0", line=2),
        Correction(quote="nowhere at all", action="confirm", line=3),
    )
    one = Sources(DOCUMENTS[:1])
    done = compile_edition(one, _decided(*entries), VOCABULARIES)
    assert [(it.line, it.outcome) for it in done.outcomes] == [
        (1, "applied"),
        (2, "applied"),
        (3, "orphaned"),
    ]
    assert "Unheard Wishes" in [item.text for it in done.compilation.reports[0].sections for item in it.items]
    assert done.documents != one.documents
    assert [it.code for it in done.diagnostics if it.code == "unknown-heading"] == []


def test_what_cannot_be_used_is_said_and_counted_as_missing() -> None:
    empty = trees.document("# Welcome\nNothing here.", file="odd.pdf")
    said = Diagnostic("error", "unreadable", "it is broken", "ask for another", "inputs/bad.pdf")
    sources = Sources([*DOCUMENTS[:1], empty], [MissingReport("bad.pdf", "it is broken")], [said])
    done = compile_edition(sources, _decided(), VOCABULARIES, "inputs")
    assert [it.file for it in done.compilation.missing] == ["bad.pdf", "odd.pdf"]
    assert [(it.code, it.file) for it in done.unusable] == [("no-chapter", "inputs/odd.pdf")]
    assert done.diagnostics[0] == said and done.unusable[0] in done.diagnostics


def test_wishes_name_what_is_not_recognised() -> None:
    wishes = {"asia.pdf": Wishes(region="africa")}
    done = compile_edition(Sources(DOCUMENTS[:1]), _decided(wishes=wishes), VOCABULARIES)
    assert [it.region.id for it in done.compilation.reports] == ["africa"]


def test_without_codebook_nothing_is_coded_and_decisions_hold_all_the_same() -> None:
    entry = Correction(
        quote="Buyers should pay on time", action="set", field="themes", value="demand", page=3
    )
    words = Vocabularies(VOCABULARIES.vocabulary)
    done = compile_edition(Sources(DOCUMENTS[:1]), _decided(entry), words)
    assert [it.outcome for it in done.outcomes] == ["applied"]
    assert all(not item.themes for it in done.compilation.reports[0].sections for item in it.items)


def test_what_is_said_of_a_correction_is_its_last_outcome() -> None:
    entry = Correction(
        quote="Buyers should pay on time", action="set", field="themes", value="no such theme", page=3
    )
    done = compile_edition(Sources((_document("africa"),)), _decided(entry), VOCABULARIES)
    assert [outcome.outcome for outcome in done.outcomes] == ["held"]
    assert [one.code for one in done.diagnostics if one.code.startswith("correction-")] == ["correction-held"]


def test_words_taken_out_of_one_report_account_for_no_block_of_another() -> None:
    """Copies of one layout have the same words in the same boxes."""
    entry = Correction(quote="Inspectors who know the calendar of the harvest should visit farms in Nepal.",
                       action="drop", why="a reason")  # fmt: skip
    done = compile_edition(Sources(DOCUMENTS), _decided(entry), VOCABULARIES)
    dropped = {account.file: account.coverage.dropped for account in done.ledgers}
    assert dropped == {"asia.pdf": 1, "africa.pdf": 0, "mena.pdf": 0}


# --- what is remembered --------------------------------------------------------------------------


@pytest.mark.middle
@given(st.integers(0, 10**9))
def test_with_memory_after_any_decisions_it_is_what_it_is_without(seed: int) -> None:
    rng = random.Random(seed)
    memory = Memory()
    documents = list(DOCUMENTS[: rng.choice((1, 2, 3))])
    entries: list[Correction] = []
    accepted: tuple[object, ...] = ()
    signed: tuple[object, ...] = ()
    for step in range(7):
        decisions = _decided(*entries, accepted=accepted, signed=signed)
        with_memory = compile_edition(Sources(documents), decisions, VOCABULARIES, "inputs", memory)
        assert with_memory == compile_edition(Sources(documents), decisions, VOCABULARIES, "inputs")
        change = rng.choice(("add", "add", "add", "many", "remove", "turn", "version", "accept", "sign"))
        count = 5 if change == "many" else 1
        if change in ("add", "many"):
            known = with_memory.compilation
            entries += [decision(rng, known, VOCABULARIES.vocabulary, 10 * step + n) for n in range(count)]
        elif change == "remove" and entries:
            del entries[rng.randrange(len(entries))]
        elif change == "turn":
            rng.shuffle(entries)
        elif change == "version":
            at = rng.randrange(len(documents))
            region = documents[at].source.file.removesuffix(".pdf")
            documents[at] = _document(region, rng.randrange(2))
        elif change == "accept":
            accepted = with_memory.read.reports[: rng.randrange(1, 4)]
        elif change == "sign":
            signed = tuple(
                acceptance.accept(report, "A", "2031-06-01") for report in with_memory.compilation.reports[1:]
            )


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often the steps are done that take the time."""
    counts: Counter[str] = Counter()

    def count(module: object, name: str) -> None:
        done: Callable[..., object] = getattr(module, name)

        def counted(*inputs: object) -> object:
            counts[name] += 1
            return done(*inputs)

        monkeypatch.setattr(module, name, counted)

    for module, name in ((normalize, "normalize"), (ledger, "draw_up"), (code, "codes_of")):
        count(module, name)
    return counts


def _counted(calls: Counter[str], entries: Sequence[Correction], memory: Memory) -> dict[str, int]:
    calls.clear()
    compile_edition(Sources(DOCUMENTS), _decided(*entries), VOCABULARIES, "", memory)
    return dict(calls)


def test_after_one_decision_only_what_it_touches_is_worked_on(calls: Counter[str]) -> None:
    memory = Memory()
    passages = len({(item.text, it.kind) for one in DOCUMENTS for it in _chapter(one) for item in it.items})
    first = [Correction(quote="farms in Nepal", action="set", field="text", was="farms", value="fields")]
    assert _counted(calls, [], memory) == {"normalize": 3, "draw_up": 3, "codes_of": passages}
    assert _counted(calls, [], memory) == {}
    assert _counted(calls, first, memory) == {"draw_up": 1, "codes_of": 1}
    second = [*first, Correction(quote="farms in Ghana", action="key-term", value="Ghana")]
    assert _counted(calls, second, memory) == {"draw_up": 1, "codes_of": 1}
    assert _counted(calls, first, memory) == {}, "taken back"
    assert _counted(calls, second, memory) == {}, "and done again"
    assert _counted(calls, second, Memory())["normalize"] == 3


def _chapter(document: Document) -> tuple[Section, ...]:
    report, _ = normalize.normalize(document, VOCABULARIES.vocabulary)
    assert report is not None
    return report.sections


def test_nothing_is_remembered_by_default(calls: Counter[str]) -> None:
    for _ in range(2):
        calls.clear()
        compile_edition(Sources(DOCUMENTS), _decided(), VOCABULARIES)
        assert calls["normalize"] == 3
