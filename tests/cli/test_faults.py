"""What may be wrong around a build: one clear line, the documented exit code, and the others are built."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import editions
from tests.cli.command import Ran, reportgen

pytestmark = pytest.mark.middle  # whole commands, each with a fault around it

DEEP = 100_000
LOGO = editions.TOML + 'sponsors = [{ name = "The sponsor", logo = "logo.png" }]\n'
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the fault is made by means of Linux")
ROOT = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may mount a disk of its own"
)


@pytest.fixture
def edition(tmp_path: Path) -> Path:
    """An edition of two regions."""
    return editions.edition(tmp_path / "2031", "africa", "asia")


def _built(folder: Path, *words: str, to: str = "json,html") -> Ran:
    return reportgen("build", folder.name, "-o", "out", "--to", to, *words, cwd=folder.parent)


def _files(folder: Path) -> list[str]:
    return [
        one["source"]["file"]
        for one in json.loads((folder.parent / "out" / "global-priorities.json").read_bytes())["reports"]
    ]


def _shell(command: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    program = f"{sys.executable} -m reportgen"
    return subprocess.run(
        ["sh", "-c", command.replace("reportgen", program)],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )


# Names


def test_names_that_differ_in_case_only_have_two_results(edition: Path) -> None:
    editions.report(edition / "asia.PDF", "mena")
    assert _built(edition).code == 0
    names = sorted(path.name for path in (edition.parent / "out" / "documents").iterdir())
    assert names == ["africa.json", "asia-2.json", "asia.json"]


def test_a_name_as_long_as_the_system_allows_is_built(edition: Path) -> None:
    name = "x" * 251 + ".pdf"
    (edition / "asia.pdf").rename(edition / name)
    ran = _built(edition, "--log", "log")
    assert ran.code == 0
    assert _files(edition) == ["africa.pdf", name]


@LINUX
def test_a_name_that_is_no_text_is_refused_and_the_others_are_built(edition: Path) -> None:
    (edition / "asia.pdf").rename(edition / os.fsdecode(b"as\xffia.pdf"))
    ran = _built(edition, "--log", "log")
    assert ran.code == 3
    assert ran.lines[0] == (
        r"2031/as\xffia.pdf: error[unreadable]: its name holds characters that cannot be printed; "
        "rename the file"
    )
    assert _files(edition) == ["africa.pdf"]
    assert reportgen("status", edition, cwd=edition.parent).code == 3


@LINUX
def test_an_edition_whose_name_is_no_text_is_built(edition: Path) -> None:
    folder = Path(os.fsdecode(os.fsencode(edition.parent) + b"/20\xff31"))
    edition.rename(folder)
    ran = reportgen("build", folder, "-o", "out", "--to", "json,html", cwd=folder.parent)
    assert ran.code == 0
    assert json.loads((folder.parent / "out" / "global-priorities.json").read_bytes())["edition"]["id"] == (
        r"20\xff31"
    )


# What is no file, or cannot be read


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (os.mkfifo, "it is a pipe, not a file"),
        (lambda path: path.symlink_to("x.pdf"), "Too many levels of symbolic links"),
        (lambda path: path.symlink_to("nowhere"), "No such file or directory"),
    ],
)
def test_what_is_no_file_is_one_line_and_the_others_are_built(
    edition: Path, make: Callable[[Path], None], why: str
) -> None:
    make(edition / "x.pdf")
    ran = _built(edition)
    assert ran.code == 3
    assert ran.lines[0] == (
        f"2031/x.pdf: error[unreadable]: cannot be opened ({why}); check the name and its rights"
    )
    assert _files(edition) == ["africa.pdf", "asia.pdf"]


@LINUX
def test_a_report_that_may_not_be_read_is_one_line_and_the_others_are_built(edition: Path) -> None:
    """Root may read everything until it gives that right up, and the file is another's."""
    (edition / "asia.pdf").chmod(0)
    if os.geteuid() == 0:
        os.chown(edition / "asia.pdf", 12345, 12345)

    def give_up() -> None:
        for right in (1, 2):  # to pass over the rights of files
            ctypes.CDLL(None).prctl(24, right, 0, 0, 0)

    ran = subprocess.run(
        [sys.executable, "-m", "reportgen", "build", "2031", "-o", "out", "--to", "json"],
        cwd=edition.parent,
        preexec_fn=give_up,
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 3
    assert ran.stderr.decode().splitlines()[0] == (
        "2031/asia.pdf: error[unreadable]: cannot be opened (Permission denied); "
        "check the name and its rights"
    )
    assert _files(edition) == ["africa.pdf"]


@pytest.mark.parametrize(
    "name", ["edition.toml", "corrections.yaml", "sign-off.yaml", "vocabulary.toml", "accepted/africa.json"]
)
def test_a_pipe_in_place_of_what_people_write_is_one_line(edition: Path, name: str) -> None:
    (edition / name).parent.mkdir(exist_ok=True)
    (edition / name).unlink(missing_ok=True)
    os.mkfifo(edition / name)
    ran = _built(edition)
    assert (ran.code, len(ran.lines)) == (6, 1)
    assert f"2031/{name}: cannot be read (it is a pipe, not a file)" in ran.stderr


# Settings and data that are nested without end


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("edition.toml", editions.TOML + "x = " + "[" * DEEP + "]" * DEEP),
        ("vocabulary.toml", "x = " + "[" * DEEP + "]" * DEEP),
        ("codebook.toml", "[" + ".".join("a" * DEEP) + "]"),
        ("corrections.yaml", "[" * DEEP + "]" * DEEP),
        ("corrections.yaml", "- " * DEEP + "a"),
        ("sign-off.yaml", "{a: " * DEEP + "}" * DEEP),
        ("accepted/africa.json", "[" * DEEP + "]" * DEEP),
    ],
)
def test_what_is_nested_without_end_is_one_line(edition: Path, name: str, text: str) -> None:
    (edition / name).parent.mkdir(exist_ok=True)
    (edition / name).write_text(text, "utf-8")
    ran = _built(edition)
    assert (ran.code, len(ran.lines)) == (6, 1)
    assert ran.lines[0].startswith(f"error: 2031/{name}: ")


