"""The table of readers: every engine reads, and a file's name says its kind."""

import subprocess
import sys
from pathlib import Path

import pytest

from reportgen import extraction
from reportgen.errors import InputError
from reportgen.model.document import Block, Document, DocumentSource, Inline
from reportgen.readers import choice, files, kinds
from reportgen.readers.kinds import PDF, Engine, Kind
from tests.unit.readers.paper import Paper, prose


def structure(text: str) -> Document:
    """A document that says its own structure."""
    source = DocumentSource("notes.txt", "0" * 64, 1, "en")
    return Document(source, (), (Block("paragraph", text, (Inline(text),), ()),), ())


class Reader:
    """An engine of a made-up kind: one that reads, fails, or finds the file beyond it."""

    def __init__(self, result: Document | Exception) -> None:
        self.result = result

    def read(self, path: Path) -> Document:
        """Return the document, or raise."""
        if isinstance(self.result, Exception):
            raise self.result
        return self.result


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A file of the made-up kind."""
    path = tmp_path / "notes.txt"
    path.write_text("Words.")
    return path


def install(monkeypatch: pytest.MonkeyPatch, *results: Document | Exception) -> None:
    """Make a kind of plain text, read by engines that give the results."""
    engines = []
    for number, result in enumerate(results, 1):
        module = f"reportgen.readers.made_up_{number}"
        monkeypatch.setitem(sys.modules, module, Reader(result))
        engines.append(Engine(f"engine-{number}", f"Engine {number}", f"made_up_{number}"))
    monkeypatch.setattr(kinds, "KINDS", (PDF, Kind("text", (".txt",), tuple(engines))))


@pytest.mark.parametrize("engine", list(kinds.all_engines()), ids=lambda engine: engine.name)
def test_every_engine_of_the_table_reads(engine: Engine, tmp_path: Path) -> None:
    reading = engine.load().read(Paper().page(prose()).write(tmp_path / "paper.pdf"))
    assert len(reading.pages[0].lines) == 6
    assert engine.needs


def test_a_new_kind_is_one_row_and_one_module(notes: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not kinds.is_source(notes)
    install(monkeypatch, structure("Words."))
    assert kinds.is_source(notes)
    assert extraction.read_document(notes).blocks[0].text == "Words."
    assert extraction.read_document(notes, kinds.ENGINES[-1]).questions == ()


def test_where_an_engine_fails_the_next_one_reads_and_says_so(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, files.damaged(notes, "its index is torn"), structure("Words."))
    document = extraction.read_document(notes)
    assert document.blocks[0].text == "Words."
    reason = document.questions[0].reason
    assert reason == "Engine 1 cannot read the file (damaged (its index is torn)); it was read by Engine 2"


def test_what_is_beyond_an_engine_is_read_by_the_next_one_without_a_word(
    notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, files.BeyondError("no layers"), structure("Words."))
    assert choice.read(notes) == (structure("Words."), None)


@pytest.mark.parametrize("error", [files.UnreadableError("torn"), files.BeyondError("no layers")])
def test_the_last_engine_has_the_last_word(
    error: InputError, notes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(monkeypatch, error)
    with pytest.raises(type(error), match=str(error)):
        choice.read(notes)


def test_a_file_without_a_known_suffix_is_taken_for_the_usual_kind(tmp_path: Path) -> None:
    path = Paper().page(prose()).write(tmp_path / "paper")
    assert kinds.kind_of(path) is PDF
    assert choice.read(path)[1] is None


def test_the_tables_cost_the_help_no_engine() -> None:
    code = (
        "import sys; from reportgen.readers import kinds; from reportgen.writers import formats;"
        "print([name for name in sys.modules if name.startswith('reportgen.') and 'model' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
