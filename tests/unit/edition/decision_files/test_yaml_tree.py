"""Two libraries read one tree: where the quick one answers, it answers as the careful one, to the place."""

import random
from pathlib import Path

import pytest
import ruamel.yaml
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml.resolver import VersionedResolver

from reportgen.edition.decision_files import correction_entry, edits, yaml_tree
from reportgen.edition.decision_files.yaml_tree import Value
from reportgen.errors import DataError
from reportgen.model.decisions import Correction

PATH = Path("corrections.yaml")

SCALARS = (
    '"a b c"', '"over\n    two lines"', '"\n\n    text"', "'it''s'", "plain text", "plain\n    over lines",
    "12", "1.5", "-3", "1_000", "0o7", "0x1F", "1e5", ".5", ".inf", "12:30", "true", "True", "yes", "on",
    "No", "~", "null", "", "2021-12-01", "2021-1-1", "2021-12-01 10:00:00", "<<", "=", "a:b",
    "http://x.y/z?a=b:c", "a # b", "a#b", "R&D & more", '[a, "b"]', "{a: b}", "{a: 1,b: 2}", '{"a":b}',
    "[[x], []]", "|\n    kept\n     lines\n", ">-\n    folded text\n    and more", ">\n\n    x\n\n    y\n\n",
    "|+\n    kept\n\n", "|2\n    two", ">-\n      deep\n    shallow", "|\n", '\n    - a: "x"\n    - b: y',
    "“é” – x", "😀 x", '"\\x41\\u00e9\\/\\t"', "&a x", "*a", "!x y", "!!str 3", "a: b", "- a", '"open',
    "[open", "é\u2028x", "\tx",
)  # fmt: skip
KEYS = ("quote", "page", "action", "value", "was", "by", "on", "y", "no", "passages", "é", "? x", '"q"')
NOISE = (
    "\n",
    "\n\n",
    " ",
    "  ",
    "# note\n",
    "---\n",
    "...\n",
    "%",
    ":",
    ": ",
    "- ",
    "?",
    "\r\n",
    "\r",
    "\ufeff",
    "x",
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lists as people and commands write them, and such with a slip."""
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            rows.append(draw(st.sampled_from(("# a note\n", "\n", "  # a note\n"))))
        keys = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4))
        for at, key in enumerate(keys):
            scalar = draw(st.sampled_from(SCALARS))
            rows.append(f"{'  ' if at else '- '}{key}:{' ' * bool(scalar)}{scalar}\n")
    text = "".join(rows)
    for _ in range(draw(st.sampled_from((0, 0, 0, 1, 2)))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.sampled_from(NOISE)) + text[at + draw(st.integers(0, 2)) :]
    if draw(st.sampled_from((False, False, True))):
        text = text.replace("\n", "\r\n")
    return text.rstrip("\n") if draw(st.booleans()) else text


@given(texts())
def test_the_quick_way_gives_the_tree_and_places_of_the_careful_one(text: str) -> None:
    quick = yaml_tree.quickly(text)
    if quick is not None:
        assert quick == yaml_tree.carefully(PATH, text)


def test_what_commands_write_is_read_quickly_and_alike() -> None:
    rng = random.Random(1)
    words = [
        "wages",
        "“licence”",
        "it's",
        "a:",
        "b",
        "#",
        "c",
        "–",
        "12",
        "yes",
        "on",
        "-",
        "[x]",
        "{y}",
        "50",
        "%",
        "R&D",
        "*bold*",
        "“é”",
        "\\",
        '"',
        "|",
        ">",
    ]
    rows = []
    for at in range(200):
        quote = " ".join(rng.choice(words) for _ in range(rng.choice((3, 30))))
        entry = Correction(
            quote=quote, action="set", field="text", value=quote[::-1], page=at + 1, on="2031-06-01"
        )
        rows.append(edits._block(correction_entry.written(entry), 0))
    for text in ("\n\n".join(rows) + "\n", "\r\n\r\n".join(row.replace("\n", "\r\n") for row in rows)):
        quick = yaml_tree.quickly(text)
        assert quick is not None
        assert len(quick.parts) == 200
        assert quick == yaml_tree.carefully(PATH, text)


def test_kinds_are_those_of_yaml_1_2() -> None:
    tree = yaml_tree.quickly("- {a: yes, on: 12, n: 0o7, t: true, d: 2031-06-01, e: ~, f: 1.5, q: 'true'}\n")
    assert tree is not None
    assert {key.text: value.kind for key, value in tree.parts[0].pairs} == {
        "a": "text", "on": "number", "n": "number", "t": "truth", "d": "date", "e": "nothing", "f": "number",
        "q": "text",
    }  # fmt: skip


@given(st.text("tTrRuUeEyYnNoO~nulfaseN0123456789-+._:xobeEinfINF<= Zz", max_size=12))
def test_a_plain_scalar_is_what_ruamel_says_it_is(value: str) -> None:
    resolver = VersionedResolver(version=(1, 2), loader=ruamel.yaml.YAML(typ="safe", pure=True))
    tag = resolver.resolve(ruamel.yaml.nodes.ScalarNode, value, (True, False))
    assert f"tag:yaml.org,2002:{yaml_tree._plain(value)}" == str(tag)


@pytest.mark.parametrize(
    "text",
    [
        "- a: \n", "- a:\n  b: 1\n", "--- \n- a: 1\n", "- a: 1\n...\n", "- a: &x 1\n- b: *x\n", "- a: !x 1\n",
        "\t- a", "- a: |#\n", "- a: |\n  \n   x\n", "- a: \u2028\n", "", "# nothing\n", '- "open\n',
        "[" * 1001 + "]" * 1001, "- " * 200 + "x",
    ],
)  # fmt: skip
def test_in_doubt_the_careful_way_reads(text: str) -> None:
    assert yaml_tree.quickly(text) is None


def test_deep_nesting_ends_in_a_tree_or_an_error() -> None:
    for text in (
        "[" * 400 + "]" * 400,
        "{a: " * 900,
        "[" * 100_000,
        "- " * 100_000,
        "\n".join(" " * n + "a:" for n in range(600)),
    ):
        quick = yaml_tree.quickly(text)
        assert quick is None or isinstance(quick, Value)
        try:
            assert quick is None or quick == yaml_tree.carefully(PATH, text)
        except DataError as error:
            assert "corrections.yaml" in str(error)


def test_without_libyaml_the_careful_way_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "- quote: words\n"
    expected = yaml_tree.compose(PATH, text)
    monkeypatch.setitem(__import__("sys").modules, "yaml.cyaml", None)
    assert yaml_tree.quickly(text) is None
    assert yaml_tree.compose(PATH, text) == expected


def test_a_circle_is_an_error_with_its_line() -> None:
    with pytest.raises(DataError, match=r"corrections.yaml:2: .*circle"):
        yaml_tree.compose(PATH, "- a: 1\n- &x [*x]\n")