def test_json_that_is_nested_without_end_is_one_line_for_every_command(edition: Path) -> None:
    assert _built(edition).code == 0
    out, deep = edition.parent / "out", "[" * DEEP + "]" * DEEP
    (out / ".cache" / "outputs.json").write_text(deep)
    (out / "diagnostics.json").write_text(deep)
    (out / "manifest.json").write_text(deep)
    assert reportgen("check", edition, "-o", out, cwd=edition.parent).code in (0, 5)
    ran = reportgen("verify", out / "global-priorities.html", "--sources", edition, cwd=edition.parent)
    assert (ran.code, len(ran.lines)) == (6, 1)
    assert _built(edition, "--explain").code == 0
    (edition.parent / "deep.json").write_text(deep)
    for words in (("render", "deep.json", "--to", "html"), ("diff", "deep.json", str(out))):
        ran = reportgen(*words, cwd=edition.parent)
        assert (ran.code, len(ran.lines)) == (6, 1)


# Logos


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.symlink_to("logo.png"), "logo cannot be read"),
        (os.mkfifo, "logo cannot be read (it is a pipe, not a file)"),
        (os.mkdir, "logo cannot be read (it is a folder)"),
        (lambda path: path.symlink_to("/etc/passwd"), "logo lies outside the edition's folder"),
        (lambda path: path.write_bytes(b"x"), "not a PNG or JPEG image"),
    ],
)
def test_a_logo_that_is_none_is_said_and_the_name_printed(
    tmp_path: Path, make: Callable[[Path], object], why: str
) -> None:
    folder = editions.edition(tmp_path / "2031", "africa", toml=LOGO)
    make(folder / "logo.png")
    ran = _built(folder, to="html,docx")
    assert ran.code == 0
    assert why in ran.lines[0]
    assert "The sponsor" in (tmp_path / "out" / "global-priorities.html").read_text("utf-8")


