"""The compilation once more, from what the second engine sees: same decisions, other eyes."""

from collections.abc import Sequence
from dataclasses import replace

from ..config import EditionFolder
from ..decisions import Correction
from ..model import Document
from ..schema import Compilation, MissingReport, Report
from ..stages import merge, normalize, relevel
from ..stages.correct import correct
from ..vocabulary import Vocabulary


def compile_again(
    documents: Sequence[Document],
    edition: EditionFolder,
    corrections: Sequence[Correction],
    accepted: Sequence[Report],
    words: Vocabulary,
) -> Compilation:
    """Return the compilation that the second reading and people's decisions give.

    Args:
        documents: the structure of each source, read by the second engine.
        edition: what people wrote about the edition.
        corrections: those of the edition, in the order of the file.
        accepted: readings that people last accepted.
        words: the vocabulary.
    """
    leveled, _ = relevel.relevel(documents, corrections, accepted)
    reports, missing = [], []
    for document in leveled:
        file = document.source.file
        entry = edition.entry(file)
        wishes = normalize.Wishes(entry.region, entry.chapter) if entry else normalize.Wishes()
        report, diagnostics = normalize.normalize(document, words, wishes, file)
        if report is None:
            missing.append(MissingReport(file, diagnostics[0].message))
        else:
            reports.append(report)
    read, _ = merge.merge(edition.facts(), reports, missing, edition.wished, words)
    others = [one for one in corrections if not (one.action == "set" and one.field == "level")]
    return replace(correct(read, others, accepted, words).compilation, missing=read.missing)
