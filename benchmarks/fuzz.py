"""Mutated files over readers and loaders: each is read or refused in one line, and never hangs.

    python benchmarks/fuzz.py --count 20000 --seed 1

Good files of each kind are made, bytes and tokens of them are changed at random (by the seed), and whatever
reads such files is called. A PDF is read in a caged process, as a build does; all else here, with an alarm.
What counts as a fault: an internal error, or more time than allowed. Faults are kept in a folder.
"""

from __future__ import annotations

import argparse
import random
import re
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from reportgen import extraction
from reportgen.checks import word_file
from reportgen.edition import accepted, build, manifest, settings
from reportgen.edition.decision_files import corrections, signoff
from reportgen.errors import InputError, ReportgenError
from reportgen.model import codec
from reportgen.proof import docx_form, html_form
from reportgen.readers.kinds import ENGINES
from reportgen.system import isolation, resources
from reportgen.vocabularies import codebook, gazetteer, phrases, vocabulary
from tests import editions

SECONDS = 20
"""Time that a loader may take; the largest file takes under one second."""
PDFS_AT_ONCE = 200
_EXTREME = (b"0", b"-1", b"2147483648", b"99999999999999999999", b"1e400", b"nan", b"")
_TOKENS = (
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"<<",
        b">>",
        b"(",
        b")",
        b'"',
        b"'",
        b"\\",
        b"\n",
        b"\0",
        b"\xff",
        b"\xed\xa0\x80",
    ),
    *(
        b"&a ",
        b"*a",
        b"!!python/object:os.system ",
        b"- ",
        b": ",
        b"| ",
        b"#",
        b"null",
        b"endobj",
        b"stream",
        b"R",
    ),
    *(b"\xe2\x80\xae", b"\x1b[2J", b"<!--", b"<script>", b"&#0;", b"]]>", b"PK\x03\x04"),
)
_NUMBER = re.compile(rb"\d+")

YAML = """- quote: "schools that they run"
  page: 3
  action: set
  field: text
  value: "schools that they keep"
  by: the desk
  on: 2031-06-01
  why: a slip of the pen
- quote: Interpreters should be paid
  action: key-term
  value: Interpreters
  by: the desk
"""
SIGN_OFF = """- region: africa
  by: The desk
  on: 2031-06-01
  hash: 0123456789abcdef
"""


def mutated(content: bytes, rng: random.Random) -> bytes:
    """Return the bytes with one to six changes."""
    changed = bytearray(content)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(changed) + 1)
        size = min(len(changed) - at, rng.choice((1, 1, 2, 8, 64, 1024)))
        match rng.randrange(7):
            case 0:
                changed[at : at + size] = rng.randbytes(size)
            case 1:
                del changed[at : at + size]
            case 2:
                changed[at:at] = changed[at : at + size] * rng.choice((1, 2, 50))
            case 3:
                changed[at:at] = rng.choice(_TOKENS) * rng.choice((1, 1, 3, 300))
            case 4:
                other = rng.randrange(len(changed) + 1)
                changed[at : at + size] = changed[other : other + size]
            case 5:
                numbers = list(_NUMBER.finditer(changed))
                if numbers:
                    number = rng.choice(numbers)
                    changed[number.start() : number.end()] = rng.choice(_EXTREME)
            case _:
                changed[at + size :] = b"" if rng.random() < 0.1 else changed[at + size :]
    return bytes(changed)


