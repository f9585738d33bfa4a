"""Decisions about a passage of Asia, written as the desk writes them."""

from reportgen.desk import deciding
from reportgen.desk.journal import Step
from reportgen.desk.room import Room
from reportgen.model.decisions import Correction

BY = {"by": "Fatou Sow", "on": "2031-06-01"}
DROP = Correction(
    quote="Donors should fund", page=3, action="drop", why="said elsewhere", region="asia", **BY
)
BOLD = Correction(quote="Interpreters should be paid", page=3, action="key-term", region="asia", **BY)


def decide(room: Room, entry: Correction) -> Step:
    """Decide, and return the step."""
    return deciding.decide_one(room, entry, "step.drop", entry.quote, "asia").step
