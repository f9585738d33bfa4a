"""The language of a source, from its words; the file's own claim counts where the words are few."""

import re
from collections import Counter

from ..model import Reading

# The commonest function words of each language, none of which is common in another.
_MARKS = {
    "en": "the of and to in that for with on as by were was from their",
    "es": "el los las del y que en para por con una como más su se",
    "fr": "le les des et du dans pour que une sur par avec aux est ou",
    "pt": "os das dos não uma para com ao pela pelo mais são em e à",
    "ar": "في من على إلى أن التي هذا عن مع ما",
}
# Function words that settle the language: a page of text has more.
_LEAST = 30


def detect(reading: Reading) -> str:
    """Return the BCP 47 code of the language of most function words; "en" where nothing tells."""
    text = "\n".join([line.text for page in reading.pages for line in page.lines])
    counts = Counter(re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {language: sum(counts[word] for word in marks.split()) for language, marks in _MARKS.items()}
    best = max(scores, key=lambda language: scores[language])
    if scores[best] >= _LEAST:
        return best
    return (reading.language or "en").split("-")[0].lower() or "en"
