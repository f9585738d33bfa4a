"""The compilation once more, from what the second engine sees: same decisions, other eyes."""

from collections.abc import Sequence
from dataclasses import replace

from ..edition.settings import EditionFolder
from ..model.compilation import Compilation, MissingReport, Report
from ..model.decisions import Correction
from ..model.document import Document
from ..stages.chapter import normalize
from ..stages.compilation import merge
from ..stages.corrections import relevel
from ..stages.corrections.correct import correct
from ..vocabularies.vocabulary import Vocabulary


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
    others = [one for one in corrections if not one.sets("level")]
    return replace(correct(read, others, accepted, words).compilation, missing=read.missing)
