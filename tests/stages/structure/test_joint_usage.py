"""What parts the paragraphs of a document, and how its lines end, is taken from the document itself."""

from reportgen.stages.structure.joint_usage import usage
from reportgen.stages.structure.units import Unit
from tests.stages.trees import SIZE

from .test_joints import LEFT, OPEN, STOP, flow, unit


def test_what_parts_paragraphs_is_taken_from_the_document() -> None:
    def paragraphs(gap: float, indent: float) -> list[Unit]:
        step = 2 + gap
        return [
            unit(flow(OPEN, at * step, x=LEFT + indent), flow(STOP, at * step + 1, right=200))
            for at in range(12)
        ]

    assert usage(paragraphs(0.6, 0)).parting == "space"
    assert usage(paragraphs(0, 2 * SIZE)).parting == "indent"
    mixed = [*paragraphs(0.6, 0)[:6], *paragraphs(0, 2 * SIZE)[6:]]
    assert usage(mixed).parting == "any"
    full = [unit(flow(OPEN, at * 2), flow(STOP, at * 2 + 1)) for at in range(12)]
    assert usage(full).parting == ""
