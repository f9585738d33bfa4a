"""What a careful reader would find before a release: in the words, in the facts, and in the finished files.

`quick` looks at words and facts only and is cheap enough for every build; `edition` checks everything,
the finished PDF and Word file too. A check finds and says; it changes nothing.
"""

from .finding import GROUPS, Finding, Group
from .words import quick

__all__ = ["GROUPS", "Finding", "Group", "quick"]
