"""`reportgen verify`: the verdict in words, as JSON, and as exit code."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest

from tests import editions
from tests.editions import edition

from .command import reportgen

CORRECTIONS = """\
- quote: "Interpreters should be paid"
  action: key-term
  value: "honest"
  by: policy desk
- quote: "They asked for wages that are paid on"
  action: set
  field: text
  was: "wages that are paid on"
  value: "pay on"
  by: policy desk
  why: shorter
- quote: "Donors should fund"
  page: 3
  action: add
  value: "Donors should also listen."
  by: policy desk
  why: "agreed by e-mail"
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an edition of one report, and its build in out/."""
    folder = tmp_path_factory.mktemp("verify")
    edition(folder / "2031", "africa")
    assert reportgen("build", "2031", "-o", "out", "-q", cwd=folder).code == 0
    return folder


@pytest.fixture
def copied(built: Path, tmp_path: Path) -> Path:
    """A copy of the same that may be changed."""
    return shutil.copytree(built, tmp_path / "copy")


@pytest.mark.parametrize("form", ["pdf", "docx", "html", "json"])
def test_a_build_is_sealed(built: Path, form: str) -> None:
    ran = reportgen("verify", f"out/global-priorities.{form}", "--sources", "2031", cwd=built)
    said = ran.stdout.decode("utf-8")
    assert ran.code == 0, said
    words = said.splitlines()[0]
    assert words.startswith(f"global-priorities.{form}: sealed: ")
    counted = words.split(": ")[2].split(" ")
    assert counted[0] == counted[2] != "0"
    assert "read again with" in said
    assert ran.stderr == ""


def test_the_verdict_as_json(built: Path) -> None:
    ran = reportgen("verify", "out/global-priorities.pdf", "--sources", "2031", "--json", cwd=built)
    verdict = json.loads(ran.stdout)
    assert verdict["sealed"] is True
    assert verdict["words"] == verdict["proven"] > 0
    assert verdict["findings"] == []
    assert verdict["reader"] != verdict["built_with"]
    assert {it["kind"] for it in verdict["additions"]} == {"frame"}


def test_one_changed_word_breaks_the_seal_and_is_named(copied: Path) -> None:
    page = copied / "out" / "global-priorities.html"
    page.write_text(page.read_text("utf-8").replace("hold a licence", "hold a license"), "utf-8")
    ran = reportgen("verify", page, "--sources", "2031", cwd=copied)
    first = ran.stdout.decode("utf-8").splitlines()[0]
    assert ran.code == 5
    assert "africa/governments/1, africa.pdf page 3" in first
    assert "“license" in first
    assert "“licence" in first


def test_a_file_of_another_build_is_told_by_its_hash(copied: Path) -> None:
    page = copied / "out" / "global-priorities.html"
    page.write_text(page.read_text("utf-8").replace("</body>", "<!-- later --></body>"), "utf-8")
    ran = reportgen("verify", page, "--sources", "2031", cwd=copied)
    assert ran.code == 5
    assert "the file is not the one that the build wrote" in ran.stdout.decode("utf-8")


def test_another_source_breaks_the_seal(copied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = editions.ACTIONS[0].replace("licence", "permit")
    monkeypatch.setattr(editions, "ACTIONS", (other, *editions.ACTIONS[1:]))
    editions.report(copied / "2031" / "africa.pdf")
    ran = reportgen("verify", "out/global-priorities.json", "--sources", "2031", cwd=copied)
    said = ran.stdout.decode("utf-8")
    assert ran.code == 5
    assert "another SHA-256" in said
    assert "africa/governments/1" in said


@pytest.mark.middle
def test_a_pdf_alone_is_proven_by_what_travels_inside(copied: Path) -> None:
    alone = copied / "alone"
    alone.mkdir()
    shutil.copy(copied / "out" / "global-priorities.pdf", alone)
    ran = reportgen("verify", alone / "global-priorities.pdf", "--sources", "2031", cwd=copied)
    said = ran.stdout.decode("utf-8")
    assert ran.code == 0, said
    assert "no manifest.json lies beside the file" in said


@pytest.mark.middle
def test_what_people_decided_is_listed_by_name(copied: Path) -> None:
    (copied / "2031" / "corrections.yaml").write_text(CORRECTIONS, "utf-8")
    assert reportgen("build", "2031", "-o", "out", "-q", cwd=copied).code == 0
    for form in ("pdf", "docx", "html", "json"):
        ran = reportgen("verify", f"out/global-priorities.{form}", "--sources", "2031", cwd=copied)
        said = ran.stdout.decode("utf-8")
        assert ran.code == 0, said
        assert "3 editorial additions (listed)" in said
        assert "africa/governments/3: “Donors should also listen.” (policy desk, agreed by e-mail)" in said
        assert "africa/governments/1: “honest” (policy desk)" in said
        assert "africa/overview/1: text: “wages that are paid on” → “pay on” (policy desk, shorter)" in said


def test_a_decision_that_nobody_made_is_found(copied: Path) -> None:
    path = copied / "out" / "global-priorities.json"
    data = json.loads(path.read_text("utf-8"))
    item = data["reports"][0]["sections"][1]["items"][0]
    item["source_text"] = item["text"]
    item["text"] = item["text"].replace("licence", "permit")
    item["key_terms"] = []
    path.write_text(json.dumps(data), "utf-8")
    ran = reportgen("verify", path, "--sources", "2031", cwd=copied)
    said = ran.stdout.decode("utf-8")
    assert ran.code == 5
    assert "africa/governments/1" in said
    assert "the corrections say otherwise" in said


def test_a_forged_correction_is_found(copied: Path) -> None:
    path = copied / "out" / "global-priorities.json"
    data = json.loads(path.read_text("utf-8"))
    forged = {
        "quote": "hold a licence",
        "action": "set",
        "field": "text",
        "was": "licence",
        "value": "permit",
        "outcome": "applied",
    }
    data["corrections"] = [forged]
    path.write_text(json.dumps(data), "utf-8")
    ran = reportgen("verify", path, "--sources", "2031", cwd=copied)
    assert ran.code == 5
    assert "is not in corrections.yaml" in ran.stdout.decode("utf-8")


@pytest.mark.parametrize(
    ("prepare", "words", "code", "said"),
    [
        ("", ("2031/edition.toml", "--sources", "2031"), 2, "not a format that can be proven"),
        ("", ("out/global-priorities.pdf", "--sources", "nowhere"), 2, "no such folder"),
        ("", ("out/nothing.pdf", "--sources", "2031"), 3, "not found"),
        ("out/global-priorities.docx", ("out/global-priorities.docx", "--sources", "2031"), 3, "damaged"),
        ("out/global-priorities.pdf", ("out/global-priorities.pdf", "--sources", "2031"), 3, "not a PDF"),
        ("2031/africa.pdf", ("out/global-priorities.json", "--sources", "2031"), 3, "not a PDF"),
        ("out/global-priorities.json", ("out/global-priorities.html", "--sources", "2031"), 6, "not a JSON"),
        ("out/manifest.json", ("out/global-priorities.html", "--sources", "2031"), 6, "not a JSON"),
    ],
)
def test_unreadable_input_is_one_line(
    copied: Path, prepare: str, words: tuple[str, ...], code: int, said: str
) -> None:
    if prepare:
        (copied / prepare).write_bytes(b"no such thing")
    ran = reportgen("verify", *words, cwd=copied)
    assert ran.code == code, ran.stdout
    assert said in ran.lines[0]
    assert len(ran.lines) == 1
    assert "Traceback" not in ran.stderr


@pytest.mark.middle
def test_a_comment_over_a_page_is_found(copied: Path) -> None:
    path = copied / "out" / "global-priorities.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.FreeText,
            Rect=[100, 600, 300, 650],
            Contents="Members agreed otherwise.",
        )
        page = document.pages[3]
        page.Annots = pikepdf.Array([*page.get("/Annots", []), document.make_indirect(note)])
        document.save(path)
    ran = reportgen("verify", path, "--sources", "2031", cwd=copied)
    assert ran.code == 5
    assert "page 4: something lies over the page (an annotation: FreeText)" in ran.stdout.decode("utf-8")


@pytest.mark.middle
def test_words_put_over_a_page_are_found(copied: Path) -> None:
    path = copied / "out" / "global-priorities.pdf"
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[3]
        name = page.add_resource(
            document.make_indirect(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
                )
            ),
            pikepdf.Name.Font,
        )
        words = f"BT {name} 11 Tf 105 300 Td (Members agreed otherwise.) Tj ET".encode()
        page.contents_add(b"q " + words + b" Q")
        document.save(path)
    ran = reportgen("verify", path, "--sources", "2031", cwd=copied)
    said = ran.stdout.decode("utf-8")
    assert ran.code == 5
    assert "page 4" in said
    assert "“Members agreed otherwise.” is in no source" in said


def test_a_hidden_script_is_found(copied: Path) -> None:
    page = copied / "out" / "global-priorities.html"
    page.write_text(page.read_text("utf-8").replace("</body>", "<script>0</script></body>"), "utf-8")
    ran = reportgen("verify", page, "--sources", "2031", cwd=copied)
    assert ran.code == 5
    assert "a script or style that no build writes: “0”" in ran.stdout.decode("utf-8")


@pytest.mark.middle
def test_a_sign_off_that_nobody_gave_is_found(copied: Path) -> None:
    path = copied / "out" / "global-priorities.json"
    data = json.loads(path.read_text("utf-8"))
    data["reports"][0]["sign_off"] = {"by": "Africa desk", "on": "2031-06-01", "changed": [], "gone": []}
    path.write_text(json.dumps(data), "utf-8")
    ran = reportgen("verify", path, "--sources", "2031", cwd=copied)
    assert ran.code == 5
    assert "the sign-off by Africa desk is not in sign-off.yaml" in ran.stdout.decode("utf-8")
