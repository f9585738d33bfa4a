"""An answer about a page as a whole, which has no words to be quoted."""

import pytest

from reportgen.model.decisions import Correction, DecidedCorrection
from reportgen.model.document import Document, DocumentSource, PageFacts
from reportgen.model.provenance import Evidence
from reportgen.stages.corrections.correct import Corrected, correct
from tests.stages.corrections.passages import VOCABULARY, compiled

SHA = "ab" * 32
CODE = "page-without-text"


def _answered(**more: object) -> tuple[DecidedCorrection, Corrected]:
    pages = tuple(PageFacts(number, 600, 800, str(number)) for number in range(1, 10))
    document = Document(DocumentSource("asia.pdf", SHA, 9, "en"), pages, (), ())
    fields = {"quote": "", "action": "answer", "page": 4, "region": "asia", "value": CODE, **more}
    done = correct(
        compiled(),
        [Correction(**fields)],
        (),
        VOCABULARY,
        structures={"asia.pdf": document},  # type: ignore[arg-type]
    )
    return done.compilation.corrections[0], done


def test_it_answers_the_question_of_its_code_on_that_page_only() -> None:
    outcome, done = _answered(was=SHA[:16])
    assert (outcome.outcome, outcome.item) == ("applied", "asia")
    (closed,) = done.closed
    assert closed.covers(Evidence(4, (100, 100, 500, 700)), CODE, "anything")
    assert not closed.covers(Evidence(5, (100, 100, 500, 700)), CODE, "anything")
    assert not closed.covers(Evidence(4, (100, 100, 500, 700)), "page-join", "anything")


@pytest.mark.parametrize(
    ("fields", "outcome", "reason"),
    [
        ({"was": "cd" * 8}, "held", "another file now"),
        ({"page": 40}, "orphaned", "no page 40"),
        ({"region": "nowhere"}, "orphaned", "no report of “nowhere”"),
    ],
)
def test_another_file_is_looked_at_again(fields: dict[str, object], outcome: str, reason: str) -> None:
    found, done = _answered(**fields)
    assert found.outcome == outcome
    assert reason in (found.reason or "")
    assert done.closed == ()
