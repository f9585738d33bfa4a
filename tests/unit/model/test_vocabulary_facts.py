"""What a compilation says of its codebook survives its JSON, and what it does not say is absent from it."""

import json
from dataclasses import replace

from reportgen.model import codec
from reportgen.model.vocabulary_facts import CodebookFacts, QuotingWords, ThemeFacts
from tests import coded

BOOK = CodebookFacts(
    "1",
    (ThemeFacts("law", "Law", "Rules.", ("legislation",)), ThemeFacts("money", "Money", "Coins.")),
    (QuotingWords("en", ("they",), ("however",), ("in it",)),),
)


def test_names_and_words_for_quoting_are_written_and_read() -> None:
    text = codec.dump_compilation(replace(coded.coded(), codebook=BOOK))
    assert codec.parse_compilation(text.encode(), "x").codebook == BOOK
    law, money = json.loads(text)["codebook"]["themes"]
    assert law["names"] == ["legislation"]
    assert "names" not in money


def test_a_codebook_of_an_older_file_has_neither() -> None:
    text = codec.dump_compilation(replace(coded.coded(), codebook=replace(BOOK, quoting=())))
    assert "quoting" not in json.loads(text)["codebook"]
    read = codec.parse_compilation(text.encode(), "x").codebook
    assert read is not None
    assert read.quoting == ()
