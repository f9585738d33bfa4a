"""What people put into the document is listed by name, each once, with who decided it."""

from dataclasses import replace

from reportgen.model.compilation import Compilation, KeyTerm
from reportgen.model.decisions import DecidedCorrection
from reportgen.proof.additions import editorial, frame
from reportgen.proof.expected_file import Expected
from reportgen.proof.stream import FileBlock, of_blocks
from tests.checks.editions import compilation, report


def decided(action: str, **more: object) -> DecidedCorrection:
    values = {"quote": "Fair pay", "action": action, "by": "the desk", "outcome": "applied", **more}
    return DecidedCorrection(**values)  # type: ignore[arg-type]


def listed(made: Compilation) -> list[tuple[str, str, str | None]]:
    return [(it.kind, it.name, it.item) for it in editorial(made)]


def test_a_bold_phrase_of_people_is_listed_once_with_who_decided() -> None:
    one = report("africa", "Fair pay first.")
    item = replace(one.sections[0].items[0], key_terms=(KeyTerm("Fair pay", 0, 8, "editorial"),))
    made = compilation(replace(one, sections=(replace(one.sections[0], items=(item,)),)))
    assert listed(made) == [("key-term", "“Fair pay”", item.id)]
    known = decided("key-term", value="Fair  pay", item=item.id, on="2031-01-02")
    assert listed(replace(made, corrections=(known,))) == [
        ("key-term", "“Fair pay” (the desk, 2031-01-02)", item.id)
    ]
    whole = decided("key-term", before="Fair pay", after="bold", item=item.id, on="2031-01-02")
    assert listed(replace(made, corrections=(whole,))) == [
        ("key-term", "“Fair pay” (the desk, 2031-01-02)", item.id)
    ]


def test_added_items_and_changed_headings() -> None:
    one = report("africa", "Fair pay first.")
    section = replace(
        one.sections[0],
        source_heading="As printed",
        items=(replace(one.sections[0].items[0], origin="editorial"),),
    )
    made = compilation(replace(one, sections=(section,), source_heading="Printed chapter"))
    assert listed(made) == [
        ("heading", "“Printed chapter” → “Africa Priorities”", "africa"),
        ("heading", "“As printed” → “Priority Actions Relating to Governments”", "africa/s1"),
        ("added", "“Fair pay first.”", "africa/s1/1"),
    ]


def test_corrections_say_what_they_did_and_others_are_not_listed() -> None:
    changes = (
        decided("set", field="text", before="frist", after="first", item="africa/s1/1"),
        decided("drop", before="Gone words", item="africa/s1/2"),
        decided("set", field="text", outcome="held"),
    )
    assert listed(replace(compilation(report()), corrections=changes)) == [
        ("correction", "text: “frist” → “first” (the desk)", "africa/s1/1"),
        ("dropped", "drop: “Gone words” (the desk)", "africa/s1/2"),
    ]


def test_frame_text_is_counted_part_by_part() -> None:
    blocks = (
        FileBlock((("A cover line", False),), classes=frozenset({"cover"})),
        FileBlock((("Contents", False),), ("p. 9",), classes=frozenset({"contents"})),
        FileBlock((("owned words", False),)),
    )
    stream = of_blocks(blocks, "paragraph")
    owners = (None,) * 4 + (object(), object())
    made = Expected(stream, owners, (), frozenset(), frozenset(), None)  # type: ignore[arg-type]
    assert [(it.name, it.words) for it in frame(made)] == [
        ("cover", 3),
        ("contents", 1),
        ("source references", 1),
    ]
