"""The chapters, codes and sentences of an edition, kept on disk for the next build.

Most of them are the same after a correction. They are found by all that they follow from, and told to the
memory of a review (`system.memory`), which has everything worked out that it was not told: no result depends
on what is kept.
"""

from __future__ import annotations

from contextlib import suppress
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model.compilation import Item, Report, SectionKind
from ..model.diagnostics import Diagnostic
from ..model.provenance import Span
from ..stages.alignment.similarity import words_of
from ..stages.chapter import normalize
from ..stages.chapter.normalize import Wishes
from ..stages.coding import code, shared
from ..stages.coding.code import Codes, about_codes
from ..stages.coding.copies import SharedRules, Wording
from ..stages.coding.lexicon import Lexicon
from ..stages.coding.shared import ComparedSentence
from ..system.cache import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..model.document import Document
    from ..stages.compilation.compile import Vocabularies
    from ..system.cache import Cache
    from ..system.memory import Memory

_VERSIONS = 2
"""Answers that are kept for each item: its own, and what it was before."""


class _KeptChapter(NamedTuple):
    """What `normalize` made of a source; `document` is the hash of its structure."""

    document: str
    wishes: Wishes
    file: str | None
    made: tuple[Report | None, tuple[Diagnostic, ...]]


class _KeptCodes(NamedTuple):
    """What `codes_of` made of an item."""

    item: Item
    kind: SectionKind
    language: str
    codes: Codes


class _KeptSentence(NamedTuple):
    """A sentence made ready to be compared: where it stands, folded, what is compared first."""

    span: Span
    printed: str
    compared: str
    themes: tuple[str, ...]


class _KeptSentences(NamedTuple):
    """What `sentences_of` made of a text."""

    text: str
    language: str
    sentences: tuple[_KeptSentence, ...]


class _Kept(NamedTuple):
    """All that is kept."""

    chapters: tuple[_KeptChapter, ...]
    coded: tuple[_KeptCodes, ...]
    divided: tuple[_KeptSentences, ...]


class KeptAnswers:
    """What is kept of one edition, for one review."""

    def __init__(
        self,
        kept_in: Cache,
        memory: Memory,
        vocabularies: Vocabularies,
        contents: Sequence[bytes],
        documents: Iterable[tuple[Document, str]],
    ) -> None:
        """Note what is asked about; nothing is read.

        Args:
            kept_in: where it is kept.
            memory: of the review.
            vocabularies: the words by which the edition is understood.
            contents: the files of the vocabularies.
            documents: the structures of the sources, and each as text.
        """
        self._cache, self._memory, self._words = kept_in, memory, vocabularies
        self._contents, self._documents = tuple(contents), tuple(documents)

    def tell(self) -> None:
        """Let the memory know what is kept, where nobody did before; what is damaged is absent."""
        if self._memory.told(normalize.normalize):
            return
        kept = self._cache.answers(self._key)
        if kept is not None:
            with suppress(ValueError):
                self._tell(_answers().validate_json(kept))

    def keep(self) -> None:
        """Keep what the review has asked for, where it asked for more than was kept."""
        known = {id(document): digest for document, digest in self._digests}
        chapters = (
            _KeptChapter(known[id(document)], wishes, file, made)
            for (document, _, wishes, file), made in self._memory.told(normalize.normalize)
            if id(document) in known
        )
        coded = [
            _KeptCodes(item, kind, lexicon.language, codes)
            for (item, kind, lexicon), codes in self._memory.told(code.codes_of)
        ]
        divided = [
            _divided(text, language, made)
            for (text, language, *_), made in self._memory.told(shared.sentences_of)
        ]
        most = _VERSIONS * self._items()
        answers = _Kept(
            tuple(sorted(chapters, key=lambda chapter: chapter.document)),
            tuple(sorted(coded[-most:], key=lambda answer: (answer.item.text, answer.kind))),
            tuple(sorted(divided[-most:], key=lambda answer: answer.text)),
        )
        try:
            text = _answers().dump_json(answers, exclude_defaults=True).decode("utf-8")
        except ValueError:  # a file's name is no text
            return
        if text != self._cache.answers(self._key):
            self._cache.keep_answers(self._key, text)

    @cached_property
    def _key(self) -> str:
        return self._cache.answers_key(self._contents)

    @cached_property
    def _digests(self) -> list[tuple[Document, str]]:
        return [(document, digest_of(text.encode("utf-8"))) for document, text in self._documents]

    def _items(self) -> int:
        reports = (made[0] for _, made in self._memory.told(normalize.normalize))
        return sum(len(section.items) for report in reports if report for section in report.sections)

    def _tell(self, answers: _Kept) -> None:
        known = {digest: document for document, digest in self._digests}
        words, codebook, gazetteer = self._words.vocabulary, self._words.codebook, self._words.gazetteer
        for chapter in answers.chapters:
            document = known.get(chapter.document)
            if document is not None:
                inputs = document, words, chapter.wishes, chapter.file
                self._memory.tell(document.source.file, normalize.normalize, inputs, chapter.made)
        if codebook is None or gazetteer is None:
            return
        for item, kind, language, codes in answers.coded:
            lexicon = Lexicon(codebook, gazetteer, language)
            self._memory.tell(about_codes(item, kind, lexicon), code.codes_of, (item, kind, lexicon), codes)
        for text, language, sentences in answers.divided:
            made = tuple(map(_compared, sentences))
            asked = text, language, codebook, gazetteer, SharedRules()
            self._memory.tell((text, language), shared.sentences_of, asked, made)


def _divided(text: str, language: str, sentences: Iterable[ComparedSentence]) -> _KeptSentences:
    kept = (
        _KeptSentence(sentence.span, sentence.printed.text, words.text, tuple(sorted(themes)))
        for sentence in sentences
        for words, themes in [(sentence.wording.words, sentence.wording.themes)]
    )
    return _KeptSentences(text, language, tuple(kept))


def _compared(kept: _KeptSentence) -> ComparedSentence:
    wording = Wording(words_of(kept.compared), frozenset(kept.themes))
    return ComparedSentence(kept.span, words_of(kept.printed), wording)


@cache
def _answers() -> Any:
    """Return what reads and writes the answers; pydantic is slow to load."""
    from pydantic import TypeAdapter

    return TypeAdapter(_Kept)
