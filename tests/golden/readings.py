"""A report as read beside the truth about it: both as plain values that can be compared."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reportgen import extraction
from reportgen.edition import build
from reportgen.model.compilation import Report
from reportgen.model.diagnostics import Diagnostic
from reportgen.model.document import Document
from reportgen.stages.chapter import normalize

Truth = dict[str, Any]

_NUMBER = re.compile(r"^(\d+(\.\d+)*|[ivxlc]+)[.)]?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What reportgen makes of one report."""

    document: Document
    report: Report
    diagnostics: tuple[Diagnostic, ...]


@cache
def read(path: Path) -> Reading:
    """Read a report, once a test session."""
    document = extraction.read_document(path)
    report, diagnostics = normalize.normalize(document, build.load_vocabulary())
    assert report is not None, diagnostics
    return Reading(document, report, diagnostics)


def truth(path: Path) -> Truth:
    """The truth file's content."""
    data: Truth = json.loads(path.read_text("utf-8"))
    return data


def folded(text: str) -> str:
    """Text with white space as single spaces."""
    return " ".join(text.split())


def title(text: str) -> str:
    """A heading without its number and its capitals: both may be the designer's."""
    return _NUMBER.sub("", folded(text).casefold())


def sections_read(report: Report) -> list[dict[str, Any]]:
    """The sections of the chapter as read, in the truth's words."""
    return [
        {
            "heading": title(section.heading),
            "kind": section.kind,
            "subregion": section.subregion.name if section.subregion else None,
            "items": [
                {
                    "type": item.kind,
                    "text": folded(item.text),
                    "bold": [folded(term.text) for term in item.key_terms],
                    "spans": [(term.start, term.end) for term in item.key_terms],
                    "pages": (
                        min(evidence.page for evidence in item.evidence),
                        max(evidence.page for evidence in item.evidence),
                    ),
                }
                for item in section.items
            ],
        }
        for section in report.sections
    ]


def sections_true(expected: Truth) -> list[dict[str, Any]]:
    """The sections of the chapter as they are."""
    return [
        {
            "heading": title(section["heading"]),
            "kind": section["kind"],
            "subregion": section["subregion"],
            "items": [
                {
                    "type": item["type"],
                    "text": folded(item["text"]),
                    "bold": [folded(words) for words in item["bold"]],
                    "spans": [tuple(span) for span in item["bold_spans"]],
                    "pages": (item["page_start"], item["page_end"]),
                }
                for item in section["items"]
            ],
        }
        for section in expected["priorities"]
    ]


def headings_read(document: Document) -> list[tuple[int, str]]:
    """Every heading with its first page."""
    return [
        (block.evidence[0].page, title(block.text)) for block in document.blocks if block.type == "heading"
    ]


def headings_true(expected: Truth) -> list[tuple[int, str]]:
    """Every heading outside the front matter with its page."""
    return [
        (entry["page"], title(entry["text"]))
        for entry in expected["outline"]
        if not entry.get("front_matter")
    ]


def leaks(report: Report, expected: Truth) -> list[str]:
    """Furniture that stands inside the text of the chapter."""
    true_words = "\n".join(item["text"] for section in expected["priorities"] for item in section["items"])
    words = "\n".join(item.text for section in report.sections for item in section.items)
    return [
        line for line in expected["furniture"] if len(line) > 3 and line not in true_words and line in words
    ]
