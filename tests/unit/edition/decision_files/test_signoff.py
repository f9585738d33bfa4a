"""`sign-off.yaml`: who accepted which chapter; kept beside what people write into it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reportgen.edition.decision_files import signoff
from reportgen.errors import DataError
from reportgen.stages.compilation.acceptance import accept, accepted
from tests import compilations

AFRICA, ASIA = compilations.report(0), compilations.report(1)
HASH = "ab" * 32


def path_of(folder: Path) -> Path:
    return folder / signoff.FILE_NAME


def said(folder: Path, text: str) -> list[str]:
    path_of(folder).write_text(text, "utf-8")
    with pytest.raises(DataError) as caught:
        signoff.load(folder)
    return [line.removeprefix(f"{path_of(folder)}:") for line in str(caught.value).splitlines()]


def test_nobody_has_signed(tmp_path: Path) -> None:
    assert signoff.load(tmp_path) == ()
    path_of(tmp_path).write_text("# nobody\n", "utf-8")
    assert signoff.load(tmp_path) == ()


def test_a_sign_off_is_read_back(tmp_path: Path) -> None:
    signoff.record(tmp_path, ASIA, "Asia  desk\n", "2031-06-01")
    assert signoff.load(tmp_path) == (accept(ASIA, "Asia desk", "2031-06-01"),)
    assert accepted(ASIA, signoff.load(tmp_path)[0]).changed == ()
    text = path_of(tmp_path).read_text("utf-8")
    assert text.startswith("# Who accepted which chapter.")
    assert '- region: "asia"\n  by: "Asia desk"\n  on: 2031-06-01\n  version: 2\n  chapter: "' in text
    assert ': "Asian Priorities"\n' in text


def test_a_signature_without_a_version_covers_words_and_one_of_a_later_program_is_refused(
    tmp_path: Path,
) -> None:
    signoff.record(tmp_path, ASIA, "Asia desk", "2031-06-01")
    path = path_of(tmp_path)
    text = path.read_text("utf-8")
    path.write_text(text.replace("  version: 2\n", ""), "utf-8")
    assert signoff.load(tmp_path)[0].version == 1
    path.write_text(text.replace("  version: 2\n", "  version: 7\n"), "utf-8")
    with pytest.raises(DataError, match="“version” must be one of 1, 2"):
        signoff.load(tmp_path)


def test_each_region_has_its_own(tmp_path: Path) -> None:
    signoff.record(tmp_path, ASIA, "Asia desk", "2031-06-01")
    signoff.record(tmp_path, AFRICA, "Africa desk", "2031-06-02")
    assert [(it.region, it.by) for it in signoff.load(tmp_path)] == [
        ("asia", "Asia desk"),
        ("africa", "Africa desk"),
    ]


def test_a_new_sign_off_replaces_the_old_and_nothing_else(tmp_path: Path) -> None:
    for report in (AFRICA, ASIA, compilations.report(2)):
        signoff.record(tmp_path, report, f"{report.region.name} desk", "2031-06-01")
    path = path_of(tmp_path)
    written = path.read_text("utf-8")
    commented = written.replace('- region: "asia"', '# by telephone\n- region: "asia"').replace(
        '- region: "latin', '# the last\n- region: "latin'
    )
    path.write_text(commented, "utf-8")
    longer = replace(ASIA, heading="What Asia Asks For")
    signoff.record(tmp_path, longer, "Second desk", "2031-05-01")
    text = path.read_text("utf-8")
    assert [(it.region, it.by) for it in signoff.load(tmp_path)] == [
        ("africa", "Africa desk"),
        ("asia", "Second desk"),
        ("latin-america", "Latin America desk"),
    ]
    before, _, rest = commented.partition('- region: "asia"')
    assert text.startswith(before)
    assert text.endswith(rest[rest.index("\n# the last") :])
    assert "Asia desk" not in text


def test_a_sign_off_is_taken_back_while_it_stands_as_it_was_read(tmp_path: Path) -> None:
    first = signoff.record(tmp_path, AFRICA, "Africa desk", "2031-06-01")
    before = path_of(tmp_path).read_text("utf-8")
    second = signoff.record(tmp_path, ASIA, "Asia desk", "2031-06-02")
    signoff.remove(tmp_path, second)
    assert path_of(tmp_path).read_text("utf-8") == before
    again = signoff.record(tmp_path, AFRICA, "Second desk", "2031-06-03")
    with pytest.raises(DataError, match="does not stand there as it was read"):
        signoff.remove(tmp_path, first)
    signoff.remove(tmp_path, again)
    assert signoff.load(tmp_path) == ()


def test_the_newest_of_several_counts(tmp_path: Path) -> None:
    entry = f'chapter: "{HASH}", source: "{HASH}"'
    path_of(tmp_path).write_text(
        f"- {{region: asia, by: b, on: 2031-06-02, {entry}}}\n"
        f"- {{region: asia, by: c, on: 2031-06-03, {entry}}}\n"
        f"- {{region: asia, by: a, on: 2031-06-01, {entry}}}\n",
        "utf-8",
    )
    assert [it.by for it in signoff.load(tmp_path)] == ["c"]
    signoff.record(tmp_path, ASIA, "d", "2031-06-04")
    assert [it.by for it in signoff.load(tmp_path)] == ["d"]
    text = path_of(tmp_path).read_text("utf-8")
    with pytest.raises(DataError, match="keep one entry a region"):
        signoff.record(tmp_path, ASIA, "e", "2031-01-01")
    assert path_of(tmp_path).read_text("utf-8") == text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("by: a\n", "1: the file must be a list"),
        (
            f"- {{by: a, on: 2031-06-01, chapter: {HASH}, source: {HASH}}}\n",
            "1: “region” is missing; sign the",
        ),
        (f"- {{region: a, on: 2031-06-01, chapter: {HASH}, source: {HASH}}}\n", "1: “by” is missing"),
        (f"- {{region: a, by: '', on: 2031-06-01, chapter: {HASH}, source: {HASH}}}\n", "1: “by” is missing"),
        (f"- {{region: a, by: a, chapter: {HASH}, source: {HASH}}}\n", "1: “on” is missing"),
        (f"- {{region: a, by: a, on: June, chapter: {HASH}, source: {HASH}}}\n", "1: “on” is no date"),
        (f"- {{region: a, by: a, on: 2031-06-01, source: {HASH}}}\n", "1: “chapter” must be the 64 digits"),
        (
            f"- {{region: a, by: a, on: 2031-06-01, chapter: 12, source: {HASH}}}\n",
            "1: “chapter” must be the",
        ),
        (
            f"- {{region: a, by: a, on: 2031-06-01, chapter: {HASH}, source: {HASH}, passages: [a]}}\n",
            "1: “passages” must be a list of “hash: first words”",
        ),
        (
            f"- {{regon: a, by: a, on: 2031-06-01, chapter: {HASH}, source: {HASH}}}\n",
            "1: unknown key “regon”",
        ),
        ("- words\n", "1: an entry must have keys, found a text"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, problem: str) -> None:
    lines = said(tmp_path, text)
    assert len(lines) == 1
    assert lines[0].startswith(problem)


def test_nothing_is_written_into_a_broken_file(tmp_path: Path) -> None:
    path_of(tmp_path).write_text("- words\n", "utf-8")
    with pytest.raises(DataError):
        signoff.record(tmp_path, ASIA, "desk", "2031-06-01")
    assert path_of(tmp_path).read_text("utf-8") == "- words\n"


def test_a_signature_taken_back_is_put_back_as_it_was(tmp_path: Path) -> None:
    written = signoff.record(tmp_path, AFRICA, "Fatou Sow", "2031-06-01")
    before = signoff.load(tmp_path)
    signoff.remove(tmp_path, written)
    assert signoff.put_back(tmp_path, written) == written
    assert signoff.load(tmp_path) == before
    with pytest.raises(DataError, match="signed again meanwhile"):
        signoff.put_back(tmp_path, written)
    other = signoff.record(tmp_path, AFRICA, "Amina Diallo", "2031-06-02")
    signoff.put_back(tmp_path, written, other)
    assert signoff.load(tmp_path) == before