@pytest.mark.parametrize("name", [r"logo\u0000.png", "x" * 5000 + ".png"])
def test_a_logo_with_an_impossible_name_is_said(tmp_path: Path, name: str) -> None:
    toml = LOGO.replace("logo.png", name)
    ran = _built(editions.edition(tmp_path / "2031", "africa", toml=toml))
    assert ran.code == 0
    assert "logo cannot be read" in ran.lines[0]


# Standard streams, and what is around the program


@pytest.mark.parametrize("streams", ["2>&-", "<&- >&- 2>&-", "2>/dev/full"])
@LINUX
def test_a_build_needs_nobody_who_listens(edition: Path, streams: str) -> None:
    ran = _shell(f"reportgen build 2031 -o out --to json,html {streams}", edition.parent)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    assert _files(edition) == ["africa.pdf", "asia.pdf"]
    assert _shell("reportgen build nowhere 2>&-", edition.parent).returncode == 2


@pytest.mark.parametrize("command", ["extract 2031/asia.pdf", "status 2031", "info", "query", "--help"])
@LINUX
def test_results_that_cannot_be_written_are_one_line(edition: Path, command: str) -> None:
    for stream, why in ((">/dev/full", "No space left on device"), (">&-", "Bad file descriptor")):
        ran = _shell(f"reportgen {command} {stream}", edition.parent)
        assert ran.returncode == 8
        assert ran.stderr.decode() == f"error: the standard output cannot be written ({why})\n"


@LINUX
def test_a_reader_that_goes_away_ends_the_command_without_a_word(edition: Path) -> None:
    ran = _shell("(reportgen extract 2031/asia.pdf 2031/africa.pdf; echo $? >&2) | true", edition.parent)
    assert ran.stderr in (b"141\n", b"0\n")


@pytest.mark.parametrize("environment", ["-u HOME", "HOME=/nowhere", "TMPDIR=/nowhere", "-i"])
@LINUX
def test_a_build_needs_no_home(edition: Path, environment: str) -> None:
    command = f"env {environment} reportgen build 2031 -o out --to json,docx,pdf"
    ran = _shell(command, edition.parent)
    assert (ran.returncode, ran.stdout) == (0, b"")
    assert (edition.parent / "out" / "global-priorities.docx").is_file()


@LINUX
def test_a_folder_that_is_gone_is_no_place_to_stand_in(edition: Path) -> None:
    gone = f"mkdir gone; cd gone; rmdir ../gone; reportgen build {edition}"
    ran = _shell(f"{gone} -o {edition.parent}/out --to json", edition.parent)
    assert ran.returncode == 0
    ran = _shell(gone, edition.parent)
    assert ran.returncode in (2, 8)
    assert (len(ran.stderr.splitlines()), b"internal" in ran.stderr) == (1, False)


# Disks, in a namespace of their own


def _mounted(options: str, place: str, command: str, cwd: Path) -> subprocess.CompletedProcess[bytes]:
    ran = _shell(f"unshare -m sh -c 'mount -t tmpfs -o {options} none {place} && {command}; exit $?'", cwd)
    if b"unshare failed" in ran.stderr or b"permission denied" in ran.stderr:
        pytest.skip("this root may not mount a disk of its own")
    return ran


@pytest.mark.parametrize("options", ["size=16k", "size=16k,ro"])
@ROOT
def test_a_disk_that_is_full_for_the_cache_alone_stops_nothing(edition: Path, options: str) -> None:
    (edition.parent / "out" / ".cache").mkdir(parents=True)
    command = "reportgen build 2031 -o out --to json,html"
    ran = _mounted(options, "out/.cache", command, edition.parent)
    assert ran.returncode == 0
    assert _files(edition) == ["africa.pdf", "asia.pdf"]


@ROOT
def test_a_full_disk_is_one_line(edition: Path) -> None:
    (edition.parent / "out").mkdir()
    ran = _mounted("size=32k", "out", "reportgen build 2031 -o out --to json,html", edition.parent)
    assert ran.returncode == 8
    (line,) = ran.stderr.decode().splitlines()
    assert line.endswith(
        "cannot be written (No space left on device); make room on the disk, or choose another place"
    )
