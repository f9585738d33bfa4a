"""How lines of text end: signs of statements, questions, leads and clauses in the scripts of reports."""

import re

STOPS = ".!…۔。！"
QUESTIONS = "?؟？"
LEADS = ":;؛：；"
"""They end what leads into a list, and the items of one."""
COMMAS = ",،、，"
CLOSING = "\"'”’»›)\\]」』"
"""What may stand behind such a sign, for a set of a pattern: closing quotation marks and brackets."""


def ending(signs: str) -> re.Pattern[str]:
    """Return what finds one of the signs at the end of a text."""
    return re.compile(rf"[{re.escape(signs)}][{CLOSING}]*\s*$")


SENTENCE = ending(STOPS + QUESTIONS)
