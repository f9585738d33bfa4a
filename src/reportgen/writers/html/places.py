"""Names of places in the HTML, by which the pages that are set of it are measured.

They stand by themselves: who sets pages needs nothing else of what makes the HTML.
"""

CHAPTER_END = "end/"
"""With a chapter's id behind it, the name of the place where the chapter ends."""

NOTE_NAME = "footnote/"
"""With a note's id behind it, the name of the place where it is printed."""
