"""Templates are filled in a sandbox; what is compiled of them is kept, and never outlives its source."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen.errors import RenderError
from reportgen.system import resources
from reportgen.writers.html.templating import TemplateEngine


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of templates of its own."""
    monkeypatch.setattr(resources, "templates", lambda: tmp_path)
    (tmp_path / "a.j2").write_text("{{ text }}!", "utf-8")
    return tmp_path


def fill(template: str = "a.j2", **values: object) -> str:
    """Fill a template as a new process would."""
    return TemplateEngine({}, {}).fill(template, values)


def kept(folder: Path) -> list[Path]:
    return list((folder / "__pycache__").iterdir())


def test_texts_are_escaped(folder: Path) -> None:
    assert fill(text="<b>") == "&lt;b&gt;!"


@pytest.mark.parametrize(
    "forbidden",
    [
        "{{ values.append(1) }}",
        "{{ values.__class__ }}",
        "{{ values.__class__.mro() }}",
        "{{ f.__globals__ }}",
    ],
)
def test_nothing_dangerous_is_reached(folder: Path, forbidden: str) -> None:
    """Also not after a harmless look at the same kind of value, or a look that was refused."""
    (folder / "a.j2").write_text("{{ values.index(2) }}" + forbidden, "utf-8")
    engine = TemplateEngine({}, {})
    for _ in range(2):
        with pytest.raises(RenderError):
            engine.fill("a.j2", {"values": [2], "f": fill})


def test_what_is_missing_is_an_error(folder: Path) -> None:
    with pytest.raises(RenderError, match=r"templates/a\.j2: 'text' is undefined"):
        fill()


def test_compiled_templates_are_kept_and_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(text="one")
    assert len(kept(folder)) == 1
    monkeypatch.setattr("jinja2.Environment._generate", None)  # nothing can be compiled
    assert fill(text="two") == "two!"


def test_a_changed_template_is_compiled_again(folder: Path) -> None:
    fill(text="one")
    (folder / "a.j2").write_text("{{ text }}?", "utf-8")
    assert fill(text="two") == "two?"


def test_what_is_damaged_counts_as_absent(folder: Path) -> None:
    fill(text="one")
    (path,) = kept(folder)
    whole = path.read_bytes()
    for content in (b"", whole[:40], whole[:-1], whole[:-5] + b"12345"):
        path.write_bytes(content)
        assert fill(text="two") == "two!"
        assert path.read_bytes() == whole


def test_templates_that_cannot_be_kept_are_filled(folder: Path) -> None:
    (folder / "__pycache__").write_text("no folder", "utf-8")
    assert fill(text="one") == "one!"


def test_where_nothing_can_be_kept_nothing_is_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _: bytes) -> int:
        path.touch()
        raise OSError("No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert fill(text="one") == "one!"
    assert kept(folder) == []
