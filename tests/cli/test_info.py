"""`reportgen info`, `--version` and help: transcripts."""

import json
from pathlib import Path

from reportgen import __version__
from tests.cli.command import reportgen


def test_info_names_what_shapes_the_result(tmp_path: Path) -> None:
    ran = reportgen("info", "--json", cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    facts = json.loads(ran.stdout)
    assert facts["reportgen"] == __version__
    assert {"python", "pdfplumber", "weasyprint", "pango", "pandoc", "fonts"} <= {
        key.lower() for key in facts
    }
    assert all(facts.values())
    assert set(facts["cage"]) == {"no_new_privileges", "not_dumpable", "user", "landlock", "seccomp"}
    plain = reportgen("info", cwd=tmp_path)
    assert plain.code == 0
    (cage,) = (line for line in plain.stdout.decode("utf-8").splitlines() if line.startswith("cage "))
    assert ("seccomp" in cage.partition(";")[0]) is facts["cage"]["seccomp"]
    for value in (facts["reportgen"], facts["python"], *facts["fonts"]):
        assert value in plain.stdout.decode("utf-8")


def test_version_and_help_stand_on_stdout(tmp_path: Path) -> None:
    version = reportgen("--version", cwd=tmp_path)
    assert (version.code, version.stdout.decode().strip()) == (0, f"reportgen {__version__}")
    for words in (("--help",), ("build", "--help"), ("extract", "-h"), ("render", "-h"), ("info", "-h")):
        ran = reportgen(*words, cwd=tmp_path)
        assert (ran.code, ran.stderr) == (0, "")
        assert "exit codes:" in ran.stdout.decode("utf-8")