def main() -> int:
    """Run the command line; the exit status is 1 where there was a fault."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kinds", default="pdf,toml,yaml,json,docx,html")
    parser.add_argument("--faults", type=Path, default=Path("build/fuzz"), help="folder for what went wrong")
    options = parser.parse_args()
    kinds = options.kinds.split(",")
    faults = 0
    with tempfile.TemporaryDirectory(prefix="fuzz-") as name:
        samples = made_in(Path(name))
        for at, kind in enumerate(kinds):
            count = options.count // len(kinds) + (at < options.count % len(kinds))
            rng = random.Random(f"{options.seed} {kind}")
            tried = _pdfs if kind == "pdf" else partial(_loaded, LOADERS[kind])
            outcomes: Counter[str] = Counter()
            for content, outcome in tried(samples[kind], count, rng, Path(name)):
                outcomes[outcome.partition(":")[0]] += 1
                if outcome.startswith("fault"):
                    faults += 1
                    options.faults.mkdir(parents=True, exist_ok=True)
                    (options.faults / f"{options.seed}-{faults}.{kind}").write_bytes(content)
                    print(f"{kind}: {outcome}")
            print(f"{kind}: {count} files: {dict(sorted(outcomes.items()))}", flush=True)
    print(f"{options.count} files, seed {options.seed}: {faults} faults")
    return 1 if faults else 0


def made_in(folder: Path) -> dict[str, list[bytes]]:
    """Make an edition and its outputs; return good files of each kind."""
    edition = editions.edition(folder / "2031", "africa", "asia")
    build.build(edition, folder / "out", ("pdf", "docx", "html", "json"), 1)
    reading = next(accepted.write(edition, it) for it in build.review(edition).read.reports)
    outputs = {
        path.suffix[1:]: path.read_bytes() for path in sorted((folder / "out").glob("global-priorities.*"))
    }
    shipped = resources.templates()
    tables = (vocabulary.FILE_NAME, codebook.FILE_NAME, gazetteer.FILE_NAME)
    return {
        "pdf": [(edition / "africa.pdf").read_bytes(), outputs["pdf"]],
        "toml": [
            editions.TOML.encode() + b'[[report]]\nfile = "africa.pdf"\nregion = "africa"\n',
            *((shipped / name).read_bytes() for name in tables),
            (shipped / "phrases" / "en.toml").read_bytes(),
        ],
        "yaml": [YAML.encode(), SIGN_OFF.encode()],
        "json": [outputs["json"], reading.read_bytes(), (folder / "out" / "manifest.json").read_bytes()],
        "docx": [outputs["docx"]],
        "html": [outputs["html"]],
    }


Outcomes = Iterator[tuple[bytes, str]]


def _pdfs(samples: Sequence[bytes], count: int, rng: random.Random, folder: Path) -> Outcomes:
    """Read mutated PDFs with both engines, in processes of their own."""
    for first in range(0, count, PDFS_AT_ONCE):
        contents = [mutated(rng.choice(samples), rng) for _ in range(min(PDFS_AT_ONCE, count - first))]
        paths = [folder / f"{number}.pdf" for number in range(len(contents))]
        for path, content in zip(paths, contents, strict=True):
            path.write_bytes(content)
        work = partial(extraction.document_json, reader=ENGINES[first // PDFS_AT_ONCE % len(ENGINES)])
        for at, outcome in isolation.map_files(work, paths, isolation.default_jobs()):
            yield contents[at], _said(outcome.error)


def _said(error: Exception | None) -> str:
    """Return what became of a file: read, refused, given up at a limit, or a fault."""
    if error is None:
        return "read"
    if not isinstance(error, InputError) or "not read within" in str(error):
        return f"fault: {error}"
    limited = ("was stopped", "more memory")
    return "given up" if any(words in str(error) for words in limited) else "refused"


def _loaded(
    loaders: Sequence[tuple[str, Callable[[Path], object]]],
    samples: Sequence[bytes],
    count: int,
    rng: random.Random,
    folder: Path,
) -> Outcomes:
    """Give mutated files to loaders, each under the name that it looks for."""
    place = folder / "loaded"
    place.mkdir(exist_ok=True)
    (place / "africa.pdf").write_bytes(b"")
    signal.signal(signal.SIGALRM, _too_long)
    for _ in range(count):
        which = rng.randrange(len(samples))
        name, load = loaders[which % len(loaders)]
        content = mutated(samples[which], rng)
        (place / name).write_bytes(content)
        signal.alarm(SECONDS)
        try:
            load(place / name)
            outcome = "read"
        except ReportgenError as error:
            outcome = (
                "refused" if all(line.strip() for line in error.lines) and error.lines else "fault: silent"
            )
        except Exception as error:  # noqa: BLE001 (that is what is looked for)
            outcome = f"fault: {type(error).__name__}: {error}"
        finally:
            signal.alarm(0)
        (place / name).unlink()
        yield content, outcome


def _too_long(*_: object) -> None:
    raise TimeoutError(f"more than {SECONDS} s")


LOADERS: dict[str, Sequence[tuple[str, Callable[[Path], object]]]] = {
    "toml": (
        ("edition.toml", lambda path: settings.load(path.parent).facts()),
        (vocabulary.FILE_NAME, vocabulary.load),
        (codebook.FILE_NAME, codebook.load),
        (gazetteer.FILE_NAME, gazetteer.load),
        ("en.toml", phrases.load.__wrapped__),
    ),
    "yaml": (
        ("corrections.yaml", lambda path: corrections.load(path.parent)),
        ("sign-off.yaml", lambda path: signoff.load(path.parent)),
    ),
    "json": (
        ("compilation.json", codec.load_compilation),
        ("reading.json", codec.load_report),
        ("manifest.json", manifest.load),
    ),
    "docx": (
        ("a.docx", lambda path: docx_form.read(path, "")),
        ("b.docx", word_file.read),
    ),
    "html": (("a.html", lambda path: html_form.read(path, "")),),
}
"""For each kind the loaders, in the order of the samples."""


if __name__ == "__main__":
    sys.exit(main())
