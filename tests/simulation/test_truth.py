"""The simulation itself: words keep their numbers through edits, and a wrong landing is seen."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

import pytest

from reportgen.model.compilation import Report
from reportgen.model.decisions import Correction

from . import second
from .chapters import first_version
from .decisions import Decision, decide
from .drafts import Atom, Draft, Ids, Node, contains, sentence_breaks, words
from .judge import judge, rows, truth_of
from .reading import Done, Version, apply, typeset_and_read
from .trial import Case, score

SEED = 3


@pytest.fixture(scope="module")
def version(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """A first version as read."""
    draft = first_version(SEED, Ids(), brief=True)
    return typeset_and_read(draft, SEED, tmp_path_factory.mktemp("pdf"))


@pytest.mark.parametrize("seed", range(8))
def test_every_word_has_a_number_of_its_own(seed: int) -> None:
    ids = Ids()
    draft = first_version(seed, ids)
    for number in range(3):
        edited = second.second_version(draft, number, ids).draft
        for made in (draft, edited):
            numbers = [atom.id for node in made.nodes for atom in node.atoms]
            assert len(set(numbers)) == len(numbers)
            uids = [node.uid for node in made.nodes]
            assert len(set(uids)) == len(uids)
        known = {atom.id: atom.text for node in draft.nodes for atom in node.atoms}
        assert all(known.get(atom.id, atom.text) == atom.text for node in edited.nodes for atom in node.atoms)


@pytest.mark.parametrize("name", second.EDITS)
def test_every_edit_changes_the_chapter(name: str) -> None:
    edit = second.EDITS[name][0]
    for seed in range(12):
        ids = Ids()
        draft = first_version(seed, ids)
        nodes = list(draft.nodes)
        if edit(nodes, Random(seed), ids):
            assert tuple(nodes) != draft.nodes
            return
    pytest.fail("it finds nothing to do in any chapter")


def test_the_draft_is_what_is_typeset() -> None:
    draft = first_version(SEED, Ids())
    texts = [words(node.atoms) for node in draft.passages()]
    again = Ids()
    blocks = draft.report().blocks[len(draft.before) :][: len(draft.nodes)]
    nodes = [again.node(block) for block in blocks]
    assert [node.text for node in nodes if node.is_passage] == texts
    assert [node.text for node in nodes if node.heading] == [it.text for it in draft.nodes if it.heading]


def test_sentences_are_cut_behind_full_stops() -> None:
    draft = first_version(SEED, Ids())
    node = max(draft.passages(), key=lambda it: len(sentence_breaks(it.atoms)))
    for at in sentence_breaks(node.atoms):
        assert words(node.atoms[:at]).endswith((".", ".”"))
        assert not words(node.atoms[at + 1 :])[0].isspace()


def test_words_in_a_row_are_found() -> None:
    assert contains((1, 2, 3, 4), (2, 3))
    assert not contains((1, 2, 9, 3), (2, 3))
    assert not contains((1, 2), ())


def test_a_reviewer_decides_on_everything(version: Version) -> None:
    names = {decision.name for seed in range(6) for decision in decide(version, seed)}
    assert {
        "set text", "set kind", "set audience", "set heading", "set level", "set section", "set themes",
        "join", "split", "drop", "add", "key-term", "answer", "confirm",
    } <= names  # fmt: skip


def test_what_is_decided_on_a_version_is_applied_to_it(version: Version) -> None:
    decisions = decide(version, SEED)
    assert len(decisions) > 40
    done = apply(version, [decision.correction for decision in decisions], (version.report,))
    for decision, outcome in zip(decisions, done.outcomes, strict=True):
        truth = truth_of(decision, version.draft, version.draft)
        alone = apply(version, [decision.correction], (version.report,))
        assert truth.duty == "apply"
        verdict = judge(decision, truth, outcome, alone, version)
        assert verdict == ("applied", ""), f"{decision.correction}: {outcome.reason}"


def of_name(version: Version, name: str) -> Decision:
    """A decision of one action."""
    for seed in range(40):
        for decision in decide(version, seed):
            if decision.name == name and truth_of(decision, version.draft, version.draft).duty == "apply":
                return decision
    raise AssertionError(f"nobody decides to {name}")


def elsewhere(version: Version, decision: Decision) -> Node:
    """A passage or heading that a decision is not about."""
    nodes = version.draft.nodes if not decision.ids else version.draft.passages()
    known = version.sections if not decision.ids else version.items
    home = version.draft.homes()
    barred = {decision.uid, decision.partner}
    return next(
        node
        for node in reversed(nodes)
        if node.uid in known
        and node.uid not in barred
        and (not decision.ids or home[node.uid].uid not in (home[decision.uid].uid, decision.partner))
    )


@pytest.mark.parametrize(
    "name",
    [
        "set text",
        "key-term",
        "set kind",
        "drop",
        "add",
        "confirm",
        "answer",
        "split",
        "set heading",
        "set audience",
    ],
)
def test_a_wrong_landing_is_misplaced(version: Version, name: str) -> None:
    decision = of_name(version, name)
    truth = truth_of(decision, version.draft, version.draft)
    alone = apply(version, [decision.correction], (version.report,))
    outcome = alone.outcomes[0]
    assert judge(decision, truth, outcome, alone, version)[0] == "applied"
    other = elsewhere(version, decision)
    place = version.items[other.uid] if decision.ids else version.sections[other.uid]
    wrong = replace(outcome, evidence=place.evidence)
    assert judge(decision, truth, wrong, alone, version)[0] == "misplaced"


Change = Callable[[Report], Report]


def _text(report: Report) -> Report:
    section = report.sections[-1]
    items = (replace(section.items[0], text="Other words"), *section.items[1:])
    return replace(report, sections=(*report.sections[:-1], replace(section, items=items)))


def _lost(report: Report) -> Report:
    section = report.sections[-1]
    return replace(report, sections=(*report.sections[:-1], replace(section, items=section.items[1:])))


@pytest.mark.parametrize("name", ["set text", "key-term", "set kind", "drop", "add", "join", "split"])
@pytest.mark.parametrize("change", [_text, _lost])
def test_another_effect_is_misplaced(version: Version, name: str, change: Change) -> None:
    decision = of_name(version, name)
    truth = truth_of(decision, version.draft, version.draft)
    alone = apply(version, [decision.correction], (version.report,))
    wrong = Done(alone.before, change(alone.after), alone.outcomes)
    assert rows(wrong.after) != rows(alone.after)
    assert judge(decision, truth, alone.outcomes[0], wrong, version)[0] == "misplaced"


def longer(draft: Draft, uid: int) -> Draft:
    """A draft with one more word at the end of a passage."""

    def with_word(node: Node) -> Node:
        return replace(node, atoms=(*node.atoms, Atom(-1, " "), Atom(-2, "Indeed.")))

    return replace(draft, nodes=tuple(with_word(it) if it.uid == uid else it for it in draft.nodes))


@pytest.mark.parametrize("name", ["drop", "confirm", "answer"])
def test_what_is_said_of_all_words_holds_for_no_others(version: Version, name: str) -> None:
    decision = of_name(version, name)
    truth = truth_of(decision, version.draft, longer(version.draft, decision.uid))
    assert truth.duty == "withhold"
    alone = apply(version, [decision.correction], (version.report,))
    assert judge(decision, truth, alone.outcomes[0], alone, version)[0] == "misplaced"
    held = replace(alone.outcomes[0], outcome="held")
    assert judge(decision, truth, held, None, version)[0] == "withheld"


def test_what_is_not_applied_where_it_must_be_is_missed(version: Version) -> None:
    decision = of_name(version, "set text")
    truth = truth_of(decision, version.draft, version.draft)
    held = replace(apply(version, [decision.correction], ()).outcomes[0], outcome="held", reason="why")
    assert judge(decision, truth, held, None, version) == ("missed", "held: why")


def test_scores_count() -> None:
    def case(must: str, verdict: str) -> Case:
        return Case(1, "drop", must, verdict, "applied", "", Correction(quote="x", action="drop").quote)  # type: ignore[arg-type]

    found = score([case("apply", "applied")] * 6 + [case("apply", "missed"), case("withhold", "misplaced")])
    assert (found.total, found.misplaced) == (8, 1)
    assert found.anchored == pytest.approx(6 / 7)
    assert found.right == pytest.approx(6 / 8)
